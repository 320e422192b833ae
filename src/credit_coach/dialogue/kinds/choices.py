"""Answers out of a closed list: by the words for each option, by yes and no, by who lives in a household."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credit_coach.dialogue.kinds.kind import Reading, Trouble
from credit_coach.dialogue.readers import Count, Mention, Number, special

_MOST_PEOPLE = 20


@dataclass(frozen=True)
class ChoiceKind:
    """One of `options`, or with `many` several of them. An option is the pattern of the words that mean it.

    `denied` takes a match back. `nothing` is the option that stands for none of the others: for a denial anywhere, and
    for 没有 while the question is pending.
    """

    options: Mapping[str, re.Pattern[str]]
    many: bool = False
    nothing: str | None = None
    denied: re.Pattern[str] | None = None

    def accepts(self, mention: Mention) -> bool:
        """No figures."""
        return False

    def claims(self, mention: Mention) -> bool:
        """No figures."""
        return False

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Figures say nothing here."""
        return Trouble("unreadable", tuple(self.options))

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read the options that the words mean, in the order of the list."""
        said, denials = text, 0
        if self.denied:
            text, denials = self.denied.subn(" ", text)
        found = {name: match.start() for name, pattern in self.options.items() if (match := pattern.search(text))}
        chosen = [name for name in found if name != self.nothing] or (list(found) if pending else [])
        if self.many and chosen:
            return ", ".join(chosen)
        if len(chosen) > 1:
            return Trouble("conflict", tuple(sorted(chosen, key=found.__getitem__)))
        if chosen:
            return chosen[0]
        nothing = denials or (pending and special(said) in ("nothing", "no"))
        return self.nothing if self.nothing and nothing else None

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown by the wording of each option."""
        return "choice", {"options": stored}


@dataclass(frozen=True)
class YesNoKind:
    """Yes or no."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """No figures."""
        return False

    def claims(self, mention: Mention) -> bool:
        """No figures."""
        return False

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Figures say nothing here."""
        return Trouble("unreadable", ("yes", "no"))

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read how the message begins: "可以，继续吧" says yes before it goes on."""
        if not pending:
            return None
        if _NO.match(text.strip()) or _REFUSES.search(text) or special(text) in ("no", "declined"):
            return "no"
        agrees = _YES.match(text.strip()) or (_AGREES.search(text) and "?" not in text) or special(text) == "yes"
        return "yes" if agrees else None

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as yes or no."""
        return f"yes_no.{stored}", {}


_NO = re.compile(
    r"(我|还是|那)?(不(?![对是].{0,16}[\d一二两三四五六七八九])|别(?!的)|拒绝)|拒绝|算了|免了|no(?! (problem|worries|objection))(?![^.;]{0,14}\d)\b|nope|nah|don'?t|do not|rather not|i('d| would) rather not|not (ok|okay|now|really)|disagree|refuse|never",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(嗯+|啊|哦|恩+|唔)?[，, ]*(我|那)?(都)?(好|没意见|没关系|恩|行|可以|可|没问题|没事|同意|是的?|对|嗯|中|成|要得|来吧|开始|继续|问吧|愿意|接受|知道了|了解|明白|当然)"
    r"|(ok+(a|e)?y?|yes+|yep|yeah|ya|yup|sure|fine|go(?! (away|back))\b|let'?s (go|start|do|begin|continue)\b(?! (a|the|my|make))|agreed?|i (do )?(agree|accept|consent)|consent|that'?s (ok|okay|fine|all ?right|cool)|do it|carry on|proceed|mm?h?m+|aye|granted|right|yea|all good|i'?m (ok|okay|fine|good|happy) with|i accept|accept(ed)?|go for it|why not|(you )?(can|may) (use|go)|no problem|np|alright|all right|of course|k|y|good|please do|start|absolutely|sounds good|happy to|cool)(?![a-z])",
    re.IGNORECASE,
)

_REFUSES = re.compile(r"不同意|不愿意|\b(do not|don'?t|not|won'?t) (agree|consent|accept)", re.IGNORECASE)
_AGREES = re.compile(
    r"同意|答应|允许|没问题|没毛病|得嘞|妥|可以|行吧|愿意|\b(yes|ok(ay)?|agreed?|consent|go (ahead|on)|fine by me|works for me|you (may|can) use|carry on|proceed)\b",
    re.IGNORECASE,
)

_ALONE = re.compile(
    r"(就|只有?|只是)?我?(自己)?一个人|就我(自己)?|我一个|自己一个|只有我|单身|独居|我自己|一人吃饱|一口人"
    r"|\b(just|only) me\b|\balone\b|\bsingle\b|\bmyself\b|\bby myself\b|\bno (kids|family|children)\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(
    r"两口子|小两口|夫妻|我(和|跟|与)(我)?(老婆|老公|爱人|媳妇|妻子|丈夫|对象|女朋友|男朋友|女友|男友)|我俩|两人世界|二人世界"
    r"|(有|还有)?(老婆|老公|爱人|媳妇|妻子|丈夫)"
    r"|\b(wife|husband|hubby|spouse|couple|the two of us|two of us|my (wife|husband|partner|girlfriend|boyfriend|spouse))\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"一家([三四五六])口|([三四五六])口(之家|人)|\bfamily of (three|four|five|six|[3-6])\b", re.IGNORECASE
)
_SIZES = {"三": 3, "四": 4, "五": 5, "六": 6, "three": 3, "four": 4, "five": 5, "six": 6}
_ONE_CHILD = re.compile(
    r"(有|带|带着|养|和)(一?个)?(孩子|小孩|娃|宝宝|儿子|女儿|闺女)|单亲|\bsingle (mum|mom|dad|mother|father|parent)\b|\b(a|one|with a|my) (kid|child|baby|son|daughter)\b",
    re.IGNORECASE,
)


#: What names everyone in the household, rather than somebody who is mentioned in passing.
_WHOLE = re.compile(
    r"一家[三四五六]口|[三四五六]口(之家|人)|(就|只有)?我(和|跟|与)(我)?(老婆|老公|爱人|媳妇|妻子|丈夫|对象|女朋友|男朋友|女友|男友)|两口[子人]"
    r"|(就|只有)我(自己)?(一个人)?(住|过|生活|吃|$)|一个人(住|过|生活|吃饭)|(^|[，,。 ])(就)?我?(自己)?一个人(?=$|[，,。 ])|单身|独居|单亲"
    r"|\bfamily of\b|\b(just|only) me\b|\balone\b|\bsingle\b|\b(me|i) and my (wife|husband|partner|girlfriend|boyfriend)|\bmy (wife|husband|partner|girlfriend|boyfriend) and (me|i)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class HouseholdKind:
    """How many adults and children live on this money."""

    @property
    def nothing(self) -> str | None:
        """Nothing is no answer."""
        return None

    def accepts(self, mention: Mention) -> bool:
        """Counts of people, and bare numbers, which are asked back."""
        value = mention.value
        return isinstance(value, Number) or (isinstance(value, Count) and value.of in ("adult", "child", "person"))

    def claims(self, mention: Mention) -> bool:
        """Adults and children are never anything else."""
        return isinstance(mention.value, Count) and mention.value.of in ("adult", "child")

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read a household that is named by words alone; anywhere else only where it cannot mean anything else."""
        if not pending and not _WHOLE.search(text):
            return None
        family = _FAMILY.search(text)
        if family:
            word = next(group for group in family.groups() if group and group not in ("之家", "人"))
            size = _SIZES.get(word.lower()) or int(word)
            return _household(2, size - 2)
        child = bool(_ONE_CHILD.search(text))
        if _COUPLE.search(text):
            return _household(2, int(child))
        if child or _ALONE.search(text):
            return _household(1, int(child))
        return None

    def read(self, mentions: Sequence[Mention], text: str) -> Reading:
        """Read adults and children; "three people" alone is asked back."""
        counts = {"adult": 0, "child": 0, "person": 0}
        for mention in mentions:
            value = mention.value
            if isinstance(value, Count):
                counts[value.of] += value.count
            elif isinstance(value, Number) and value.value == value.value.to_integral_value():
                counts["person"] += min(int(value.value), _MOST_PEOPLE + 1) if value.value > 0 else 0
        people = counts["person"]
        if sum(counts.values()) > _MOST_PEOPLE:
            return Trouble("too_large")
        if counts["adult"] or counts["child"]:
            couple = 2 if _COUPLE.search(text) else 1
            adults = counts["adult"] or max(people - counts["child"], couple)
            return _household(adults, counts["child"])
        if people < 1:
            return Trouble("too_small")
        if people <= 2:
            return _household(people, 0)
        return Trouble("which_people", (_household(2, people - 2), _household(people, 0)))

    def amended(self, before: str, mentions: Sequence[Mention]) -> str | None:
        """Return the household with only its children, or only its adults, corrected; None where both were said."""
        counts = {m.value.of: m.value.count for m in mentions if isinstance(m.value, Count)}
        adults, children = (int(part.split()[0]) for part in before.split(", "))
        if set(counts) == {"child"}:
            return _household(adults, counts["child"])
        return _household(counts["adult"], children) if set(counts) == {"adult"} else None

    def key(self, stored: str) -> tuple[str, dict[str, str]]:
        """Shown as adults and children."""
        adults, children = (part.split()[0] for part in stored.split(", "))
        if children == "0":
            return "household_without", {"adults": adults}
        return "household", {"adults": adults, "children": children}


def _household(adults: int, children: int) -> str:
    return f"{adults} adults, {children} children"
