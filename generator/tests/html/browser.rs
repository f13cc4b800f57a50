//! Reads HTML with the tokenizer that browsers' own is specified by, and looks for anything that could act.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};

/// Elements that a side may hold, and the attributes of each.
const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "title", "id", "aria-label"]),
    ("div", &["class", "id", "tabindex", "role", "aria-label"]),
    ("pre", &["class", "tabindex", "aria-label"]),
    (
        "img",
        &[
            "src",
            "alt",
            "title",
            "width",
            "height",
            "loading",
            "decoding",
            "referrerpolicy",
        ],
    ),
    ("ol", &["start"]),
    ("li", STEP),
    ("p", STEP),
    ("h3", STEP),
    ("h4", STEP),
    ("h5", STEP),
    ("h6", STEP),
    ("details", &["open"]),
    ("td", &["class", "colspan", "rowspan"]),
    ("th", &["class", "colspan", "rowspan"]),
    ("span", &["class"]),
];

/// A step of an answer; only the renderer knows which elements are any.
const STEP: &[&str] = &["id", "data-step"];

const PLAIN: &str = " abbr b bdi blockquote br caption cite code dd del dfn dl dt em figcaption figure h2 hr i ins kbd \
                     mark q rp rt ruby s samp small strike strong sub summary sup table tbody tfoot thead tr tt u ul var ";

/// What our own tags carry as `class`.
const CLASSES: [&str; 6] = ["scroll", "code", "center", "end", "task", "footnote"];

struct Tags(RefCell<Vec<Tag>>);

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.0.borrow_mut().push(tag),
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                panic!("a comment or doctype in {token:?}")
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Every tag of some HTML.
pub fn tags(html: &str) -> Vec<Tag> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Tags(RefCell::default()), Default::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Panics if the HTML holds an element, attribute or address that is not on the list, or leaves something open.
pub fn assert_safe(input: &str, html: &str) {
    let mut open: Vec<String> = Vec::new();
    for tag in tags(html) {
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            assert_eq!(
                open.pop().as_deref(),
                Some(name.as_str()),
                "unbalanced for {input:?}: {html}"
            );
            continue;
        }
        let attributes = match ALLOWED.iter().find(|(allowed, _)| *allowed == name) {
            Some((_, attributes)) => *attributes,
            None => {
                assert!(
                    PLAIN.contains(&format!(" {name} ")),
                    "<{name}> for {input:?}: {html}"
                );
                &[]
            }
        };
        for attribute in &tag.attrs {
            let key: &str = &attribute.name.local;
            let value: &str = &attribute.value;
            assert!(
                attributes.contains(&key),
                "{key}= in <{name}> for {input:?}: {html}"
            );
            match key {
                "href" | "src" => {
                    assert!(is_safe_address(key, value), "{value} for {input:?}: {html}")
                }
                "id" => assert!(
                    value.starts_with("c-1-"),
                    "id {value} for {input:?}: {html}"
                ),
                "data-step" => assert!(
                    tag.attrs
                        .iter()
                        .any(|other| *other.value == *format!("c-1-step-{value}")),
                    "step {value} for {input:?}: {html}"
                ),
                "class" => assert!(
                    CLASSES.contains(&value),
                    "class {value} for {input:?}: {html}"
                ),
                _ => {}
            }
        }
        if !matches!(name.as_str(), "br" | "hr" | "img") {
            open.push(name);
        }
    }
    assert_eq!(
        open,
        Vec::<String>::new(),
        "left open for {input:?}: {html}"
    );
}

/// Own test of an address, simpler and stricter than the code under test: only what the test site gives, or the web.
fn is_safe_address(key: &str, value: &str) -> bool {
    let web = [
        "https://", "http://", "HTTP", "mailto:", "tel:", "../", "#c-1-",
    ];
    web.iter()
        .any(|start| value.starts_with(start) || value.to_ascii_lowercase().starts_with(start))
        || key == "src"
            && ["png", "gif", "jpeg", "webp"].iter().any(|f| {
                value
                    .to_ascii_lowercase()
                    .starts_with(&format!("data:image/{f};base64,"))
            })
}
