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
    """One recogniser. `unless` takes a match of `pattern` back."""

    name: str
    intent: Intent
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def matches(self, text: str) -> bool:
        """Tell whether the rule holds for a normalised message."""
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
    r"(累|困|饿|穷|烦|急|气|吓|笑|热|冷|忙|丢脸|尴尬)死",
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
            r"(站在|坐在|爬上|到了|在).{0,4}(楼顶|天台|桥上|窗台)",
            r"(吃了|吞了|喝了).{0,6}(安眠药|农药|一瓶药|整瓶|好多药)",
            r"(割腕|烧炭).{0,6}(了|中)",
            r"\b(on the roof|on the ledge|on a bridge)\b.{0,40}\b(jump|end)",
            r"\btook (all|a lot of|too many).{0,15}(pills|tablets)",
            r"\babout to (jump|kill myself)",
        ),
    ),
    Rule(
        "wants-to-die",
        "crisis",
        _re(
            r"想死|不想活|活不下去|活不了了|自杀|轻生|寻短见|想不开|结束生命|结束这一切|一了百了|死了算了|死了是不是就|不如死|去死|想跳楼|跳河|不想醒来|没有活下去|活着没意思|活着好累|遗书|解脱了算|不想再醒",
            r"\b(kill myself|suicid\w*|end my life|want to die|don'?t want to (live|be here)|better off dead|no reason to live|end it all|not wake up|can'?t go on)\b",
        ),
        _FIGURE_OF_SPEECH,
    ),
    Rule(
        "just-paid-a-scammer",
        "just_scammed",
        _re(
            r"(刚|已经|才|被骗).{0,12}(转账|转了|转过去|汇了|打了钱|打过去|交了|付了).{0,20}(骗|解冻|保证金|安全账户|认证金|刷流水|客服|注销)",
            r"(刚|刚刚|已经)?(被骗|上当)了?.{0,12}(钱|元|块|万|转)",
            r"(骗|诈骗).{0,10}(刚|已经).{0,6}(转|付|汇)",
            r"\b(just|already) (sent|paid|transferred|wired)\b.{0,60}\b(scam\w*|fraud\w*|safe account|deposit|unfreeze)",
            r"\bi (was|got|have been|'ve been) scammed\b.{0,60}",
        ),
        _re(r"怎么(识别|防)|会不会被骗|是不是(骗|被骗)", r"\bhow (do|can) i (avoid|spot)\b"),
    ),
    Rule(
        "forged-proof-or-cash-out",
        "misuse",
        _re(
            r"(帮我|教我|给我|怎么|如何|咋|哪里能?|找人|有没有办法).{0,8}(伪造|做假|做个假|造假|假的?(流水|收入证明|工资|合同|章)|包装(流水|资料|征信)|p(一份|个|图).{0,4}(流水|证明))",
            r"(帮我|教我|给我|怎么|如何|咋|哪里能?|找人).{0,10}(套现|套出来|提现成现金|刷出现金)",
            r"(怎么|如何|帮我|教我).{0,8}(转移|隐藏|藏).{0,4}(财产|资产|存款|房)",
            r"(怎么|如何|教我).{0,6}(假离婚|躲债|逃债|赖账|跑路)",
            r"(出租|出借|卖|租).{0,3}(银行卡|电话卡|支付账户).{0,8}(赚|多少钱|怎么|哪里)",
            r"(买|查|搞到).{0,6}(别人|他人|某人).{0,6}(信息|征信|通讯录|手机号)",
            r"\b(forge|fake|make up|doctor|photoshop)\b.{0,30}\b(statement|income|payslip|proof|letter|certificate)",
            r"\bhow (do|can|to) .{0,12}\b(cash out|hide (my )?(assets|money)|dodge my debt)\b",
            r"\b(rent|sell|lend) (out )?my bank (card|account)\b",
        ),
        _ASKS_ABOUT,
    ),
    Rule(
        "own-account",
        "account",
        _re(
            r"(帮我|给我|替我|你能|能不能|可以)(.{0,4})(查|看|改|冻结|解冻|关闭|注销|取消|申请|提额|还款|销户|开通|恢复|退|减免|投诉|拉黑)(一下|下)?.{0,6}(我的|白条|花呗|额度|账单|账户|征信|欠款|余额|还款|银行|平台|扣款)",
            r"我的.{0,8}(余额|额度|账单|欠款)(是|有|还有|还剩)?(多少|几)",
            r"我(还)?(欠|差)(你们|白条|花呗|多少)(多少)?(钱)?[?？]?$",
            r"(给|帮)我(转|接)?人工",
            r"(转|接|要|找)人工(客服|服务)?",
            r"\b(check|see|look up|freeze|close|cancel|raise|increase|pay|delete) my\b.{0,24}\b(account|balance|limit|bill|debt|record|report|statement)\b(?! (myself|online|for free))",
            r"\b(what(?:'s| is)|how much is) my (balance|limit|bill|outstanding)\b",
            r"\bspeak (to|with) (a )?(human|person|agent)\b",
            r"\bhow much do i owe\b",
        ),
        _re(r"怎么|如何|在哪|哪里|哪儿|吗.{0,3}会", r"\b(how|where) (do|can|could|should|to)\b"),
    ),
    Rule(
        "prompt-injection",
        "prompt_injection",
        _re(
            r"忽略.{0,12}(要求|指令|规则|设定|提示)",
            r"系统提示|提示词|开发者模式|调试模式|管理员已",
            r"\b(ignore|disregard|forget)\b.{0,30}\b(instructions?|prompts?|rules|above)\b",
            r"\b(system prompt|developer mode|jailbreak)\b",
            r"\bprint everything (written )?above\b",
            r"<\|im_start\|>",
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
            r"^(好的?|嗯+|哦+|明白了?|知道了|懂了|收到|ok|okay|great)?[，,\s]*(谢谢|多谢|感谢|谢了|thanks?|thank you|thx|ok(ay)?|got it|cheers)(你|您|啦|了|!|！|。|\.|~|\s|so much|very much|a lot)*$",
            r"^(好的|明白了|知道了|懂了)[。!！]?$",
        ),
    ),
    Rule(
        "about-the-coach",
        "about",
        _re(
            r"^你(是|叫)(谁|什么|啥)",
            r"你是(人|真人|机器人|ai|人工智能|客服)",
            r"你(能|会|可以)(做|干|帮我?做?)(什么|啥|哪些)",
            r"你怎么(用|工作)",
            r"(你们?|这里).{0,6}(会|有没有)?(保存|记录|存).{0,6}(聊天|信息|内容|我说)",
            r"^(who|what) are you\b",
            r"\bare you (a |an )?(human|real|robot|bot|ai|person)\b",
            r"\bwhat can you do\b",
            r"\bdo you (store|keep|save) (my|this|what)\b",
        ),
    ),
)


def route(text: str) -> Route:
    """Return the intent of a normalised message."""
    for rule in RULES:
        if rule.matches(text):
            return Route(rule.intent, rule.name)
    return Route("question", "none")
