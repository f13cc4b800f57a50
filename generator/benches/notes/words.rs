//! Sentences about systems that do not exist.

use super::dice::Dice;

const PREFIXES: [&str; 24] = [
    "分布式",
    "本地",
    "多级",
    "异步",
    "增量",
    "只读",
    "可重入",
    "乐观",
    "分段",
    "延迟",
    "批量",
    "无锁",
    "两阶段",
    "热点",
    "冷",
    "跨机房",
    "租约",
    "版本化",
    "压缩",
    "影子",
    "流式",
    "环形",
    "自适应",
    "惰性",
];
const NOUNS: [&str; 40] = [
    "缓存",
    "锁",
    "队列",
    "索引",
    "日志",
    "快照",
    "事务",
    "线程池",
    "连接池",
    "路由表",
    "限流器",
    "调度器",
    "心跳",
    "分片",
    "副本",
    "检查点",
    "缓冲区",
    "哈希表",
    "跳表",
    "布隆过滤器",
    "令牌桶",
    "时间轮",
    "写屏障",
    "页表",
    "句柄",
    "序列号",
    "水位线",
    "网关",
    "注册表",
    "校验和",
    "位图",
    "倒排表",
    "计数器",
    "对象池",
    "选举",
    "合并树",
    "预写记录",
    "背压",
    "熔断器",
    "迁移",
];
const SYLLABLES: [&str; 24] = [
    "ka", "ro", "mi", "tel", "van", "shu", "lor", "ben", "dra", "qui", "nex", "pol", "zu", "fir",
    "gam", "hal", "ix", "jor", "kel", "lum", "mos", "nar", "oph", "tri",
];
const SCENES: [&str; 24] = [
    "流量突然翻倍时",
    "只有一台机器时",
    "网络分区之后",
    "升级的半小时里",
    "磁盘写满之前",
    "数据量上亿以后",
    "主节点刚换过时",
    "夜里跑批的时候",
    "读多写少的业务里",
    "写多读少的业务里",
    "两个机房之间",
    "刚启动还没预热时",
    "内存只剩一成时",
    "时钟往回跳时",
    "一半节点是旧版本时",
    "消费者比生产者慢时",
    "请求带着重试时",
    "表里有热点行时",
    "压测到八成负载时",
    "客户端断线重连时",
    "灰度只放一成时",
    "备份正在进行时",
    "单条记录很大时",
    "键的分布很偏时",
];
const ASKS: [&str; 20] = [
    "为什么会变慢？",
    "怎样保证不丢数据？",
    "怎样保证顺序？",
    "要注意哪些边界？",
    "为什么不能直接删除？",
    "怎样发现它出了问题？",
    "和直接加锁相比好在哪里？",
    "最坏会怎样？",
    "多久清理一次合适？",
    "怎样回滚？",
    "为什么要分成两步？",
    "怎样避免重复执行？",
    "容量怎么估算？",
    "超时设多少合适？",
    "怎样做到平滑扩容？",
    "失败了由谁重试？",
    "一致性做到哪一级？",
    "监控看哪几个数？",
    "怎样压测？",
    "为什么选它而不选别的？",
];
const TITLES: [&str; 10] = [
    "的读写流程",
    "的内存布局",
    "的失效策略",
    "的恢复过程",
    "的扩容步骤",
    "的选型",
    "的监控指标",
    "的参数",
    "的代价",
    "的演进",
];
const STARTS: [&str; 20] = [
    "先把请求写进",
    "每次更新只动",
    "后台线程定期扫描",
    "读路径完全绕开",
    "客户端自己记着",
    "主节点独占",
    "从节点只应答",
    "超过阈值就拆开",
    "启动时先重放",
    "提交之前要核对",
    "所有写入都经过",
    "失败的请求退回到",
    "旧版本还认得",
    "过期的条目交给",
    "合并时跳过",
    "空闲的一半留给",
    "计数先落在",
    "冲突时比较",
    "每个分片各有一个",
    "出错就降级到",
];
const ENDS: [&str; 24] = [
    "，所以重启不丢",
    "，代价是多一次拷贝",
    "，这样锁只持有几微秒",
    "，顺序由序号保证",
    "，慢的只影响自己",
    "，否则会有两个主",
    "，再由对账补齐",
    "，命中率能到九成",
    "，读的人看到的总是完整的一份",
    "，写放大降到两倍",
    "，内存按页回收",
    "，尾延迟不再抖动",
    "，客户端无感知",
    "，重试也不会多扣",
    "，扩容只搬一成数据",
    "，一致性由版本号兜底",
    "，不依赖时钟",
    "，坏了也能从日志重建",
    "，但要防止雪崩",
    "，过载时先丢最老的",
    "，等确认过半再返回",
    "，监控看积压就够",
    "，单机每秒三万次",
    "，恢复要四十秒",
];
const KEYS: [&str; 30] = [
    "先写日志",
    "只锁一行",
    "序号递增",
    "过半确认",
    "双写对账",
    "按页回收",
    "租约到期",
    "版本比较",
    "分片搬迁",
    "热键打散",
    "随机退避",
    "批量提交",
    "读写分离",
    "延迟删除",
    "心跳探活",
    "限流降级",
    "幂等表",
    "快照加增量",
    "影子流量",
    "尾部截断",
    "预热",
    "背压传导",
    "顺序写盘",
    "环形覆盖",
    "懒加载",
    "写时复制",
    "墓碑标记",
    "两次握手",
    "定期校验",
    "单调时钟",
];

/// The name of a folder of notes.
pub fn folder(number: usize) -> String {
    let noun = NOUNS[number % NOUNS.len()];
    match number / NOUNS.len() {
        0 => noun.to_owned(),
        prefix => format!("{}{noun}", PREFIXES[prefix % PREFIXES.len()]),
    }
}

/// A name that some team gave to its system.
pub fn name(dice: &mut Dice) -> String {
    let mut name: String = (0..3).map(|_| dice.pick(&SYLLABLES)).collect();
    name[..1].make_ascii_uppercase();
    name
}

/// A thing one can ask about.
pub fn thing(dice: &mut Dice) -> String {
    format!("{}{}", dice.pick(&PREFIXES), dice.pick(&NOUNS))
}

/// A question that ends in ？.
pub fn question(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => format!("{}和{}有什么区别？", thing(dice), thing(dice)),
        1 => format!("{} 的{}{}", name(dice), thing(dice), dice.pick(&ASKS)),
        2 => format!("{}{}{}", dice.pick(&SCENES), thing(dice), dice.pick(&ASKS)),
        _ => format!(
            "{} 里{}{}",
            name(dice),
            dice.pick(&SCENES),
            dice.pick(&ASKS)
        ),
    }
}

/// A title that asks nothing.
pub fn title(dice: &mut Dice) -> String {
    format!("{}{}", thing(dice), dice.pick(&TITLES))
}

/// A sentence, now and then with code or bold words in it.
pub fn sentence(dice: &mut Dice) -> String {
    let thing = match dice.below(8) {
        0 => format!("`{}_{}`", dice.pick(&SYLLABLES), dice.pick(&SYLLABLES)),
        1 => format!("**{}**", thing(dice)),
        2 => format!(" {} ", name(dice)),
        _ => thing(dice),
    };
    format!("{}{thing}{}。", dice.pick(&STARTS), dice.pick(&ENDS))
}

/// Some sentences.
pub fn sentences(dice: &mut Dice, count: usize) -> String {
    (0..count).map(|_| sentence(dice)).collect()
}

/// A few words to remember something by.
pub fn key(dice: &mut Dice) -> &'static str {
    dice.pick(&KEYS)
}
