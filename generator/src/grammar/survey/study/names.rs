//! What the name of a heading says: a subject, a part of one, or that a document of another kind begins.

use std::sync::LazyLock;

use crate::{
    block::Block, grammar::asking, grammar::beside::beside, grammar::finder::Finder,
    grammar::label, grammar::marker, grammar::text::is_within, grammar::title,
    grammar::words::Words,
};

/// What a heading says, without number and emphasis.
pub fn name<'a>(heading: &Block<'a>) -> &'a str {
    let said =
        title::said(heading.text).trim_start_matches(|sign| sign == ' ' || label::is_picture(sign));
    let name = marker::strip_numbering(said).trim_matches(['*', ' ', '`']);
    // `方法一：事件`
    let counted = [
        "方法", "解法", "方案", "方式", "情况", "难点", "定理", "引理", "推论", "性质", "模型",
        "案例",
    ]
    .iter()
    .find_map(|word| {
        let rest = name.strip_prefix(word)?;
        let (number, rest) = rest.split_once(['：', ':'])?;
        (number.chars().count() <= 2).then_some(rest)
    });
    // `DriverManager：驱动管理对象`, `计算属性：computed`
    let glossed = || {
        let (term, rest) = name.split_once(['：', ':'])?;
        let latin = |side: &str| side.is_ascii() && !side.trim().contains(' ');
        match (latin(term), latin(rest)) {
            _ if term.is_empty() || rest.trim().is_empty() => None,
            (true, _) => Some(rest),
            (false, true) => Some(term),
            (false, false) => None,
        }
    };
    counted
        .or_else(glossed)
        .unwrap_or(name)
        .trim_matches(['*', ' ', '`'])
        .trim_end_matches(['：', ':', ' '])
}

/// Whether a heading names a subject in a few words.
pub fn names_subject(heading: &Block) -> bool {
    const LONGEST: usize = 30;
    let name = name(heading).trim_end_matches(['：', ':', ' ', '*']);
    // `高水位（HW，High Watermark）和日志末尾（LEO）`
    let mut depth = 0i32;
    let mut bare = name.chars().filter(|sign| {
        depth += i32::from(matches!(sign, '（' | '('));
        let outside = depth <= 0;
        depth -= i32::from(matches!(sign, '）' | ')'));
        outside
    });
    let mut length = 0;
    let words = bare.all(|sign| {
        length += 1;
        !matches!(sign, '。' | '；' | '：' | ':' | '！' | '!' | '，')
    });
    words
        && length <= LONGEST
        && name.chars().any(char::is_alphabetic)
        && !name.ends_with(['？', '?'])
        && !asking::is_bare(name)
        && !(name.is_ascii() && name.contains('/') && name.contains('.'))
        && !is_document(name)
        && beside(name).is_none()
        && !asking::is_round(name)
}

/// Whether a note's title is one of rules that a house has for its people: 代码审查规范. `JVM 规范` is a subject.
pub fn is_rules(title: &str) -> bool {
    ["规范", "制度", "守则"].iter().any(|end| {
        let before = title.trim().strip_suffix(end);
        before.is_some_and(|before| before.ends_with(|last: char| !last.is_ascii()))
    })
}

/// Whether a tag or a category says that a note tells of somebody's days.
pub fn is_report(tag: &str) -> bool {
    ["周报", "月报", "日报", "日记", "weekly"].contains(&tag.to_lowercase().as_str())
}

/// Whether the name of a file is one of a document that instructs, plans or reports. A day before other words is when it
/// was written; alone it is a diary's.
pub fn names_document(stem: &str) -> bool {
    let name = stem.trim_start_matches(|sign: char| !sign.is_alphabetic());
    name.is_empty() && stem.starts_with("20") || is_named_document(name)
}

/// Whether a title is one of a document that instructs, plans or reports.
pub fn is_document(title: &str) -> bool {
    static DATES: LazyLock<Finder> =
        LazyLock::new(|| Finder::new(&["](", "202", "201", "v0", "v1", "v2", "月计划"]));
    is_named_document(title) || DATES.is_in(title)
}

/// Whether a title is one of a document, whatever number or day it has.
fn is_named_document(title: &str) -> bool {
    /// Names that are one only by themselves: 动态规划 and 快速排序 are subjects.
    const WHOLE: &[&str] = &[
        "目标",
        "运行",
        "启动",
        "配置",
        "准备",
        "步骤",
        "计划",
        "规划",
        "任务",
        "需求",
        "阶段",
        "规则",
        "规范",
        "要求",
        "评估",
        "影响",
        "资源",
        "更新",
        "提交",
        "发布",
        "学习",
        "作业",
        "功能",
        "使用",
        "验证",
        "测试",
        "风格",
        "结果",
        "现状",
        "命令",
        "状态",
        "决策",
        "说明",
        "参数",
        "返回值",
        "模块",
        "依赖项",
        "文件结构",
        "环境变量",
        "输入",
        "输出",
        "标准",
        "工具",
        "Links",
        // Of a résumé.
        "年龄",
        "性别",
        "籍贯",
        "学历",
        "个人信息",
        "基本信息",
        "求职意向",
        "教育背景",
        "教育经历",
        "工作经历",
        "工作内容",
        "专业技能",
        "自我评价",
    ];
    static PARTS: LazyLock<Finder> = LazyLock::new(|| {
        Finder::new(&[
            "安装",
            "使用方法",
            "说明",
            "如何使用",
            "快速开始",
            "快速上手",
            "快速入门",
            "部署",
            "运行项目",
            "本地运行",
            "启动项目",
            "环境准备",
            "环境搭建",
            "环境要求",
            "系统要求",
            "第一步",
            "第二步",
            "学习计划",
            "学习路线",
            "学习目标",
            "学习资源",
            "设计目标",
            "项目目标",
            "里程碑",
            "排期",
            "需求",
            "验收",
            "检查项",
            "清单",
            "代码规范",
            "开发规范",
            "提交规范",
            "风险",
            "结论",
            "结语",
            "附录",
            "目录",
            "更新日志",
            "更新记录",
            "变更",
            "新增",
            "修复",
            "亮点",
            "项目结构",
            "技术栈",
            "贡献",
            "许可",
            "致谢",
            "联系",
            "故障排查",
            "复盘",
            "时间线",
            "练习",
            "课程",
            "路线图",
            "大纲",
            "推荐阅读",
            "作者",
            "关于我",
            "关于本",
            "声明",
            "界面",
            "会议",
            "纪要",
            "感谢",
            "生活",
            "心情",
            "页面设计",
            "设计风格",
            "体验",
            "设计图",
            "评分",
            "教程",
            "指南",
            "规约",
            "建议",
            "版本要求",
            "手册",
            "添加",
            "流程要求",
            "我的",
            "心得",
            "感受",
            "年终",
            "周报",
            "月报",
            "Day ",
            "README",
            "readme",
            "LICENSE",
            "License",
            "Usage",
            "Install",
            "Quick",
            "Feature",
            "Getting",
            "Overview",
            "CHANGELOG",
            "changelog",
            "CONTRIBUTING",
        ])
    });
    let name = marker::strip_numbering(title).trim_matches(['*', ' ', '：', ':']);
    // 传统项目的构建过程 is a subject.
    const LONGEST: usize = 5;
    let project = name.contains("项目") && (is_within(name, LONGEST) || name.ends_with("项目"));
    WHOLE.contains(&name)
        || project
        || reports(name)
        || asking::is_of_a_day(name)
        || PARTS.is_in(title)
}

/// Whether a title is of a report on a trial, or of a project: 实验环境, 测试结果, `shop-project`.
fn reports(name: &str) -> bool {
    const LONGEST: usize = 4;
    static TRIALS: Words = Words::new(&["实验", "测试结果", "测试环境", "测试步骤", "测试报告"]);
    let project = name
        .rsplit_once(['-', '_', ' '])
        .is_some_and(|(_, last)| last.eq_ignore_ascii_case("project"));
    project || TRIALS.begin(name) && is_within(name, LONGEST)
}
