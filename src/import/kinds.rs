//! Which kinds of items are content, and which types of the store they and their categories stand for.

use crate::knowledge::EntryType;

use super::naming::slug;

/// What an item is to the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An article, a page, an event, or a kind that the site has added.
    Content,
    /// A file of the media library.
    Attachment,
    /// Says what a custom field is; left out, but read.
    FieldDefinition,
    /// What WordPress and its plugins keep for themselves.
    Internal,
}

/// Kinds of WordPress and of widespread plugins that hold no content.
const INTERNAL: [&str; 30] = [
    "revision",
    "nav_menu_item",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "exactmetrics_note",
    "monsterinsights_note",
    "acf",
    "elementor_library",
    "elementor_snippet",
    "e-landing-page",
    "wpcf7_contact_form",
    "mc4wp-form",
    "wpforms",
    "feedback",
    "tribe_venue",
    "tribe_organizer",
    "product_variation",
    "shop_order",
    "shop_order_refund",
    "shop_coupon",
    "scheduled-action",
    "popup",
    "sidebar",
    "ml-slider",
    "tablepress_table",
    "polylang_mo",
    "custom-css",
];
/// How the names of further ones begin.
const INTERNAL_PREFIXES: [&str; 9] = ["wp_", "acf-", "elementor_", "et_", "vc_", "vc4_", "forminator_", "jp_", "pods_"];

#[must_use]
pub fn kind(post_type: &str) -> Kind {
    match post_type {
        "attachment" => Kind::Attachment,
        "acf-field" => Kind::FieldDefinition,
        other if INTERNAL.contains(&other) => Kind::Internal,
        other if INTERNAL_PREFIXES.iter().any(|prefix| other.starts_with(prefix)) => Kind::Internal,
        _ => Kind::Content,
    }
}

/// The type of entries for a kind of items, where its name tells it.
#[must_use]
pub fn of_post_type(post_type: &str) -> EntryType {
    let is_event = post_type.contains("event") || post_type.contains("webinar");
    if is_event { EntryType::Event } else { of_category(post_type).unwrap_or(EntryType::Report) }
}

/// The names that resource centres give to categories, each with the type that it stands for.
const CATEGORIES: [(&str, EntryType); 62] = [
    ("guidance", EntryType::Guideline),
    ("guideline", EntryType::Guideline),
    ("guide", EntryType::Guideline),
    ("practical guide", EntryType::Guideline),
    ("recommendation", EntryType::Guideline),
    ("handbook", EntryType::Handbook),
    ("manual", EntryType::Handbook),
    ("handbook and manual", EntryType::Handbook),
    ("manual and handbook", EntryType::Handbook),
    ("toolkit", EntryType::Toolkit),
    ("tool", EntryType::Toolkit),
    ("tool and guideline", EntryType::Toolkit),
    ("tool and resource", EntryType::Toolkit),
    ("checklist", EntryType::Toolkit),
    ("template", EntryType::Toolkit),
    ("publication", EntryType::Report),
    ("report", EntryType::Report),
    ("research", EntryType::Report),
    ("study", EntryType::Report),
    ("studies", EntryType::Report),
    ("paper", EntryType::Report),
    ("policy paper", EntryType::Report),
    ("policy brief", EntryType::Report),
    ("research and report", EntryType::Report),
    ("report and study", EntryType::Report),
    ("report and studies", EntryType::Report),
    ("annual report", EntryType::Report),
    ("legislation", EntryType::Legislation),
    ("law", EntryType::Legislation),
    ("national law", EntryType::Legislation),
    ("international law", EntryType::Legislation),
    ("legal instrument", EntryType::Legislation),
    ("law and policy", EntryType::Legislation),
    ("law and policies", EntryType::Legislation),
    ("convention", EntryType::Legislation),
    ("treaty", EntryType::Legislation),
    ("treaties", EntryType::Legislation),
    ("directive", EntryType::Legislation),
    ("regulation", EntryType::Legislation),
    ("standard and code of conduct", EntryType::Standard),
    ("standard", EntryType::Standard),
    ("code of conduct", EntryType::Standard),
    ("codes of conduct", EntryType::Standard),
    ("standard and codes of conduct", EntryType::Standard),
    ("code of practice", EntryType::Standard),
    ("principle", EntryType::Standard),
    ("training", EntryType::Training),
    ("training material", EntryType::Training),
    ("e learning", EntryType::Training),
    ("course", EntryType::Training),
    ("curriculum", EntryType::Training),
    ("case study", EntryType::CaseStudy),
    ("case studies", EntryType::CaseStudy),
    ("case law", EntryType::CaseStudy),
    ("good practice", EntryType::CaseStudy),
    ("best practice", EntryType::CaseStudy),
    ("promising practice", EntryType::CaseStudy),
    ("factsheet", EntryType::Factsheet),
    ("fact sheet", EntryType::Factsheet),
    ("leaflet", EntryType::Factsheet),
    ("event", EntryType::Event),
    ("webinar", EntryType::Event),
];

/// The type that a category of this name stands for.
#[must_use]
pub fn of_category(name: &str) -> Option<EntryType> {
    let name = normal(name);
    CATEGORIES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
}

/// A name in small letters, with `and` for `&` and without the `s` at the end of its words.
#[must_use]
pub fn normal(name: &str) -> String {
    let name = slug(&name.replace('&', " and "));
    let words = name
        .split('-')
        .map(|word| if word.len() > 3 && !word.ends_with("ss") { word.trim_end_matches('s') } else { word });
    words
        .collect::<Vec<_>>()
        .join(" ")
        .replace("codes of", "code of")
        .replace("studie", "studies")
        .replace("policie", "policies")
        .replace("treatie", "treaties")
}

/// The type that the words of a title tell.
#[must_use]
pub fn of_title(title: &str) -> Option<EntryType> {
    let words = slug(title);
    let words: Vec<&str> = words.split('-').collect();
    let has = |word: &str| words.contains(&word);
    let told = [
        (EntryType::Toolkit, &["toolkit", "toolbox", "checklist"][..]),
        (EntryType::Handbook, &["handbook", "manual", "manuel", "handbuch"]),
        (EntryType::Training, &["training", "curriculum", "course", "webinar"]),
        (EntryType::Factsheet, &["factsheet", "leaflet", "brochure", "infographic"]),
        (EntryType::Legislation, &["convention", "act", "directive", "protocol", "law", "regulation"]),
        (EntryType::Standard, &["standards", "principles", "code"]),
        (EntryType::Guideline, &["guide", "guidelines", "guidance", "guideline", "guía", "recommendations"]),
        (EntryType::Report, &["report", "study", "survey", "assessment", "research", "rapport"]),
    ];
    told.iter().find(|(_, signs)| signs.iter().any(|sign| has(sign))).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_content_is_told() {
        for internal in
            ["revision", "nav_menu_item", "wp_font_face", "acf-field-group", "acf-ui-options-page", "exactmetrics_note"]
        {
            assert_eq!(kind(internal), Kind::Internal, "{internal}");
        }
        assert_eq!(kind("acf-field"), Kind::FieldDefinition);
        for content in ["post", "page", "ai1ec_event", "resource", "wpdmpro", "publication"] {
            assert_eq!(kind(content), Kind::Content, "{content}");
        }
    }

    #[test]
    fn names_of_categories_tell_the_type() {
        for (name, kind) in [
            ("Guidance", EntryType::Guideline),
            ("Publications", EntryType::Report),
            ("Standards & Codes of Conduct", EntryType::Standard),
            ("Good Practices", EntryType::CaseStudy),
            ("Case studies", EntryType::CaseStudy),
            ("Laws and Policies", EntryType::Legislation),
            ("Handbooks & Manuals", EntryType::Handbook),
            ("Reports and Studies", EntryType::Report),
            ("E-Learning", EntryType::Training),
        ] {
            assert_eq!(of_category(name), Some(kind), "{name}: {}", normal(name));
        }
        assert_eq!(of_category("COVID-19 resources"), None);
        assert_eq!(of_post_type("ai1ec_event"), EntryType::Event);
        assert_eq!(of_title("A Practical Handbook"), Some(EntryType::Handbook));
        assert_eq!(of_title("Action against trafficking"), None);
    }
}
