//! What the source of the binding declares.
//!
//! It is read line by line, which the formatter makes possible: a block begins and ends in the first
//! column. The names are the texts in the blocks that look like a name.

mod lines;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};

use self::lines::{Block, blocks, files, literals, words};
use super::Names;

#[derive(Debug, Default)]
pub(super) struct Binding {
    /// Stripe's names by type: those that its definition and its `impl`s tell.
    names: BTreeMap<String, Names>,
    /// The types that a macro defines, and those of them that are choices of words.
    defined: Names,
    choices: Names,
    /// Of each of them: the options and their types.
    options: BTreeMap<String, Vec<(String, String)>>,
    /// The types that read themselves from an answer.
    answers: Names,
    /// Of the options that can be updated: those that only a new object can have otherwise.
    fixed: BTreeMap<String, Names>,
    /// And those that an update takes back.
    nullable: BTreeMap<String, Names>,
    /// The `TYPE` of each kind of Element.
    kinds: BTreeMap<String, String>,
    /// The `NAME` of each event, by kind; those of no kind alone are under `K`.
    events: BTreeMap<(String, String), String>,
    /// The kind and the event of each `fires!`.
    fires: Vec<(String, String)>,
}

impl Binding {
    pub(super) fn read() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/stripe-js/src");
        let mut binding = Self::default();
        for file in files(&root)? {
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for block in blocks(code) {
                binding.add(&block);
            }
        }
        Ok(binding)
    }

    /// Stripe's names of a type; its methods for one of `ffi.rs`; its kinds for `ElementKind`.
    pub(super) fn names(&self, name: &str) -> Option<Names> {
        if name == "ElementKind" {
            return Some(self.kinds.values().cloned().collect());
        }
        let mut names = self.names.get(name)?.clone();
        if name == "ffi::Stripe" {
            let calls = ["PaymentCall", "SetupCall"];
            names.extend(calls.iter().flat_map(|it| self.names[*it].clone()));
        }
        Some(names)
    }

    pub(super) fn defined(&self) -> impl Iterator<Item = &str> {
        self.defined.iter().map(String::as_str)
    }

    pub(super) fn answers(&self) -> impl Iterator<Item = &str> {
        self.answers.iter().map(String::as_str)
    }

    /// The kinds of options that an update may change.
    pub(super) fn with_updates(&self) -> impl Iterator<Item = &str> {
        self.fixed.keys().map(String::as_str)
    }

    /// What of a kind of options only a new object can have otherwise.
    pub(super) fn fixed(&self, name: &str) -> &Names {
        const NONE: &Names = &Names::new();
        self.fixed.get(name).unwrap_or(NONE)
    }

    /// What of a kind of options an update takes back.
    pub(super) fn nullable(&self, name: &str) -> &Names {
        const NONE: &Names = &Names::new();
        self.nullable.get(name).unwrap_or(NONE)
    }

    /// Whether a type is a choice of words.
    pub(super) fn is_choice(&self, name: &str) -> bool {
        self.choices.contains(name)
    }

    /// The options of a type, by Stripe's name, and their types.
    pub(super) fn options(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        let options = self.options.get(name).into_iter().flatten();
        options.map(|(option, rust_type)| (option.as_str(), rust_type.as_str()))
    }

    pub(super) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.kinds.keys().map(String::as_str)
    }

    /// Stripe's names of the events that a kind of Element, or a payment sheet, has.
    pub(super) fn events(&self, kind: &str) -> Names {
        let own = self.events.iter().filter(|((of, _), _)| of == kind);
        let own = own.map(|(_, name)| name.clone());
        let fired = self.fires.iter().filter(|(of, _)| of == kind);
        let fired = fired.filter_map(|(_, event)| self.events.get(&("K".into(), event.clone())));
        own.chain(fired.cloned()).collect()
    }

    fn add(&mut self, block: &Block<'_>) {
        let Block { head, body } = block;
        if head.starts_with("define_") {
            self.add_definition(head, body);
        } else if let Some(list) = head.strip_prefix("fires!(") {
            self.add_fires(&[&[list], body.as_slice()].concat().concat());
        } else if head.starts_with("extern") {
            self.add_methods(body);
        } else if let Some(name) = head.strip_prefix("impl Options for ") {
            self.add_fixed(words(name)[0], body);
        } else if head.starts_with("impl") {
            self.add_impl(head, body);
        }
    }

    fn add_definition(&mut self, head: &str, body: &[&str]) {
        let is_name = |line: &&&str| line.ends_with(" {") && !line.trim().starts_with('#');
        let Some(name) = body.iter().find(is_name).map(|line| words(line)[0]) else {
            return;
        };
        self.defined.insert(name.to_owned());
        if head.starts_with("define_words") {
            self.choices.insert(name.to_owned());
        }
        let options = body.iter().filter_map(|line| {
            let (option, stripes) = line.split_once(" => ")?;
            let (_, rust_type) = option.split_once(": ")?;
            Some((literals(stripes).pop()?, rust_type.to_owned()))
        });
        self.options.insert(name.to_owned(), options.collect());
        let names = self.names.entry(name.to_owned()).or_default();
        names.extend(body.iter().flat_map(|line| literals(line)));
    }

    /// `option`, or `option.part`.
    fn add_fixed(&mut self, name: &str, body: &[&str]) {
        let list = |constant: &str| {
            let lines = body.iter().skip_while(|line| !line.contains(constant));
            let last = lines.clone().position(|line| line.ends_with("];"));
            let text: String = lines
                .take(last.map_or(0, |last| last + 1))
                .copied()
                .collect();
            literals(&text)
        };
        let parts = list("const FIXED_PARTS:");
        let parts = parts.chunks(2).map(|pair| pair.join("."));
        let fixed = list("const FIXED:").into_iter().chain(parts).collect();
        self.fixed.insert(name.to_owned(), fixed);
        let nullable = list("const NULLABLE:").into_iter().collect();
        self.nullable.insert(name.to_owned(), nullable);
    }

    fn add_fires(&mut self, list: &str) {
        let words = words(list);
        let (kind, events) = words.split_at(1);
        for event in events {
            self.fires.push((kind[0].to_owned(), (*event).to_owned()));
        }
    }

    /// The methods of the types in `ffi.rs`.
    fn add_methods(&mut self, body: &[&str]) {
        let mut name = None;
        for line in body {
            if line.contains("#[wasm_bindgen") {
                name = None;
            }
            if let Some((_, js_name)) = line.split_once("js_name = ") {
                name = Some(words(js_name)[0]);
            } else if let Some((_, rust_name)) = line.split_once(" fn ") {
                name = name.or_else(|| words(rust_name).first().copied());
            }
            if let Some((_, this)) = line.split_once("this: &")
                && let Some(name) = name.take()
            {
                let of = format!("ffi::{}", words(this)[0]);
                self.names.entry(of).or_default().insert(name.to_owned());
            }
        }
    }

    fn add_impl(&mut self, head: &str, body: &[&str]) {
        let found: Names = body.iter().flat_map(|line| literals(line)).collect();
        let words = words(head.split(" where ").next().unwrap_or_default());
        let constant = |name: &str| {
            let line = body.iter().find(|line| line.contains(name))?;
            literals(line).pop()
        };
        if let Some(kind) = constant("const TYPE:") {
            self.kinds.insert(words[words.len() - 1].to_owned(), kind);
            return;
        }
        if let (Some(event), [.., kind, "for", of]) = (constant("const NAME:"), words.as_slice()) {
            let kind = if *kind == "RequestEvent" {
                "PaymentRequest"
            } else {
                kind
            };
            self.events
                .insert((kind.to_owned(), (*of).to_owned()), event);
            return;
        }
        let is_reader = |line: &&str| line.contains(" fn read(") || line.contains(" fn from_js(");
        if words.len() == 2 && body.iter().any(is_reader) {
            self.answers.insert(words[1].to_owned());
        }
        for word in words {
            self.names
                .entry(word.to_owned())
                .or_default()
                .extend(found.iter().cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"
define_options! {
    /// Who pays.
    #[derive(Default)]
    Payer {
        /// Full name.
        full_name: Text => "fullName",
    }
}

impl Payer {
    pub fn new() {
        fields.set("email", "a text");
    }
}

impl ElementKind for Form {
    const TYPE: &'static str = "form";
}

impl<K: Fires<Ready>> Event<K> for Ready {
    const NAME: &'static str = "ready";
}

impl Event<Form> for Click {
    const NAME: &'static str = "click";
}

fires!(Form: Ready);

extern "C" {
    #[wasm_bindgen(method, catch, js_name = getValue)]
    pub(crate) fn value(
        this: &Form,
    );
    #[wasm_bindgen(method, catch)]
    pub(crate) fn mount(this: &Form);
}
"#;

    #[test]
    fn a_source_tells_what_it_declares() {
        let mut binding = Binding::default();
        for block in blocks(SOURCE) {
            binding.add(&block);
        }

        let names = |all: &[&str]| all.iter().map(|&it| it.to_owned()).collect::<Names>();
        assert_eq!(binding.names("Payer"), Some(names(&["email", "fullName"])));
        assert_eq!(
            binding.names("ffi::Form"),
            Some(names(&["getValue", "mount"]))
        );
        assert_eq!(binding.names("ElementKind"), Some(names(&["form"])));
        assert_eq!(binding.events("Form"), names(&["click", "ready"]));
        assert_eq!(binding.defined().collect::<Vec<_>>(), ["Payer"]);
        let options: Vec<_> = binding.options("Payer").collect();
        assert_eq!(options, [("fullName", "Text")]);
    }
}
