"""Requests for help with harm by named slots: who or what × what is done to it × what for."""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import Rule, all_of, near
from credit_coach.dialogue.routing.twins import family

# ---- slots ----
_ENFORCED = (
    r"官司|法院|执行|起诉|判决|冻结|查封|破产|离婚|债主|债权人|court|creditors?|bailiffs?|lawsuit|judge?ment|sued"
)
_BELONGINGS = r"房|车|存款|钱|积蓄|铺面|店|股|工资|flat|house|car|savings|money|assets?|property"
_MOVED = r"过户|转(给|到|走|去)|挪|藏|抵押给|赠|低价|卖给|存(到|在)|放(到|在)|transfer|move|hide|park|put .{0,12}name|sign over"
_KIN = r"(我)?(姐|妹|哥|弟|爸|妈|儿子|女儿|舅|姑|姨|表|堂|老婆|老公|父母)|亲戚|朋友|别人|sister|brother|cousin|parents|mother|father|friend|relative"
_SEEMS_FINE = r"看(着|起来|上去)?(像|是)?(个)?正常|查不|看不出|来得及|几天能|快(点)?办|怎么(做|办|弄|藏|转)|不被(撤|查|发现)|look (normal|real|legit)|in time|before they"
_PAY = r"工资|收入|奖金|货款|\b(wages?|salary|income|pay ?cheques?)\b"
_OUT_OF_REACH = (
    r"\b(can'?t|cannot|won'?t|never|doesn'?t|not)\b.{0,12}\b(find|see|seize|take|reach|touch|freeze|deduct)\b"
)
_DEBTOR = r"欠(款|债|钱)(的)?人|债务人|借款人|老赖|欠我钱的|debtors?|borrowers?|(man|person|guy) who owes"
_HURTS = r"骂(哭|人|醒|得)|羞辱|吓(哭|破|唬|人)|难听|越狠越|狠(一)?点|崩溃|抬不起头|insult|scare|humiliat\w*|cry|terrif\w*|shame"
_WORDS_FOR_IT = r"话术|短信|信息|几句|话|文案|脚本|模板|台词|script|texts?|messages?|words|lines"
_CHECK = r"面签|核实|回访|审核|打电话|调查|背调|verification|verify|check"
_PLAYS = r"(找|请|雇|让).{0,4}(谁|人|朋友|同学|亲戚).{0,6}(扮|装|演|冒充|接|当)|扮(演|成)?|假装|冒充|play|pose|pretend|act as"
_EMPLOYER = r"HR|hr|人事|单位|老板|领导|同事|公司|主管|boss|employer|colleague"
_NEW_SELF = (
    r"(换|弄|办|买|搞)(一?个)?(新|假|别的)?(身份|名字|户口|身份证|姓名)|new identity|fake identity|another identity"
)
_BORROWS = r"办(新)?卡|贷|借|开户|申请|下款|apply|borrow|card|loan|credit"
_OTHERS_ID = r"(somebody|someone|another person|anybody|a stranger|other people)('s| else'?s?)?.{0,8}(id|identity|name|passport|details|face)"
_COPY = r"(网站|页面|网页|链接|app|APP|小程序|公众号)"
_LOOKS_LIKE = r"像|仿|山寨|克隆|假冒|冒充|高仿"
_INSTITUTION = r"银行|贷款|平台|官方|花呗|白条|京东|支付宝"
_TAKES = r"收(钱|款|定金|押金|保证金)|骗|套(取|出)|要(密码|验证码)|获取|钓"
_LENDERS_BELIEVE = r"(让|叫|骗|使)(催收|银行|平台|他们|债主|放贷).{0,6}(以为|相信|认为|觉得)"
_GONE = r"(死了|出国|搬走|搬家|失踪|坐牢|不在|换号|没钱)"
_STRANGER = r"(这个|那个|某个|一个|这|那)(手机号|号码|身份证号?|人|名字|微信号?|车牌|账号)"
_LOOKED_UP = r"欠|名下|借(了|款)?|负债|网贷|贷款|征信|住哪|地址"

_HOLDER = r"银行|法院|平台|债主|催收|对方|他们|执行"
_CANNOT_FIND = r"(查|找|冻|扣|划|动|发现|看|追)不(到|了|走|着|出)"
_MY_MEANS = r"我?的?(存款|钱|账户|工资|收入|房|车|财产|资产|积蓄|余额|支付宝|微信)"
_MAKES_SO = r"怎么(让|才能让|能让|样让|做|弄)|如何让|有(什么|没有)办法让|教我|想让|能不能让"
_ANYONES = r"(别人|他人|某个?人|一个人|这个?人|那个?人|欠我钱的人|他|她|对方|前任|老赖)"
_WHEREABOUTS = r"(手机)?(定位|位置|行踪|行程|轨迹|开房记录?|户籍|住址|通话记录|微信记录|身份信息)"
_LOOKS_UP = r"查|找|定|跟踪|监控|弄到|搞到|买"
_FOR_MONEY = r"花钱|付费|收费|渠道|门路|找谁|谁能|谁会|哪里能|有人能"
_MARKS = r"征信|逾期|不良(记录)?|黑名单|失信"
_WHOM = r"找谁|谁能|谁会|哪里(能|可以|有)|托谁|花(点|些)?钱(找|请|托)|有没有(人|渠道|门路)"
_WIPED = r"抹(掉|了|平|去)|消(掉|了|除)|删(掉|了|除)?|洗(白|掉)|铲(掉|平)|弄掉|清(掉|除|了)"
_FALSE = r"假的?|编(一?个|造)?|伪造|虚构|捏造|瞎编"
_ACCOUNT_OF_IT = r"说明|声明|证明|理由|材料|情况|故事|借口"
_NO_REPAY = r"(没|不|根本没|从没)(打算|想过?|准备|计划|想着)(要)?(还|给)|借完(就)?不还|借了不还|白借"
_WHICH_LENDER = r"哪(些|个|家|种)|什么|有没有|推荐|求|最好"
_LENDER = r"平台|网贷|口子|app|APP|贷款|小贷|撸"
_EN_MAKE = r"\b(make|create|generate|print|produce|prepare|write|draw up|design|give)\b( me| us| up)?"
_EN_PROOF = r"\b(bank statements?|pay ?slips?|pay ?stubs?|income (proof|certificate|letter)|proof of income|employment (letter|certificate)|tax returns?|salary (slip|letter|certificate)s?)\b"
_EN_SHOWING = r"\b(showing|that (shows?|says?|state)|with (an? )?(income|salary)|saying|stating|for \d+)\b"
_EN_FRIGHTENS = r"\b(threat\w*|scar(e|es|ing|y)|frighten\w*|terrif\w*|intimidat\w*|shame|shaming|humiliat\w*|panic)\b"
_EN_TEXT = r"\b(texts?|messages?|letters?|e-?mails?|scripts?|words|posts?)\b"
_EN_PAYS = r"\b(pays?|paying|paid|repay\w*|give (it|me|my money)( back)?|owes?|debt|money back)\b"

_WAS_DONE_TO_ME = r"我是(债权人|出借人)|欠我|(债务人|对方|被告|老赖|前夫|前妻|他|她)(偷偷|已经)?(把|将)"

MISUSE_SLOT_RULES: tuple[Rule, ...] = (
    family(
        "hide-assets-by-slots",
        "hide_assets",
        all_of(_ENFORCED, _BELONGINGS, _MOVED, _KIN, _SEEMS_FINE),
        twin=_WAS_DONE_TO_ME,
    ),
    family(
        "wages-out-of-reach-by-slots",
        "hide_assets",
        near(_PAY, r"打|发|转|存|收", r"谁|别人|哪(个|张)|换", r"查不|找不|执行不|冻不|扣不|才不", gap=12),
        near(_PAY, r"\b(paid|sent|go|land)\b", r"\b(whose|someone|somebody|another|other)\b", _OUT_OF_REACH, gap=40),
        near(r"\b(whose|which|what) (card|account)\b", _PAY, _OUT_OF_REACH, gap=40),
    ),
    family(
        "sells-repair-by-slots",
        "repair_seller",
        near(
            r"\b(sell|offer|run|do|provide)\b",
            r"\b(credit|record)\b",
            r"\b(repair|cleaning|removal|fixing)\b",
            r"\b(clients?|customers?|leads?)\b",
            gap=20,
        ),
    ),
    family("abusive-words-by-slots", "abusive_collection", all_of(_DEBTOR, _HURTS, _WORDS_FOR_IT)),
    family("false-employer-by-slots", "forgery", all_of(_CHECK, _PLAYS, _EMPLOYER)),
    family(
        "other-identity-by-slots",
        "identity_misuse",
        near(_NEW_SELF, _BORROWS, gap=12),
        near(_BORROWS, r"\b(with|using|in|under)\b", _OTHERS_ID, gap=20),
    ),
    family(
        "false-front-by-slots",
        "fraud",
        near(_COPY, _LOOKS_LIKE, _INSTITUTION, _TAKES, gap=14),
        near(_LOOKS_LIKE, _INSTITUTION, _COPY, _TAKES, gap=6),
        near(
            r"\b(website|page|app|site|link|form)\b",
            r"\b(looks?|looking|pass(es)?|copy|clone|fake)\b",
            r"\b(bank|loan|lender|official)\b",
            r"\b(collects?|takes?|steals?|deposits?|passwords?|codes?|fees?)\b",
            gap=30,
        ),
    ),
    family(
        "deceive-lender-by-slots",
        "dodge",
        near(_LENDERS_BELIEVE, _GONE, gap=8),
        near(
            r"\b(make|let|trick|fool)\b",
            r"\b(collectors?|bank|lender|creditors?|them)\b",
            r"\b(think|believe|into)\b",
            r"\b(abroad|dead|died|moved|gone|jail|broke|no money|left)\b",
            gap=16,
        ),
    ),
    family("strangers-debts-by-slots", "others_data", near(r"查|看|找|弄", _STRANGER, _LOOKED_UP, gap=6)),
    family(
        "swipe-and-return-by-slots",
        "cash_out",
        near(
            r"找|去|用|弄|借",
            r"机器|pos机?|刷卡机|商户|刷卡器",
            r"刷",
            r"(拿|换|取|要|出|变)(到|出|成|回)?(点|来)?(现金|现钱|钱出来)",
            gap=8,
        ),
        near(
            r"(找|去|在|通过)",
            r"(店|商户|商家|老板|朋友)",
            r"(刷|扫)(一)?(下|笔|把|单)",
            r"(钱|现金|款)?.{0,4}(拿|退|返|给|转)(回|我|来|出)",
            gap=10,
        ),
    ),
    family(
        "out-of-reach-of-lenders-by-slots",
        "hide_assets",
        near(_MAKES_SO, _HOLDER, _CANNOT_FIND, _MY_MEANS, gap=6),
        near(_MY_MEANS, r"怎么|如何|放哪|存哪|转(到)?哪", _HOLDER, _CANNOT_FIND, gap=10),
        surely=_CANNOT_FIND,
    ),
    family(
        "whereabouts-by-slots",
        "buy_data",
        all_of(_FOR_MONEY, rf"({_LOOKS_UP}).{{0,6}}{_ANYONES}.{{0,4}}({_WHEREABOUTS})"),
        near(r"怎么|如何|帮我|教我|想|能(不能)?", _LOOKS_UP, _ANYONES, _WHEREABOUTS, gap=5),
    ),
    family(
        "wiped-for-money-by-slots",
        "repair_seller",
        near(_MARKS, _WHOM, _WIPED, gap=10),
        near(_WHOM, _WIPED, _MARKS, gap=8),
    ),
    family("false-account-of-it-by-slots", "repair_seller", near(_FALSE, _ACCOUNT_OF_IT, _MARKS, _WIPED, gap=14)),
    family("never-to-repay-by-slots", "dodge", near(_NO_REPAY, _WHICH_LENDER, _LENDER, gap=10)),
    family("proof-to-order-by-slots", "forgery", near(_EN_MAKE, _EN_PROOF, _EN_SHOWING, gap=24)),
    family(
        "frightening-words-by-slots",
        "abusive_collection",
        all_of(r"\b(write|draft|compose|give|make|prepare)\b", _EN_FRIGHTENS, _EN_TEXT, _EN_PAYS)
        + r"(?!.*\b(sent|send|sends|got|received|receive|from (a |the |my )?(collector|lender|bank))\b)",
    ),
)
