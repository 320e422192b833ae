"""What kind of message it is, before any search: a visible list of rules, the first match wins.

The urgent routes come first and need neither index nor model. A rule is a pattern and, where people say the same words
harmlessly, a pattern that takes the match back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Intent = Literal[
    "danger",
    "crisis",
    "just_scammed",
    "misuse",
    "account",
    "greeting",
    "thanks",
    "about",
    "prompt_injection",
    "question",
]


@dataclass(frozen=True)
class Rule:
    """One recogniser. `unless` anywhere in the message takes a match back; `ignoring` is cut out before looking.

    Only `ignoring` may soften an urgent rule: "穷死了，真的想死" holds a figure of speech and a cry for help.
    """

    name: str
    intent: Intent
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    ignoring: re.Pattern[str] | None = None

    def matches(self, text: str) -> bool:
        """Tell whether the rule holds for a normalised message."""
        if self.ignoring:
            text = self.ignoring.sub(" ", text)
        return bool(self.pattern.search(text)) and not (self.unless and self.unless.search(text))


@dataclass(frozen=True)
class Route:
    """The intent of a message and the name of the rule that decided it."""

    intent: Intent
    rule: str


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_FIGURE_OF_SPEECH = _re(
    r"(没有?|没|不是|不会|不|别担心我?)(真的)?(想不开|想死|自杀|轻生|寻短见|要死)",
    r"(累|困|饿|穷|烦|急|气|吓|笑|热|冷|忙|丢脸|尴尬|愁|郁闷|恶心|难看|贵|高得|亏)(死|要命)",
    r"\bnot (suicidal|going to (kill|hurt)|thinking (of|about) (suicide|dying))",
    r"\bdon'?t want to die\b",
)
_ASKS_ABOUT = _re(
    r"违法|犯法|犯罪|合法|靠谱|真的吗|是不是骗|骗局|怎么识别|会怎|后果|风险|被骗",
    r"\b(is it|illegal|legal|legit|crime|scam|risk|real)\b",
)

RULES: tuple[Rule, ...] = (
    Rule(
        "danger-now",
        "danger",
        _re(
            r"(在|爬上|爬到|上了|到).{0,3}(楼顶|天台|桥上|桥边|窗台|阳台边|江边|铁轨)",
            r"(吃了|吞了|喝了|吃下).{0,8}(安眠药|农药|一瓶药|整瓶|好多药|很多药|一把药|敌敌畏|百草枯)",
            r"吃药了.{0,20}(找我爸|找我妈|别找|再见|永别|太累|对不起|不用管)",
            r"(割腕|烧炭|上吊|开煤气).{0,6}(了|中|准备|已经)",
            r"\b(standing|sitting|i'?m|i am|am|are|is|up)\b.{0,12}\b(on|at) (the|a) (roof|rooftop|ledge|bridge|balcony|railway|tracks)\b",
            r"\btook (all|a lot of|too many|a whole|the whole).{0,20}(pills?|tablets?|bottle)",
            r"\b(about|going|ready) to (jump|kill myself|hang myself)\b",
        ),
        ignoring=_re(
            r"在?(楼顶|天台|桥上|桥边|江边|阳台边?)的?(餐厅|咖啡|开店|上班|打工|工作|吃饭|拍照|看风景|散步|钓鱼|摆摊|派对)",
            r"\bon (the|a) (roof|rooftop|bridge|balcony).{0,12}(bar|party|restaurant|work|job|dinner|photo)",
        ),
    ),
    Rule(
        "someone-else-at-risk",
        "crisis",
        _re(
            r"(我|他|她)?(弟|哥|姐|妹|老公|老婆|爸|妈|儿子|女儿|朋友|同事|室友|对象|男友|女友).{0,24}(想死|不想活|自杀|轻生|寻短见|想不开|遗书|告别|失联了?联系不上|跳楼|割腕)",
            r"(弟|哥|姐|妹|老公|老婆|爸|妈|儿子|女儿|朋友|同学).{0,24}(把.{0,6}(猫|狗|东西|存折|密码).{0,6}(送人|交代|托付|都给)|突然交代后事|说再见)",
            r"\b(brother|sister|husband|wife|mum|mom|dad|son|daughter|friend|roommate|colleague)\b.{0,60}\b(suicid\w*|kill (him|her)self|goodbye (message|note|letter|text)|said goodbye|end it all|wants? to die|not (answering|picking up).{0,20}goodbye)",
        ),
    ),
    Rule(
        "wants-to-die",
        "crisis",
        _re(
            r"想死|不想活|活不下去|活不了了|不如死|自杀|轻生|寻短见|想不开|结束生命|结束这一切|了结自己|一了百了|死了算了|死了是不是就|去死了算",
            r"(想|要|真想|好想).{0,6}(跳楼|跳河|跳江|跳下去|上吊|割腕|撞车|喝农药)|从.{0,6}(楼上|桥上|窗).{0,3}跳",
            r"不想(再)?醒(来|过来)|没有活下去|活着.{0,3}(没|有什么|还有什么).{0,2}(意思|意义|劲)|活着(好|太|真)累|遗书|解脱了算|永远睡|消失(就好了|算了|吧)|没有我(你们|他们|家里)?(会|就)?(更好|轻松)",
            r"我(要是|如果|真)?(走了|没了|人没了|不在了|死了?).{0,12}(债|钱|欠|贷|保险|账).{0,12}(清|没|不用|算|还)",
            r"(债|欠款|贷款|保险).{0,16}(我走了|我没了|我不在了|我死了?)",
            r"\b(kill(ing)? myself|suicid\w*|end my life|ending my life|want(ed)? to die|don'?t want to (live|be (here|alive)|wake up)|better off (if i (were|was|am) )?dead|better off (without me|if i (were|was)n.t here)|no reason to live|nothing to live for|end it all|can'?t go on|want (it|this) (all )?to (be over|end)|(feel like|thinking of|thinking about) jumping|hang myself|cut my wrists)\b",
            r"\b(no ?one|nobody|no one) (would|will) (miss|care|notice)\b|\b(goodbye|farewell|suicide) (note|letters?)\b|\bwr(ote|itten) letters? to my\b|\bwhat'?s the point (anymore|of (living|going on|it all))\b",
            r"\b(debt|loan|owe)\b.{0,40}\bif i('m| am)? (die|dead|gone)\b|\bif i (die|am gone|were gone)\b.{0,40}\b(debt|loan|owe)\b",
        ),
        ignoring=_FIGURE_OF_SPEECH,
    ),
    Rule(
        "just-paid-a-scammer",
        "just_scammed",
        _re(
            r"(刚|已经|才|被骗|前后|一共).{0,14}(转账|转了|转过去|汇了|打了钱|打过去|交了|付了|充了).{0,28}(骗|解冻|保证金|安全账户|认证金|刷流水|假的?|注销|再转|再交|还要(我)?(转|交|付)|拉黑|不退)",
            r"(让|要|叫)我?再(转|交|付|充)(一笔|一次|\d|第)",
            r"(刚|刚刚|已经)?(被骗|上当)了?.{0,10}(\d+|[一二三四五六七八九十两几]+)?.{0,2}(钱|元|块|万|千)",
            r"(骗|诈骗).{0,10}(刚|已经).{0,6}(转|付|汇)",
            r"\b(just|already|have|i'?ve|i) (now )?(sent|paid|transferred|wired|deposited)\b.{0,80}\b(scam\w*|fraud\w*|fake|safe account|unfreeze|unlock|blocked me|disappeared|more money|pay (more|again|the rest))",
            r"\bi (was|got|have been|'ve been|just got) (scammed|defrauded|cheated)\b",
        ),
        ignoring=_re(
            r"(没有?|如果|要是|万一|会不会|是不是|怎么(识别|防止|避免)(再)?)(被骗|上当|骗|诈骗)了?钱?",
            r"\bhow (do|can|to) (i )?(avoid|spot|recogni[sz]e)\b.*",
        ),
    ),
    Rule(
        "forged-proof-or-cash-out",
        "misuse",
        _re(
            r"(帮我|教我|给我|怎么|如何|咋|哪里能?|找人|有没有办法|想|打算).{0,10}(伪造|做假|做个假|造假|编(个|一份|一张)?(失业|病历|收入|贫困)|假的?(流水|收入证明|工资|合同|章|病历|失业证明)|包装(流水|资料|征信)|p(一份|个|图).{0,4}(流水|证明))",
            r"(帮我|教我|给我|怎么|如何|咋|哪里能?|找人).{0,10}(套现|套出来|提现成现金|刷出现金)",
            r"(怎么|如何|帮我|教我|能不能|可以|想|先).{0,12}(转移|隐藏|藏|过户|转到?(我)?(妈|爸|老婆|老公|亲戚)).{0,8}(财产|资产|存款|房|名下|账户)?.{0,12}(躲|避|防|免得|别被|不让).{0,8}(执行|冻结|法院|银行|还)",
            r"(怎么|如何|帮我|教我).{0,8}(转移|隐藏|藏).{0,4}(财产|资产|存款|房)",
            r"(怎么|如何|教我).{0,6}(假离婚|躲债|逃债|赖账|跑路)",
            r"(出租|出借|卖|租|收).{0,4}(银行卡|电话卡|支付账户|四件套|对公账户).{0,10}(赚|多少钱|怎么|哪里|靠谱|一个月|一张)",
            r"(买|查到?|搞到|人肉).{0,8}(别人|他人|某人|催收员?|老板).{0,6}(信息|征信|通讯录|手机号|地址|住址)|人肉.{0,6}(他|她|催收)",
            r"\b(forge|fake|make up|doctor|photoshop|invent)\b.{0,40}\b(statement|income|payslip|proof|letter|certificate)",
            r"\bhow (do|can|to|could) .{0,16}\b(cash out|hide (my )?(assets|money)|dodge my debt)\b",
            r"\b(move|transfer|put|hide) (my |the |all my )?(money|savings|flat|house|apartment|assets)\b.{0,40}\bso (that )?(the )?(bank|court|they|lender)\b.{0,12}\b(can'?t|cannot|won'?t)",
        ),
        _ASKS_ABOUT,
    ),
    Rule(
        "own-account",
        "account",
        _re(
            r"(帮我|给我|替我|帮忙|你能|能不能|可以|麻烦)(.{0,6})(查|看|改|冻结|解冻|关闭|关了|关掉|注销|取消|申请|提额|还款|销户|开通|恢复|退|减免|投诉|拉黑)(一下|下)?.{0,10}(我的|白条|花呗|额度|账单|账户|征信|欠款|余额|还款|银行|平台|扣款|逾期|失信|名单|吗)",
            r"把(我的)?(花呗|白条|月付|账户|额度).{0,4}(关|注销|冻结|解冻|停)(了|掉|一下)?$",
            r"尾号.{0,12}(看|查|多少|怎么回事)",
            r"我的.{0,8}(余额|额度|账单|欠款)(是|有|还有|还剩)?(多少|几)",
            r"我(还)?(欠|差)(你们|白条|花呗|多少)(多少)?(钱)?[?？]?$",
            r"(给|帮)我(转|接)?人工|(转|接|要|找|有没有)(个)?人工(客服|服务)?|找个真人",
            r"\b(check|see|look up|freeze|close|cancel|raise|increase|pay|block) my\b.{0,24}\b(account|balance|limit|bill|debt|record|report|statement|card)\b(?! (myself|online|for free))",
            r"\b(what(?:'s| is)|how much is) my (balance|limit|bill|outstanding)\b",
            r"\b(speak|talk) (to|with) (a )?(human|person|agent|real)\b|\bgive me a (human|person|real)\b|\breal person\b",
            r"\bhow much do i owe\b",
        ),
        _re(r"怎么|如何|在哪|哪里|哪儿|吗.{0,3}会|会不会", r"\b(how|where) (do|can|could|should|to)\b|\bcan i\b"),
    ),
    Rule(
        "prompt-injection",
        "prompt_injection",
        _re(
            r"忽略.{0,12}(要求|指令|规则|设定|提示)|(你的|输出|显示|打印).{0,6}系统提示|提示词|开发者模式|调试模式|管理员已",
            r"\b(ignore|disregard|forget)\b.{0,30}\b(instructions?|prompts?|rules|above)\b",
            r"\b(system prompt|developer mode|jailbreak)\b|\bprint everything (written )?above\b|<\|im_start\|>",
        ),
    ),
    Rule(
        "greeting",
        "greeting",
        _re(
            r"^(你好|您好|hi|hello|hey|哈喽|嗨|在吗|在不在|早上好|晚上好|下午好|good (morning|evening|afternoon))[\s!！。.,，~？?呀啊]*$"
        ),
    ),
    Rule(
        "thanks",
        "thanks",
        _re(
            r"^(好的?|嗯+|哦+|行|明白了?|知道了|懂了|收到|ok|okay|great|cool|nice)?[，,\s]*(太|非常|真的)?(谢谢|多谢|感谢|谢了|thanks?|thank you|thx|ty|got it|cheers)[^?？]{0,24}$",
            r"^(好的?|嗯+|哦+|行|ok|okay)?[，,\s]*(明白了|知道了|懂了|收到|清楚了|好的|嗯+|哦+|ok|okay|fine|good)(谢谢)?[。!！.~\s]*$",
        ),
    ),
    Rule(
        "about-the-coach",
        "about",
        _re(
            r"^你(是|叫)(谁|什么|啥)|你是(不是)?(人|真人|机器人|ai|人工智能|客服)|你(能|会|可以)(做|干|帮我?做?)(什么|啥|哪些)|你怎么(用|工作)",
            r"(你们?|这里|平台).{0,6}(会|有没有)?(保存|记录|存了?|知道).{0,8}(聊天|信息|内容|我说|我的事|关于我)",
            r"(删除|清除|删掉).{0,6}(聊天|对话|我说的|我的信息|关于我)",
            r"^(who|what) are you\b|\bare you (a |an )?(human|real|robot|bot|ai|person)\b|\bwhat can you do\b",
            r"\bdo you (store|keep|save) (my|this|what)\b|\b(delete|erase) (everything|all|my (chat|data|conversation))\b|\bwhat do you know about me\b",
        ),
        _re(r"征信|app|平台的信息|催收"),
    ),
)


def route(text: str) -> Route:
    """Return the intent of a normalised message."""
    for rule in RULES:
        if rule.matches(text):
            return Route(rule.intent, rule.name)
    return Route("question", "none")
