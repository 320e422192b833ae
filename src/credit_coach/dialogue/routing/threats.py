"""Violence by named slots: who arms himself and goes to somebody, and who is taken away or held for a debt."""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import any_of, near

# ---- slots, Chinese ----
_I_HAVE = r"(我|俺|老子).{0,4}(买|带|拿|揣|藏|备|准备|磨|灌|装)(了|好|着|上)?"
_WEAPON = r"砍刀|菜刀|水果刀|匕首|刀|斧头?|锤子?|铁棍|钢管|棍|枪|硫酸|汽油|炸药|打火机"
_GOES = r"(去|到|上|找|堵|等|会会|蹲|守)"
_TARGET = r"(催收|贷款|小贷|网贷|放贷|讨债)(公司|的|员|人)?|银行(门口|网点|大厅|经理)|经理|债主|中介|那个(姓|人|家伙|男|女)|姓.(的|那)|他们?(家|公司|单位)|老板|对方"
_FIRE = r"汽油|油桶|打火机|火(?!车|锅|气|热|爆)"
_NO_DEAL = r"谈不(拢|成|好)|不(给|同意|答应|处理|解决|退|撤)|再(催|逼|打电话|来)"
_SETS_FIRE = r"点(了|着|火|上|$|[，。！!])|烧(了|掉|光|死)?|炸(了|掉|平)?"
_TAKERS = r"(他们|对方|一群人|一伙人|几个人|催收的?|要债的?|讨债的?|债主|放贷的?|高利贷|那帮人|有人)"
_SOMEONE = (
    r"(我|俺)?(爸|妈|父亲|母亲|爹|娘|老公|老婆|丈夫|妻子|儿子|女儿|孩子|弟弟?|妹妹?|哥哥?|姐姐?|奶奶|爷爷|对象|朋友)?"
)
_TAKES_AWAY = r"(带|拉|拖|押|抓|架|绑|塞|拽)(走|(上|进|到)(了)?(车|面包车|宾馆|酒店|仓库|地下室|屋|房间|外地|一个))"
_HELD = r"不(还|给|拿)(钱|出来|清)?(就)?(不|别想)(让|许|放|给)?(放|走|人|回家|出来|出门)"

# ---- slots, English ----
_EN_I_HAVE = r"\bi('ve| have|'m| am)?\b.{0,16}\b(got|bought|have|bring\w*|tak(e|ing)|carry\w*|grabb?(ed|ing)?|with)\b"
_EN_WEAPON = r"\b(knife|knives|machete|axe|hammer|gun|bat|petrol|gasoline|acid|crowbar)\b"
_EN_TARGET = r"\b(collectors?'?s?|lender'?s?|loan (shark|office|company)|bank|manager|boss|him|her|them|their|his|that (guy|man|woman))\b"
_EN_GOES = r"\b(wait|waiting|go|going|visit|outside|find|meet|office|house|door)\b"

_NOT_FOR_HARM = r"(?!.{0,8}(切|做饭|做菜|装修|加油|修))"

#: Somebody arms himself and goes there.
THREATS = any_of(
    near(_I_HAVE, _WEAPON, _GOES, _TARGET, gap=14) + _NOT_FOR_HARM,
    near(_FIRE, _GOES, _TARGET, _NO_DEAL, _SETS_FIRE, gap=14),
    near(_GOES, _TARGET, _NO_DEAL, r"", _SETS_FIRE, gap=8),
    near(_EN_I_HAVE, _EN_WEAPON, _EN_GOES, _EN_TARGET, gap=40),
    near(r"\bi\b", _EN_GOES, _EN_TARGET, r"\bwith\b", _EN_WEAPON, gap=40),
)
#: Somebody is taken away or held until there is money.
TAKEN = any_of(
    near(_TAKERS, rf"把{_SOMEONE}", _TAKES_AWAY, gap=4),
    near(rf"{_SOMEONE}被{_TAKERS}", _TAKES_AWAY, gap=4),
    _HELD,
    near(
        r"\b(they|men|people|someone|collectors?|loan sharks?|gang)\b",
        r"\b(took|taken|dragged|grabbed|holding|locked|kidnapped|keeping)\b",
        r"\b(me|him|her|us|my (brother|sister|husband|wife|son|daughter|father|mother|dad|mum|mom|parents|friend|kid|child|boyfriend|girlfriend))\b",
        r"\b(away|car|van|until|unless|till|room|hotel|let (him|her|me|us) go)\b",
        gap=30,
    ),
)
