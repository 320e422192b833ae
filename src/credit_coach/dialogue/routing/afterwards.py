"""What a message is after an urgent reply or a warning: "yes, alone" and "i sent it already" mean nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from credit_coach.dialogue.conversation import Turn
from credit_coach.dialogue.routing.rules import Intent, any_of
from credit_coach.dialogue.routing.scams import WARNINGS

#: What may still be meant after each urgent reply, where nothing else is plainly asked.
STILL: Mapping[str, Intent] = {
    **dict.fromkeys(("crisis", "danger", "minor_distress", "threat", "still_at_risk"), "still_at_risk"),
    **dict.fromkeys(("other_at_risk", "still_other_at_risk"), "still_other_at_risk"),
    **dict.fromkeys(("violence", "coerced", "still_unsafe"), "still_unsafe"),
    **dict.fromkeys(("just_scammed", "account_urgent", "still_scammed"), "still_scammed"),
}
#: So many of the last turns are looked at for an urgent reply, and for a warning.
_URGENT_BACK, _WARNED_BACK = 2, 3
_PAID = any_of(
    r"(转|汇|付|交|给|充|垫|存|打(?=过去|钱|款|给|了?[\d一二两三四五六七八九十几]))给?(他们?|她们?|对方|人家)?(过去|出去|进去|钱|款)?(过|了)(?!会|能|就|才|吗|呢|.{0,3}会)"
    r"|照(着)?(做|办)了|已经(转|汇|付|交|给|充|照做)",
    r"\b(i|we|my (mum|mom|mother|dad|father|wife|husband))('ve| have|'s| has)?( (just|already|also|then|even|only))*"
    r" (sent|paid|transferr?ed|transfer|gave|wired|deposited|did (what|as) (he|she|they))\b",
)

#: What speaks for somebody whom a warning was about: papers, promises, that they know one's data, that others trust them.
_VOUCHED = any_of(
    r"(?<!我)(?<!我们)(?<!没)(有|给我?看|发(了|来|给)?|出示|拿(出|了)?|寄|签了|亮).{0,8}(执照|牌照|资质|许可证|备案|合同|协议|公章|盖了?章|红头|文件|通知书|工牌|工作证|工号|警官证|证件|身份证|证书|截图|视频|照片|办公室|门店|实体店|地址)",
    r"(官网|官方|工商|天眼查|企查查|应用商店).{0,8}(查|搜|下载|认证|能|有)|(查|搜)得?到(他们?|这家|公司)|(很|挺|蛮|看着|看起来|是|特别)(正规|专业|靠谱|像真的)",
    r"(保证|承诺|答应|说|讲)(了|过)?.{0,8}(会|能|可以|全额|马上|当天|到账后?)?(退|返|还给我|退给我|退回)",
    r"(朋友|同事|亲戚|熟人|群里|别人|好多人|网友).{0,6}(介绍|推荐|做过|办过|成功|拿到|都)|(知道|报得?出|说得?出|清楚)我的?(名字|姓名|身份证|信息|卡号|单位|住址|贷款|欠款)|(态度|人)(挺|很|蛮|特别)(好|热情|耐心|实在)",
    r"(?<!\bi )\b(show\w*|sent|has|have|had|gave|got|seen|saw|signed|there('s| is)) (me |us )?(an? |the |their |his |her |its |some |real |proper |official )*(business |lending |police |company |work )*(licen[cs]e|contract|agreement|badge|id|id card|seal|stamp|chop|certificate|documents?|letter|papers?|website|office|address|screenshots?|video|reviews?)\b",
    r"\b(it'?s|they'?re|he'?s|she'?s|is|are|looks?|seems?|sounds?) (a |an |very |really |so |quite |all |totally )*(registered|official|legit\w*|verified|genuine|professional|real|proper|nice|polite|helpful)\b",
    r"\b(promis\w+|guarantee\w*|sa(y|ys|id)|swears?|swore|told me)\b.{0,24}\b(refund\w*|return\w*|give (it|them|that) back|get (it|that) back|paid back)\b",
    r"\b(knows?|knew|ha(s|d|ve)) (all )?my (full |real )?(name|id|passport|number|address|details|account|birthday|employer)\b|\b(friend|colleague|cousin|someone i know|people) \w{0,8} ?(recommended|used|introduced|did|got)\b",
)

_CANNOT = any_of(
    r"(没法|不想|不能|无法|没办法|坚持不)(再)?(继续|接着)",
    r"\b(can'?t|cannot|can not|don'?t want to|won'?t)\b.{0,12}\b(continue|go on|carry on|keep going)\b",
)
_GOES_ON = any_of(
    r"继续|接着(来|算|问|说|做|填)",
    r"\b(continue|go on|going on|carry on|keep going|proceed)\b(?!.{0,12}(like this|living))",
)

#: In front of it in the same clause: it was not done, is wished for, demanded, or asked about.
_NOT_DONE = any_of(r"没|未|别|不|想|让|叫|催|如果|要是|万一|是否", r"\b(not|never|if|should|whether|to be|who)\b|n't\b")
_CLAUSES = re.compile(r"[,，。.;；!！?？\n]+")


def goes_on(text: str) -> bool:
    """Tell whether a message wants to go on with what was under way."""
    return bool(_GOES_ON.search(text)) and not _CANNOT.search(text)


def still_meant(turns: Sequence[Turn]) -> Intent | None:
    """Return what the latest urgent reply among the last turns is still about, or None."""
    found = (STILL[turn.intent] for turn in reversed(turns[-_URGENT_BACK:]) if turn.intent in STILL)
    return next(found, None)


def paid_all_the_same(text: str, turns: Sequence[Turn]) -> bool:
    """Tell whether somebody who was just warned of a scam says that the money is gone."""
    return any(_is_warning(turn) for turn in turns[-_WARNED_BACK:]) and any(map(_tells_of_paying, _CLAUSES.split(text)))


def vouched_after_warning(text: str, turns: Sequence[Turn]) -> str | None:
    """Return the intent of the warning that a message speaks against ("" for one by an article), None for no such message.

    "But they have a business licence" is about whom the last reply warned of, and no question about licences.
    """
    last = turns[-1] if turns else None
    if last is None or not (_is_warning(last) or last.intent == "still_warned") or not _VOUCHED.search(text):
        return None
    return last.intent if last.intent in WARNINGS else ""


def _tells_of_paying(clause: str) -> bool:
    paid = _PAID.search(clause)
    return paid is not None and not _NOT_DONE.search(clause[: paid.end()])


def _is_warning(turn: Turn) -> bool:
    return turn.intent in WARNINGS or "scam" in turn.topics
