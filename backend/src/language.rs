//! Which language a browser asks for.
//!
//! <https://www.rfc-editor.org/rfc/rfc9110#name-accept-language>

/// What is spoken when nothing fits.
pub(crate) const ENGLISH: &str = "en";

/// The language among `known` that fits best, chosen as the widget chooses (`embed/load.js`): each
/// wish in its order, whole, then without its region.
pub(crate) fn preferred<'a>(
    accept_language: &str,
    known: impl Iterator<Item = &'a str>,
) -> &'a str {
    let known: Vec<&str> = known.chain([ENGLISH]).collect();
    let find = |wanted: &str| known.iter().find(|it| it.eq_ignore_ascii_case(wanted));
    let mut wishes: Vec<(u16, String)> = accept_language.split(',').filter_map(wish).collect();
    wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wishes
        .iter()
        .find_map(|(_, tag)| find(tag).or_else(|| find(tag.split('-').next()?)))
        .map_or(ENGLISH, |it| *it)
}

/// A wish with its weight in thousandths, under our name for it. What weighs nothing is none.
fn wish(offer: &str) -> Option<(u16, String)> {
    let (tag, weight) = offer.split_once(';').unwrap_or((offer, ""));
    let weight = match weight.trim().strip_prefix("q=") {
        Some(weight) => thousandths(weight)?,
        None => 1000,
    };
    (weight > 0).then(|| (weight, ours(tag.trim().to_ascii_lowercase())))
}

/// `0.8` is 800.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    let part: u16 = format!("{part:0<3}").parse().ok()?;
    whole
        .parse::<u16>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(part)
}

fn ours(tag: String) -> String {
    let traditional = ["zh-hant", "zh-hk", "zh-mo"];
    if traditional.iter().any(|start| tag.starts_with(start)) {
        return "zh-tw".to_owned();
    }
    match tag.strip_prefix("no") {
        Some(rest) if rest.is_empty() || rest.starts_with('-') => format!("nb{rest}"),
        _ => tag,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wish_that_is_known_is_spoken() {
        let known = ["de", "fr", "nb", "pt", "pt-BR", "zh", "zh-TW"];
        for (asked, spoken) in [
            ("", "en"),
            ("fr", "fr"),
            ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
            ("en-GB,fr;q=0.9", "en"),
            ("tlh, de;q=0.5", "de"),
            ("de;q=0.5, fr;q=0.75", "fr"),
            ("de;q=0, fr;q=0.1", "fr"),
            ("pt-br", "pt-BR"),
            ("pt-PT", "pt"),
            ("no", "nb"),
            ("zh-Hant-HK", "zh-TW"),
            ("zh-CN", "zh"),
            ("*", "en"),
            ("de;q=much", "en"),
        ] {
            assert_eq!(preferred(asked, known.into_iter()), spoken, "{asked}");
        }
    }
}
