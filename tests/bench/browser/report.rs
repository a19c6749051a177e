//! What the figures say, as text.

use super::{load::Medians, page::Page, phone::Phone};
use crate::figures::{target, times};

/// What each page loads of its own, and whether that is little.
pub(crate) fn transfers(transfers: &[(Page, u64)]) -> String {
    let of = |page: Page| {
        let found = transfers.iter().find(|(it, _)| *it == page);
        found.map_or(0, |(_, bytes)| *bytes)
    };
    let mut lines = vec!["Of its own, each page loads over the wire, headers included:".to_owned()];
    for (page, bytes) in transfers {
        lines.push(format!("  {:<34} {bytes:>7} B", page.name()));
    }
    let few = of(Page::Tag) <= of(Page::React);
    lines.push(target("connect-pay at most as many as React", few));
    let more = of(Page::TwoTags).saturating_sub(of(Page::Tag));
    let none = target("0", more == 0);
    lines.push(format!("a second widget loads {more} B more   {none}"));
    lines.join("\n")
}

/// All pages on one phone.
pub(crate) fn told(phone: &Phone, padding_kb: u32, medians: &[(Page, Medians)]) -> String {
    let mut lines = vec![
        format!("\n{}; Stripe.js {padding_kb} KB heavier", phone.told()),
        format!(
            "  {:<34} {:>8} {:>7} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}",
            "", "ready", "bare's", "payable", "sight", "thread", "script", "memory", "shift"
        ),
    ];
    let bare = ready_of(Page::Bare, medians);
    lines.extend(medians.iter().map(|(page, it)| line(*page, it, bare)));
    lines.extend(medians.iter().filter_map(|(page, it)| {
        let peers = page.peers()?;
        Some(verdicts(*page, it, peers, padding_kb, medians))
    }));
    lines.join("\n")
}

fn ready_of(page: Page, medians: &[(Page, Medians)]) -> u128 {
    let found = medians.iter().find(|(it, _)| *it == page);
    found.map_or(0, |(_, it)| it.ready)
}

fn line(page: Page, it: &Medians, bare: u128) -> String {
    let ms = |micros: u128| format!("{} ms", micros / 1000);
    let ratio = times(it.ready, bare).replace(" times", "");
    format!(
        "  {:<34} {:>8} {ratio:>7} {:>8} {:>8} {:>8} {:>8} {:>5} kB  {}.{:04}",
        page.name(),
        ms(it.ready),
        ms(it.payable),
        ms(it.sight),
        ms(it.tasks),
        ms(it.script),
        it.memory_kb,
        it.shift / 10_000,
        it.shift % 10_000,
    )
}

/// What ours was to reach.
fn verdicts(
    page: Page,
    it: &Medians,
    [react, vue]: [Page; 2],
    padding_kb: u32,
    medians: &[(Page, Medians)],
) -> String {
    let ready = |page| ready_of(page, medians);
    let mut verdicts = vec![
        target("before React", it.ready < ready(react)),
        target("before Vue", it.ready < ready(vue)),
        target("no shift", it.shift == 0),
    ];
    if padding_kb > 0 {
        let near = it.ready * 100 <= ready(Page::Bare) * 105;
        verdicts.insert(0, target("1.05 of bare", near));
    }
    format!("  {}: {}", page.name(), verdicts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{super::phone::SLOW, *};

    fn medians(ready: u128) -> Medians {
        Medians {
            ready,
            payable: ready,
            sight: 1,
            tasks: 1,
            script: 1,
            memory_kb: 1,
            shift: 0,
        }
    }

    #[test]
    fn a_page_is_judged_by_the_bare_one_and_by_its_peers() {
        let told = told(
            &SLOW,
            200,
            &[
                (Page::Bare, medians(1_000_000)),
                (Page::React, medians(1_500_000)),
                (Page::Vue, medians(1_020_000)),
                (Page::Tag, medians(1_050_000)),
            ],
        );

        assert!(told.contains("1.05 of bare: met"), "{told}");
        assert!(told.contains("before React: met"), "{told}");
        assert!(told.contains("before Vue: MISSED"), "{told}");
    }

    #[test]
    fn a_second_widget_may_load_nothing() {
        let told = transfers(&[
            (Page::React, 70_000),
            (Page::Tag, 55_000),
            (Page::TwoTags, 55_001),
        ]);

        assert!(told.contains("as many as React: met"), "{told}");
        assert!(told.contains("loads 1 B more   target 0: MISSED"), "{told}");
    }
}
