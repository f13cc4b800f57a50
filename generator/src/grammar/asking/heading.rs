//! What a heading says of the note it stands in: that it is a manual, or the record of an interview.

use super::is_marked;

/// Whether a heading is one of a manual's: 安装, "Usage".
pub fn is_manual(text: &str) -> bool {
    const LONGEST: usize = 16;
    const NAMES: &[&str] = &[
        "安装",
        "快速开始",
        "快速上手",
        "使用方法",
        "如何使用",
        "目录结构",
        "项目结构",
        "贡献",
        "许可",
        "版权",
        "install",
        "usage",
        "license",
        "getting started",
        "contribut",
        "changelog",
    ];
    if text.chars().count() > LONGEST || is_marked(text) {
        return false;
    }
    let text = text.to_lowercase();
    NAMES.iter().any(|name| text.contains(name))
}

/// Whether a heading names a round of an interview: `## 二面（40 分钟）`.
pub fn is_round(text: &str) -> bool {
    const LONGEST: usize = 40;
    const ROUNDS: &[&str] = &[
        "一面",
        "二面",
        "三面",
        "四面",
        "终面",
        "HR面",
        "HR 面",
        "技术面",
        "1面",
        "2面",
        "凉经",
    ];
    let names = |round: &&str| {
        text.find(*round).is_some_and(|at| {
            let (before, after) = (&text[..at], &text[at + round.len()..]);
            // 另一面 and 一面镜子 are no rounds.
            !before.ends_with(['另', '单', '每'])
                && after
                    .chars()
                    .next()
                    .is_none_or(|next| !next.is_alphabetic() || matches!(next, '面' | '凉' | '挂'))
        })
    };
    ROUNDS.iter().any(names) && text.chars().count() <= LONGEST
}
