"""The questions of "I settle the rest now: what do I pay, and what do I save?"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from credit_coach.dialogue.kinds import ChoiceKind, DurationKind, MoneyKind, RateValue, Reading
from credit_coach.dialogue.readers import Mention
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.walks.early_repayment.penalty import PenaltyKind
from credit_coach.walks.instalment_cost.questions import AMOUNT, FEE, TERM, FeeKind
from credit_coach.walks.plans import DOWN_PAYMENT, FREE_PERIODS, METHOD, PAID, CountedKind

#: "There are 7 left" tells what has been paid as well.
LEFT = Question(
    "left",
    CountedKind(),
    cue=re.compile(
        r"(还)?(剩|余)(下|余)?(?=\D{0,4}[\d一二两三四五六七八九十]+ ?个?(期|月|年))|还(有|差)(?=\D{0,2}[\d一二两三四五六七八九十]+ ?个?(期|月)(没|未|要|才))|(?<=期)(都|还)?(没|未)(还|付|交)"
        r"|\b(instal+ments? |payments? |months )?(are |still )?(left|to go|remaining|outstanding)\b(?! (fees?|interest|charges?|principal|balance))|\bremaining(?= \w+ (instal|payments|months))"
        r"|\b\w+ (more |monthly )?(instal\w+|payments|months) (of|at|x) (?=[\d,.]+ ?\w* (left|to go|remaining|outstanding))",
        re.IGNORECASE,
    ),
    asked=False,
)


@dataclass(frozen=True)
class _RemainingKind(ChoiceKind):
    """Whether the fees of the instalments to come are charged; while it is asked, a bare 不收 says so."""

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read the option that the words mean."""
        bare = next((name for name, words in _BARE.items() if words.fullmatch(text.strip())), None)
        return bare if pending and bare else super().words(text, pending=pending)


_BARE = {
    "waived": re.compile(
        r"(应该|好像|说是?|客服说|合同说|都|就|全部?|后面的?|剩下的?)*(不(用|再|会)?(收|付|交|给|要)|(全)?免(了|掉|除|收)?|减免)(了|的|掉)?[。.!！]*"
        r"|(no|nope|they('re| are)? |it'?s |they'?ll be |it will be )*(waived?|not (charged|due)|dropped|forgiven|cancelled|free|no)[.! ]*",
        re.IGNORECASE,
    ),
    "charged": re.compile(
        r"(应该|好像|说是?|客服说|合同说|都|就|全部?|还(是)?|后面的?|剩下的?)*(照(样|旧)?|仍然?|继续|要|得|会)*(收|付|交|给|要)(的|全部|满)?[。.!！]*"
        r"|(yes,? )?(they('re| are)? |it'?s |i )?(still |all )*(charged|due|payable|pay them|have to pay( them)?|yes)( (in full|all the same|anyway))?[.! ]*",
        re.IGNORECASE,
    ),
}
_REST_FEES = r"\b(remaining|rest|other|later|future|outstanding|unbilled)\b"
REMAINING = Question(
    "remaining_fees",
    _RemainingKind(
        {
            "waived": re.compile(
                r"(剩|余下|后面|以后|未出账)[^，。,;]{0,9}((?<!收)(?<!付)(?<!交)(?<!要)不(用|再|会)?(收|付|交|要)(?![^，。,;]{0,3}[吗么?？])|(?<!不)免(?![^，。,;]{0,3}[吗么?？])|减免|取消)|(免|减免|不收|不用(付|交)|取消)(了|掉)?(剩|余下|后面|以后)[^，。,;]{0,6}(费|息)"
                rf"|{_REST_FEES}[^.;,]{{0,24}}\b(waived?|forgiven|dropped|cancelled|not (be )?charged|go away)\b|\b(waiv(es?|ed|ing)|drop(s|ped)?|cancel(s|led)?|forgiv(e|es|ing)|don'?t charge|(won'?t|not) (have to )?(pay|charge))\b[^.;,]{{0,20}}(?:{_REST_FEES}|\bfees\b)|\bfees (are |get |will be )?waived\b|\bno (more|further) (\w+ )?fees?\b|\bfees? (stops?|ends?|goes away|go away|falls? away)\b",
                re.IGNORECASE,
            ),
            "charged": re.compile(
                r"(剩|余下|后面|以后|未出账)[^，。,;]{0,9}(照|还(是)?(要|得)|仍|继续|一次性|全部?|一分不少)(都|要|得|也|样|旧|然|全部?)*(收|付|交|给)(?![^，。,;]{0,4}[吗么?？])(?!不)|手续费(要|得|会|也|都|还)*照(收|付|交)"
                rf"|{_REST_FEES}[^.;,]{{0,24}}\b(still|are|all|in full)\b ?(charged|due|payable|have to be paid)\b|\b(still|also|anyway) (charge[ds]?|take|have to pay|owe|pay|collect|want)\b[^.;,]{{0,20}}(?:{_REST_FEES}|\bfees\b)",
                re.IGNORECASE,
            ),
        }
    ),
    optional=True,
    free=True,
    cue=re.compile(r"(剩下?|剩余|余下|后面)的?(手续费|服务费|利息|息费)|\bremaining (fees?|interest)\b", re.IGNORECASE),
    buttons=("waived", "charged", "unknown"),
)
PENALTY = Question(
    "penalty",
    PenaltyKind(),
    cue=re.compile(
        r"(提前(还款|还清|结清|还|清)(的|要|得|会|还|收|另|付)*)?(违约金|罚金|赔偿金|补偿金|解约金)(?![^，。,;\d]{0,6}(怎么|咋|如何|什么|啥|吗|么))|提前(还款|还清|结清|还|清)(的|要|得|会|还|收|另)*(手续费|费用?|罚息)(?![^，。,;\d]{0,6}(怎么|咋|如何|什么|啥|吗|么))"
        r"|\b((early|pre)[- ]?(repayment|settlement|termination|payment|payoff|exit)|exit|termination|cancellation|settlement) (penalty|fee|charge)s?\b|\bpenalt(y|ies)\b",
        re.IGNORECASE,
    ),
    optional=True,
    free=True,
    buttons=("0", "unknown"),
)

_SETTLING = r"(提前|一次性?|现在|今天|马上|直接|全部?)*(结清|还清|付清|清掉|结掉|了结)"
#: What the lender says that settling takes, fees and penalty in it.
QUOTE = Question(
    "quote",
    MoneyKind("high", positive=True),
    cue=re.compile(
        rf"{_SETTLING}(金额|价格?|款|的?钱)?[^，。,;\d]{{0,8}}?(要|需|得|付|还|给|交|掏|是|为|显示|试算|报|只|共)[^，。,;\d]{{0,6}}(?=[\d一二两三四五六七八九])"
        rf"|(试算|App|APP|客服|平台|银行|页面|他们|对方)[^，。,;\d]{{0,8}}{_SETTLING}[^，。,;\d]{{0,8}}(?=\d)|{_SETTLING}(金额|价|款)(?=\D{{0,2}}\d)|试算(出来|结果|显示|页|完)?(是|要|得|为|一共)*(?=\D{{0,2}}\d)"
        r"|\bquot(e|es|ed|ing)\b( me)?(?= \D{0,6}\d)|\b(payoff|settlement|early[- ]repayment) (amount|figure|quote|sum|price)\b( (now )?(is|of|shows?|comes? to))?"
        r"|\b(settl(e|ing)|clear(ing)?|pay(ing)? (it |this |that |the rest |everything |all )?off|close|closing)\b[^.;?!,\d]{0,24}\b(costs?|takes?|is|for|be|need|pay|wants?|quoted?|says?|asks?)\b[^.;?!,\d]{0,16}(?=\d|¥|CNY|RMB)"
        r"|\b(quoted?|wants?|asks?|says?|shows?)\b[^.;?!,\d]{0,16}\d[\d,.]* ?(yuan|rmb|cny|kuai)? to (settle|clear|close|pay (it |this |everything |all )?off)\b",
        re.IGNORECASE,
    ),
    asked=False,
)


#: What is paid on top of the instalments, while the plan goes on.
EXTRA = Question(
    "extra",
    MoneyKind("low", positive=True),
    cue=re.compile(
        r"(提前|一次性?|额外|另外|部分)(多)?(还|归还|偿还)(掉|了|进去)?(本金)?(?=[^，。,;；\d清完期]{0,4}[\d一二两三四五六七八九十])|(?<=[万千块元wk\d])[块元]?(钱)?(本金)?(来|去|先|用来)?(部分)?提前还|多还(掉|了)?(本金)?(?=[^，。,;；\d]{0,3}[\d一二两三四五六七八九十])|先还(掉)?(?=\D{0,3}[\d一二两三四五六七八九十.]+ ?[万wk千])"
        r"|\b(extra|additional|lump[- ]sum|one[- ]off|partial)( (re)?(pre)?pay(ment|ing)?)?( of)?\b|\b(throw|put|chuck|drop)(ing)? (in|down|on top)\b|\b(re)?pay(ing)? (off )?(?=[\d¥,.]+ ?[km]? ?(yuan |rmb )?(early|extra|on top|of the principal|ahead))",
        re.IGNORECASE,
    ),
    asked=False,
)


class _ToldTerm(DurationKind):
    """How many instalments there are in all, once that is told: a bare "5期" is then said of those that are paid."""

    def claims(self, mention: Mention) -> bool:
        """None without its words."""
        return False


class _ToldFee(FeeKind):
    """What the plan charges, once that is told: a bare "3%" is then said of the penalty."""

    def claims(self, mention: Mention) -> bool:
        """None without its words."""
        return False


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order: whether fees go on is asked where the plan takes them each instalment.

    What settling takes, once it is told, has fees and penalty in it; and what is left to pay may be told without the plan.
    """
    left = told(answers, LEFT.name) is not None
    counted = left or PAID.name in answers
    term = replace(TERM, kind=_ToldTerm()) if TERM.name in answers and not counted else TERM
    fee = replace(FEE, kind=_ToldFee()) if FEE.name in answers and counted and PENALTY.name not in answers else FEE
    paid = replace(PAID, asked=not left)
    if told(answers, QUOTE.name) is not None:
        payments = rest_is_told(answers)
        amount, term = replace(AMOUNT, asked=not payments), replace(term, asked=not payments)
        return (amount, term, fee, METHOD, DOWN_PAYMENT, FREE_PERIODS, paid, LEFT, QUOTE)
    remaining = replace(REMAINING, asked=takes_fees(answers))
    extra = () if FEE.name in answers and not bears_interest(answers) else (EXTRA,)
    return (AMOUNT, term, fee, METHOD, DOWN_PAYMENT, FREE_PERIODS, paid, LEFT, remaining, PENALTY, QUOTE, *extra)


def rest_is_told(answers: Answers) -> bool:
    """Tell whether the instalments still to come are known without the plan: how many, and what each takes."""
    charge = told(answers, FEE.name)
    each = charge is not None and RateValue.restore(charge).unit == "each"
    counted = {TERM.name, PAID.name} <= answers.keys() or told(answers, LEFT.name) is not None
    return each and counted


def payments_left(answers: Answers, periods: int | None) -> int:
    """Return how many instalments are still to come of a plan of `periods`, None where only what is left was told."""
    paid, left = told(answers, PAID.name), told(answers, LEFT.name)
    if paid is not None and periods is not None:
        return periods - int(paid)
    assert left is not None
    return int(left)


def takes_fees(answers: Answers) -> bool:
    """Tell whether the plan takes a fee with each instalment, or may: what it charges has not been told."""
    charge = told(answers, FEE.name)
    if charge is None:
        return True
    unit = RateValue.restore(charge).unit
    return unit in ("period", "spread") or (unit in ("each", "total") and told(answers, METHOD.name) != "equal_payment")


def bears_interest(answers: Answers) -> bool:
    """Tell whether the plan charges interest on what is still owed, of which a part can be paid early."""
    charge = told(answers, FEE.name)
    if charge is None:
        return False
    unit = RateValue.restore(charge).unit
    return unit in ("year", "month", "day") or (unit == "each" and told(answers, METHOD.name) == "equal_payment")


def conflict(answers: Answers) -> tuple[str, ...]:
    """Nothing is left to settle, or more than there was; whichever of the two was just said is asked again."""
    periods, paid, left = (told(answers, name) for name in ("periods", "paid", "left"))
    if periods and paid and int(paid) >= int(periods):
        return ("paid", "periods")
    return ("left", "periods") if periods and left and int(left) > int(periods) else ()
