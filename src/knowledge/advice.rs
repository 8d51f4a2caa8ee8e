//! What the check advises to look at: nothing of it keeps an entry from being served.

use thiserror::Error;

/// What may be wrong, or could be better.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Advice {
    #[error("the summary is the same as that of `{other}`")]
    SameSummary { other: String },
    #[error("`{other}` has this link, too")]
    SameLink { other: String },
    #[error("`{other}` has this question, too")]
    SameQuestion { other: String },
    #[error("there is a `landing`, but no `download`")]
    NoDownload,
    #[error("there is no `issued`")]
    NoYear,
    #[error("`{earlier}` looks like an earlier edition, and this entry does not replace it")]
    LooseEdition { earlier: String },
    #[error("the review was due by {by}")]
    ReviewDue { by: String },
    #[error("`review-by` is before `reviewed`")]
    ReviewByBeforeReviewed,
    #[error("`reviewed` is in the future")]
    ReviewedInFuture,
    #[error("no entry has the topic `{id}`")]
    UnusedTopic { id: String },
    #[error("no entry names the concept `{id}`")]
    UnusedConcept { id: String },
}

impl Advice {
    /// What to do about it, in a sentence for a curator.
    #[must_use]
    pub fn mend(&self) -> String {
        match self {
            Self::SameSummary { other } => {
                format!("write what tells this document from `{other}`, or remove one of the two entries")
            }
            Self::SameLink { .. } => {
                "link to the document of this entry, or remove one of the two entries if they are about the same".into()
            }
            Self::SameQuestion { .. } => {
                "keep it where it is answered best, or say in each what tells the two apart".into()
            }
            Self::NoDownload => "add `download:` with the address of the document, if the publisher has one".into(),
            Self::NoYear => {
                "look for the year in the document and add `issued:`; leave it out when it cannot be found".into()
            }
            Self::LooseEdition { earlier } => {
                format!("add `replaces: {earlier}`, if that is the earlier edition of this document")
            }
            Self::ReviewDue { .. } => {
                "hold the entry against its document, then set `reviewed:` to today and `review-by:` to a later date"
                    .into()
            }
            Self::ReviewByBeforeReviewed => "set `review-by:` to a date after `reviewed:`".into(),
            Self::ReviewedInFuture => "set `reviewed:` to the day on which that was done".into(),
            Self::UnusedTopic { .. } => "give it to the entries that are about it, or remove it".into(),
            Self::UnusedConcept { .. } => {
                "add the words that entries use for it to `altLabel`, or leave it for entries to come".into()
            }
        }
    }
}
