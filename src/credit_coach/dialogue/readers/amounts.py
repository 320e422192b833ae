"""Money: ￥8,999.00, 8块5, 两三千, 月薪8k左右, 3500一个月, over 10k, 500 dollars. A numeral without a clue stays a number."""

from __future__ import annotations

import re
from decimal import Decimal

from credit_coach.dialogue.readers.bounds import Bound, bound_after
from credit_coach.dialogue.readers.digits import HAN_DIGITS
from credit_coach.dialogue.readers.periods import odd_period, period_after, period_before
from credit_coach.dialogue.readers.quantities import Clause, Quantity, Reading
from credit_coach.dialogue.readers.values import Amount, Mention, Number, Period

_CURRENCY = re.compile(
    r" ?(?:(人民币|块钱|元钱|块|元(?![旦宵月年])整?(?:人民币)?|大洋|rmb\b|cny\b|yuan\b|kuai\b|renminbi\b)"
    r"|(美元|美金|美刀|刀(?!具)|usd\b|us dollars?\b|dollars?\b|bucks?\b)|(欧元|euros?\b|eur\b)|(港币|港元|港纸|hkd\b|hk dollars?\b)"
    r"|(日元|日币|jpy\b|yen\b)|(英镑|gbp\b|pounds?\b|quid\b)"
    r"|(韩元|韩币|泰铢|卢布|新币|新加坡元|澳元|澳币|加元|加币|新?台币|比特币|瑞郎|won\b|krw\b|aud\b|cad\b|sgd\b|rupees?\b|baht\b|usdt\b|lakhs?\b|crores?\b))"
)
_CODES = ("CNY", "USD", "EUR", "HKD", "JPY", "GBP", "other")
_DIGIT = "0-9一二两三四五六七八九"
#: In 100块5期 the digit belongs to the next word.
_ENDS_HERE = r"(?![0-9.,十百千万个期年月天日%折笔张岁口位人斤件只台份本瓶])"
_JIAO = re.compile(
    rf"零([{_DIGIT}])分|零?([{_DIGIT}])[毛角](?:([{_DIGIT}])分?)?|([{_DIGIT}]){_ENDS_HERE}|([0-9]{{2}}){_ENDS_HERE}"
)
_JIAO_ALONE = re.compile(rf"(?:毛|角钱|(?<=[0-9])角(?![度落色]))(?:钱|([{_DIGIT}])分?)?")
_ZH_CLUES = (
    "薪|薪水|工资|收入|月入|年入|日入|底薪|到手|税前|税后|挣|赚|租|租金|水电|水电费|房贷|车贷|网贷|贷|贷款|借|借款|欠|欠款|还|还清|还款|月供|供|债|债务|负债|存|存款|储蓄|积蓄"
    "|余额|价|价格|总价|售价|标价|卖|花|花费|开销|支出|开支|生活费|伙食|伙食费|饭钱|餐费|吃饭|话费|电费|水费|燃气|燃气费|物业|物业费|交通|交通费|通勤|学费|保险|保险费|费|费用"
    "|首付|定金|押金|付|交|给|转|奖|奖金|年终奖|额度|预算|本金|利息|金额|钱|块|消费|分期|花呗|借呗|白条|信用卡|养老|赡养|赡养费|抚养|抚养费|最低还"
)
_EN_CLUES = (
    r"(?<![a-z])(?:salary|income|wages?|rent|mortgage|pay(?:s|ing|ments?)?|paid|earn(?:s|ed|ing)?|owe[sd]?|borrow(?:ed|ing)?|costs?|priced?|sav(?:es?|ed|ings?)|makes?"
    r"|bills?|debts?|loans?|spend(?:s|ing)?|spent|deposit|fees?|worth|budget|limit|utilities|food|groceries|expenses?|bonus|get|take[- ]home|balance|principal|amount|total)"
)
_CLUE_BEFORE = re.compile(
    rf"(?:{_ZH_CLUES}|{_EN_CLUES})(?:是|为|有|了|要|得|才|只|就|共|总共|一共|的|额|我|着|过|去|来|:|=|\(|-| |(?<![a-z])(?:is|are|was|of|at|up|back|me|them|about|only|just|to|for)(?![a-z])){{0,6}}\Z"
)
_SAYS_MORE = re.compile(
    r" (?!(?:for|and|or|a|an|per|each|every|in|on|at|to|with|of|but|plus|from|by|so|then|which|that|is|as|if|now|left|already|total)\b"
    rf"|{_EN_CLUES})[a-z]|[a-z个只件家张笔次]"
)
_LEAST_BARE = 100
#: 借5万一年: what is lent is lent for a time.
_LENT_BEFORE = re.compile(r"[借贷](?:了|款|给|我|他|她|到|走|出)*\Z")
_ONE_OF_THEM = re.compile(r" ?一个?[年月]")
#: "What do I pay per month on 9,999": the sum is what the payments are for.
_ON_BEFORE = re.compile(r"(?:per|a|each|every) month (?:on|for) (?:an? )?\Z")
#: 18 months of 1,200.
_TIMES_BEFORE = re.compile(
    r"[0-9a-z] (?:months|(?:re)?payments|instal[a-z]*s|lots|parts|periods|emis)(?: each)? (?:of|at|for)(?: just| only)? \Z|(?<![0-9.])(?:[3-9]|[1-9][0-9]) times \Z"
)
#: "24 payments of 450, or 12 of 870".
_OF_THEM_BEFORE = re.compile(
    r"(?:months|payments|instal[a-z]*s|times|lots)\b[^.;!?]{0,40}(?<![0-9.,])[1-9][0-9]?\0? ?(?:of|at) \Z"
)
#: 912 x 12 months: what is paid each month, and how often.
_TIMES = re.compile(r" ?[x×*](?= ?[0-9]{1,3} ?(?:个月|期|months?\b|mths?\b|instal|payments?\b))")


def read_amount(clause: Clause, quantity: Quantity) -> Reading:
    """The amount, or the bare number where neither a unit nor a word before it says that it is money."""
    if quantity.first.han and quantity.first.scale == 1 and not _has_unit(clause, quantity):
        return _number(clause, quantity, quantity.end)
    reader = _Ending(clause, quantity)
    reader.run()
    before = clause.before(quantity.start)
    if odd_period(before, clause.text, reader.end):
        return (), reader.end
    code = reader.code or quantity.currency
    unit = reader.money or bool(reader.per or code)
    small = quantity.first.low < _LEAST_BARE
    if quantity.last and small and not (unit or reader.bound):
        return _numbers(quantity)
    if not (unit or quantity.last or _is_money(clause, quantity, before)) and (small or not reader.bound):
        # 大概12 can answer any question, 不到12 answers none with a number.
        return ((), reader.end) if reader.bound in ("over", "under") else _number(clause, quantity, reader.end)
    vague = any(figure.vague for figure in quantity.figures)
    value = _bounded(reader.low, reader.high, reader.bound, vague, reader.per, code or "CNY")
    return (Mention(value, quantity.start, reader.end, quantity.negated),), reader.end


class _Ending:
    """What stands behind the numeral, in whatever order: the currency, a bound, the period. Ends in yuan."""

    def __init__(self, clause: Clause, quantity: Quantity) -> None:
        self.text, self.end = clause.text, quantity.end
        self.low, self.high = quantity.first.low, (quantity.last or quantity.first).high
        self.bound = quantity.bound
        named, away = period_before(clause.before(quantity.start), rates=False)
        if named is not None and _ON_BEFORE.search(self.text[: quantity.start]):
            named = None
        words = self.text[: quantity.start]
        of_them = quantity.first.low >= _LEAST_BARE and _OF_THEM_BEFORE.search(words)
        if named is None and (of_them or _TIMES_BEFORE.search(words)):
            named, away = "month", 0
        self.per: Period | None = None if named == "period" else named
        #: 一天150一个月 is 150 a day: what stands right before the figure is not replaced by what follows.
        self.settled = self.per is not None and away == 0
        self.lent = bool(_LENT_BEFORE.search(clause.before(quantity.start)))
        self.code: str | None = None
        self.money = any(figure.scale > 1 for figure in quantity.figures)

    def run(self) -> None:
        self._jiao_alone()
        for _ in range(4):
            before = self.end
            self._currency()
            self._bound()
            self._period()
            if self.end == before:
                return

    def _jiao_alone(self) -> None:
        if match := _JIAO_ALONE.match(self.text, self.end):
            fen = _digit(match[1]) / 100
            self.low, self.high = self.low / 10 + fen, None if self.high is None else self.high / 10 + fen
            self.code, self.end = "CNY", match.end()

    def _currency(self) -> None:
        match = None if self.code else _CURRENCY.match(self.text, self.end)
        if match is None:
            return
        self.code, self.end = _CODES[(match.lastindex or 1) - 1], match.end()
        if match[0].strip() in ("块", "元") and self.low == self.high and self.low == self.low.to_integral_value():
            self._jiao()

    def _jiao(self) -> None:
        """8块5 is 8.5, 8块5毛5 is 8.55, 8块05 is 8.05."""
        if match := _JIAO.match(self.text, self.end):
            jiao, fen = _digit(match[2] or match[4]), _digit(match[1] or match[3])
            self.low = self.high = self.low + jiao / 10 + fen / 100 + Decimal(match[5] or 0) / 100
            self.end = match.end()

    def _bound(self) -> None:
        bound, self.end = bound_after(self.text, self.end)
        self.bound = bound or self.bound

    def _period(self) -> None:
        if self.per is None and (times := _TIMES.match(self.text, self.end)):
            self.end, self.settled, self.per = times.end(), True, "month"
            return
        named, end = period_after(self.text, self.end)
        if named is None or (self.settled and named != self.per):
            return
        if named in ("month", "year") and self.lent and _ONE_OF_THEM.match(self.text, self.end):
            return
        self.end, self.settled = end, True
        self.per = None if named == "period" else named


def _digit(char: str | None) -> Decimal:
    if not char:
        return Decimal(0)
    return HAN_DIGITS[char] if char in HAN_DIGITS else Decimal(char)


def _has_unit(clause: Clause, quantity: Quantity) -> bool:
    """Whether a range or a unit makes a sum of a small Chinese or English numeral, which alone is a word more often."""
    text, end = clause.text, quantity.end
    if quantity.last or quantity.currency or _CURRENCY.match(text, end) or _JIAO_ALONE.match(text, end):
        return True
    return quantity.first.low >= 10 and period_after(text, end)[0] is not None


def _is_money(clause: Clause, quantity: Quantity, before: str) -> bool:
    """Whether the words before the digits say that they are money and the words behind do not say otherwise."""
    if not _CLUE_BEFORE.search(before):
        return False
    return not _SAYS_MORE.match(clause.text, quantity.end)


def _number(clause: Clause, quantity: Quantity, end: int) -> Reading:
    figure = quantity.first
    if not figure.precise:
        # 2000多 can only be said as a range; 三十几 of something unnamed is not said at all.
        value = _bounded(figure.low, figure.high, quantity.bound, figure.vague, None, "CNY")
        return ((Mention(value, quantity.start, end, quantity.negated),) if figure.low >= _LEAST_BARE else ()), end
    # 三 and "one" are words more often than numbers, unless they are all that was said.
    alone = not (clause.text[: quantity.start] + clause.text[end:]).strip(" ,.。!?个\0")
    if figure.han and figure.low < 10 and not alone:
        return (), end
    return (Mention(Number(figure.low), quantity.start, end, quantity.negated),), end


def _numbers(quantity: Quantity) -> Reading:
    """Two bare small numbers, 3-5, can be a range of anything: both are given and nothing is made of them."""
    if quantity.last is None or not quantity.precise:
        return (), quantity.end
    first, last = quantity.first, quantity.last
    return (
        Mention(Number(first.low), quantity.start, first.end, quantity.negated),
        Mention(Number(last.low), last.start, last.end, quantity.negated),
    ), quantity.end


def _bounded(low: Decimal, high: Decimal | None, bound: Bound, vague: bool, per: Period | None, code: str) -> Amount:
    if bound == "over":
        return Amount(low, None, vague, per, code)
    if bound == "under":
        return Amount(Decimal(0), low if high is None else high, True, per, code)
    return Amount(low, high, vague or bound == "about", per, code)
