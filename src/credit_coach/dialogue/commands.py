"""What a message in a walk can ask for instead of answering: back, why, skip, later, cancel and the like."""

from __future__ import annotations

import re
from typing import Literal

Command = Literal["undo", "later", "restart", "cancel", "why", "repeat", "wait", "back", "summary"]

#: A command is a short message; a longer one says something.
_LONGEST = 40


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


#: In this order: "算了，还是原来的" takes a correction back, "算了" alone gives up.
_COMMANDS: tuple[tuple[Command, re.Pattern[str]], ...] = (
    (
        "undo",
        _re(
            r"(还是|就|按|用|保留|照)(按|用|照)?(我)?(之前|刚才|前面|开头|第一次)(说|那)?的?(那个|数|数字|算|吧|就行|就好|没错|是对的|不变|$)|(原来|原先|旧)的(那个|数|数字|算|吧|就行|就好|没错|是对的|不变|$)|不改了|别改了?|不用改|改回(来|去|原)|恢复(成)?原|撤销|撤回"
            r"|还是(不改|别改|不变)|没说错|没错[，,。]?(不用|别)",
            r"\bundo\b|\b(leave|keep) (it|that|the old|what i)\b(?! (for now|until|till|there|for later))|as it was|change it back|(do not|don'?t) change|put it back"
            r"|\bkeep the (old|first|original|previous)|\bthe (old|original|first) (one|number|figure|value) (was|is) (right|correct|fine)"
            r"|\bgo back to (the|my) (old|original|first)|\bscratch that\b|\bi was right (the first time|before)",
        ),
    ),
    (
        "later",
        _re(
            r"先放(着|一放|一下)|回头(再|继续)|改天|待会儿?再|等会儿?再|等下再|晚点(再)?|晚些|下次(再|继续)|明天再|有空再|先(不|别)(算|填|弄|说)了?[，,]?(回头|以后|晚点|等)?|先到这|存着|先停(一下|在这)|暂停",
            r"\b(later|not now|another time|come back (to (it|this)|later|tomorrow)|pause|park (it|this)|finish (it|this) later|save it for later|leave (it|that|this) (for now|there|here)|tomorrow)\b",
        ),
    ),
    (
        "restart",
        _re(
            r"重新(算|来|开始|填|测)|重来|从头|再(算|测|来)一?(个|遍|次|笔|下)|算(别的|另一)|换一个(东西)?(算|试)",
            r"\b(start (over|again|afresh)|restart|do (it|this) (again|over)|from scratch|another (one|calculation|purchase)|new (one|calculation)|begin again)\b",
        ),
    ),
    (
        "why",
        _re(
            r"(为什么|为啥|为何|干嘛|干吗|凭什么|怎么)(还)?(一定|非)?(要|得|需要)?(问|知道|填|提供|说|告诉|了解|你要)|问(这|那)个(干|做|是|有)|(这|那)个?(有|跟).{0,6}(什么用|啥用|什么关系|啥关系|关系吗)|要(这|它|这个)(干|做)(嘛|什么|啥)"
            r"|(跟|和|与).{0,12}有?(什么|啥)关系|^(为什么|为啥|为何|干嘛|凭什么|why)(呢|呀|啊)?[?？!！。.]*$|有(什么|啥)(必要|用)(吗|呢)?[?？]*$",
            r"\bwhy\b.{0,24}\b(ask|asking|need|know|want|required?|matter|relevant|tell you|care)\b|\bwhat('?s| is| do you need) (this|that|it) for\b"
            r"|\bhow is (this|that|it) relevant\b|\bwhat does (this|that|it) have to do\b|\bwhy (this|that)\b",
        ),
    ),
    (
        "repeat",
        _re(
            r"再(说|问|讲|发)一?(遍|次|下)|重复一?(遍|下|次)|没(看|听)(清|懂|明白|见)|刚才?(问|说)(的)?(是)?(啥|什么)|(问|说)的?(是)?(啥|什么)(来着|呢)?[?？]*$|什么意思|啥意思|你(刚)?问(我)?(啥|什么)",
            r"\b(repeat|say (that|it) again|come again|pardon|what was (the|your) question|what did you (ask|say)|didn'?t (get|catch|understand)|ask (me )?again|what do you mean)\b|^(sorry|huh|what)\?+$",
        ),
    ),
    (
        "cancel",
        _re(
            r"(不|别)(想)?(再)?(算|填|测|弄|答|玩|继续|聊这个|问)了|(^|[，,。])(我)?(不|先不)(想)?买了|^(取消|停|停止|退出|结束|算了|算啦|拉倒)(吧|了|掉|计算|这个)?[。.!！~]*$|取消(掉|这个|计算|测算)?(吧|了)?[。.!！]*$|停(下|掉|止)(来|吧|计算)?[。.!！]*$|不用算了|我不要算"
            r"|(删|清)(掉|除|空)(我)?(刚才|填|说|这些|数据|数字)",
            r"^(please )?(cancel|stop|quit|exit|abort|forget it|never ?mind|nvm|end|drop it)( (it|this|that|please|the (calculation|walk|check)))*[.! ]*$"
            r"|\b(cancel|stop|quit|abort) (this|it|the (calculation|walk|check)|asking)\b|\bi (don'?t|do not) want to (do this|continue|go on)\b|\bforget (it|this|about it)\b|\bi'?m done\b",
        ),
    ),
    (
        "wait",
        _re(
            r"^(请)?(你)?(等|稍|稍等|等等|等一等|等会)(一?下|会儿?|等|一会儿?)?[，,。.!！~]*|让我(想|看|查|翻|找|算|问)|我(先)?(去)?(查|看|翻|找|问|算)(一?(下|查|看|翻|问))",
            r"\b(wait(?! (another|a|one|two|for|\d))|hold on|hang on|(one|a) (sec|second|moment|minute|min)|just a (sec|moment|minute)|let me (check|look|see|think|find|ask)|brb|give me a)\b",
        ),
    ),
    (
        "back",
        _re(
            r"(上|前)一?(步|题|问|条|项)|(上|前)一?个(问题|答案|问|题|$|[，,。吧])|返回|回(到)?(上|前)一?(步|个|题)|退(一步|回去?)|倒回|往(回|前)退|后退|退一(个|步)|(前面|之前|刚才)(那|的)(那)?(个)?(问题|问|题)",
            r"^(please )?(go )?back( one| a step| please)?[.! ]*$|\b(previous|last|prior) (question|step|one)\b|\bgo back\b|\bback (once|one|1) (more|again)\b|\bback again\b|\bstep back\b",
        ),
    ),
    (
        "summary",
        _re(
            r"我(都|已经|目前)?(填|说|答)了(什么|啥|哪些|多少)|(现在|目前|已经)(填|记|有)(了|的)?(什么|啥|哪些)|(看|列)(一下|看|出)?(我)?(填的|说的|已填|目前的)",
            r"\bwhat (have|did) i (said|say|told|tell|entered|enter)\b|\b(show|list|see) (me )?(my|the) (answers|figures|numbers|summary)\b|^summary[.?! ]*$",
        ),
    ),
)

_GOES_ON = _re(
    r"^(我们?|那|好|好的|嗯|行)?[，,]?(继续|接着)(算|来|填|吧|测|问|说|做)*[。.!！~]*$",
    r"\b(resume|carry on)\b|^(ok(ay)?,? |let'?s |please |now )*(continue|go on|keep going|proceed)\b",
)
#: What names the walk that was put aside.
_THE_OTHER = _re(
    r"(回到?|接着|继续)(算|说|做|填)?(刚才|刚刚|上次|上回|昨天|之前|前面|那个|原来)|(刚才|刚刚|上次|上回|昨天|之前|前面|原来)(那个|的|那笔|那单|没算完|没填完|算到一半).{0,10}(继续|接着|算完|吧|呢|来)",
    r"\b(go on|continue|carry on|back|return|resume|pick up|finish)\b.{0,16}\b(first|earlier|other|previous|before|original|affordab\w+|we left|left off|phone|laptop|purchase|calculation|check|one|plan)\b"
    r"|\bwhere (were we|did we|we left)\b",
)
#: What asks for a calculation by name, in the middle of another.
_ASKS_FOR_WALK = _re(
    r"(帮|给)我?(算|看|排|列|做|测)|(我想|想|先|改|换|另外|还想|能不能|可以)(先)?(帮我)?(算|测|排|列|看看|做)(一下|一算|一个|个|算)?|算(一下|一算|算|下)|重新排",
    r"\b(calculate|work out|figure out|make (me )?(a|the) (plan|payoff)|help me (with|make|work|figure)|instead|first|can you (check|tell|show|do)|let'?s (do|look|check|see))\b",
)
_CLAUSE = re.compile(r"[，,。.;；!！?？]+\s*")
_VALUE = re.compile(r"\d|[一二两三四五六七八九十百千万]{2,}")
_SKIPS = _re(r"跳过|略过|空着|下一(个|题|问)", r"\bskip\b|\bnext (one|question)\b")
#: Commands that are meant even when the message goes on.
_ANYWHERE: frozenset[Command] = frozenset({"undo", "why"})


def command(text: str) -> Command | None:
    """Return what the message asks for, None when it answers or asks something else."""
    if not _brief(text):
        return None
    # "取消吧，我不买了": a clause of its own asks for it as well as a whole message.
    said = (text, *_CLAUSE.split(text))
    for name, pattern in _COMMANDS:
        if not any(pattern.search(part.strip()) for part in said):
            continue
        # "等一下，房租是3000" answers; "上个月工资8000" does not go back.
        if name == "later" and _SKIPS.search(text):
            # "先不填，跳过" leaves one question open, not the walk.
            continue
        if name in _ANYWHERE or not _VALUE.search(text):
            return name
    return None


def resumes(text: str) -> bool:
    """Tell whether the message goes on with what was put aside, while nothing else is under way."""
    return _short(text) and bool(_GOES_ON.search(text) or _THE_OTHER.search(text))


def resumes_other(text: str) -> bool:
    """Tell whether the message names what was put aside, while something else is under way."""
    return _short(text) and bool(_THE_OTHER.search(text))


def asks_for_walk(text: str) -> bool:
    """Tell whether the message asks for a calculation, rather than just holding words of one."""
    return bool(_ASKS_FOR_WALK.search(text))


def _short(text: str) -> bool:
    return _brief(text) and not _VALUE.search(text)


def _brief(text: str) -> bool:
    """Tell whether a message is short; an English one needs twice as many characters."""
    return len(text) <= (_LONGEST * 2 if text.isascii() else _LONGEST)
