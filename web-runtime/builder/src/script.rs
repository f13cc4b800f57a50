//! Scripts as they are sent: without what was written for people.

use std::error::Error;

/// A script without indentation, empty lines and lines that are only a comment. What stands on a line with code stays:
/// to know a comment there from a string, the whole language would have to be read.
///
/// # Errors
/// A text between backticks goes over several lines, whose indentation would be part of it.
pub fn trim(script: &str) -> Result<String, Box<dyn Error>> {
    let mut trimmed = String::with_capacity(script.len());
    let mut is_comment = false;
    for (number, line) in (1..).zip(script.lines()) {
        let line = line.trim();
        // One that is shut on the same line may have code behind it.
        is_comment |= line.starts_with("/*") && (!line.contains("*/") || line.ends_with("*/"));
        if is_comment {
            is_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            if !line.matches('`').count().is_multiple_of(2) {
                return Err(format!("line {number} opens a text that ends on another one").into());
            }
            trimmed.push_str(line);
            trimmed.push('\n');
        }
    }
    Ok(trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_is_for_people() {
        let script = "// Why.\n{\n  const a = 1; // one\n\n  /** How:\n   * so. */\n  /* and */\n  /* here */ b();\n  a(`//${a}`);\n}\n";
        let trimmed = trim(script).expect("no text goes over two lines");
        assert_eq!(
            trimmed,
            "{\nconst a = 1; // one\n/* here */ b();\na(`//${a}`);\n}\n"
        );
    }

    #[test]
    fn refuses_a_text_of_several_lines() {
        assert!(trim("a(`one\n  two`);").is_err());
    }
}
