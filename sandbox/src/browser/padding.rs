//! JavaScript that weighs what a library weighs: a browser has to load and to parse it.

/// Always the same text, so that two measurements load the same.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz_ABCDE";

/// At least so many bytes of functions that nobody calls, inside one that is called, as bundlers
/// write them. The names in them are random: nothing but the words around them can be compressed.
pub(super) fn code(bytes: usize) -> String {
    let mut words = Words(SEED);
    let mut code = String::with_capacity(bytes + 128);
    code.push_str("(()=>{");
    while code.len() < bytes {
        code.push_str(&function(&mut words));
    }
    code.push_str("})();\n");
    code
}

fn function(words: &mut Words) -> String {
    let [name, field, text, call] = [words.next(), words.next(), words.next(), words.next()];
    format!(
        "function {name}(a,b){{if(a.{field}===b)return\"{text}\";for(const c of a)b+=c.{call}(a)}}"
    )
}

/// Random words: a linear congruential generator, which is enough for names.
struct Words(u64);

impl Words {
    fn next(&mut self) -> String {
        (0..10).map(|_| self.letter()).collect()
    }

    fn letter(&mut self) -> char {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        let [highest, ..] = self.0.to_be_bytes();
        char::from(LETTERS[usize::from(highest >> 3)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_as_long_as_was_asked_for_and_no_name_comes_twice() {
        let code = code(10_000);

        assert!((10_000..10_200).contains(&code.len()));
        let mut names: Vec<&str> = code.split("function ").skip(1).collect();
        names.sort_unstable();
        names.dedup_by_key(|name| name[..10].to_owned());
        assert_eq!(names.len(), code.matches("function ").count());
    }
}
