"""What only the bank, the lender or a person can do: accounts, disputes, codes, messages, complaints, human help."""

from __future__ import annotations

from credit_coach.dialogue.routing.own_account import OWN_ACCOUNT_RULES
from credit_coach.dialogue.routing.rules import Rule, any_of

_HOW = any_of(
    r"怎么|如何|在哪|哪里|哪儿|怎样|咋|吗.{0,3}会|会不会|流程|步骤|多久|要多长|影响|区别|是什么|可以自己",
    r"\b(how|where|when|what happens)\b(?! (long|much|many|is my|are my))|\bcan i\b|\bshould i\b|\b(in general|generally|usually|normally|typically)\b",
)
_ASKS_YOU = r"(帮我|替我|帮忙|请你|麻烦你?|劳烦|你(能|可以|会)(不能|不可以)?(帮|替|给)?(我|忙)?|你?直接(帮|替|给)我|你直接|你(现在|马上|立刻|赶紧|来|去)|代我|(立刻|马上|赶紧|快点?)(帮|替|给)我|(?<![行台们心司人介不])给我)"
_ACTS = r"(查|看看|看一?下|改|冻结|解冻|关闭|关了|关掉|注销|取消|申请|提额|提升|提高|调高|调整|还款|还掉|还上|还清|销户|开通|恢复|退还?|减免|投诉|举报|拉黑|提交|递交|申诉|上报|报案|报警|打电话|联系|沟通|协商|谈|撤销|删除|删掉|消除|修改|更正|挂失|止付|锁|停掉|停了|停用|延期|展期|处理|登记|记录|办理|办|下载|打印|拉|预约|查询|转账|扣|催)"
_OWN = r"(我的|我(这|那|在|欠|现在|名下|刚|的卡)|白条|花呗|借呗|微粒贷|信用卡|卡|额度|账单|账户|账号|征信|信用报告|欠款|余额|还款日?|银行|平台|扣款|逾期|失信|名单|贷款|网贷|异议|投诉|申诉|分期|保证金|利息|罚息|违约金|客服)"

ACCOUNT_RULES: tuple[Rule, ...] = (
    Rule(
        "secret-was-sent",
        "secrets",
        any_of(
            r"(验证码|校验码|动态码|安全码|支付密码|登录密码|密码|口令|cvv2?|cvc|pin码)(我)?(设的|刚收到的|发来的|收到的)?(是|为|：|:|=|\s){1,3}([A-Za-z0-9@#$%^&*!_.\-]{3,}|\[\*\*\*\])",
            r"\b(cvv2?|cvc|pin|password|passcode|otp|verification code|security code|one[- ]time (code|password))\b( (is|was|it says))?[ :=]{0,3}([A-Za-z0-9@#$%^&*!_.\-]*\d[A-Za-z0-9@#$%^&*!_.\-]*|\[\*\*\*\])",
        ),
    ),
    Rule(
        "card-misused-act-now",
        "account_urgent",
        any_of(
            rf"(盗刷|盗用|被刷|不是我(本人)?(刷|消费|交易|操作|买)|莫名(其妙)?(扣|少)|卡(丢|掉|被偷|不见)了?|手机(丢|被偷|不见)了?|未经授权|陌生(扣款|交易)).{{0,40}}({_ASKS_YOU}).{{0,8}}(冻结|挂失|止付|停|锁|拦|处理|追|退|报|撤|关)",
            rf"{_ASKS_YOU}.{{0,8}}(冻结|挂失|止付|锁|拦截|停).{{0,24}}(盗刷|盗用|被刷|不是我|丢了|被偷|卡)|(正在|刚刚?|刚才|现在).{{0,8}}(被盗刷|被刷|有人(在)?刷我)",
            r"(卡|信用卡|银行卡).{0,10}(丢|掉|不见|偷|lost).{0,16}(挂失|冻结|帮|help|停)|(帮我|help me).{0,6}(挂失|冻结|止付)|\b(just|someone) (just )?(charged|used|spent|took|withdrew)\b.{0,40}\b(my card|my account)\b.{0,30}\b(block|freeze|stop|lock|help|now)|\blost my\b.{0,20}(卡|card).{0,30}(挂失|block|freeze|help)",
            r"\b(freeze|block|lock|stop|cancel)\b.{0,24}\b(it|my|the|card|account|payment|transfer)\b.{0,60}\b(stolen|fraud\w*|unauthori[sz]ed|not me|lost|hacked|didn'?t make)\b|\b(stolen|fraud\w*|unauthori[sz]ed|lost|hacked|someone (is |has )?(using|used))\b.{0,60}\b(freeze|block|lock|stop) (it|my|the|this)\b",
        ),
    ),
    Rule(
        "dispute-to-be-recorded",
        "dispute",
        any_of(
            r"\b(i (want to |hereby |formally |now )?dispute|record|log|file|register|lodge|raise|submit)\b.{0,20}\b(my |this |a |the )?(charge|dispute|transaction|payment|objection|complaint|claim)\b.{0,60}(\b(today|now|recorded|for me|on my behalf|record(ed)?|immediately|logged)\b|[!！])|\bi (want|would like) (my|this|the) (dispute|complaint|objection) (recorded|filed|logged|registered|on record)\b",
            r"(我(要|正式|现在)?(提出)?(异议|抗议|争议)|这笔.{0,10}(不是我|我不认|有争议|不认可)|我不认可?(这笔|该笔)).{0,30}(记录|登记|备案|记下来|受理|今天|马上|立刻|你们?)|(记录|登记|备案)(一下|在案)?.{0,6}(我的)?(争议|异议|申诉)",
        ),
        unless=any_of(r"怎么(提|申请|登记)|如何"),
    ),
    Rule(
        "wants-a-person",
        "human",
        any_of(
            r"(给我|帮我|请|快|麻烦)?(转|接|要|找|叫|换|有没有|想(找|要|跟|和))(个|一个|一下|到|你们的?)?(人工|真人|活人)(客服|服务|坐席|来|聊|处理|回答|接待)?|人工(客服|服务|坐席)?(在吗|在哪|呢|[！!。.]?$)|(不想|别|不要)(跟|和|让)?机器人|(叫|找|让)你们?(的)?(经理|领导|负责人|主管|老板)|有(没有)?(真人|活人|人工)|跟(真)?人(说|聊|谈)",
            r"(找|要|跟|和).{0,3}(真人|人工(?!资|费))|不要机器人|\bnot a (bot|robot|machine)\b",
            r"\b(speak|talk|chat|connect|transfer|put|pass|escalate)( me)?( through)? (to|with) (a |an |your |the |some)?(human|person|people|agent|real|representative|manager|supervisor|somebody|someone|operator|staff|live)\b|\b(give|get) me (a|an|your) (human|person|real|agent|manager|representative|supervisor)\b|\b(real|actual|live|human) (person|human|being|agent|operator)\b(?! (who|that))|\bi (want|need) (a|an|to see a) (human|manager|agent|real person|supervisor|representative)\b",
        ),
        unless=any_of(
            r"(怎么|怎样|如何|咋|哪里|按几|按什么|多久).{0,10}(转|打通|接通|找到?|联系).{0,8}(人工|真人)|(人工|真人)(客服)?.{0,6}(按几|怎么|怎样|如何|在哪|几点)|是真人吗|你是.{0,6}(真人|人工)|are you (a )?(real|human)|\bhow (do|can|could|should|would|does) (i|we|you|one|somebody)\b"
        ),
    ),
    Rule(
        "send-it-somewhere",
        "send",
        any_of(
            r"(?<!是)(?<!码)(发|寄|传|推送|邮)(一份|一下|个)?(到|给|至)(我|\[\*\*\*\])|(?<!是)(?<!码)(发|寄|传)(一份|一下)?(到|至)我?的?(邮箱|微信|手机|qq)|^(?!.*(法院|平台|银行|催收|他们)).*(短信|邮件|电话|微信|打电话|闹钟)(来)?(通知|提醒|发给|告诉)我|(你|请|能不能|可以)(加|用)我的?(微信|qq)",
            r"(^|[.!?;,] ?|\b(please|(can|could|would) you|and)\b ?)(e-?mail|text|sms|message|whatsapp|wechat|send|mail|call|phone)\b (it |this |that |me |us |my |the |a |them )+.{0,40}(\b(to|at|on|via|by|when|wechat|e-?mail|copy|plan|approval|reminder|summary|report)\b|\[\*\*\*\])",
        ),
        unless=any_of(
            r"怎么|如何|催收|他们|银行(会|给)|收到|骗|平台(会|给)|对方|同事|亲戚|通讯录|家里|爸|妈|客服(给|让|发)",
            r"\b(what|they|lender|bank|collectors?|someone|scam\w*|should i|how|can (a|the|they)|do i|did|is it)\b",
        ),
    ),
    Rule(
        "complaint-status",
        "status",
        any_of(
            r"我(的|上次|之前|提交|提的|昨天|前天|上周|刚)?.{0,10}(投诉|工单|申诉|异议|申请|报案|反馈|协商申请).{0,14}(编号|进度|结果|单号|到哪|处理(得|了|到)|受理|什么时候|怎么样了|批了|有没有)|(投诉|工单|受理|报案|申诉)(编号|单号|进度)(是多少|多少|呢|发我|给我|帮我查)",
            r"\b(my|our) (complaint|ticket|case|application|dispute|request|appeal)\b.{0,50}\b(number|status|reference|progress|decid\w*|decision|result|going|approved|yet|when)\b|\b(ticket|reference|case|complaint) number\b.{0,40}\b(my|i made|i filed|i submitted|complaint)\b|\bwhen will you (decide|reply|process|approve)\b",
        ),
        unless=any_of(
            r"一般|通常|要多久|多久(有|能|会)|怎么查|去哪查|在哪里查", r"\b(usually|how long|generally|where can i)\b"
        ),
    ),
    Rule(
        "own-account",
        "account",
        any_of(
            rf"{_ASKS_YOU}.{{0,8}}{_ACTS}(一下|下|一?查|一?看)?.{{0,14}}{_OWN}",
            rf"{_OWN}.{{0,24}}{_ASKS_YOU}.{{0,4}}{_ACTS}|把?我.{{0,8}}额度.{{0,4}}给我(提|调|升)|你(帮|给|替)我(撤|取消)(掉|销|了|回)|你(们)?(系统|那边|这边).{{0,8}}(能|可以|应该)?.{{0,3}}(看|查)(得)?到",
            r"^(请|麻烦|帮我|你|马上|快)?把(我的?|这张|那张)?.{0,6}(花呗|白条|月付|账户|额度|卡|逾期|记录|利息|罚息).{0,6}(关|注销|冻结|解冻|停|删|减|免|提|改|消)(了|掉|一下|到)?[。.!！]*$",
            r"^我?(现在|目前|总共|一共)?还?(剩|欠|差)(下)?(多少|几(块|千|万|期))(钱)?(没还|要还|没还清|待还)?[?？。]?$|给我(调|改|退|恢复|降|升|免|还)(回去|回来|一下|了|掉|到)|(退|还|返)给我[。！!]?$|(多扣|重复扣|扣了(两|2|三|3)次).{0,12}(退|查|处理)|(帮|给)(我|大爷|大妈|阿姨|叔叔|奶奶|爷爷|老人家?).{0,4}(瞅|看|查|瞧|翻)|到账(了)?没有?.{0,8}(你|帮|看|查)|你(看|查|帮|瞅)(一?眼|看|下|一下|瞅瞅).{0,8}|^把我的.{0,14}(改|调|换|关|停|取消|提|降|退|延)(到|成|了|掉|一下|为)?.{0,8}$",
            r"尾号(是|为|:|：)?\s?\d{3,4}|卡号(是|为)?\s?\[\*\*\*\].{0,20}(查|看|为什么|怎么回事|多少|余额)|身份证号?(是|为)?\s?\[\*\*\*\].{0,20}(查|看|帮|(?<![上响入进到])征信|我.{0,4}欠)",
            r"我(现在|目前)?的?.{0,8}(余额|额度|账单|欠款|征信(评)?分|信用(评)?分|逾期|还款日|剩余本金|待还)(现在|目前)?(是|有|还有|还剩)?(多少|几|哪天|什么时候|啥时候)",
            r"^(?!.*(\d{4,}|万|千)).*(这个月|本月|这期|本期|现在|目前|今天|下个月).{0,14}(信用卡|花呗|白条|账单|贷款|月付|网贷|借呗|我).{0,8}(还有|还剩|要还|该还|应还|欠|还差|还欠).{0,4}(多少|几)",
            r"我(现在|总共|一共)?(还)?(欠|差)(你们|白条|花呗|多少)(多少)?(钱)?[?？]?$|为什么(拒(绝)?了?我|我(的)?(申请|贷款|额度).{0,8}(被拒|没通过|没批|降))",
            r"(^(?!.*\?$)|[.!] |\b(please|pls|kindly|(can|could|would|will) you|i (need|want) you to|help me( to)?|go ahead and|just)\b ?)(please )?(check|see|look up|look at|freeze|unfreeze|close|cancel|raise|increase|lower|pay (it|off)|block|unblock|update|change|reset|extend|view|pull up|show( me)?|tell me|submit|file|dispute|delete|remove|waive|refund|approve|call|contact|negotiate)\b (up )?(for me )?(my|this|the)\b.{0,30}\b(account|balance|limit|bill|debt|record|report|statement|card|loan|score|application|due date|password|charge|fee|late fee|dispute|complaint|bank|lender|instal\w+)\b(?! (myself|online|for free))",
            r"(^|[.!,;] ?|\b(please|pls|can you|could you) )(check|see|look|tell me|confirm) (if|whether) my\b.{0,60}|\b(block|freeze|lock|stop) (it|this|the card|my card|them) (now|immediately|please|right away|at once)",
            r"\b(what(?:'s| is)|how much is|when is) my (current |credit |card |outstanding |available |next |remaining )*(balance|limit|bill|outstanding|score|due date|statement|payment|instal\w+)\b|\bhow much do i (still |currently )?owe\b|\bwhy was (my|it|i|the) .{0,30}\b(declined|rejected|refused|blocked|closed)\b|\bmy card (is|was|number)\b.{0,60}\b(why|check)\b|\b(withdraw|cancel|submit|file|appeal) (it|this|that|them) for me\b|\btell me (exactly )?why my (application|loan|request)\b|\bwhat'?s (the|my) (settlement|payoff|exact|current) (figure|amount|balance|sum) (on|for|of) my\b",
        ),
        unless=_HOW,
        surely=any_of(
            rf"你?给我(调|改|退|恢复|降|升|免).{{0,4}}(回|来|去|了|掉)|{_ASKS_YOU}.{{0,8}}(查|看|改|冻结|解冻|关|注销|提额|还|退|提交|申诉|删|处理).{{0,6}}(一下|下)?.{{0,6}}(我的|我现在|我名下|我这)|尾号\d|你直接|\bwhy was\b|\bplease (check|raise|freeze|cancel|delete|increase|submit)\b",
        ),
        ignoring=any_of(
            r"(银行|平台|中心|机构|中介|公司|客服|他们|app|老师|律师|有人|谁|亲戚|家人|对方|贷款方).{0,12}(帮|替|给|代)我|帮我.{0,8}(的)?(app|公司|中介|机构|人|软件)(能信|靠谱|可信|是)|帮我(算|看看(怎么|该|这|能不能|要不要)|分析|比较|解释|理|讲|想)|can i (check|see|pay|close|cancel|change|dispute) my .{0,40}",
            r"(看|查)(看|一下|下)?.{0,4}(能不能|要不要|划不划算|合不合|该不该|有没有(问题|必要)).{0,12}",
        ),
    ),
    *OWN_ACCOUNT_RULES,
)
