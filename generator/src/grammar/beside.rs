//! Headings that stand beside what a note is about: 目录, 前言, 总结, 参考资料, 其他. Nobody is asked for them.

use std::sync::LazyLock;

use super::{asking, finder::Finder, letter, marker, text::is_within, words::Words};

/// What such a heading is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// What the note holds, or under which terms.
    Contents,
    /// Its beginning or its end.
    Frame,
    /// What it draws on.
    Sources,
    /// What is neither asked nor learnt with the rest.
    Extra,
}

/// What a heading or a line in bold stands beside, if it does; numbers are no part of its name.
pub fn beside(title: &str) -> Option<Beside> {
    let name = marker::strip_numbering(title).trim_matches(['*', ' ', '`', '：', ':']);
    if is_contents(name) {
        Some(Beside::Contents)
    } else if is_frame(name) {
        Some(Beside::Frame)
    } else if cites(name) || SOURCES.is_in(name) {
        Some(Beside::Sources)
    } else {
        EXTRAS.is_in(name).then_some(Beside::Extra)
    }
}

/// Whether the name of a heading, without its number, is one of contents or terms, and says nothing else.
pub fn is_contents(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "目录",
        "本章内容",
        "本节内容",
        "contents",
        "table of contents",
        "toc",
        "license",
        "许可",
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// 总结 and other parts that any text may have. 进程间通信方式总结 is a subject.
fn is_frame(name: &str) -> bool {
    const LONGEST: usize = 6;
    const SHORT: &[&str] = &[
        "总结", "小结", "记录", "笔记", "前言", "引言", "摘要", "概述", "简介", "介绍", "背景",
    ];
    static STARTS: Words = Words::new(&[
        "总结",
        "小结",
        "结语",
        "前言",
        "引言",
        "写在前面",
        "写在最后",
        "更新日志",
        "附录",
    ]);
    const ENGLISH: &[&str] = &["summary", "conclusion", "introduction"];
    let english = |known: &&str| {
        name.get(..known.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(known))
    };
    let short = || is_within(name, LONGEST) && SHORT.iter().any(|word| name.contains(word));
    // Who is asked for it talks.
    let talk = || name.contains("自我");
    let own = || asking::is_of_the_text(name);
    STARTS.begin(name) || own() || short() && !talk() || ENGLISH.iter().any(english)
}

/// Whether a heading is over what a text draws on, and nothing else: 参考资料, 延伸阅读, "References".
pub fn cites(title: &str) -> bool {
    static STARTS: Words = Words::new(&[
        "参考",
        "延伸阅读",
        "扩展阅读",
        "相关链接",
        "相关阅读",
        "Reference",
        "Links",
        "Further reading",
        "Related",
        "See also",
        "Sources",
        "Resources",
    ]);
    const LONGEST: usize = 16;
    let name = letter::trim(marker::strip_numbering(title));
    is_within(name, LONGEST) && STARTS.begin(name)
}

/// Words of headings over what a text draws on, wherever they stand in them.
static SOURCES: LazyLock<Finder> = LazyLock::new(|| {
    Finder::new(&[
        "阅读",
        "参考",
        "资料",
        "链接",
        "资源",
        "Reference",
        "Resources",
    ])
});

/// Words of other headings that stand beside.
static EXTRAS: LazyLock<Finder> = LazyLock::new(|| {
    Finder::new(&[
        "目录",
        "结语",
        "附录",
        "加分",
        "其他",
        "其它",
        "版权",
        "相关",
        "题目描述",
        "注释",
        "註釋",
        "题库",
        "规矩",
        "RoadMap",
        "Roadmap",
        "欢迎",
        "面试",
        "面经",
        "反问",
        "简历",
        "岗位",
        "公司",
        "示例",
        "举例",
        "Tips",
        "tips",
        "Summary",
        "Why Interviewers",
        "Is Asked",
        "They Ask",
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (title, want) in [
            ("## 目录".trim_start_matches('#'), Some(Beside::Contents)),
            ("一、总结", Some(Beside::Frame)),
            ("**简介**", Some(Beside::Frame)),
            ("进程间通信方式总结", None),
            ("Summary of the talk", Some(Beside::Frame)),
            ("5. 参考资料：", Some(Beside::Sources)),
            ("学习资源", Some(Beside::Sources)),
            ("其他", Some(Beside::Extra)),
            ("五、反问环节", Some(Beside::Extra)),
            ("自我介绍", None),
            ("红黑树", None),
        ] {
            assert_eq!(beside(title.trim()), want, "{title}");
        }
        assert!(cites("延伸阅读") && !cites("预读与资料"));
    }
}
