"""What somebody wants done to, or told from, an account of their own, by named slots: whose × what × which action.

    asks you × action × thing      帮我 · 关掉 · 自动扣款          please · close · my card
    the thing × done               把 · 我那笔分期 · 提前结清 · 了
    own × datum × asked for        我 · 额度 · 还有多少            what's · my · limit
    own × matter × how far         我 · 那笔贷款 · 批下来没有      has · my loan · been approved

A question of how it is done, by oneself or in general, is for the articles. A message with sums in it is a calculation.
"""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import Rule, any_of, near

# ---- slots, Chinese ----
_ME = r"(我|俺|咱|本人|哥们儿?|哥|姐|老子|在下)"
_ASKS_YOU = rf"((?<!人)(?<!家)(?<!户)(?<!行)(?<!构)(?<!司)(?<!介)(?<!台)(帮|替|给|为){_ME}|帮(个)?忙|麻烦(你|您)?|劳驾|请(你|您)?(?!问)|求(求)?(你|您)|拜托|(你|您)(能|可以|可不可以|能不能|赶紧|赶快|马上|直接|现在)|(能|可)(不能|不可以|以)?(帮|给|替)(个)?(忙|{_ME})|赶紧|立刻|马上(?!要|就)|快给)"
_PRODUCT = r"(花呗|白条|借呗|金条|微粒贷|月付|分付|信用卡|银行卡|卡|账户|账号|账户|贷款|网贷|借款)"
_THING = rf"({_PRODUCT}|分期|账单|额度|征信|信用报告|自动(扣款|续费|还款|代扣)|代扣|(预留|绑定|绑)的?(号码|手机号?|银行卡|卡|邮箱)|号码|手机号|地址|邮箱|年费|罚息|利息|手续费|违约金|滞纳金|(逾期)?记录|还款(日|期|时间)?|账单日|(支付|登录|交易)?密码|退款|投诉|异议|申诉|工单|申请|欠款|余额|这笔|那笔|这条|那条|额|钱|款)"
_ACT = r"(关(了|掉|闭|停)?|停(了|掉|用)?|注销(了|掉)?|销(了|掉|户|卡)|取消(了|掉)?|撤(了|掉|销|回)?|删(了|掉|除)?|去掉|消(了|掉|除)|免(了|掉|除)?|减(了|掉|免)?|退(了|掉|回|还)?|改(了|成|到|掉|过来|回)?|换(了|成|掉|到)?|调(高|低|到|回|整)?|提(高|升|额|到|一?提)?|升|降(低|到)?|延(期|长|到|后|迟)?|缓|冻(结|上|住)?|解(冻|开|封|除|绑)?|开(通|回来|回|起来|启)?|恢复|重开|激活|挂失|备注|登记|记(一)?(下|上)|提前(结清|还)|结清|还(掉|了|清)|拿掉|移(除|出|走)|抹(掉|了)|提交(上去|了)?|交上去|报上去|更新|核(实|对|查)|追(回)?|查(一?查|询|下|一下)?|看(一?看|下|一下|一眼)?|瞅(瞅|一眼|一下)|打(一份|印|出来)|拉(一份|出来)|发(一份)?)"
_DONE = r"(了|掉|下|一下|呗|吧|一?份|到|成|出去|出来|回来|回|过来|上去|开|$|[。！!~，,])"
_OWN = rf"({_ME}的?(这|那|名下)?|我(爸|妈|老婆|老公|家)的?|这(个月|期|笔|条|张)|本(期|月)|上(个月|期|一期)|名下|my )"
_DATUM = r"(额度|余额|账单|还款日|账单日|欠款|征信分|信用分|评分|分期|逾期|利息|年费|借款|贷款)"
_HOW_MUCH = r"(多少|几(个|块|千|万|期|号|条|笔|天)?|哪天|哪(一)?日|啥时(候)?|什么时候|何时|多高|没用|剩下?)"
_MATTER = r"(申请|贷款|借款|退款|还款|提额|投诉|异议|申诉|进件|审批|审核|放款|报案|分期|那笔|这笔|钱)"
_HOW_FAR = r"((批|通过|下来|到账|成功|到|入账|受理|处理|审完|放款?|过)(下来|了|完|成功)?(没有?|了没有?|了吗|没呢?|不)|到(了)?哪(一?步|儿|里|个环节)?(了)?|走到哪|卡在哪|(啥|什么)(进度|情况|状态)|进度(如何|怎么样|呢)?)[?？。了呢啊]*$"
_YOURS = r"(你(们)?(那边|这边|系统|后台|这儿|那儿)?)"

# ---- slots, English ----
_PLEASE = r"(\b(please|pls|plz|kindly)\b|\b(can|could|would|will) (you|u)\b|\bi (need|want|would like|'d like) you to\b|\bhelp me( to)?\b|\bgo ahead and\b)"
_DO = r"\b(raise|increase|bump|lift|lower|reduce|close|shut|cancel|stop|freeze|unfreeze|unblock|unlock|block|lock|remove|delete|erase|clear|wipe|waive|drop|refund|reverse|return|update|change|move|extend|postpone|push back|delay|reset|reopen|activate|reactivate|restore|approve|transfer|pay off|settle|take|check|pull up|look up|look at|bring up|show me|tell me|read me|confirm|fix|sort out|submit|file|withdraw|escalate|correct|resend|print)\b"
_MINE = r"\b(my|our|the|this|that)\b"
_EN_THING = r"\b(limits?|cards?|accounts?|balances?|bills?|statements?|credit reports?|credit score|reports?|records?|fees?|charges?|loans?|applications?|payments?|repayments?|password|pin|autopay|auto[- ]?(pay|debit|payment)|direct debit|address|phone number|number|due date|marks?|instal?ments?( plan)?|plan|disputes?|complaints?|refunds?|huabei|baitiao|jiebei|weilidai|credit line|subscription|late (mark|fee|payment))\b"
_EN_STATE = r"\b(overdue|past due|frozen|blocked|late|closed|active|in arrears|delinquent)\b"
_EN_HAPPENED = r"\b(been )?(approved|gone through|go through|went through|received|processed|arrived|arrive|landed|posted|cleared|accepted|rejected|credited|decided)\b"

_HOW = any_of(
    r"怎么(?!还|又|没|被|回事|就|不)|如何|在哪|哪里|哪儿|去哪|流程|步骤|多久|要多长|影响|区别|是什么|什么意思|会不会|要不要|该不该|划算|合法|违法|有没有用|能信|靠谱|可信|自己(?!的)(能|可以|怎么)|规定|为什么要|(为什么|为啥|凭什么)(银行|平台|他们|客服|机构|app|APP|\s)|的话|一般|通常|应该|需要|怎样|咋(办|弄|整|写|说|还|算|样|回)|怎么办|行不行|可以吗$|(?<!你)能.{0,6}(不|吗|么)[？?]?$|算不算|算逾期|作数|还用|还要|是不是",
    r"\b(how (do|can|should|does|is|are|to|long|would)|what (happens|if|does|should)|should (i|we)|can (i|we|they|a|the|it)|is it|are they|does (it|that|this)|will (it|they|that|this|my|i)|where|why (do|does|are|is my)|they|the (bank|lender|court|agent|broker|seller|shop|platform) (says?|said|wants?|asked|told|has|can|will))\b",
)
#: Somebody else is the one who acts or speaks: 银行给我降额, 中介帮我提额.
_OTHERS_ACT = any_of(
    r"(银行|平台|机构|中介|公司|客服|他们|人家|app|APP|软件|支付宝|微信|京东|老师|律师|有人|谁|亲戚|朋友|家人|对方|贷款方|催收|业务员|经理|法院|老板|商家|卖家|店家|骗子|他|她|爸|妈|妹|弟|姐|儿子|女儿|同学|同事|表哥|舅|代办|那人|小伙|姑娘|那边|网上|信用社|柜台|我(来)?(帮|替|给))(?!.{0,4}你).{0,12}(帮|替|给|把|说|讲|让|叫|要|逼|非|硬)",
)
#: Sums, terms and rates belong to a calculation, not to a look into an account.
_SUMS = any_of(r"\d{3,}|[一二三四五六七八九两几]\s?[千万]|\d+\s?(块|元|万|千|k\b|%)|百分之")


OWN_ACCOUNT_RULES: tuple[Rule, ...] = (
    Rule(
        "own-account-act",
        "account",
        any_of(
            r"(替|帮|给)我把.{0,14}(还款日?|扣款日?|账单日|月供).{0,4}往?(后|前)?(推|延|改|调|挪)",
            r"\b(switch|turn) (that|it|this) off\b.{0,24}\bplease\b|\b(lodge|file|submit|make) (a|the) complaint\b.{0,60}\b(in my name|for me|on my behalf)\b",
            r"把.{0,6}(证明|合同|流水|对账单|发票|凭证)(.{0,6})(发|传|寄|开)(给我|我|过来)(一份|一下|下)?(?!.{0,6}(吗|么|要|的话|时))",
            r"\b(log|sign) in (for me|to my)\b|\b(keep|store|save|remember|note) my (\w+ ){0,3}(password|pin|passcode)\b|\blook up (the|that|this) (file|case|record|dispute)\b",
            r"\b(move|change|shift|push|reset) my (\w+ ){0,2}(due|repayment|payment|billing|statement) (date|day)\b[^?]{0,8}\b(from|to)\b[^?]*$",
            r"\b(applied|application|apply)\b.{0,60}\bhas (it|that|this) (gone through|come through|been approved|been decided)\b",
            near(_ASKS_YOU, r"把", _OWN + "|" + _THING, _ACT, _DONE, gap=10),
            near(_ASKS_YOU, _ACT, r"", _OWN, _THING, gap=5),
            near(
                _ASKS_YOU, _ACT, r"(一?下|一?眼)?", rf"{_PRODUCT}|额度|账单|自动(扣款|续费|还款)|征信|罚息|年费", gap=2
            ),
            near(rf"把({_OWN}|自动|绑定?的?|预留的?|那笔|这条|那条)", _THING, _ACT, _DONE, gap=8),
            near(rf"{_ASKS_YOU}", r"(跟|和|向|找)(银行|平台|花呗|京东|支付宝|他们)", r"(说|谈|申请|协商|求)", gap=3),
            rf"^(我要|我想|请)?(查(询|一下|下|查)?(我的?)?(余额|账单|额度|欠款|征信)|(解冻|冻结|挂失|注销|关闭)(我的?)?{_PRODUCT})[。！!]?$",
            r"^(帮我|我要)?(销卡|销户|解绑|挂失|查账单?)[。!！]?$",
            near(
                r"(给|帮|替)(我的?|俺的?|我(这|那)个?)",
                _PRODUCT,
                r"办|弄|做|申请|搞|来",
                r"(个|一?下|一个)?",
                r"延期|展期|分期|停息|提额|挂失|注销|冻结|解冻|退款|减免",
                gap=3,
                commas=False,
            ),
            near(_OWN, _THING, _ACT, r"(一下|下)[。！!]*$", gap=4, commas=False),
            near(
                _OWN, _PRODUCT, r"刷不出|用不了|被拒|没了|不能用|失败", r"帮?(我|忙)?(看|查|瞅)(一?下|看|一眼)", gap=8
            ),
            r"^(注销|关闭|关掉|取消|冻结|解冻|提升|提高|查)(一下)?我的?.{0,6}$",
            near(_YOURS, r"(多|乱|重复|错)?(扣|收)", r"(钱|款|费|利息)?", r"(退|还|改)", gap=6),
            r"(退|改|还|调|开|解|补|恢复)(我一次|回(来|去)?给我|过来吧?$|给俺)|(?<![能可以还也])(退|改|还|补)给我|(?<![还竟又也就都会们他她它士官同没说谁])给(我|俺)(重新)?(退|改|调|开|解|补|恢复|免|延|消|关|停|销|挂失)(了|掉|回|一下|过来|开|上|通|$|[。！!])|(赶紧|快|立刻|马上)(退|改|解|还)(钱|了|开|掉|回来)",
            r"(麻烦|劳驾|请|帮).{0,14}(备注|登记|记录)一下",
            near(
                rf"{_OWN}",
                r"(号|账户|账号|卡|花呗|白条|额度)",
                r"被?(冻|封|锁|停)(住|了|结)?",
                r"解(开|冻|封|了|除)(?!.{0,6}(吗|么|方法|流程))",
                gap=6,
            ),
        ),
        unless=_HOW,
        surely=any_of(rf"{_ASKS_YOU}.{{0,12}}{_ACT}(一下|下|掉|了|呗|吧).{{0,12}}$"),
        ignoring=_OTHERS_ACT,
        needs=any_of(rf"{_OWN}|{_THING}|我|你"),
    ),
    Rule(
        "own-account-for-me",
        "account",
        any_of(
            near(
                r"(你|您)(能不能|可不可以|可以|能|来|就|先|快|再)?(帮|替|给)(我|忙|个忙|俺|咱)",
                r"(跟|和|向|找)(银行|平台|花呗|京东|支付宝|他们|客服|贷款公司)",
                r"(说|谈|申请|协商|求|讲)",
                gap=4,
            ),
            near(
                r"(你|您)(能不能|可不可以|可以|能|来|就|先|快|再)?(帮|替|给)(我|忙|个忙|俺|咱)(?!算|分析|写|起草|比较|想|理|解释|规划|看看(怎么|该))",
                _ACT,
                r"(一份|一下|掉|了|吧|呗|上去|回来|去)?[。！!吧呗]*$",
                gap=8,
                commas=False,
            ),
        ),
    ),
    Rule(
        "own-account-datum",
        "account",
        any_of(
            near(_OWN, _DATUM, r"(还|现在|总共|一共)?(有|剩|是|能用)?", _HOW_MUCH, gap=5, commas=False),
            near(_OWN, _PRODUCT, r"(还)?(有|剩|能用)", _HOW_MUCH, _DATUM, gap=4, commas=False),
            near(
                _OWN,
                r"(退款|还款|放款|贷款|提额)",
                r"(什么时候|啥时候|何时)(能|会|可以)?(到|下来|退|放|入)",
                gap=4,
                commas=False,
            ),
            near(r"能(不能)?(帮我)?(查|看)(得)?到", _OWN, r"多少|几|什么|哪", gap=8, commas=False),
            near(_OWN, r"(该|应|得|要|需要)还", r"多少|几", gap=5, commas=False),
            near(
                _OWN,
                _PRODUCT,
                r"(现在|总共|一共|目前)?(还)?(欠|该还|要还|花了|用了|借了)(着|了)?",
                r"(多少|几(个|块|期|笔)?)",
                gap=5,
            ),
            near(_OWN, _PRODUCT, r"(账单)?", r"多少(米|钱|刀|大洋)(了)?[?？。]*$", gap=4, commas=False),
            rf"{_ME}的?(账单日|还款日|额度|余额|账单|征信分)[?？。]?$|^(额度|余额|账单|欠款).{{0,4}}(多少|几).{{0,3}}{_ME}的?$",
            near(r"我", r"还有几期(没还|要还|$)", gap=8, commas=False),
            near(_OWN, _PRODUCT, r"有没有(逾期|欠款|异常)|(是否|是不是)(逾期|被(冻|封))", gap=4, commas=False)
            + r"[?？。]*$",
            rf"(看看|查查|查一下|看一?下|瞅瞅|查|看){_OWN}.{{0,8}}(征信|额度|账单|余额|欠款|逾期|{_PRODUCT}).{{0,10}}(多少|几|有没有|吗|出|了|$)",
            near(_OWN, _MATTER, _HOW_FAR, gap=8, commas=False),
            near(_OWN, r"(交易|扣款|消费|花|刷)(了)?多少(钱)?", gap=8, commas=False) + r"[?？。]*$",
            r"^我.{0,14}(过审|入账|到账|通过|批下来|放款|生效|受理)(了(没有?|吗|么)|没有?)(呀|啊|呢|嘛)?[?？。]*$",
            near(
                r"我(名下|的)",
                r"欠(了)?几家|有几(笔|家|个)",
                r"(你|您)?(能|可以)(不能)?(调|查|翻|找|看)(得)?(出来|出|到)",
                gap=14,
            ),
            r"(我的?|给我).{0,14}(合同|编号|单号|账单|记录|流水|凭证).{0,4}(帮我|替我)(找|查|翻|调)(出来|一下|下)?[。!！吧]*$",
            near(_OWN, r"(卡|花呗|白条|借呗|账户|额度|额)", r"(咋|怎么|为啥|为什么)", r"(给看看|帮|你看|查)", gap=12),
        ),
        unless=any_of(_HOW.pattern, _SUMS.pattern),
        ignoring=_OTHERS_ACT,
    ),
    Rule(
        "own-account-en",
        "account",
        any_of(
            near(_PLEASE, _DO, r"(\b(up|down|off|away|out|for me|me)\b)?", _MINE, _EN_THING, gap=22),
            rf"^\W*(just |so |hey,? |hi,? |ok |okay )?{_DO} (up |off |down )?my (\w+ ){{0,3}}{_EN_THING}[^?]*$",
            r"\bmy\b[^.?!]{0,60}[,.:;–-] ?(so |and |now )?(please )?(sort|fix|block|unblock|unlock|freeze|unfreeze|check|correct|refund|reverse|restore|reopen|remove|cancel) (it|them|this)( up| out| now| for me)*[.!]*$",
            r"\bmy\b[^.!]{0,60}[,.?;–-] ?(can|could|would|will) you (please )?(look|check|see|find out|tell me|pull it up)\b( it up| for me| please)?\W*$",
            r"(^|[,.;!?–-]) ?(please |just |can you |could you )?(look|check|pull) (at |into |in |through |up )?my (file|records?|account|profile|history|case)\b( please| pls| for me)?\W*$",
            r"^\W*(please |pls |can you |could you )?(look up|list|show me|tell me|pull up)\b[^?]{0,40}\b(in|under) my name\b",
            r"^(?=.*\b(please|pls|plz|can you|could you|for me)\b)\W*(please |pls |can you |could you )?(check|look up|see|find out) (if|whether) (i'?m|i am|my name('s| is)?)\b",
            r"\b(what'?s|whats|what is|when'?s|whens|when is) my (next|current|latest) (due date|payment|bill|instal?ment|statement|balance|limit)\b",
            r"\b(what'?s|whats|what is) the (status|progress|state) of (the|that|this) (\w+ )?(complaint|case|application|ticket|dispute|request|appeal) (i|we) (sent|filed|made|submitted|raised|lodged|put in)\b",
            rf"\b{_DO}\b (up |off |down )?my (\w+ ){{0,3}}{_EN_THING}[^.?!]{{0,24}}\b(please|pls|plz|thx|thanks|asap|now|for me|real quick|right now|rn)\b",
            rf"\bput (a |the )?(hold|freeze|block) on my\b|\btake (the |that |this |a )?(\w+ ){{0,2}}{_EN_THING} off\b",
            r"\b(what'?s|what is|whats|wats|how much is|how high is|when'?s|when is|where'?s|where is|which is)\b (on )?my (\w+ ){0,2}?(limit|balance|bill|statement|due date|due|(next )?payment due|(next )?bill due|refund|score|outstanding|application|status|available credit|debt|repayment date)\b[^?]{0,14}$|\b(what'?s|what is|whats) my (\w+ ){0,2}(limit|balance|bill|score|due date)\b( right now| rn| now| today| this month)?\W*$",
            r"\b(what|when)('?s| is) my (next )?(\w+ )?(bill|payment|statement|instal?ment)( is)? (due|ready|out)?\W*$",
            r"\bhow much (do|did) (i|we) (still |currently |now )?owe\b( (you|u|on|in|this|right|now|guys|total|for|the|my|at)\b[^?]{0,24})?\W*$|\bhow much (i|we) (still |currently )?owe( on| in| this)?\b[^?]{0,16}\W*$",
            rf"\b(is|are|was) my (\w+ ){{0,2}}{_EN_THING} {_EN_STATE}\W*$|^\W*am i (overdue|past due|delinquent)( right now| now| at the moment)?\W*$",
            rf"\b(has|have|did|is|was|were|hasn'?t|didn'?t) my (\w+ ){{0,3}}{_EN_HAPPENED}( yet| already| now)?\W*$|\bdid (my|the) (\w+ ){{0,2}}(go through|arrive|land|clear|post)\b",
            r"\b(what'?s|what is) the (status|progress|state|stage) (of|on|with) my\b|\bany (news|update) (on|about) my\b|\bwhere is my (refund|application|payment|loan)\b",
            r"\bwhy (was|am|were|did) (i|my (\w+ )?(card|account|loan|limit|application|payment)) (been )?(charged|billed|declined|rejected|blocked|closed|cut|frozen|refused|lowered|debited)\b[^?]{0,30}(fix|sort|check|refund|,)",
            r"\b(why does it|it|app|page|bill) still (shows?|says?) (unpaid|overdue|due|not paid)\b[^?]{0,6}[?.!,]*.{0,10}\b(sort|fix|check|update|correct)\b",
            r"\bcheck whether\b.{0,30}\bmy (\w+ ){0,2}(account|baitiao|huabei|card|bill)\b|\bcheck (whether|if) (it|my|the (refund|payment|money))\b",
        ),
        unless=any_of(
            r"\b(how (do|can|should|does|is|are|to|long|would) (?!much)|should (i|we)|can (i|we|they|a|the)|what (happens|if|does)|the (court|agent|broker|boss|collector)s?\b|collectors?|scam\w*|they (said|say|told|want|ask)|myself|agency|best way|before i)\b"
        ),
        ignoring=any_of(
            r"\b(if|when|once|after|unless|until) (i|we) (\w+ ){0,2}?(close|cancel|stop|clear|pay off|settle|change|move|transfer|extend|postpone|delay|return|reset|withdraw|drop|reduce|lower)\b",
            r"\b(help me( to)?|can you|could you|please) (understand|work out|calculate|compare|decide|explain|write|draft|figure|see|plan|choose)\b",
            r"\b(bank|lender|they|he|she|app|platform|company|agent|someone)\b.{0,30}\b(to )?(raise|increase|close|cancel|freeze|block|delete|remove|change|check)\b",
        ),
    ),
    Rule(
        "wants-a-person-by-name",
        "human",
        any_of(
            r"(给我|帮我|请|快|我要|我想|直接)?(转|接|找|换|叫)(一?个|一下|到)?(人工|真人|活人|客服)(客服)?[。！!，,吧呗$]|^.{0,4}(转|接)(人工|真人|客服)$|(给我|帮我|请)(转|接)(个)?(客服|真人)",
            r"\b(talk|speak|chat) (to|with) (a |an |some |your )?(real |live |human )?(agent|human|person|representative|rep|advisor|staff)\b|\bput me (through|in touch)\b|\b(human|live) agent\b",
        ),
        unless=any_of(
            r"怎么|如何|在哪|机器人回来回去|银行的|平台的",
            r"\b(how|free number|in (english|chinese)|does it|about my .* loans|who|negotiat\w+|lender'?s)\b",
        ),
    ),
    Rule(
        "card-misused-right-now",
        "account_urgent",
        any_of(
            r"\b(someone|somebody|a thief|a stranger|he|she|they)\b.{0,20}\b(using|used|spending|emptying|draining|buying)\b.{0,30}\b(my|it)\b.{0,40}\b(block|freeze|stop|lock|cancel)\b|\b(my|the) (card|account|phone)\b.{0,40}\b(used|spent|emptied|drained|stolen|hacked)\b.{0,40}\b(block|freeze|stop|lock|cancel) (it|them|everything|my|the)\b",
            r"(账户|卡|余额|钱)(里|上)?.{0,8}(少了|没了|被(转|刷|划|扣)).{0,20}不是我.{0,24}(追|拦|冻|停|挂失|查|止付|找回)",
            near(
                r"(不是我|没(操作|点|转|刷)过?)",
                r"(转|刷|操作|付|买)",
                r"(帮我|给我|快|赶紧|马上)",
                r"(追|拦|冻|停|挂失|止付)",
                gap=14,
            ),
        ),
    ),
)
