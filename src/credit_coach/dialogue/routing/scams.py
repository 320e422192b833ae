"""Is this a scam? What is offered or demanded matches a known trick: the warning comes first, the article follows."""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import Intent, Rule, any_of

SCAM_RULES: tuple[Rule, ...] = (
    Rule(
        "scam-cancel-account",
        "scam_cancel",
        any_of(
            r"(客服|有人|对方|电话|自称|说|工作人员|他们|短信|要我|让我).{0,40}(注销|关闭|升级|清零|核销).{0,10}(校园贷|学生(账户|贷|身份|信息)|白条|花呗|金条|网贷账户|贷款账户|百万保障|保障服务|会员|代理商|学籍)|(百万保障|保障服务|会员服务|vip).{0,24}(扣|关闭|取消|到期|自动|续费).{0,40}(共享|屏幕|下载|转|链接|说|客服|操作)|(校园贷|学生账户|大学.{0,6}(注册|办)过).{0,30}(注销|影响征信|不处理|清零)",
            r"\b(million[- ]yuan|million) (protection|insurance|cover)\b|\b(cancel|close|deactivate|upgrade)\b.{0,40}\b(campus loan|student (loan|account)|baitiao|huabei|protection|membership|service)\b.{0,80}\b(screen|transfer|safe account|credit (report|record)|or (else|they)|click|app)\b|\b(campus|student) loan\b.{0,40}\b(registered|under my name|cancel)\b",
        ),
        unless=any_of(r"^(怎么|如何)(注销|关闭)"),
    ),
    Rule(
        "scam-impersonation",
        "scam_impersonation",
        any_of(
            r"(自称|冒充|说是|说他是|说自己是|打着|以).{0,14}(公安|警察|民警|法院|检察|银监|监管|金监|央行|人民银行|征信中心|反诈|客服|银行(的)?(人|工作人员|经理)|社保|通管局|网警|专案组|政府).{0,80}(转账|汇款|转到|转钱|转过去|安全账户|核查账户|屏幕|共享|会议|下载|保密|不许告诉|不要告诉|别告诉|开房|酒店|宾馆|逮捕|通缉|涉嫌|冻结|验证码|密码|交钱|保证金|链接|配合|红头|拘留)|安全账户|(转|汇|挪|存|打|移|归集)[^，。,]{0,12}(监管|核查|托管|清算)账户|(屏幕共享|共享屏幕|开共享).{0,30}(客服|转|注销|取消|操作|要我|让我|吗)|(客服|对方|他们|银行|工作人员|有人).{0,20}(要我|让我|叫我|要求).{0,10}(共享屏幕|屏幕共享|开共享|下载.{0,8}(会议|软件|app)|提供验证码|报验证码|把钱转)|(通缉令|逮捕令|红头文件|资金清查|清查账户)",
            r"\b(says?|said|claim\w*|pretend\w*|pos(es|ing) as|call(ed|s|ing)? (me )?(from|saying)|someone|caller|message|text|man|woman)\b.{0,60}\b(police|court|prosecutor|regulator|central bank|pboc|nfra|bank|customer service|credit (centre|center|bureau)|payment app|alipay|wechat|official)\b.{0,120}\b(share my screen|screen[- ]?shar\w*|sharing my screen|safe account|secure account|transfer|move (my|the) (money|savings)|verification code|arrest|warrant|keep (it )?secret|don'?t tell|hotel|click|download|remote)\b|\bsafe account\b|\b(shift|move|transfer|send|put)\b.{0,30}\b(supervis\w+|monitored|protected|clearance|regulat\w+) account\b|\b(wants?|asks?|asked|told|telling) me to (share my screen|move my money|transfer .{0,20}(safe|secure))",
        ),
        unless=any_of(r"催收|\bcollectors?\b"),
        surely=any_of(r"安全账户|共享|safe account|screen|转账|transfer"),
    ),
    Rule(
        "scam-pay-to-withdraw",
        "scam_fee",
        any_of(
            r"(再|继续|还(要|得|需)|补|追加|先|多|又(要|让)).{0,4}(充|打|转|交|存|投|垫|汇)(值|钱|款|入|进去)?.{0,12}(才|方|就)(能|可以|可|让|给|肯|准)?.{0,4}(提现|提(得)?出|提款|取(出|现)|出金|返(还|现|钱|本)|拿回(本金|钱))|(提现|出金|取钱).{0,10}(要|得|需要|必须|让我)(先|再|继续|多)(充|打|转|交|存|投)",
            r"\b(top[- ]?up|deposit|add|put in|pay|send|recharge|transfer)\b.{0,30}\b(more|another|again|extra|first|additional|\d{3,})\b.{0,50}\b(before|to|so|until|or)\b.{0,24}\b(withdraw\w*|cash (it |them |my money )?out|get (my|the) (money|funds|balance) (out|back))\b",
        ),
    ),
    Rule(
        "scam-pay-first",
        "scam_fee",
        any_of(
            r"(贷款|放款|下款|借款|提现|额度|批(了|下来)|放贷|app|平台|资金|到账|网贷).{0,60}(解冻费|解冻金|保证金|工本费|认证金|认证费|验资|包装费|激活费|会员费|手续费|保险费|押金|定金|刷流水|流水费|首期|税(费|金)|服务费|担保费|诚意金|加急费|开户费).{0,20}(才能|才(放|给|下|解)|先(交|付|转|缴)|要我|让我|再(交|转)|正常吗|是真的)|(交|付|转|缴|充).{0,6}(解冻费|解冻金|保证金|工本费|认证金|验资|包装费|激活费|会员费|手续费|保险费|押金).{0,10}(才|就|放款|下款|提现|正常|是真的|解)|(先|要(我)?|让(我)?|得|需要|叫(我)?)(先)?(交|付|转|缴|充|打|存|汇).{0,16}(解冻费|解冻金|保证金|工本费|认证金|验资|包装费|激活费|会员费|手续费|保险费?|押金|定金|流水|税|费|元|块|千|万).{0,24}(才|就|再|能).{0,6}(放款|下款|给我?贷|提现|批|到账|放贷|借给)|(放款|下款|放贷)(之)?前.{0,8}(买|打|交|付|存|充|转|缴).{0,10}(保险|月供|一期|首期|会员|\d{2,}|[一二三四五六七八九几]百|钱|费)|(放款|贷款|信贷|审核|下款)(经理|专员|客服|老师|人员).{0,8}(喊|让|叫|要|催)我?.{0,4}(打|交|转|付|存|充|缴|买).{0,14}(验资|月供|一期|首期|流水|保险|会员|保证|激活|费)|(卡号|账号|银行卡号?|信息).{0,6}(填错|错误|输错|有误).{0,30}(冻结|解冻|交|转|保证|认证)",
            r"\b(loan|lender|lending app|approved|credit line|payout|funds)\b.{0,100}\b(deposit|insurance|up[- ]?front|unfreez\w*|unlock\w*|verification (fee|payment|deposit)|processing fee|activation|guarantee fee|membership|advance fee|handling fee|tax|security fee|stamp duty|release fee|admin fee|service fee)\b.{0,40}\b(first|before|up[- ]?front|to (get|release|receive|unlock|unfreeze)|normal|legit|in advance)|\bpay\b(?! (it |them |this |that )?off\b).{0,30}\b(first|before|up[- ]?front|in advance)\b.{0,60}\b(loan|funds|money|payout|released?|approved|lend)\b|\bwrong (card|account) number\b.{0,60}\b(frozen|unfreeze|pay|deposit)\b",
        ),
        # Whoever has the money, less a fee that was kept back, pays nothing first.
        unless=any_of(
            r"^(?!.*(冻结|解冻|才能)).*(到手|到账|打过来)\D{0,3}\d{3,}",
            r"^(?!.*\b(frozen|unfreez\w*|deposit|before)\b).*\bi (only |just |really |actually )*(received|got)\b.{0,12}\d{3,}",
        ),
    ),
    Rule(
        "scam-credit-repair",
        "scam_repair",
        any_of(
            r"(交|花|付|收|给|只要|收费|价格).{0,3}(\d+|[一二三四五六七八九几两]+[百千万]).{0,14}(洗白|修复|消除|删(除|掉)?|铲单|清除|抹掉|消掉|代(我)?申请|代办).{0,14}|(洗白|修复|消除|铲单|清除|抹掉).{0,8}(征信|逾期|记录).{0,30}(能信|可信|靠谱|真的(吗|假)|要不要办|骗|交钱|收费|元|块|内部|渠道|包过|保证|公司|机构|名额|执照|代办)|(公司|机构|中介|有人|他们|对方|老师|广告).{0,24}(能|可以|帮我?|包|保证|代).{0,8}(洗白|修复征信|征信修复|消除逾期|删(除|掉)?(逾期|不良|征信)|铲单|恢复征信|信用修复)|一次性信用修复.{0,24}(代|交|花|元|名额|中介|收费|申请费|加急)",
            r"\b(company|agency|agent|firm|someone|they|service|guy|ad|advert\w*|teacher)\b.{0,60}\b(delete|erase|remove|clean|wipe|repair|fix|restore)\b.{0,40}\b(credit|record|report|late|overdue|default|score|history)\b.{0,80}(\b(trust|legit|real|worth|true|scam|fee|for \d|yuan|rmb|pay|charge\w*|believe|believable)\b|\?)|\bcredit repair\b.{0,60}\b(trust|legit|real|worth|true|scam|fee|yuan|rmb|pay|charge\w*)\b",
        ),
        unless=any_of(
            r"被骗了|已经交|交了钱|付了钱|(自动|新规|政策).{0,10}(消除|修复)",
            r"\b(lost|already paid|recover it|get (it|my money) back)\b",
        ),
    ),
    Rule(
        "scam-debt-agents",
        "scam_agent",
        any_of(
            r"(债务优化|债务规划|(停息挂账|债务重组|协商|分期|延期).{0,6}(公司|中介|老师|代办|机构|代理|服务费)|(代办|代理|中介|公司|机构).{0,6}(停息挂账|债务重组|协商)|代理维权|反催收|法务公司|优化师|债务中介|代理协商|垫资|过桥|结清.{0,6}再贷).{0,50}(靠谱|能信|可信|值得|要不要|真的(吗|假)|骗|交|收(费|\d|百分|点)|手续费|点|行不行|可行|能办|包|保证|百分|%|吗)|(帮|替|给)我.{0,6}(垫|过桥|先还|结清).{0,24}(再|然后|之后).{0,10}(贷|借)",
            r"\b(debt (optimi[sz]\w*|restructur\w*|relief|settlement|consult\w*|planner|advisor)|anti[- ]collection|bridg(e|ing)([- ]?(pay|loan)\w*)?|interest[- ]freez\w*|freeze (the |my )?interest)\b.{0,120}(\b(fee|worth|trust|legit|real|scam|percent|%|charge\w*|advance|safe|believe|good idea|should i|upfront)\b|%|\?)|\b(pay|clear|settle) (off )?(all )?my\b.{0,20}\b(loans?|debts?)\b.{0,40}\bthen\b.{0,40}\b(bigger|new|one|big|larger) (cheap )?(bank )?loan\b",
        ),
        unless=any_of(r"^(个性化分期|停息挂账)(是什么|怎么申请|的条件)|跟银行|和银行|向银行|自己(申请|谈|协商)"),
    ),
    Rule(
        "scam-link-or-code",
        "scam_link",
        any_of(
            r"(短信|链接|sms|邮件|微信|电话|二维码).{0,50}(http|(?<![个几百\d零一二三四五六七八九十])点(?![几多\d零一二三四五六七八九十])|激活|失效|过期|填(写)?(卡号|cvv|密码|验证码)|登录|领取).{0,30}(能点|能信|安全|真的|可信|骗|钓鱼|phishing|吗|[?？])|(要|让|叫|问|喊)我.{0,8}(验证码|短信码|cvv|动态码).{0,12}(给|报|念|吗|能)|(要|让|叫|问|喊)我.{0,4}(念|报|说|发|告诉).{0,8}(短信|手机)(里|上|里面)?的?.{0,4}([四六46]位|数字|数|码)|http\S+.{0,16}(能点|安全|真的|可信)",
            r"\b(text|sms|e-?mail|message|link|caller|man|woman|someone)\b.{0,90}\b(log ?in|click|https?|sms code|verification code|the code|cvv|card number|activate|expire\w*|cancel\w*)\b.{0,60}(\b(safe|real|legit|genuine|phishing|scam|should i|can i trust|read it out|give it)\b|\?)",
        ),
    ),
    Rule(
        "scam-recovery",
        "scam_recovery",
        any_of(
            r"(追回|挽回|要回|找回).{0,14}(钱|损失|被骗).{0,20}(先|交|付|费|律师|黑客|公司|网警)|(律师|黑客|网警|公司|有人|群里).{0,20}(能|可以|帮我?)(追回|挽回|要回).{0,14}",
            r"\b(recover|get back|retrieve)\b.{0,40}\b(money|funds|loss\w*|lost|scam\w*|fraud\w*)\b.{0,60}\b(fee|pay|first|up ?front|deposit|lawyer|hacker|agent|service|telegram)|\b(lawyer|hacker|agent|company|service)\b.{0,40}\b(recover|get back)\b",
        ),
    ),
    Rule(
        "debt-of-a-stranger",
        "not_my_debt",
        any_of(
            r"(催收|催债|催款|逾期|欠款|讨债).{0,30}(没|没有|从没|从来没|未)(有)?(借|贷|欠)过|(没|没有|从没|从来没|未)(借|贷)过(钱|款|网贷)?.{0,30}(催收|催债|催款|逾期|欠款|讨债|电话)|(催收|催债).{0,20}不是我(借|欠|的)",
            r"\b(never|didn'?t|did not|haven'?t) (borrow\w*|take out|owe\w*|ha(d|ve) a loan)\b.{0,60}\b(collect\w*|call\w*|dun\w*|overdue|debt)|\b(collect\w*|calls?|dunn\w*)\b.{0,60}\b(never|didn'?t|did not|haven'?t) (borrow\w*|take out|owe)",
        ),
    ),
    Rule(
        "scam-lend-name",
        "scam_carry",
        any_of(
            r"(中介|有人|朋友|同事|亲戚|对方|公司|他们|老板|同学|男友|女友|客户经理|业务员)(让|叫|要|劝|说|想|找|求|请).{0,30}(背债|当法人|挂名|做担保|当担保人|帮.{0,4}(贷款|认证|加分|做资质)|用我(的)?(名义|身份|名字|身份证|卡)|借我(的)?(银行卡|卡|身份证|名)|过流水|走(个)?账|刷脸|当收款人|租我的|收款码)",
            r"\b(broker|friend|someone|colleague|agent|company|boss|relative|cousin|they)\b.{0,30}\b(asks?|asked|wants?|told|begs?|offers?)\b.{0,40}\b(loan in my name|my name|use my (id|name|card|account)|be (the|a) (legal representative|guarantor|director)|guarantor|co-?sign|verify my face|scan my face|lend (him|her|them) my (card|account|id))\b",
        ),
    ),
)
#: Who is told so has been warned.
WARNINGS: frozenset[Intent] = frozenset(rule.intent for rule in SCAM_RULES) - {"not_my_debt"}
