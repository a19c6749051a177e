//! The hosted page, one file for each language: the server answers the one that fits.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use super::languages::Languages;

const PAGE: &str = "index.html";
/// The texts that only this page has, in English; in other languages they stand with the rest.
const ENGLISH: [(&str, &str); 2] = [
    ("hosted_title", "Pay {merchant}"),
    (
        "hosted_no_script",
        "To pay, please allow JavaScript for this page.",
    ),
];

/// Whether it is a text of this page, which the widget does not need.
pub(super) fn says(key: &str) -> bool {
    ENGLISH.iter().any(|(known, _)| *known == key)
}

/// Writes `index.html` in English and `index-fr.html` and the like beside it.
pub(super) fn write(dist: &Path, languages: &Languages) -> Result<()> {
    let page = dist.join(PAGE);
    let template = fs::read_to_string(&page).context("dist/index.html")?;
    for (name, texts) in &languages.hosted {
        let file = dist.join(format!("index-{name}.html"));
        fs::write(file, spoken(&template, name, texts)).context("dist/")?;
    }
    fs::write(page, spoken(&template, "en", &Map::new())).context("dist/index.html")
}

fn spoken(template: &str, language: &str, texts: &Map<String, Value>) -> String {
    let direction = match language {
        "ar" | "he" => "rtl",
        _ => "ltr",
    };
    let mut page = template
        .replace("{{lang}}", language)
        .replace("{{dir}}", direction);
    for (key, english) in ENGLISH {
        let text = texts.get(key).and_then(Value::as_str).unwrap_or(english);
        let text = text.replace("{merchant}", "{{merchant}}");
        page = page.replace(&format!("{{{{{key}}}}}"), &text);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_speaks_one_language_and_leaves_the_merchant_to_the_server() {
        let template = r#"<html lang="{{lang}}" dir="{{dir}}"><h1>{{hosted_title}}</h1>"#;
        let texts = serde_json::json!({ "hosted_title": "תשלום אל {merchant}" });
        let hebrew = spoken(template, "he", texts.as_object().unwrap());

        assert_eq!(
            hebrew,
            r#"<html lang="he" dir="rtl"><h1>תשלום אל {{merchant}}</h1>"#
        );
        assert_eq!(
            spoken(template, "en", &Map::new()),
            r#"<html lang="en" dir="ltr"><h1>Pay {{merchant}}</h1>"#
        );
    }
}
