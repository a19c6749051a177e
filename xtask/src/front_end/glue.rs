//! The JavaScript between the page and the WebAssembly, as esbuild prints what `wasm-bindgen` wrote.

use std::collections::HashMap;

use anyhow::{Context as _, Result};

/// What the WebAssembly gives is read from this variable.
const EXPORTS: &str = "wasm.";

/// Marks what has no effect if nobody uses it, so that esbuild drops it: classes of libraries that
/// no code of ours makes. `Symbol.dispose` is for JavaScript that says `using`; the loader does not,
/// and it frees each object that it has been given, so that no garbage collector has to.
pub(super) fn mark_unused(glue: &str) -> String {
    let lines = glue.lines().filter(|line| {
        !line.starts_with("if (Symbol.dispose)")
            && !line.contains("Finalization.register(")
            && !line.contains("Finalization.unregister(")
    });
    let glue = lines.fold(String::new(), |file, line| file + line + "\n");
    glue.replace(
        "new FinalizationRegistry(",
        "/* @__PURE__ */ new FinalizationRegistry(",
    )
}

/// What is shorter here, because less is asked of it: only our own code starts the WebAssembly,
/// always in the same way; nobody reads what Rust would print of a value; texts are short, and
/// browsers that know this WebAssembly know how to encode them.
const SHORTER: [(&str, &str); 6] = [
    (
        "async function __wbg_init(",
        "\
async function __wbg_init(bytes) {
    const { instance, module } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
    return __wbg_finalize_init(instance, module);
}",
    ),
    (
        "function debugString(",
        "\
function debugString(val) {
    return toString.call(val);
}",
    ),
    (
        "function passStringToWasm0(",
        "\
function passStringToWasm0(arg, malloc) {
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = malloc(bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, ptr);
    WASM_VECTOR_LEN = bytes.length;
    return ptr;
}",
    ),
    ("if (!('encodeInto' in cachedTextEncoder)", ""),
    (
        "function decodeText(",
        "\
function decodeText(ptr, len) {
    return cachedTextDecoder.decode(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}",
    ),
    (
        "function getDataViewMemory0(",
        "\
function getDataViewMemory0() {
    return new DataView(wasm.memory.buffer);
}",
    ),
];

/// Puts what is shorter in the place of what begins in the same way.
///
/// # Errors
/// When there is one no longer.
pub(super) fn shorten(glue: &str) -> Result<String> {
    let mut glue = glue.to_owned();
    for (head, shorter) in SHORTER {
        let found = || format!("the glue has no `{head}…`");
        let start = glue.find(&format!("\n{head}")).with_context(found)? + 1;
        let end = glue[start..].find("\n}").with_context(found)? + start + 2;
        glue.replace_range(start..end, shorter);
    }
    Ok(glue)
}

/// Whether the glue uses something that the WebAssembly exports.
pub(super) fn uses(glue: &str, export: &str) -> bool {
    words_after(glue, EXPORTS).any(|word| word == export)
}

/// Drops the functions that the WebAssembly does not ask for, and gives the others, and what the
/// WebAssembly exports, the new names.
pub(super) fn rename(
    glue: &str,
    imports: &HashMap<&str, String>,
    exports: &HashMap<&str, String>,
) -> String {
    let mut renamed = String::new();
    let mut skipping = false;
    for line in glue.lines() {
        if let Some((name, function)) = import(line) {
            skipping = !imports.contains_key(name);
            if let Some(new) = imports.get(name) {
                renamed.extend(["    ", new, ": ", function, "\n"]);
                continue;
            }
        } else if !line.starts_with("     ") && !is_end_of_import(line) {
            skipping = false;
        }
        if !skipping {
            renamed += line;
            renamed.push('\n');
        }
    }
    rename_exports(&renamed, exports)
}

/// The first line of a function that the glue gives, in the table of all of them.
fn import(line: &str) -> Option<(&str, &str)> {
    let (name, function) = line.strip_prefix("    ")?.split_once(": ")?;
    (name.starts_with("__wb") && function.starts_with("function")).then_some((name, function))
}

fn is_end_of_import(line: &str) -> bool {
    line.starts_with("    }")
}

fn rename_exports(glue: &str, exports: &HashMap<&str, String>) -> String {
    let mut parts = glue.split(EXPORTS);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let word = first_word(part);
        renamed += EXPORTS;
        renamed += exports.get(word).map_or(word, String::as_str);
        renamed += &part[word.len()..];
    }
    renamed
}

fn words_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).map(first_word)
}

fn first_word(text: &str) -> &str {
    let end = text.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_' || it == '$'));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
function imports() {
  const import0 = {
    __wbg_get_1: function(arg0) {
      return wasm.__wbindgen_malloc(arg0, wasm.mount);
    },
    __wbg_set_2: function() {
      return handleError(function() {
      }, arguments);
    },
    __wbindgen_cast_3: function(arg0) {
      return arg0;
    }
  };
}
";

    #[test]
    fn what_is_not_asked_for_goes_and_the_rest_has_short_names() {
        let imports = HashMap::from([
            ("__wbg_get_1", "a".to_owned()),
            ("__wbindgen_cast_3", "b".to_owned()),
        ]);
        let exports = HashMap::from([("mount", "c".to_owned())]);

        let renamed = rename(GLUE, &imports, &exports);

        assert!(renamed.contains("    a: function(arg0) {\n"));
        assert!(renamed.contains("wasm.__wbindgen_malloc(arg0, wasm.c)"));
        assert!(renamed.contains("    b: function(arg0) {\n      return arg0;\n    }\n  };\n}\n"));
        assert!(!renamed.contains("handleError"));
    }

    #[test]
    fn what_is_shorter_stands_where_the_long_one_stood() {
        let long = |(head, _): (&str, &str)| format!("{head}it) {{\n  if (it) {{\n  }}\n}}\n");
        let glue = format!("let a;\n{}export {{ a }};\n", SHORTER.map(long).concat());

        let short = shorten(&glue).unwrap();

        let shorter = SHORTER.map(|(_, shorter)| format!("{shorter}\n")).concat();
        assert_eq!(short, format!("let a;\n{shorter}export {{ a }};\n"));
        assert!(shorten("let a;\n").is_err());
    }

    #[test]
    fn a_use_is_a_whole_name() {
        assert!(uses(GLUE, "mount"));
        assert!(!uses(GLUE, "moun"));
    }
}
