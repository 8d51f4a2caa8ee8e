//! When an entry has to be looked at again.

use jiff::civil::Date;

use super::Reviewed;
use crate::knowledge::{Advice, Problem};

pub(super) fn review(Reviewed { entry, file }: &Reviewed<'_>, today: Date, problems: &mut Vec<Problem>) {
    let care = &entry.care;
    if let Some(reviewed) = care.reviewed.as_ref().filter(|reviewed| reviewed.first_day() > today) {
        problems.push(file.at_value("reviewed", reviewed.as_str(), Advice::ReviewedInFuture));
    }
    let Some(by) = &care.review_by else { return };
    let advice = if care.reviewed.as_ref().is_some_and(|reviewed| by.last_day() < reviewed.first_day()) {
        Advice::ReviewByBeforeReviewed
    } else if by.last_day() < today {
        Advice::ReviewDue { by: by.as_str().to_owned() }
    } else {
        return;
    };
    problems.push(file.at_value("review-by", by.as_str(), advice));
}
