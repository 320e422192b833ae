"""What is asked to see whether a purchase is affordable, what people call it, and what they may answer."""

from __future__ import annotations

import re
from dataclasses import replace

from credit_coach.dialogue.kinds import BonusKind, ChoiceKind, HouseholdKind, MoneyKind, YesNoKind
from credit_coach.dialogue.walk import Answers, Question, told
from credit_coach.walks.affordability.goods import GOODS, THINGS
from credit_coach.walks.plans import CHARGE, DOWN_PAYMENT, FREE_PERIODS, PERIODS


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


CONSENT = Question("consent", YesNoKind(), buttons=("yes", "no"))
PRICE = Question(
    "price",
    MoneyKind("high", positive=True),
    cue=_re(
        rf"价格|总价|价钱|售价|标价|原价|卖价?|要价|买(?!菜)|入手|换(个|台|部|一)|(?:{GOODS})",
        rf"\b(price|priced|costs?|costing|worth|buy(ing)?|(?:{THINGS}))\b",
    ),
)
PAYMENT = Question(
    "payment",
    ChoiceKind(
        {
            "cash": _re(
                r"全款|一次(性)?(全|给|结)?(付|清)|一次性(给|买|结|搞定|清)|付清|直接(付|买|给)|现金|不分期|不用分期|一笔(付|给)|一次给|全付|付现|刷卡全额",
                r"\b(cash|(?<!bills )(?<!cards )in full|outright|all at once|one go|upfront|up front|(?<!on )(?<!missed )(?<!behind )one payment|full payment|lump sum|no instal+ments?)\b|full (price|amount)|\b(pay|paid|paying) (it )?(all )?(now|at once)|\bpaid up front|\bstraight away",
            ),
            "instalments": _re(
                r"分期|贷款(?=\d|[一二三五十两])|(打算|想|准备)贷款|按揭|贷[\d.]+ ?万|分.{0,3}(期|年|个月)|(?<![第\d])\d+ ?期|(?<!第)[一二三六九十]+期|月付|先用后付|按月(付|还)",
                r"instal+ments?|\bEMIs?\b|\b(in|by|over|for) \d+ (months?|parts|payments)\b|\b\d+ (months?|parts)(?= |,|$)|\bmonthly (plan|payments?)\b|\bover \w+ (months|years?)\b|\bBNPL\b|\bfinanc(e|ing)\b|\bpay (it )?monthly\b|\bin \d+ (months|payments)\b",
            ),
        },
        denied=_re(
            r"不(想|用|要|打算)?(走)?(分期|全款|一次付清)|别分期|no instal+ments?|not (in |on |by )?(instal+ments?|cash)|(than|instead of) (paying )?(in |by )?(cash|instal+ments?)"
        ),
    ),
    free=True,
    buttons=("instalments", "cash"),
)
_PARTNER_ZH = r"老婆|老公|爱人|媳妇|妻子|丈夫|对象|先生|太太|另一半|配偶"
_PARTNER_EN = r"\b(?:wife|husband|hubby|partner|spouse|girlfriend|boyfriend|fianc[eé]e?)\b"
INCOME = Question(
    "income",
    MoneyKind("low", monthly=True),
    not_meant=_re(
        r"税前(?!.{0,12}(税后|到手|实发))", r"\b(before tax|pre-?tax|gross)\b(?!.{0,24}(after|net|take|get))"
    ),
    shared=_re(_PARTNER_ZH, _PARTNER_EN),
    cue=_re(
        rf"({_PARTNER_ZH})(也|每个?月|的|一个?月|能|是|有)*(?=\D{{0,3}}[\d一二两三四五六七八九])",
        rf"\b(my |the )?({_PARTNER_EN})('s)?( pay| salary| income| wage)?( is| at| about| has| gets| brings in| makes| earns)*(?= [\d,.])",
        r"月薪|税后|年薪|工资|薪水|薪资|收入|进账|到手|挣|赚|月入|底薪|退休金|实发|发(?=\d)|拿(?=\d)|养老金",
        r"\b(sal[ae]ry|sallary|after tax|in[- ]hand|in my pocket|my pay|pay is|i'?m on|income|earn(ing|s)?(?! enough)|\bon (?=[\d,.]+k? (a|per) month)|(?<!can )(?<!could )(?<!should )(?<!may )(?<!shall )(?<!might )i (get|receive|bring|clear|net)|(?<!to )make(?! that| it| sure)|making|wages?|take[- ]?home|get paid|paid(?! (it |all |for |in|up|at|now|off|back|monthly|by|cash))|pension|pay ?che(ck|que))\b",
    ),
)
INCOME_VARIABLE = Question(
    "income_variable",
    BonusKind(),
    cue=_re(
        r"年终(奖)?|奖金|提成|绩效|不固定|不稳定|不一定|跑单|跑外卖|跑网约车|(还|再|另外?)?能?多(赚|挣)|不太?稳|兼职|副业|外快|加班费|零工|接单|接活",
        r"\b(bonus(es)?|commissions?|tips|freelanc\w*|side (job|gig|hustle)|irregular|unsteady|variable|not fixed|gig|13th month|on the side|extra (income|money|cash|work)|earn extra)\b",
    ),
    asked=False,
)
RENT = Question(
    "rent",
    MoneyKind("high", monthly=True),
    cue=_re(r"房租|租金|租房|房费", r"\brent(al|ing)?\b"),
    none=_re(
        r"住(在)?(我)?(自己|自家|自个|自购|爸妈|父母|我妈|家里|宿舍|单位|公司|集体)|自有住?房|自己的房|(公司|单位|厂里|老板)(包住|提供住|管住)|包吃住|自家房|不要钱|免费住|包住|宿舍",
        r"\b(own (my|our|the|a) (own )?(flat|place|home|house|apartment)|live (with|at) (my |our )?(parents|family|home)|dorm(itory)?|company (housing|flat)|rent[- ]free|housing (is )?(provided|included))\b",
    ),
    optional=True,
)
LIVING = Question(
    "living",
    MoneyKind("high", monthly=True, sums=True),
    cue=_re(
        r"支出|吃饭|伙食|吃喝|饭钱|餐费|水电(费|煤|燃气)?|水费|电费|燃气|物业费?|交通|通勤|地铁|公交|油费|油钱|停车|话费|网费|生活费|日常|生活(?!费)|日用|开销|开支|花销|花费|其[他它](的)?(每个?月)?(花|开|用)(掉|了)?(?=\D{0,3}[\d一二两三四五六七八九])|买菜|奶粉|尿不湿|学费|补习|兴趣班|保险|医药|药费|看病|赡养|吃用|吃穿|(给|寄)(爸妈?|父母|家里|老家)",
        r"\b(living (costs?|expenses)|phone (plan|bill)|food|eat|living|everything else|other costs|family expenses|grocer(y|ies)|eating|meals?|utilit(y|ies)|water (and|bills?)|electricity|gas bills?|transport|commut\w+|metro|subway|living (costs?|expenses)|bills?|phone bill|school fees|tuition|insurance|spend(ing)?|expenses|kid'?s? (stuff|school)|parents|childcare|necessities)\b",
    ),
    optional=True,
)
REPAYMENTS = Question(
    "repayments",
    MoneyKind("high", monthly=True, sums=True),
    none=_re(
        r"没(有)?(其他|别的|其它|任何|什么)?的?(贷款|月供|房贷车贷|要还的)|不用还(钱|款)|没什么要还",
        r"\bno (other |more |outstanding |existing )?loans?\b(?! of)|nothing to (re)?pay|no repayments?",
    ),
    cue=_re(
        r"(每个?月|一个月|月)(都|总共|一共|要|得|还要|固定|共|合计)*还|月供|房贷|车贷|还款|月还|还贷|按揭|还(?=\d)|供(车|房)|(花呗|白条|借呗|微粒贷|网贷|信用卡|信用贷|消费贷|其[他它](的)?(贷款|债)|别的贷款)的?(每个?月|一个?月)(要|得|还|供|扣|都|是|大概)*",
        r"\b(repay(ing|ments?)?|pay(ing)? (back|off|towards)|mortgage|car (loan|payment)s?|loan payments?|debt payments?|monthly payments?|i (still|also) pay(?! (rent|my rent))|pay(ing|s)? [\d,.]+k?( yuan| rmb)?( a month| monthly| (each|every|per) month)?( (for|on|to|towards|off))?( (a|my|an|the|another|some|other|old|existing|car|student|bank|online|credit|two|three))* (loans?|cards?|debts?|car|old|hua ?bei|bai ?tiao|jie ?bei|mortgage)|(?<=\d)( yuan| rmb)?( (for|on|to))? (hua ?bei|bai ?tiao|jie ?bei|credit cards?|loans?)( \w+)?( monthly| (a|each|every|per) month)|\b(hua ?bei|bai ?tiao|jie ?bei|credit card|loan)s?( (takes?|costs?|is|of|for))? (?=[\d,.]+k? (a month|monthly|(each|every|per) month))|existing (loans?|instal+ments?|payments?)|loans?(?= (of|is|are|each|take|cost))|pay on (my )?(debts?|loans?|cards?))\b",
    ),
)
SAVINGS = Question(
    "savings",
    MoneyKind("low", sums=True),
    none=_re(
        r"月光|没存(钱|款)?|没攒|一分(钱)?(都|也)?没|没(什么|啥)积蓄|存不下",
        r"\b(nothing saved|no savings|broke|pay ?che(ck|que) to pay ?che(ck|que)|haven'?t saved)\b",
    ),
    cue=_re(
        r"存款|积蓄|存了|攒了|攒下|攒着|存着|手头|手里|手上|余额宝|卡里|银行里|备用金|应急金",
        r"\b(savings?|saved|put aside|set aside|in the bank|emergency fund|stashed?)\b",
    ),
    optional=True,
)
DEBT = Question(
    "debt",
    MoneyKind("high", sums=True),
    none=_re(
        r"不欠|没欠|无债|没(有)?负债|不差钱", r"\b(don'?t|do not) owe\b|\bowe (nothing|nobody|no one)\b|debt[- ]free"
    ),
    cue=_re(
        r"欠(?!租)|负债|欠款|待还|未还|没还(清|完)?|剩(下)?(没还|要还)|外债|总债务|债",
        r"\b(owe|owing|owed|debts?|outstanding|in debt|still to pay)\b",
    ),
    optional=True,
)
HOUSEHOLD = Question(
    "household",
    HouseholdKind(),
    cue=_re(
        r"几口人|几个(大?人|孩子|小孩)|多少人|家里(有)?(人|人口)|家庭人口",
        r"\bhouse ?hold\b(?! (costs|bills|expenses|income))|\bfamily size\b|\bhow many people\b|\bpeople (live|living|at home)\b",
    ),
    optional=True,
    free=True,
    buttons=("1 adults, 0 children", "2 adults, 0 children", "2 adults, 1 children"),
)
SIGNALS = Question(
    "signals",
    ChoiceKind(
        {
            "overdue_now": _re(
                r"逾期|拖欠|断供|没还上", r"\b(overdue|late on|behind on|missed (a )?payments?|in arrears|past due)\b"
            ),
            "borrows_to_repay": _re(
                r"以贷养贷|借新(的)?还旧|借钱(来|去)?还|拆东墙|(网贷|借呗|信用卡|贷款|借的钱|这张卡|套出来的?钱?)(来|去)还|(拿|用|从)(借呗|网贷|微粒贷|信用卡|贷款|花呗|白条|别的|新).{0,6}还|倒着还|套(来|出来)还",
                r"\b(borrow\w*|(new|another|take|taking|took) (out )?loans?|cash advances?) .{0,20}(to (re)?pay|to cover)\b|\brobbing peter\b",
            ),
            "pays_only_minimum": _re(r"(只|就|都)?还?最低(还款)?", r"\bminimums?\b"),
            "none": _re(
                r"没有?|都不|^无|一个也|正常|按时|良好",
                r"\b(none|neither|no|nothing|nope|not|never|all good|on time)\b",
            ),
        },
        many=True,
        nothing="none",
        denied=_re(
            r"(没有?|从没|从不|从来没|不|未|没有过|没过)(再|有|在|出现|任何|过|去)?(逾期|拖欠|断供|以贷养贷|借新(的)?还旧(的)?|借钱还|只还最低|还最低|最低)(过|的)?",
            r"\b(not|never|no|nothing|none|isn'?t|aren'?t|haven'?t|don'?t)( \w+){0,4}? (overdue|late|behind|missed|borrow\w*|minimums?|arrears)\b",
        ),
    ),
    optional=True,
    free=True,
    buttons=("none", "overdue_now", "borrows_to_repay", "pays_only_minimum"),
)
AREA = Question(
    "area",
    ChoiceKind(
        {
            "urban": _re(r"城里|城市里?|市区", r"\b(city|urban|downtown)\b"),
            "rural": _re(r"农村|村里|乡下|乡村", r"\b(rural|village|countryside)\b"),
        }
    ),
    asked=False,
    free=True,
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions in order; what only an instalment plan needs is left out for cash."""
    plan = (PERIODS, CHARGE, DOWN_PAYMENT, FREE_PERIODS) if told(answers, "payment") == "instalments" else ()
    # What is paid at once comes out of the savings, so there they must be told.
    savings = SAVINGS if plan or "payment" not in answers else replace(SAVINGS, optional=False)
    household = (INCOME_VARIABLE, RENT, LIVING, REPAYMENTS, savings, DEBT, HOUSEHOLD, SIGNALS, AREA)
    return (CONSENT, PRICE, PAYMENT, *plan, INCOME, *household)
