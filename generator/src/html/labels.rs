//! The words that are not the author's.

/// Words that go into attributes, in the site's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// A block of code in no known language: `代码`.
    pub code: String,
    /// A block of code; `{name}` stands for the language: `代码，{name}`.
    pub code_in: String,
    /// A table; `{columns}` stands for its column heads: `表格：{columns}`.
    pub table: String,
    /// Between two column heads: `、`.
    pub comma: String,
    /// A footnote's mark; `{n}` stands for its number: `脚注 {n}`.
    pub footnote: String,
}

impl Labels {
    /// The words for a site's language: Chinese for `zh…`, else English.
    pub fn of(language: &str) -> Self {
        let [code, code_in, table, comma, footnote] = if language.starts_with("zh") {
            ["代码", "代码，{name}", "表格：{columns}", "、", "脚注 {n}"]
        } else {
            [
                "Code",
                "Code, {name}",
                "Table: {columns}",
                ", ",
                "Footnote {n}",
            ]
        };
        Self {
            code: code.into(),
            code_in: code_in.into(),
            table: table.into(),
            comma: comma.into(),
            footnote: footnote.into(),
        }
    }
}
