//! The little Markdown that the document's descriptions use.

use crate::html::escape;

/// Paragraphs, lists, `code` and `<https://…>` as HTML.
pub(super) fn blocks(text: &str) -> String {
    let block = |block: &str| {
        let lines: Vec<&str> = block.lines().collect();
        match lines.iter().map(|line| line.strip_prefix("- ")).collect() {
            Some(items) => list(items),
            None => format!("<p>{}</p>", inline(block)),
        }
    };
    let blocks = text
        .split("\n\n")
        .map(str::trim)
        .filter(|it| !it.is_empty());
    blocks.map(block).collect()
}

fn list(items: Vec<&str>) -> String {
    let items = items
        .into_iter()
        .map(|item| format!("<li>{}</li>", inline(item)));
    format!("<ul>{}</ul>", items.collect::<String>())
}

/// `code` and `<https://…>` as HTML.
pub(super) fn inline(text: &str) -> String {
    let part = |(at, part): (usize, &str)| {
        if at % 2 == 1 {
            ["<code>", &escape(part), "</code>"].concat()
        } else {
            links(part)
        }
    };
    text.split('`').enumerate().map(part).collect()
}

fn links(text: &str) -> String {
    let Some((before, rest)) = text.split_once("<https://") else {
        return escape(text);
    };
    let Some((link, after)) = rest.split_once('>') else {
        return escape(text);
    };
    let link = escape(link);
    let name = link.split('/').next().unwrap_or_default();
    let name = if name == "docs.stripe.com" {
        "Stripe’s documentation"
    } else {
        name
    };
    format!(
        "{}<a href=\"https://{link}\">{name}</a>{}",
        escape(before),
        links(after)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_become_html() {
        for (text, html) in [
            ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
            ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
            ("a < `b & c`", "<p>a &lt; <code>b &amp; c</code></p>"),
            (
                "See <https://docs.stripe.com/api>.",
                "<p>See <a href=\"https://docs.stripe.com/api\">Stripe’s documentation</a>.</p>",
            ),
            ("<script>", "<p>&lt;script&gt;</p>"),
        ] {
            assert_eq!(blocks(text), html);
        }
    }
}
