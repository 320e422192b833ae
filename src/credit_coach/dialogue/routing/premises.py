"""What people take for granted and is not so. The first clause of the reply says so, then come the rule and its source.

A false belief counts only when the message asserts it ("对吧", "right?"): the open question has its ordinary answer. What
follows `premise-` is the belief's name in knowledge/misconceptions.yaml, which has the section that puts it right.
"""

from __future__ import annotations

import re

from credit_coach.dialogue.routing.rules import Rule, any_of

_ASSERTS = any_of(
    r"对吧|对吗|对不对|对么|没错吧|是吧|是不是|不是吗|吧[？?。!！]?$|吧[，,]|听说|都说|据说|人家说|别人说|有人说|朋友说|网上说|网上都|反正|所以|既然|不是说|肯定|一定|必须|天经地义|当然|绝对|就(可以|能|不用|没事|算)|[：:].{0,40}(怎么|如何)|记住|官方结论|公告|新(规|政策|法)|全都|全部都",
    r"\b(right|correct|true|isn'?t it|doesn'?t it|don'?t they|won'?t (it|they|i)|can'?t they|yes|no|agree|surely|obviously|definitely|always|never|so (i|the|a|that|if|they)|i (heard|read|know|was told|think)|i'?m told|they say|everyone says|people say|since|because|therefore|confirm|new (law|rule|policy)|where'?s the form)\b",
)


#: What is said behind a belief, of which it is only to be confirmed.
_TO_CONFIRM = any_of(
    r"(对吧|对吗|对不对|对么|对伐|没错吧|没错|是吧|是不是|是伐|是这样吗?|不是吗|(?<!算了)(?<!好)吧)[？?。!！…~\s]*$",
    r"[,.;，。]\s*((and|so|that'?s|this is|it'?s|that is) )*(right|correct|true|yes|no|agreed|not so|am i right|is that (right|so|true|correct)|"
    r"(isn'?t|doesn'?t|won'?t|can'?t|hasn'?t|wouldn'?t|didn'?t) (it|that|this|he|she|they|i)|(don'?t|aren'?t|can'?t) (they|i|we|you))\s*\?+\s*$",
)


def asks_to_confirm(text: str) -> bool:
    """Tell whether a message ends by asking that what it says be confirmed ("…，对吧", "…, right?")."""
    return bool(_TO_CONFIRM.search(text))


def _premise(name: str, *patterns: str, unless: str = "") -> Rule:
    return Rule(
        f"premise-{name}",
        "premise",
        any_of(*patterns),
        needs=_ASSERTS,
        unless=re.compile(unless, re.IGNORECASE) if unless else None,
    )


PREMISE_RULES: tuple[Rule, ...] = (
    _premise(
        "record-gone-when-paid",
        r"(还清|结清|还完|还上|还了).{0,16}(立刻|马上|就|立即|当天|自动|第二天|直接)?.{0,10}(删|消除|消失|没了|清除|抹掉|撤销|恢复干净|不显示)(?!.{0,8}(多久|几年|什么时候))",
        r"\b(record|late payment|overdue|default|report|mark)s?\b.{0,50}\b(disappear\w*|deleted?|removed?|erased?|vanish\w*|cleared?|gone|wiped)\b.{0,40}\b(as soon as|once|when|after|immediately|the moment|right after)\b.{0,16}\b(i|you)?.{0,6}\b(pay|paid|repaid|settle\w*|clear)|\b(pay|paid|paying|settle\w*|repa\w+)\b.{0,40}\b(immediately|at once|instantly|straight away|right away|automatically)\b.{0,30}\b(delet\w*|remov\w*|eras\w*|disappear\w*|clear\w*|wip\w*)",
        unless=r"一次性|信用修复政策|one[- ]off|怎么",
    ),
    _premise(
        "record-gone-by-itself",
        r"(不(用|去|还|管|理)|放着|一直不还|拖).{0,12}(五年|5年|五年后|过几年).{0,12}(自动|就|会)?.{0,4}(消|删|没|清)|(五年|5年).{0,8}(一过|一到|之后|后|过了).{0,6}(自动|就|会).{0,4}(消|删|没|清|不用还)",
        r"\b(five|5) years?\b.{0,60}\b(disappear\w*|delet\w*|gone|clear\w*|vanish\w*|drop\w*|wip\w*)\b.{0,50}\b(even if|without|whether or not|don'?t|never|unpaid|anyway|automatically)|\b(even if|without|don'?t|never|unpaid)\b.{0,40}\b(pay\w*)?.{0,20}\b(five|5) years?\b",
        unless=r"还清(之后|后|了)|after (i|you) (pay|paid|settle)",
    ),
    _premise(
        "pay-to-delete",
        r"(缴纳?|交|付|花|给|罚).{0,10}(\d+|钱|费).{0,16}(当天|马上|立刻|就|可以|能|即可|便).{0,8}(删|消除|洗白|清除|撤销|恢复).{0,20}|(逾期|不良)?(记录|征信).{0,10}(花钱|交钱|付费|缴费|缴纳).{0,16}(删|消|修复|洗)",
        r"\b(pay\w*|fee|fine)\b.{0,40}\b(delete[sd]?|remove[sd]?|erase[sd]?|wipe[sd]?|clear(s|ed)?)\b.{0,30}\b(record|late|overdue|report|default)",
        unless=r"公司|中介|有人|能信|可信|靠谱|company|agency|someone",
    ),
    # Whoever looks for one that is licensed takes for granted that there are such.
    Rule(
        "premise-pay-to-delete",
        "premise",
        any_of(
            r"(征信|信用)修复(师|公司|机构|人员|行业)?[^，。？?吗]{0,12}(是|有|算|属于)[^，。？?吗]{0,8}(国家|官方|正规|合法|持证|发证|认证|资质)[^，。？?吗]{0,8}[，,].{0,10}(找|选|挑|哪)",
            r"\bcredit repair\w*( compan\w+| firms?| agents?)? (is|are|has|have|got) (now |been )?(a |an |all )?(\w+ )?(licen[cs]\w+|certified|legal\w*|official\w*|approved|regulated)\b[^?]{0,20}[,.;] .{0,20}(which|where|who|find|choose|pick)",
        ),
    ),
    _premise(
        "minimum-has-no-cost",
        r"(最低还款|还最低|只还最低|最低额).{0,24}(不(会)?(产生|收|有|用付|要|算)?.{0,4}利息|没有?利息|免息|最划算|不花钱|没成本|零成本|一样免息)",
        r"\b(minimum( payment)?)\b.{0,60}\b(no interest|interest[- ]free|without interest|free of interest|avoids? (all )?interest|cheapest|costs? nothing|best deal|doesn'?t cost)",
    ),
    _premise(
        "fee-times-periods",
        r"(每期|每月|月|期).{0,8}(费率|手续费|利率)?.{0,6}\d+(\.\d+)?\s?[%％‰厘].{0,24}(年(利率|化|息)?|一年|实际|真实|总共|全年).{0,8}(就是|等于|就|是|只有|才|=|算).{0,4}\d+(\.\d+)?\s?[%％]",
        r"\b\d+(\.\d+)?\s?(%|percent)\b.{0,30}\b(per|a|each|every|monthly)\b.{0,10}\b(month|period|instal\w+)?\b.{0,60}\b(annual|year|yearly|apr|per annum)\b.{0,24}\b\d+(\.\d+)?\s?(%|percent)?|\bflat\b.{0,40}\b(cheaper|same|equals?|less|lower|better)\b.{0,40}\b(annual|apr|yearly|effective|rate)",
    ),
    _premise(
        "three-years-and-free",
        r"(超过|过了|满|拖|躲|熬|等).{0,4}(三年|3年|两年|2年|诉讼时效|时效).{0,30}(不用|不必|无需|可以不|就不|免|作废|失效|没事|清零|一笔勾销|自动).{0,6}(还|了|管|债|消)?|(三年|3年|诉讼时效|时效).{0,14}(没(有)?(起诉|催|找|告)).{0,20}(不用|不必|可以不|作废|没事|就不)|(诉讼时效|时效)(一)?(过|到|已过).{0,10}(不用还|债(务)?(就)?(没|消)|作废)",
        r"\b(three|3|two|2) years?\b.{0,60}\b(don'?t (have|need) to (pay|repay)|no longer (owe|have)|not (have|need) to (pay|repay)|debt (is|becomes) (void|gone|cancel\w*|expired|dead|wiped)|free|off the hook|expires?|written off|never have to)",
    ),
    _premise(
        "prison-for-debt",
        r"(还不上|还不起|不还|逾期|欠债不还|欠(网贷|钱|款|信用卡)?|欠债).{0,24}(就|会|要|肯定|一定|必然|是)?.{0,4}(被)?(坐牢|判刑|抓(走|人|起来)?|拘留|蹲监狱|进监狱|刑事责任|入狱|坐监)",
        r"\b(can'?t|cannot|don'?t|not|miss\w*|late|overdue|default\w*|unpaid|owe|owing|fail\w*)\b.{0,60}\b(prison|jail|arrest\w*|imprison\w*|locked up|criminal (charge|record)s?|behind bars)\b",
        unless=r"会坐牢吗[？?]?$|会不会|伪造|套现|诈骗|赌|fraud|forg|\b(can|could) i (go|be)\b|^will i\b",
    ),
    _premise(
        "late-once-is-for-ever",
        r"(逾期|不良).{0,10}(一次|一回|过).{0,16}(永远|一辈子|终身|这辈子|永久|再也|彻底).{0,14}|(听说|都说|反正|据说|不是说)?.{0,4}(逾期|不良|坏)(的)?(记录|信息).{0,4}(就|会|要|是)?(跟|留|背|挂|存)(着|我)?.{0,2}(一辈子|终身|永远|到死|一生)|(永远|一辈子|终身|这辈子)(就|都)?.{0,6}(黑|别想(贷|借|买)|贷不了|洗不掉)",
        r"\b(late|missed|overdue|default\w*)\b.{0,30}\b(once|one)\b.{0,50}\b(for ?ever|for life|never again|permanent\w*|blacklist\w*)|\bpermanent(ly)? blacklist\w*",
    ),
    _premise(
        "checking-hurts",
        r"(自己)?查(询)?(自己的?|本人|个人)?.{0,4}(征信|信用报告).{0,16}(影响|变花|弄花|变差|降低|扣分|查花|不好|花了|伤|坏)",
        r"\b(check\w*|look\w* at|view\w*|pull\w*|request\w*)\b.{0,16}\b(my|your|one'?s|own)\b.{0,16}\bcredit\b.{0,40}\b(hurts?|harms?|damages?|lowers?|bad for|affects?|ruins?|worse)",
        unless=r"怎么查|哪里查|网贷.{0,6}查|银行查|多头|机构查",
    ),
    _premise(
        "family-must-pay",
        r"父债子(还|偿)|(我爸|我妈|父母|父亲|母亲|爸爸|妈妈|爸妈|老爸|家人|儿子|女儿|哥|弟).{0,12}(欠|网贷|债|贷款|信用卡|借).{0,24}(我|子女|父母|儿女|孩子|家里)?.{0,4}(必须|一定要|应该|就得|得|只能|肯定要|有义务|理应).{0,4}(替|帮|代)?(他|她|我)?.{0,3}(还|偿|承担)",
        r"\bparents? (must|have to|are obliged to)\b.{0,20}\b(repay|pay|cover)\b.{0,20}\bmy\b|\b(father|mother|dad|mum|mom|parents?|son|daughter|brother|sister|family)('s|s')?\b.{0,50}\b(debts?|loans?|owe[sd]?)\b.{0,50}\b(i|we|children|kids|parents|family)\b.{0,10}\b(must|have to|has to|need to|obliged|are liable|am liable|responsible|legally required)\b",
        unless=r"去世|过世|走了|没了|不在|died|passed away|late (father|mother)|担保|签字|guarant|co-?sign|吗[？?]?$",
    ),
    _premise(
        "four-times-lpr-for-banks",
        r"(信用卡|银行|花呗|白条|消费金融|网贷|持牌|金融机构|借呗|微粒贷).{0,24}(利率|利息|年化|费用)?.{0,14}(超过|不能超|不得超|高于|不许超|上限|最高|最多).{0,10}(lpr|四倍|4倍|12%|24%|36%|15\.4%).{0,40}|(lpr|四倍|4倍).{0,20}(信用卡|银行|花呗|白条|消费金融|网贷|持牌|金融机构).{0,30}(不还|不用还|违法|无效|可以不)",
        r"\b(credit cards?|banks?|huabei|baitiao|licen[cs]ed|consumer finance|online loans?)\b.{0,60}\b(four times|4x|4 times|lpr)\b|\b(four times|4x|4 times|lpr)\b.{0,60}\b(credit cards?|banks?|huabei|baitiao|licen[cs]ed)\b",
        unless=r"是什么|多少[？?]?$|what is|how much",
    ),
    _premise(
        "thirty-six-is-safe",
        r"(36|三十六|24|二十四|30|28|25|20)\s?[%％]?.{0,4}(以下|以内|之内|之下)?.{0,16}(法院|法律|国家)?.{0,6}(都|全|就)?.{0,4}(支持|合法|保护|受保护|没问题|有效)|(民间借贷|朋友借|个人借|私人借).{0,20}(30|36|24|28|25|20)\s?[%％].{0,24}(支持|合法|保护|有效|都要还|全)|年化(2\d|3[0-6])\s?[%％].{0,10}(民间借贷|私人借).{0,20}(支持|合法)",
        r"\b(36|24|30|28)\s?(%|percent)\b.{0,60}\b(protected|legal|lawful|supported|upheld|enforceable|fine|allowed|safe)\b",
        unless=r"持牌|银行|信用卡|是什么",
    ),
    _premise(
        "early-is-always-cheaper",
        r"(提前(还|结清|还款|还清|还贷)).{0,20}(一定|总是|永远|肯定|最|都|必然|绝对|越早越).{0,6}(划算|省|便宜|好|合适|值)",
        r"\b(pay\w*|repay\w*|settl\w*|clear\w*)\b.{0,30}\b(early|off early|ahead|in advance)\b.{0,40}\b(always|never costs|certainly|definitely)\b.{0,30}\b(cheap\w*|best|saves?|better|right|worth|wise)|\bearly (repayment|payoff|settlement)\b.{0,20}\balways\b",
    ),
    _premise(
        "never-reported",
        r"(花呗|白条|网贷|月付|借呗|逾期|小贷|先用后付|微粒贷|消费金融).{0,16}(都|从来|根本|永远|一律|全部)?.{0,3}(不(会)?(上|报|进|接入|影响|录入)|没(有)?(上|接入|报)).{0,4}(征信|央行|信用报告)",
        r"\b(late payments?|loans?|huabei|baitiao|online (loans?|lenders?)|overdue|instal\w+|missed payments?)\b.{0,40}\b(never|not|aren'?t|isn'?t|don'?t|doesn'?t|won'?t)\b.{0,16}\b(reported|report|sent|show\w*|appear\w*|affect|go|count)\b.{0,40}\b(credit|bureau|report|record|score|database)",
        unless=r"吗[？?]?$|会不会|怎么|哪些|which|^(do|does|are|is|will)\b",
    ),
    _premise(
        "complaint-stops-debt",
        r"(投诉|举报|申诉|异议|协商)(了|后|之后|期间|的时候|一下|成功)?.{0,16}(就|可以|能|便)?.{0,4}(不用还|停(止)?(计|算)息|暂停还款|不(再)?计息|不算逾期|先不还|不用管)",
        r"\b(complain\w*|complaint|dispute)\b.{0,50}\b(stops?|pauses?|freezes?|suspends?|don'?t (have|need) to (pay|repay)|no need to pay|halt\w*)\b.{0,30}\b(debt|interest|repay\w*|pay\w*|collection)?",
    ),
    _premise(
        "divorce-ends-debt",
        r"(离婚|离了婚|离婚协议).{0,20}(债|欠|贷).{0,16}(不用|不关|跟我没|与我无|都归|就归|全归|没关系|找不到我)|离(了)?婚.{0,10}(就)?不用还",
        r"\bdivorc\w*\b.{0,60}\b(debts?|loans?|owe|creditors?|lender)\b.{0,50}\b(not|no longer|can'?t|nothing|never|don'?t|isn'?t|his|hers|only)\b",
        unless=r"怎么|假离婚|躲|吗[？?]?$|sham|fake",
    ),
    _premise(
        "sold-debt-is-void",
        r"(债权|债务|欠款|贷款|债).{0,10}(转让|转卖|卖给|打包|转给).{0,24}(不用还|不认|无效|作废|可以不|没关系|不算|跟我没)",
        r"\b(debt|loan)\b.{0,30}\b(sold|transferred|assigned)\b.{0,50}\b(don'?t (have|need)|not (have|need)|no longer|void|invalid|can'?t collect|off the hook)\b",
    ),
    _premise(
        "bank-must-agree",
        r"(银行|平台|他们|对方|法律|国家|规定).{0,24}(必须|一定(要|得)?|有义务|不得拒绝|不能拒绝|强制|应该无条件).{0,10}(同意|给(我)?|接受|答应|办|批).{0,10}(停息|个性化|分期|挂账|延期|减免|协商)|(停息挂账|个性化分期|协商|减免|延期).{0,20}(银行|平台)?.{0,6}(必须|一定(要|得)|不得拒绝|不能拒绝|是我的权利)",
        r"\b(law|rule|policy|regulation)\b.{0,30}\b(lets?|allows?|entitles?|gives?)\b.{0,20}\b(anyone|everyone|you|me|borrowers?|us)\b.{0,30}\b(stop|freeze|skip|five years|no interest|without interest)|\b(stop|freeze) (the )?interest\b.{0,60}\b(have to|has to|must|obliged) (give|grant|offer|accept|agree)|\b(bank|lender|issuer|they)\b.{0,20}\b(must|has to|have to|is obliged|are obliged|can'?t refuse|cannot refuse|legally required)\b.{0,40}\b(agree|accept|grant|give|offer|freeze|plan|instal\w*|five years|60)",
        unless=r"必须同意吗|一定(会)?同意吗|does the bank have to",
    ),
    _premise(
        "only-home-is-safe",
        r"(唯一|只有一套|就一套|仅有一套).{0,4}(的)?(住房|房子?|住宅|房产).{0,24}(不(能|会|可以|得)|动不了|没法|绝对安全|不用担心).{0,6}(执行|拍卖|查封|动|强制)?",
        r"\bonly (home|house|flat|apartment|property)\b.{0,50}\b(can'?t|cannot|never|not|won'?t|safe|untouchable|protected)\b",
    ),
    _premise(
        "ended-enforcement-ends-debt",
        r"(终本|终结本次执行|执行终结|终结执行).{0,20}(不用还|没事|结束|清零|作废|债(务)?(就)?没|可以不)",
        r"\benforcement\b.{0,30}\b(ended|terminated|closed|stopped)\b.{0,50}\b(don'?t|no longer|not|free|over|gone|void)\b",
    ),
    _premise(
        "ignoring-a-court-is-fine",
        r"(支付令|传票|法院(短信|电话|文书|通知)|起诉|开庭|应诉).{0,14}(不(用)?(理|管|去|接|签收|答辩|回应)|不出庭|拒收).{0,16}(就)?(没事|没关系|不会怎|拿我没|判不了|不算|无效|不了了之)",
        r"\b(ignor\w*|don'?t (go|answer|respond|sign|attend)|not (going|attending|signing))\b.{0,40}\b(summons|court|payment order|hearing|lawsuit)\b.{0,50}\b(nothing|fine|can'?t|invalid|safe|go away|no effect|not count)\b",
        unless=r"会怎|怎么办",
    ),
)
