//! A tree of names: each edge is a term of the next word.

use std::collections::HashMap;

use super::SenseId;

/// Marks the term of an acronym, so that no ordinary word has it.
const ACRONYM: char = '\u{1E}';

/// The term of an acronym's folded letters.
pub fn acronym(folded: &str) -> String {
    format!("{ACRONYM}{folded}")
}

#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    next: HashMap<Box<str>, u32>,
    /// What the name that ends here stands for.
    senses: Vec<SenseId>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// Adds a name; for each of its words the terms under which it may stand.
    pub fn insert(&mut self, name: &[Vec<String>], sense: SenseId) {
        if name.is_empty() {
            return;
        }
        let mut ends = vec![0];
        for word in name {
            let mut next = Vec::new();
            for node in &ends {
                for term in word {
                    let end = self.child(*node, term);
                    if !next.contains(&end) {
                        next.push(end);
                    }
                }
            }
            ends = next;
        }
        for end in ends {
            let senses = &mut self.nodes[end].senses;
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
    }

    fn child(&mut self, node: usize, term: &str) -> usize {
        if let Some(known) = self.nodes[node].next.get(term) {
            return *known as usize;
        }
        let new = self.nodes.len();
        self.nodes.push(Node::default());
        let number = u32::try_from(new).unwrap_or(u32::MAX);
        self.nodes[node].next.insert(term.into(), number);
        new
    }

    /// Reports each name that begins with the first of `words`, with its number of words. For each word come its terms,
    /// and whether it may be an acronym.
    pub fn follow<'w>(
        &self,
        words: impl Iterator<Item = (&'w [String], bool)>,
        mut report: impl FnMut(usize, &[SenseId]),
    ) {
        let mut here = vec![0_usize];
        for (length, (terms, may_be_acronym)) in (1..).zip(words) {
            let mut next = Vec::new();
            for node in &here {
                let node = &self.nodes[*node];
                let mut visit = |term: &str| {
                    if let Some(child) = node.next.get(term).map(|child| *child as usize)
                        && !next.contains(&child)
                    {
                        next.push(child);
                    }
                };
                if node.next.is_empty() {
                    continue;
                }
                for term in terms {
                    visit(term);
                }
                if may_be_acronym {
                    for term in terms {
                        visit(&acronym(term));
                    }
                }
            }
            if next.is_empty() {
                return;
            }
            for node in &next {
                let senses = &self.nodes[*node].senses;
                if !senses.is_empty() {
                    report(length, senses);
                }
            }
            here = next;
        }
    }
}
