//! A diagnostic as a compiler shows it: message, place, the line with carets under it, help.

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle,
};

use super::{Diagnostic, Level};

/// All diagnostics as text for a terminal, each followed by an empty line; with ANSI colour or without.
pub fn render(diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&picture(diagnostic, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn picture(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let (start, end) = span(diagnostic);
    let title = match diagnostic.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Hint => Title::NOTE.with_name(Level::Hint.name()),
    };
    let line = Snippet::source(&diagnostic.source_line)
        .line_start(diagnostic.line as usize)
        .path(&diagnostic.path)
        .annotation(AnnotationKind::Primary.span(start..end));
    let message = format!("{} [{}]", diagnostic.message, diagnostic.name);
    let group: Group<'_> = title
        .primary_title(&message)
        .element(line)
        .element(Title::HELP.message(&diagnostic.help));
    renderer.render(&[group])
}

/// So many characters of a line that is meant as a whole are underlined: of a longer one the rest can be cut off, where it
/// would run over several lines of the screen.
const ENOUGH: usize = 48;

/// The span in bytes; from the column to the end of the line where no length is given.
fn span(diagnostic: &Diagnostic) -> (usize, usize) {
    let line = &diagnostic.source_line;
    let at = |characters: usize| {
        line.char_indices()
            .nth(characters)
            .map_or(line.len(), |(at, _)| at)
    };
    let first = (diagnostic.column as usize).saturating_sub(1);
    let start = at(first);
    let end = if diagnostic.length == 0 {
        line.trim_end().len().min(at(first + ENOUGH))
    } else {
        at(first + diagnostic.length as usize)
    };
    (start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut() {
        let line = "一行很长的话，".repeat(60);
        let diagnostic = Diagnostic {
            level: Level::Warning,
            name: "numbering",
            message: "number 2 is used twice".into(),
            path: "a.md".into(),
            line: 1,
            column: 1,
            length: 0,
            source_line: line,
            help: "number it 3".into(),
        };
        let text = render(&[diagnostic], false);
        assert!(
            text.lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 140),
            "{text}"
        );
        assert!(text.contains("..."), "{text}");
    }

    #[test]
    fn carets_count_columns_on_the_screen() {
        let diagnostic = Diagnostic {
            level: Level::Warning,
            name: "unanswered",
            message: "question has no answer".into(),
            path: "java/threads.md".into(),
            line: 12,
            column: 4,
            length: 0,
            source_line: "Q: 线程池的核心参数有哪些？".into(),
            help: "write the answer below it".into(),
        };
        assert_eq!(
            render(&[diagnostic], false),
            "warning: question has no answer [unanswered]
  --> java/threads.md:12:4
   |
12 | Q: 线程池的核心参数有哪些？
   |    ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write the answer below it

"
        );
    }
}
