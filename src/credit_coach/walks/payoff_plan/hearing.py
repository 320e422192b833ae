"""What a message tells about several debts at once: new ones, corrections, rates, minimums, the order wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from credit_coach.dialogue.corrections import in_the_same_unit
from credit_coach.dialogue.kinds import Missing, Reading, Trouble, YesNoKind
from credit_coach.dialogue.readers import Amount, Count, Mention, Number
from credit_coach.dialogue.slots import clauses
from credit_coach.dialogue.walk import Answers
from credit_coach.dialogue.walk import told as answered
from credit_coach.walks.payoff_plan.debts import BALANCE, Telling, Told, read_debts
from credit_coach.walks.payoff_plan.opening import opening
from credit_coach.walks.payoff_plan.owed import Owed, restored, stored
from credit_coach.walks.payoff_plan.questions import MOST_DEBTS, debts_of
from credit_coach.walks.payoff_plan.tokens import called


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_CORRECTS = _re(
    r"不对|不是|错|改|应该是|其实|更正|纠正|才是|记成|算成|变成",
    r"\b(actually|wrong|change|correct(ion)?|sorry|mean|meant|mistake|not|update|rather|instead)\b",
)
_ASKS = _re(
    r"吗|什么|怎么|咋|多久|会不会|能不能|可不可以|是不是|要不要|哪|谁|如何|会怎|行不行|划算|多少钱",
    r"^\s*(what|how|why|when|which|who|where)\b"
    r"|^\s*(can|could|do|does|did|is|are|will|would|should)\b(?! (put|pay|manage|spare|do|give|throw|afford|set)\b)",
)
#: What puts a debt first; the names stand in the match or behind it.
_FIRST = _re(
    r"(?<!最)先(还|清|把|结清|搞定|处理)",
    r"\b(pay|clear|repay|do)(ing)?\b[^,.;?!]{0,24}\bfirst\b|\b(start|begin)(ing)? with\b|\b[\w' -]{2,24}\bfirst(?=\W*$)",
)
_EITHER = _re(r"还是|哪|谁|什么|要不要|该不该", r"\bor\b|\bwhich\b|\bshould\b|\bwhat\b(?! if)")
_SUPPOSES = _re(r"要是|如果|假如|假设|的话", r"\bwhat if\b|\bif i\b|\bsuppose\b")
_SENTENCE_END = re.compile(r"[，,。;；.!！?？]")
_GONE = _re(
    r"(去掉|删掉|删除|移除|划掉|不要算|别算|不用算)|(已经)?(还清|结清)了(?!.{0,4}(吗|以后|之后|还))",
    r"\b(remove|delete|drop|take out|leave out)\b|\b(is|was|have|'ve|i|already) paid off\b",
)
_NO_INTEREST = _re(
    r"没有?(约定|算|要|收)?利息|免息|无息|不(收|要|算)利息", r"\b(no|without|free of) interest\b|\binterest[- ]free\b"
)
_SAME = _re(
    r"^(也是)?(一样|同上|跟?(上|前)(面|一)(个|笔)?(一样|相同)|相同|也一样)(的)?[。.!！]*$",
    r"^(the )?same( (here|again|as (before|above|the first|that)))?[.! ]*$",
)


@dataclass
class _Hearing:
    """One message while it is being read."""

    text: str
    mentions: Sequence[Mention]
    answers: Answers
    pending: str | None
    owed: tuple[Owed, ...]
    readings: dict[str, Reading] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [debt.name for debt in self.owed]

    @property
    def subject(self) -> str | None:
        """The debt that is being asked about."""
        kind, _, name = (self.pending or "").partition(":")
        return name if kind in ("rate", "minimum") else None

    @property
    def listing(self) -> bool:
        """Whether the person has been asked for debts."""
        return (self.pending or "").partition(":")[0] in ("debts", "more", "debt")

    @property
    def corrects(self) -> bool:
        return bool(_CORRECTS.search(self.text))


def whole(text: str, mentions: Sequence[Mention], answers: Answers, pending: str | None) -> Mapping[str, Reading]:
    """Read what belongs to several questions; nothing where the pending question alone is answered."""
    told, kept = _told(text, mentions)
    hearing = _Hearing(text, mentions, answers, pending, debts_of(answers))
    telling = read_debts(told, kept, hearing.names, hearing.subject, listing=hearing.listing)
    if not _named(telling, hearing, told):
        if telling.total_minimum:
            # What all take together says nothing of the one that is asked about, and corrects no balance.
            hearing.readings[pending or "debts"] = Trouble("total_minimum")
            return hearing.readings
        _unnamed(telling, hearing)
    else:
        _take_debts(telling, hearing)
    _take_unknown(hearing)
    _take_closed(hearing)
    _take_order(hearing)
    if not hearing.readings:
        _without_sums(telling, hearing)
    if hearing.readings and pending == "consent":
        consent = YesNoKind().words(text, pending=True)
        if consent is not None:
            hearing.readings["consent"] = consent
    return hearing.readings


def _told(text: str, mentions: Sequence[Mention]) -> tuple[str, list[Mention]]:
    """Return the message with its questions blanked out, and the values outside them."""
    chars = list(text)
    for part in clauses(text, mentions):
        if _ASKS.search(part.text) and not opening(part.text):
            chars[part.start : part.start + len(part.text)] = " " * len(part.text)
    kept = [mention for mention in mentions if "".join(chars[mention.start : mention.end]).strip()]
    return "".join(chars), kept


def _named(telling: Telling, hearing: _Hearing, told: str) -> bool:
    """Tell whether the message names debts, rather than only telling values of the one that is asked about."""
    if not telling.debts:
        return False
    return set(telling.debts) != {hearing.subject} or bool(called(told, hearing.names))


# ---- named debts ----


def _take_debts(telling: Telling, hearing: _Hearing) -> None:
    after = {debt.name: debt for debt in hearing.owed}
    unclear: list[tuple[str, Trouble]] = []
    for told in telling.debts.values():
        _as_minimum(told, hearing)
        if isinstance(told.balance, Trouble):
            unclear.append((told.name, told.balance))
        elif told.balance is not None:
            after[told.name] = Owed(told.name, told.balance)
    if len(after) > MOST_DEBTS:
        hearing.readings["debts"] = Trouble("too_many_debts")
        return
    if tuple(after.values()) != hearing.owed:
        hearing.readings["debts"] = stored(after.values())
    _ask_between(telling, hearing, after)
    for told in telling.debts.values():
        if told.name in after:
            _take_terms(told, hearing)
    if telling.budget is not None:
        hearing.readings["budget"] = telling.budget
    _close_list(hearing, len(after))
    if unclear:
        _ask_again(*unclear[0], hearing, len(after))


def _ask_again(name: str, trouble: Trouble, hearing: _Hearing, count: int) -> None:
    """Ask for a balance that could not be read, without losing the debts told beside it."""
    if name in hearing.names or not 0 < count < MOST_DEBTS:
        hearing.readings["debts"] = trouble
    else:
        hearing.readings[f"more:{count}"] = "yes"
        hearing.readings[f"debt:{count + 1}"] = trouble


def _as_minimum(told: Told, hearing: _Hearing) -> None:
    """Take "花呗500" for the minimum of 花呗 where that was just asked."""
    if hearing.corrects or not isinstance(told.balance, str) or told.minimum is not None:
        return
    owed = next((debt for debt in hearing.owed if debt.name == told.name), None)
    asked = (hearing.pending or "").partition(":")[0] == "minimum"
    headed = _OPEN_TERMS["minimum"].search(hearing.text)
    if owed is not None and (asked or headed) and (hearing.pending == f"minimum:{told.name}" or _far_below(told, owed)):
        told.minimum, told.balance = told.balance, None


def _far_below(told: Told, owed: Owed) -> bool:
    """Tell whether a sum is too small to correct the balance of a debt."""
    return isinstance(told.balance, str) and 2 * Owed(told.name, told.balance).careful <= owed.careful


def _ask_between(telling: Telling, hearing: _Hearing, after: Mapping[str, Owed]) -> None:
    """Ask back where two balances were told for one debt."""
    for told in telling.debts.values():
        others = [other for other in told.others if isinstance(other, str)]
        if isinstance(told.balance, str) and others:
            lists = [{**after, told.name: Owed(told.name, one)} for one in (told.balance, *others)]
            hearing.readings["debts"] = Trouble("conflict", tuple(stored(one.values()) for one in lists))


def _take_terms(told: Told, hearing: _Hearing) -> None:
    if told.minimum is not None:
        hearing.readings[f"minimum:{told.name}"] = told.minimum
    if told.rate is not None:
        question = f"rate:{told.name}"
        hearing.readings[question] = in_the_same_unit(told.rate, hearing.answers.get(question, ""))


def _close_list(hearing: _Hearing, count: int) -> None:
    """Note that another debt came, and that the list is closed when the message says so."""
    grown = count > len(hearing.owed)
    one_by_one = hearing.pending == f"more:{len(hearing.owed)}"
    if grown and one_by_one and hearing.pending:
        hearing.readings[hearing.pending] = "yes"
    if grown and (one_by_one or count == 1) and _CLOSED_BEHIND.search(hearing.text):
        hearing.readings[f"more:{count}"] = "no"


_CLOSED_BEHIND = _re(
    r"就(这|那)?(些|个|几|一(笔|个|张|家)|两|三|么)|没有?(别|其)(的|他|它)|没有?了$|只(有|欠)",
    r"\bthat'?s (all|it)\b|\bonly (have|owe|got)\b|\b(only|just) (one|two|three|these|those|that|this)\b|\b(one|a single) debt\b|\bnothing else\b|\bno (others?|more)( debts?)?\b",
)


def _take_closed(hearing: _Hearing) -> None:
    """Note "只有这两笔" where the list was not asked about: it answers nothing, and is no answer that was not understood."""
    count = len(hearing.owed)
    figures = [mention for mention in hearing.mentions if not isinstance(mention.value, Count)]
    if hearing.listing or not 0 < count < MOST_DEBTS or figures or hearing.readings:
        return
    if _CLOSED_BEHIND.search(hearing.text) and not _LONE_NONE.fullmatch(hearing.text.strip()):
        hearing.readings[f"more:{count}"] = "no"


#: "没有了" alone answers the question that was asked.
_LONE_NONE = _re(r"没有?了?[。.!！]*", r"no(ne)?( more)?[.! ]*")
_NOT_KNOWN = _re(
    r"不(知道|清楚|晓得|记得|确定|懂)|没(查过|看过|注意)|忘了",
    r"\b(no idea|not sure|unknown|don'?t know|do not know|dunno|idk|no clue|can'?t (find|remember))\b",
)
_OPEN_TERMS: Mapping[str, re.Pattern[str]] = {
    "rate": _re(r"利率|年化|利息|日息|月息", r"\brate\b|\binterest\b|\bAPR\b"),
    "minimum": _re(r"最低|最少|月供", r"\bmin(imum)?s?\b|\binstal+ment\b"),
}


def _take_unknown(hearing: _Hearing) -> None:
    """Take "白条利率不知道，最低还400": what is not known of a debt, beside what is."""
    subject = hearing.subject
    for part in clauses(hearing.text, hearing.mentions):
        known = [name for name in called(part.text, hearing.names) if name in hearing.names]
        subject = known[-1] if known else subject
        if subject is None or part.mentions or not _NOT_KNOWN.search(part.text):
            continue
        named = [kind for kind, words in _OPEN_TERMS.items() if words.search(part.text)]
        # "不知道，最低400" leaves open what was asked.
        asked = (hearing.pending or "").partition(":")[0]
        kinds = named or ([asked] if hearing.readings and asked in _OPEN_TERMS else [])
        for kind in kinds:
            hearing.readings.setdefault(f"{kind}:{subject}", Missing.UNKNOWN.value)


def _take_order(hearing: _Hearing) -> None:
    """Take which debt the person wants to pay first: "先还花呗再还信用卡", "start with the card"."""
    after = hearing.readings.get("debts")
    names = [debt.name for debt in restored(after)] if isinstance(after, str) else hearing.names
    if _asks_only(hearing) and not _SUPPOSES.search(hearing.text):
        return
    for sentence in _SENTENCE_END.split(hearing.text):
        match = _FIRST.search(sentence)
        wanted = [name for name in called(sentence[match.start() :], names) if name in names] if match else []
        if wanted and not _EITHER.search(sentence):
            hearing.readings["own_order"] = "; ".join(dict.fromkeys(wanted))


# ---- values without a name ----


def _unnamed(telling: Telling, hearing: _Hearing) -> None:
    """Take another value of the debt that is asked about, or a balance that is corrected by its old value."""
    if telling.budget is not None and not hearing.listing and hearing.subject is None:
        hearing.readings["budget"] = telling.budget
    told = telling.debts.get(hearing.subject or "")
    kind = (hearing.pending or "").partition(":")[0]
    rated = _last_rated(hearing)
    if hearing.corrects and rated and told is not None and told.rate is not None and told.minimum is None:
        _take_terms(Told(rated, rate=told.rate), hearing)
        return
    if told is not None:
        asked, other = (told.rate, told.minimum) if kind == "rate" else (told.minimum, told.rate)
        # "最低500" alone reads as open upwards, so the minimum is taken here in any case.
        if other is not None or (kind == "minimum" and asked is not None):
            _take_terms(told, hearing)
            return
    if hearing.corrects and not _asks_only(hearing):
        _balance_by_value(hearing)


def _last_rated(hearing: _Hearing) -> str | None:
    """Return the debt whose rate was told last; debts are asked in their order."""
    return next((name for name in reversed(hearing.names) if f"rate:{name}" in hearing.answers), None)


def _asks_only(hearing: _Hearing) -> bool:
    return bool(_ASKS.search(hearing.text))


def _balance_by_value(hearing: _Hearing) -> None:
    """Find the debt that "8700，不是8100" is about: the only one of that balance, or the only one that was told."""
    sums = [m for m in hearing.mentions if isinstance(m.value, (Amount, Number))]
    read = [(mention, BALANCE.read([mention], hearing.text)) for mention in sums]
    others = {value for name, value in hearing.answers.items() if name != "debts"}
    olds = [debt for debt in hearing.owed for _, value in read if value == debt.balance and value not in others]
    news = [value for m, value in read if not m.negated and isinstance(value, str) and value not in _balances(olds)]
    just_told = hearing.owed and hearing.pending in (f"rate:{hearing.names[0]}", "more:1")
    unasked = just_told and f"rate:{hearing.names[0]}" not in hearing.answers
    if len(olds) == 1 and len(news) == 1:
        _replace(hearing, olds[0].name, news[0])
    elif not olds and len(news) == 1 == len(sums) and unasked:
        if len(hearing.owed) == 1:
            _replace(hearing, hearing.names[0], news[0])
        else:
            hearing.readings["debts"] = Trouble("which_debt")


def _balances(debts: Sequence[Owed]) -> set[str]:
    return {debt.balance for debt in debts}


def _replace(hearing: _Hearing, name: str, balance: str) -> None:
    after = [Owed(name, balance) if debt.name == name else debt for debt in hearing.owed]
    hearing.readings["debts"] = stored(after)


# ---- messages without sums ----


def _without_sums(telling: Telling, hearing: _Hearing) -> None:
    """Take a debt that is gone, or "the same"; ask for the sum of a debt that was only named."""
    if _SAME.search(hearing.text.strip()):
        _take_same(hearing)
        return
    named = called(hearing.text, hearing.names)
    known = [name for name in named if name in hearing.names]
    if _NO_INTEREST.search(hearing.text) and not _asks_only(hearing):
        _take_no_interest(known, hearing)
    elif known and _GONE.search(hearing.text) and not _asks_only(hearing):
        left = [debt for debt in hearing.owed if debt.name not in known]
        hearing.readings["debts"] = stored(left) if left else Trouble("needed")
    elif hearing.listing and not _asks_only(hearing) and (named or telling.unplaced):
        hearing.readings["debts"] = Trouble("each_debt")


def _take_no_interest(known: Sequence[str], hearing: _Hearing) -> None:
    """Take "朋友那笔没有利息"; without a name it is about the only debt whose rate is not known."""
    unknown = [name for name in hearing.names if answered(hearing.answers, f"rate:{name}") is None]
    if not known and (hearing.subject or len(unknown) != 1):
        return
    for name in known or unknown:
        hearing.readings[f"rate:{name}"] = "0% a year"


def _take_same(hearing: _Hearing) -> None:
    """Take the answer of the debt before for the one that is asked about."""
    kind = (hearing.pending or "").partition(":")[0]
    if hearing.subject not in hearing.names:
        return
    before = hearing.names[: hearing.names.index(hearing.subject or "")]
    values = [hearing.answers.get(f"{kind}:{name}") for name in before]
    known = [value for value in values if value is not None and value not in tuple(Missing)]
    if known and hearing.pending:
        hearing.readings[hearing.pending] = known[-1]
