"""The questions of the first-steps plan: what is late, for how long, how much, why, what can be paid, what has come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from credit_coach.dialogue.kinds import ChoiceKind, CountKind, MoneyKind, Reading, Trouble
from credit_coach.dialogue.readers import Mention, Number
from credit_coach.dialogue.walk import Answers, Question
from credit_coach.walks.affordability import CONSENT
from credit_coach.walks.paying import PayableKind
from credit_coach.walks.products import PRODUCT


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


assert isinstance(PRODUCT.kind, ChoiceKind)
PRODUCTS = replace(
    PRODUCT,
    kind=replace(PRODUCT.kind, many=True),
    optional=False,
    buttons=("huabei", "baitiao", "monthly_pay", "credit_card", "online_loan", "bank_loan", "private_loan"),
)

#: Nobody counts days in four digits: "逾期3700" is a sum.
_MOST_BARE_DAYS = 1000
_NOT_DUE = _re(
    r"还没(到|逾期|过)|没(有)?(到期|逾期)|未(到期|逾期)|(今天|明天|后天|快|马上|下周|过几天)(就)?(要)?到期|今天(是)?(最后|还款)",
    r"\bnot (yet )?(due|late|overdue)\b|\bnot yet\b|\bdue (today|tomorrow|soon|next|in)\b|\bbefore the due date\b",
)
_YESTERDAY = _re(r"昨天", r"\byesterday\b")


@dataclass(frozen=True)
class DaysLateKind(CountKind):
    """Days since the due date. Days of something else ("住院20天") are said with other words."""

    def accepts(self, mention: Mention) -> bool:
        """Terms, and bare numbers that can be days."""
        if isinstance(mention.value, Number) and mention.value.value >= _MOST_BARE_DAYS:
            return False
        return super().accepts(mention)

    def claims(self, mention: Mention) -> bool:
        """In a story days can be of anything."""
        return False

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read "not due yet" as no day late, and yesterday as one."""
        if not pending:
            return None
        return "0" if _NOT_DUE.search(text) else "1" if _YESTERDAY.search(text) else None


@dataclass(frozen=True)
class StoryKind(ChoiceKind):
    """A choice that is read out of a story: one of several is taken, the first said or the gravest.

    While the question is pending `pending` words count as well: elsewhere they would mean too much.
    """

    pending: dict[str, re.Pattern[str]] = field(default_factory=dict)
    by_weight: bool = False

    def words(self, text: str, *, pending: bool) -> Reading | None:
        """Read one option."""
        wide = dict(self.options) | {
            name: _re(self.options[name].pattern, more.pattern) for name, more in self.pending.items()
        }
        kind = ChoiceKind(wide if pending else self.options, nothing=self.nothing, denied=self.denied)
        reading = kind.words(text, pending=pending)
        if isinstance(reading, Trouble) and reading.reason == "conflict":
            order = list(self.options) if self.by_weight else list(reading.options)
            return min(reading.options, key=order.index)
        return reading


DAYS_LATE = Question(
    "days_late",
    DaysLateKind(),
    cue=_re(
        r"逾期(?!(了)?[\d,]{4})|晚了|拖了|过期|过了(还款日|期)?|超过还款日|天数|欠了(?=[\d一二两三四五六七八九十半]+个?(天|月|周))",
        r"\b(days?|weeks?|months?) (late|overdue|behind|past due)\b|\b(late|overdue|past due|behind|unpaid|missed)\b|\bsince\b|\bdays late\b",
    ),
)
AMOUNT = Question(
    "amount",
    # "三万多" will do here: the sum only tells whether what can be paid covers all of it.
    MoneyKind("low", positive=True),
    cue=_re(
        r"欠(款|的)?(?!了?[\d一二两三四五六七八九十半]+个?(天|月|周))|加一起|加起来|一共(?!能|可)|总共(?!能|可)|逾期金额|本金|没还(?=.{0,3}\d)|逾期了?(?=[\d,]{4})",
        r"\b(owe|owing|owed|amount|altogether|in all|in total|outstanding|open|balance|debt of)\b",
    ),
    optional=True,
)
CAUSE = Question(
    "cause",
    StoryKind(
        {
            "job_loss": _re(
                r"失业|失了业|没(了)?工作|丢了?工作|被裁|裁员|裁掉|下岗|辞退|开除|离职|(厂子?|公司|单位)(倒|关|黄)",
                r"\b(lost|losing) (my|his|her|the) job\b|\blaid off\b|\bfired\b|\bunemployed\b|\bredundant\b|\bno job\b|\bout of work\b|\bjobless\b",
            ),
            "income_drop": _re(
                r"(工资|收入|提成|奖金|薪水|单量?|生意额).{0,8}(少|降|砍|减|拖|没发|发不|打折|一半)|降薪|欠薪|减薪|停薪|拖欠工资",
                r"\b(cut|halved?|reduced|lower(ed)?|slashed) .{0,12}\b(salary|pay|income|wages?|hours)\b|\b(salary|pay|income|wages?|hours) .{0,16}\b(cut|halved|half|less|dropped|reduced|late|unpaid|down)\b|\b(less|lower) (income|pay|salary|work)\b",
            ),
            "illness": _re(
                r"生病|住院|手术|看病|病了|大病|受伤|摔(伤|断)|车祸|骨折|癌|化疗",
                r"\b(ill|illness|sick|hospital|surgery|operation|injur(ed|y)|accident|cancer)\b",
            ),
            "forgot": _re(
                r"忘(了|记)(还|交|要还)|忘了这(回|件)?事|记错(日子|时间|日期)|没注意(日期|到期)|把还款日忘",
                r"\bforgot (to pay|about it|the (date|payment|bill))\b|\bjust forgot\b|\bslipped my mind\b|\bmixed up the date\b",
            ),
            "too_many_debts": _re(
                r"借(得|的|了)?太多|太多家|以贷养贷|拆东墙|借新还旧|到处借|滚(起来|雪球|大)|好多家(都)?(欠|借)",
                r"\btoo many (loans|debts|cards|lenders|apps)\b|\bborrowed too much\b|\bloans? to pay (other )?loans?\b|\bborrow(ing)? to repay\b",
            ),
            "business": _re(
                r"生意|开店|店.{0,4}(关|倒|亏|黄|开不下)|创业|破产|投资.{0,4}(亏|失败)|亏(光|本|损|完)",
                r"\b(my|the|our) (business|shop|cafe|restaurant|store|company|startup)\b.{0,30}\b(no money|fail\w*|closed?|loss\w*|bankrupt|broke|down|nothing)\b|\bbusiness (failed|is down|went)\b",
            ),
            "family": _re(
                r"离婚|孩子(上学|生病|归我|出生)|给(家里|父母|爸妈|老家)(寄|打|凑)|家里(出|有)(了)?(点)?(事|急)|家里急用|办(丧事|婚礼)|老人(生病|住院)",
                r"\bdivorc\w*\b|\b(send|sent|sending) money (home|to my)\b|\bfamily emergency\b|\bmy (parents|mother|father|family) needed\b|\bnew baby\b|\bwedding\b|\bfuneral\b",
            ),
            "other": re.compile(r"(?!)"),
        },
        pending={
            "job_loss": _re(r"工作(没|丢)", r"\bjob\b"),
            "income_drop": _re(r"收入|工资", r"\b(income|salary|wages?)\b"),
            "illness": _re(r"病|医院|伤", r"\bhealth\b"),
            "forgot": _re(r"忘", r"\bforg[eo]t\w*\b"),
            "too_many_debts": _re(r"太多", r"\btoo many\b|\btoo much\b"),
            "business": _re(r"店|亏|公司", r"\b(business|shop|cafe|restaurant|store)\b"),
            "family": _re(
                r"家里|家人|父母|爸|妈|孩子|老婆|老公|结婚",
                r"\b(family|parents|mother|father|kids?|child(ren)?|wife|husband)\b",
            ),
            "other": _re(
                r"其他|其它|别的|都不是|说来话长|一言难尽",
                r"\bother\b|\bsomething else\b|\bnone of (these|them|those)\b",
            ),
        },
    ),
    optional=True,
    free=True,
    buttons=("job_loss", "income_drop", "illness", "forgot", "too_many_debts", "business", "family", "other"),
)
CAN_PAY = Question(
    "can_pay",
    PayableKind("low", monthly=True),
    cue=_re(
        r"(每个?月|一个?月)[^，,。]{0,8}(能|可以|最多|只|还|挤|拿|凑|出)|(能|可以|最多|只能|顶多)(再)?(还|拿|挤|凑|出|付)|挤(得)?出|拿(得)?出|凑(得)?出|每月(?=改|换)|每月能还",
        r"\b(can|could|able to|only|maybe) (still )?(pay|afford|spare|manage|put)\b|\bpay (about|around|maybe|up to|only|back)?\b[^.,;]{0,12}(a|per|each|every) month\b|\b(afford|spare)\b",
    ),
    none=_re(
        r"一分(钱)?(都|也)?(没有|拿不出|还不了|掏不出|挤不出)|(什么|啥|一毛)(钱)?(都|也)(拿不出|没有)|拿不出(一分)?钱来?",
        r"\bnot a (single )?(cent|penny|fen|yuan)\b|\bcan'?t pay (anything|a thing|at all)\b|\bcannot pay (anything|at all)\b|\bnothing (at all|left)\b",
    ),
    optional=True,
)
PAPERS = Question(
    "papers",
    StoryKind(
        {
            "court": _re(
                r"(收到|来了|寄来|发来|接到|拿到).{0,10}(传票|起诉状|支付令|法院(?!的?人))|(传票|起诉状|支付令|法院(的)?(短信|电话|传票|文书|通知)).{0,4}(都|已经)?(来|到|寄|发)了|已?(被|让).{0,6}(起诉|告)了|已经(起诉|立案|开庭)",
                r"\b(got|received|have|sent me|came?|a) .{0,16}\b(court (summons|papers?|letter|notice|text)|summons|payment order)\b|\b(been|was|am being|got) sued\b|\bcourt (date|hearing)\b",
            ),
            "lawyer_letter": _re(
                r"律师函|律师信|律师(发|寄)来",
                r"\b(lawyer'?s?|attorney'?s?|legal|law firm) letters?\b|\bletters? from (a |the )?(lawyer|law firm|attorney)",
            ),
            "collector": _re(
                r"催收(?!.{0,3}(能|可以|会|敢|是不是|可不可以)).{0,6}(天天|一直|老是?|已经|每天|打|找|上门|联系)|(天天|一直|每天|老).{0,4}(催|打电话)|催债的?.{0,4}(打|找|来)|爆(我的?)?通讯录",
                r"\bcollectors? (are |is |keep |only |still |phone |call )|\bcollectors?\b.{0,16}\b(call\w*|phon\w*|text\w*|visit\w*)\b|\b(call(ing)?|phon(e|ing)) me (all day|every day|daily|all the time)\b",
            ),
            "none": _re(
                r"没(有)?收到(?!过?(法院|传票|律师))|(还|啥|什么|都|目前)(也|都)?没有?$|^(没有?|无|还没)|(啥|什么)(也|都)没",
                r"\b(nothing|none|not yet|nope|no)\b",
            ),
        },
        pending={
            "court": _re(
                r"法院|传票|起诉|开庭|支付令|立案|诉前|调解", r"\b(court|summons|sued|lawsuit|payment order|hearing)\b"
            ),
            "lawyer_letter": _re(r"律师", r"\b(lawyer|attorney|legal)\b"),
            "collector": _re(r"催|打电话|短信|上门", r"\b(collect\w*|calls?|phon\w*|texts?|messages?|visits?)\b"),
        },
        nothing="none",
        denied=_re(
            r"(没有?|未|还没)(有)?(收|接)?到?(过)?(任何)?(法院|律师函|传票|起诉状|律师)(的)?(东西|材料|文件|短信|信|传票)?(或者?|和|、)?(律师函|传票)?",
            r"\bno (court|lawyer|legal|summons)\w*( (papers?|letters?|or) ?\w*)*|\bnothing from (a |the )?(court|lawyer)\w*( or (a |the )?(court|lawyer))?",
        ),
        by_weight=True,
    ),
    cue=_re(r"收到过?(什么)?|催收|律师函|传票", r"\b(received|come so far|lawyer'?s? letter|summons|papers?)\b"),
    optional=True,
    free=True,
    buttons=("none", "collector", "lawyer_letter", "court"),
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order."""
    return (CONSENT, PRODUCTS, DAYS_LATE, AMOUNT, CAUSE, CAN_PAY, PAPERS)
