"""Short messages that say something else than a value: nothing, unknown, rather not say, yes, no, skip."""

from __future__ import annotations

import re
from typing import Literal

from credit_coach.dialogue.readers.spelling import plain

Special = Literal["nothing", "declined", "unknown", "yes", "no", "skip"]

_CHINESE: dict[Special, str] = {
    "nothing": """
        没有 无 零 0 没 都没有 都没 全没有 什么都没有 一个都没有 一分没有 一分都没有 没有任何 没有别的 没有其他 没别的 没有欠 不欠 不欠钱 没借过
        没债 没有债 无债 没有债务 没有负债 无负债 零负债 没有欠款 没有欠钱 没欠钱 没有贷款 没贷款 没有借款 没有房贷 没有房租 不用还
        没有存款 没存款 这些都没有 以上都没有 没有这些情况 都没欠 没欠 没房租 没娃 没有收入 没收入 没工作 没有孩子 没孩子 0元 0块 零元 零块 没钱
        """,
    "declined": """
        不想说 不方便 不方便说 不方便透露 不方便讲 保密 不告诉你 不想讲 不想回答 不想透露 不便透露 不愿意说 不愿说 不想告诉你 隐私 这是隐私
        个人隐私 拒绝回答 不说 不回答 不能说 不便说 关你什么事 不想填 不愿意填 不想提供
        """,
    "unknown": """
        不知道 不清楚 不太清楚 不太知道 忘了 忘记了 记不清 记不得 记不住 不记得 没算过 没统计过 没注意 说不准 说不好 不确定 不太确定 没数
        不晓得 搞不清 搞不清楚 我也不知道 不懂 看不懂 没概念 不好说 很难说 不了解 算不清 没记过 没留意 不知道多少 想不起来 没看 没查过 不大清楚
        不太记得 没印象 不造 难说 记不太清 不好估计 没算
        """,
    "yes": """
        是 对 好 嗯 同意 可以 是的 对的 好的 没错 行 有 要 愿意 确认 确定 嗯嗯 当然 没问题 正确 成 得 对对 好好 是啊 对啊 好啊 行啊 可 没毛病
        就是 就这样 没事 继续 肯定 恩 没意见 允许 授权 同意授权 中
        """,
    "no": """
        不 不是 不要 不同意 不对 不行 不可以 否 不用 不需要 不愿意 错 错了 不想 算了 别 不了 没必要 不好 不确认 不是的 不用了 不要了 不必
        """,
    "skip": """
        跳过 下一个 先不填 下一题 下一步 跳过这个 跳过这题 略过 先跳过 过 下一项 先不说 以后再说 待会再说 换一个 不填 先空着 空着 跳
        下个问题 下一个问题 跳过吧
        """,
}
_ENGLISH: dict[Special, str] = {
    "nothing": """
        none|nothing|nil|zero|0|no debt|no debts|no loan|no loans|no savings|no income|no kids|no children|no rent|i have none|i don't have any
        |don't have any|i have no debt|i have no debts|i have no loans|nothing at all|none at all|not any|i have nothing|i don't owe anything
        |nobody|nowt|n/a|0 yuan|zero yuan|i don't have one|don't have one|no repayments|no payments|no mortgage|no job
        """,
    "declined": """
        rather not say|i'd rather not|i'd rather not say|i would rather not say|prefer not to say|i prefer not to say|private|that's private
        |it's private|confidential|none of your business|not telling|i won't say|don't want to say|i don't want to say|not comfortable sharing
        |secret|rather not|prefer not to|i'd prefer not to say|i won't tell|i won't tell you
        """,
    "unknown": """
        no idea|not sure|i'm not sure|don't know|dunno|i don't know|i dont know|dont know|idk|unsure|can't remember|i can't remember|i forgot
        |forgot|i forget|don't remember|i don't remember|no clue|i have no idea|not certain|hard to say|unknown|haven't counted|never counted
        |i'm unsure|can't say|not really sure|i do not know|not exactly sure|i haven't checked
        """,
    "yes": """
        yes|ok|okay|sure|agree|yep|yeah|yup|y|i agree|correct|right|that's right|of course|fine|go ahead|yes please|sounds good|true|confirm
        |confirmed|absolutely|exactly|i do|all right|alright|please do|k|certainly|that's correct|agreed|i consent|consent given|you have my consent|go for it|do it|fine by me
        |that's fine|that's ok|no problem|why not|use it|you can|you may|carry on|go on|proceed
        """,
    "no": """
        no|nope|disagree|nah|n|i disagree|not really|no thanks|no thank you|wrong|incorrect|that's wrong|false|i don't|don't|never|not ok
        |i do not agree|not correct|i don't agree
        """,
    "skip": """
        skip|next|pass|skip it|skip this|skip this one|next one|next question|later|move on|leave it blank|skip that|maybe later|leave blank
        |skip this question|let's move on
        """,
}
_TABLE: dict[str, Special] = {word: kind for kind, words in _CHINESE.items() for word in words.split()} | {
    " ".join(saying.split()): kind for kind, sayings in _ENGLISH.items() for saying in sayings.split("|")
}
_MOST_CHARS = 40
_STOPS = re.compile(r"[,.。!?;\n、]")
_MARKS = re.compile(r"[\s,.。!?;:~、…\"()\[\]^_*-]+")
_PARTICLES = "了吧呢啊哦呀啦哈嘛的诶哎唉噢喔么哒滴嘞咧"
_OPENINGS = (
    "不好意思 我真的 这个 目前 现在 暂时 其实 真的 还是 抱歉 那么 我 也 这 真 嗯 哦 呃 额 啊 那 就 还".split()
    + "sorry|well|um|uh|honestly|actually|hmm|i'm afraid|oh".split("|")
)  # fmt: skip
_MOST_OPENINGS = 3


#: A consent in many words still says yes when every word of it does.
_CONSENT = re.compile(
    r"(?:好|可以|行|嗯|恩|同意|是的?|对|没问题|没意见|没错|当然|愿意|ok|得|妥|成)(?:好|可以|行|嗯|恩|同意|是|对|没问题|没意见|ok|的|了|吧|呀|啊|哦|哈|呢|嘞|那就|就|用|我|你|您|问|算|来|开始|继续|麻烦|谢谢|快点){0,8}"
)
_ENGLISH_CONSENT = re.compile(
    r"(?:yes|yeah|yep|yup|ok|okay|sure|fine|agreed?|right|alright|of course|mhm)(?: (?:yes|yeah|ok|okay|sure|fine|agreed?|please|go|ahead|on|then|that's|thats|it's|its|proceed|you|can|may|use"
    r"|it|them|that|my|numbers|data|i|consent|with|me|by|do|why|not|carry|thanks|thank)){1,8}"
)
_NONE_NOW = re.compile(
    r"(?:none|nothing|zero|no)(?: (?:at|the|moment|right|now|so|far|really|currently|of|that|those|them|yet|literally|none)){1,5}"
)


def special(text: str) -> Special | None:
    """What a whole short message says instead of a value, None when it says something else or more.

    >>> special("不太清楚吧"), special("Rather not say."), special("8000")
    ('unknown', 'declined', None)
    """
    if len(text) > _MOST_CHARS:
        return None
    said = plain(text)
    found = _said(_MARKS.sub(" ", said).strip(" '"))
    parts = [part for part in _STOPS.split(said) if part.strip()]
    if found or len(parts) < 2:
        return found
    kinds = {_said(_MARKS.sub(" ", part).strip(" '")) for part in parts}
    return kinds.pop() if len(kinds) == 1 else None


def _said(words: str) -> Special | None:
    for _ in range(_MOST_OPENINGS):
        found = _look_up(words) or _look_up(words.replace(" ", ""))
        opening = next((opening for opening in _OPENINGS if words.startswith(opening)), None)
        if found or opening is None:
            return found
        words = words[len(opening) :].strip()
    return _look_up(words)


def _look_up(words: str) -> Special | None:
    known = _TABLE.get(words) or _TABLE.get(words.rstrip(_PARTICLES))
    if known:
        return known
    if _CONSENT.fullmatch(words) or _ENGLISH_CONSENT.fullmatch(words):
        return "yes"
    return "nothing" if _NONE_NOW.fullmatch(words) else None
