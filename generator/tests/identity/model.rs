//! Notes that know which question is which, to edit at random and to hold yiji's ids against.

use std::collections::HashMap;

use yiji::{
    deck::Entry,
    draft::{Draft, Kind},
    identity::normalise,
};

/// SplitMix64: the same edits in every run.
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    /// One of a list.
    pub fn one<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// A question, and who it is whatever happens to its words.
#[derive(Clone, Debug)]
pub struct Question {
    pub who: usize,
    pub subject: &'static str,
    pub text: String,
    pub answer: Vec<String>,
    pub outline: Vec<String>,
}

/// A note.
#[derive(Clone, Debug)]
pub struct Note {
    pub path: String,
    pub questions: Vec<Question>,
}

impl Note {
    /// Its cards as a dialect reads them. How notes are read is tested elsewhere: here questions may be mangled until no
    /// dialect would take them for questions.
    pub fn entries(&self) -> Vec<Entry> {
        let above = [
            self.path.split('/').next().unwrap_or_default().to_owned(),
            "复习笔记".to_owned(),
        ];
        let drafts = self.questions.iter().map(|question| Draft {
            kind: Kind::Question,
            topic: Vec::new(),
            question: question.text.clone(),
            answer: (1..)
                .zip(&question.answer)
                .map(|(number, step)| format!("{number}. {step}\n"))
                .collect(),
            outline: question.outline.clone(),
            numbered: false,
            line: 1,
            dialect: "heading",
            explicit_id: None,
            follow_up: false,
        });
        drafts.map(|draft| Entry::of(&draft, &above)).collect()
    }
}

/// Near neighbours on purpose: many differ in one character or one Latin word.
const SUBJECTS: &[&str] = &[
    "乐观锁",
    "悲观锁",
    "行锁",
    "表锁",
    "间隙锁",
    "读写锁",
    "分布式锁",
    "RDB",
    "AOF",
    "B+ 树",
    "B 树",
    "聚簇索引",
    "二级索引",
    "联合索引",
    "覆盖索引",
    "HTTP/1.1",
    "HTTP/2",
    "HTTP/3",
    "TCP",
    "UDP",
    "QUIC",
    "三次握手",
    "四次挥手",
    "慢查询",
    "慢日志",
    "线程池",
    "连接池",
    "对象池",
    "消息队列",
    "延迟队列",
    "死信队列",
    "优先队列",
    "缓存穿透",
    "缓存击穿",
    "缓存雪崩",
    "限流",
    "熔断",
    "降级",
    "主从复制",
    "主主复制",
    "两阶段提交",
    "三阶段提交",
    "Raft",
    "Paxos",
    "ZAB",
    "协程",
    "线程",
    "进程",
    "Java 8",
    "Java 17",
];

const ASKED: &[&str] = &[
    "什么是{}？",
    "{}是怎么工作的？",
    "为什么需要{}？",
    "{}有哪些优缺点？",
    "{}在什么场景下用？",
    "线上的{}出了问题怎样排查？",
    "怎样给同事讲清楚{}？",
    "{}和其他做法有什么区别？",
    "实现{}时最容易犯什么错？",
    "面试里怎么一步步讲{}的原理？",
    "{}的代价是什么？",
];

/// Questions that can be asked of anything.
const GENERIC: &[&str] = &["它有什么缺点？", "怎么优化？", "为什么快？"];

const STARTS: &[&str] = &[
    "先把{}要解决的问题说清楚",
    "{}的核心是把写操作排好次序",
    "用{}之前要看读写的比例",
    "{}依赖底层的日志",
    "数据量大时{}会变慢",
    "{}需要多个节点达成一致",
    "把状态放在内存里，{}只改指针",
    "请求到来时{}先检查版本",
    "{}失败后按退避的时间重试",
    "监控{}的等待时间",
    "出错时回滚，{}恢复到之前的样子",
    "给{}设上超时，免得一直占着",
    "{}只在提交的一刻检查冲突",
    "把大任务拆小，{}分批完成",
];

const ENDS: &[&str] = &[
    "这样冲突少时开销小",
    "代价是多一次网络往返",
    "所以要配合重试",
    "否则会丢掉最后一秒的数据",
    "因此读不会挡住写",
    "它把随机写变成顺序写",
    "缺点是实现复杂",
    "要注意时钟不一致",
    "压测之后再定参数",
    "最后用指标验证",
    "热点数据要另外处理",
    "边界是单机的内存",
];

/// Who asks which question: no two may ask the same in other words, or nobody could say whose it is.
#[derive(Default)]
pub struct Taken(HashMap<String, usize>);

impl Taken {
    /// Whether nobody else asks this; from now on `who` does.
    pub fn claim(&mut self, text: &str, who: usize) -> bool {
        *self.0.entry(said(text)).or_insert(who) == who
    }
}

/// What a question says, without what people say around it: two that agree in this are one and the same question.
fn said(text: &str) -> String {
    let mut said = normalise(text);
    for polite in ["请问", "请你说说", "谈谈", "能不能讲讲", "面试官问"] {
        said = said.replace(polite, "");
    }
    said.replace(['的', '了', '吗'], "")
}

pub fn filled(template: &str, subject: &str) -> String {
    template.replace("{}", subject)
}

/// A question nobody has asked yet, about a subject.
pub fn question(
    random: &mut Random,
    who: usize,
    subject: &'static str,
    taken: &mut Taken,
) -> Option<Question> {
    let text = match random.below(12) {
        0 => random.one(GENERIC).to_owned(),
        _ => filled(random.one(ASKED), subject),
    };
    let is_generic = GENERIC.contains(&text.as_str());
    if !is_generic && !taken.claim(&text, who) {
        return None;
    }
    let answer = answer(random, subject);
    let outline = match random.below(3) {
        0 => Vec::new(),
        _ => answer
            .iter()
            .map(|step| step.chars().take(7).collect())
            .collect(),
    };
    Some(Question {
        who,
        subject,
        text,
        answer,
        outline,
    })
}

/// Three to six steps on a subject.
pub fn answer(random: &mut Random, subject: &str) -> Vec<String> {
    (0..3 + random.below(4))
        .map(|_| {
            format!(
                "{}，{}。",
                filled(random.one(STARTS), subject),
                random.one(ENDS)
            )
        })
        .collect()
}

/// Any subject.
pub fn subject(random: &mut Random) -> &'static str {
    random.one(SUBJECTS)
}
