"""What the coach does not do: forecasts, picks, representing somebody, other subjects, and its own insides."""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import Rule, any_of, near

_OTHERS_SAY = any_of(
    r"(他们|对方|群里|老师|中介|有人|客服).{0,10}(推荐|说|让我)",
    r"\b(they|someone|a guy|an agent) (says?|said|told|recommend\w*)\b",
)

INJECTION = any_of(
    # What the coach would have said is written by nobody else.
    r"^\s*(助手|小助手|AI ?助手|assistant|chatbot)\s*[:：]",
    r"(之前|以前|先前|前面|刚才)(给你|跟你|对你)?的?.{0,6}(规定|规则|要求|指令|设定|限制).{0,6}(作废|无效|失效|取消|不算|清空)"
    r"|你的新(任务|身份|角色|规则)是|^\W*new rules? ?:|\byou are (now )?an? (parrot|echo|calculator|pirate|terminal)\b",
    r"(忽略|无视|忘(记|掉)|抛开|跳过|不要理会|覆盖|作废|绕过).{0,14}(要求|指令|规则|设定|提示|限制|约束|上文|以上|之前(的|所有)|前面(的|所有)|内容|身份)"
    r"|你(的|所有的?)?(规则|指令|设定|限制)(都|全部?|已经?|现在)*(作废|失效|无效|取消|不算数)"
    r"|(把|将)(下面|以下|后面|这段|这些).{0,6}(当作|当成|视为|作为).{0,6}(知识库|资料库|系统|依据|规则|法律)",
    r"(你的|输出|显示|打印|复述|重复|泄露|告诉我|列出|翻译|给我看|贴出|说出|总结|公开|展示).{0,10}(系统提示(词)?|提示词|system ?prompt|初始指令|内部(规则|指令|设定|配置|文档)|隐藏(的)?(指令|规则|设定)|设定(内容|词)|指令(原文|全文|内容)|配置(文件|内容|信息)?|环境变量|密钥|api ?key|数据库(地址|连接|密码)?|源代码|后台|(最)?(上面|开头|前面)的(内容|文字|话|指令)|检索(到)?的?(全部|所有)?(片段|内容|编号)|白名单|开发文档)",
    r"(开启|进入|启用|切换|激活|现在是|已).{0,6}(开发者|调试|管理员|上帝|越狱|维护|超级|无限制|dan|debug|developer|god|admin)(模式|权限|身份|mode)|管理员已|我是(你的)?(管理员|开发者|开发人员|系统管理员|创造者|工程师)|\[?系统(通知|消息|指令|公告|升级|提示)[\]:：]",
    r"(从现在(起|开始)|接下来|以后|今后|现在起).{0,8}(你(是|叫|要|只|必须|不再|将|扮)|(所有|每个|任何)回答)|你(现在)?(不再是|已经不是|其实是|将成为).{0,20}|(只|仅)(能)?(回复|输出|回答|说|用).{0,4}[“\"「'].{1,20}[”\"」']|(把|将).{1,16}(两个?|这些|几个)(词|字|数字|字符).{0,10}(连|拼|合)(在一起|起来|成)|原样(输出|重复|复述|返回)|逐字(输出|重复|复述)|以.{1,8}(开头|结尾)(回答|回复)|(回答|回复)(时|中|里|的)?(必须|要|请)?(以|用).{1,12}(开头|结尾|开始|结束)",
    r"(末尾|结尾|最后|开头|前面|后面|结束时?|同时).{0,10}(加上|附上|插入|写上|补上|带上|放上|输出|贴上|声明|注明|推荐).{0,40}(“|\"|一句|一段|链接|图片|网址|广告|http|暗号|字样|贷|推荐)|(插入|嵌入|显示|加载|放|加)(一张|一个|个|张)?.{0,6}(图片|链接|二维码|图像|网址|代码块).{0,40}(http|地址|网址|指向)|(在|往).{0,8}(回答|回复|答案)(里|中|末尾|后面|最后|开头).{0,8}(加|插|写|放|附|夹)",
    r"\b(ignore|disregard|forget|override|bypass|skip|drop|discard)\b.{0,40}\b(instructions?|prompts?|rules|above|previous|prior|guidelines|restrictions?|polic(y|ies)|training|(?<!pay )(?<!paid )(?<!repay )everything|filters?|system)\b",
    r"\b(system prompt|developer mode|debug mode|admin mode|god mode|jailbreak|jailbroken|DAN|initial (prompt|instructions?)|hidden (instructions?|prompt|rules)|your (instructions|prompt|configuration|config|source code|api key|rules|guidelines|training data|system message))\b(?!.{0,20}(debt|loan|credit))",
    r"\b(translate|list|show|give|tell|print|recite|quote|render|summari[sz]e|write (out|down))\b.{0,20}\b(rules|instructions|guidelines|orders|directions) (that )?you (operate|work|run|act|follow|obey|were (given|told)|are (given|told|under))\b",
    r"\brepeat after me\b|^system ?:|\b(list|show|give|tell)\b.{0,12}\b(me )?(all|every|other)\b.{0,24}\b(phone numbers|users?|conversations|messages you|data you|secrets)|跟我(念|读)|先念",
    r"\b(print|repeat|reveal|show|output|display|dump|recite|quote|leak|list|summari[sz]e|translate)\b.{0,30}\b(everything|all|text|words?|content|message|lines?|instructions?) (written |that came |that comes |stated |shown )?(above|before this|so far|prior)\b|<\|?(im_start|im_end|system|endoftext)\|?>|\[/?(inst|sys|system)\]|<<sys>>|^#+ ?(system|instruction)|\benv(ironment)? variables?\b|\bapi[_ ]?keys?\b",
    r"\b(also|then|and|finally|additionally|now)?,? ?(insert|embed|append|add|include|render|attach|put|end (your|the|each) (answer|reply|response)|begin (your|the|each) (answer|reply|response)|start (your|the|each) (answer|reply|response)|say|write|output|reply|respond)\b.{0,40}\b(an? (image|picture|link|iframe|url|pixel)|https?://|the (word|phrase|sentence|string|line)s? [\"'“‘]|only (the|with|in)|exactly|at the end of|in your (answer|reply|response)|with the word)\b|\bcontinue (the|this) (transcript|conversation|dialogue|chat)( as)?\b|\bnote to (ai|the model|llm|assistant|bots?)\b|\b(from now on|starting now|henceforth)\b.{0,40}\b(you|answer|reply|respond|every)\b|\byou are (now|no longer|actually)\b|\bpretend (you are|to be) (an? )?(unrestricted|uncensored|different|evil|other)\b",
)

#: What a calculation starts from.
_FIGURE = r"收入|工资|月薪|支出|开销|花销|欠款|本金|价格|income|salary|wage|spending|expenses?|debt|principal|price"

SCOPE_RULES: tuple[Rule, ...] = (
    Rule(
        "asks-to-be-represented",
        "represent",
        any_of(
            r"(帮我|替我|给我|请你?|你(能|来|直接)?|代).{0,6}(写|起草|拟|代写|出|做|准备).{0,6}(一份|份|个|封)?(起诉状|答辩状|上诉状|诉状|律师函|辩护词|代理词|法律意见书|仲裁申请书)|(当|做|作为|担任)我的(代理)?律师|(代理|代表)我.{0,6}(案|官司|出庭|打|应诉|谈|协商|跟|和|去)|你.{0,4}替我(打官司|出庭|应诉|辩护)|(能不能|可以|可不可以)(帮我)?打官司",
            r"\b(represent me|be my (lawyer|attorney|solicitor|advocate)|act (as|for) my (lawyer|attorney)|you go to court for me|defend me|argue my case|(?<!to )(write|draft|prepare) (me |my |a |an |the )*(complaint to the court|statement of (claim|defen[cs]e)|lawsuit|pleading|legal (letter|opinion|brief)|writ|petition|court (papers|documents)))\b",
        ),
    ),
    Rule(
        "asks-for-a-forecast",
        "forecast",
        any_of(
            r"(能不能|会不会|能|会|可以|可能|有没有|有(多大|几成|多少)|我(们)?(的)?).{0,10}(赢|胜诉|败诉|打赢|输掉?|胜算|把握|胜率)(的)?(官司|机会|几率|概率)?(吗|呢|么|[？?]|多大|多少|高)|(官司|案子|诉讼|起诉|被告).{0,14}(能赢|会赢|会输|胜算|胜诉(率|几率|概率)|赢面|赢的(概率|机会|几率)|打得赢|有(把握|希望)吗)|(法院|法官)(会不会|会|到底会)(怎么判|支持我|判我(赢|输))|该不该(起诉|告|打官司|上诉)|要不要(起诉|告他|告银行|打官司|上诉)",
            r"\b(will|would|can|could|do|am|are|shall) (i|we|they)\b.{0,20}\b(win|lose|prevail)\b.{0,20}(case|court|lawsuit|\?|$)|\b(chances?|odds|probability|likelihood|likely) (of|that|to|are).{0,20}\b(win\w*|los\w*|success|case)\b|\bshould i (sue|go to court|appeal|take (them|him|it) to court|file a lawsuit)\b|\bwho (will|would) win\b|\bhow will the (judge|court) (rule|decide)",
        ),
    ),
    Rule(
        "asks-for-a-pick",
        "pick",
        any_of(
            r"(预测|predict|forecast).{0,12}(房价|股|基金|汇率|金价|币|利率)|(房价|股市|汇率|金价|币).{0,12}(up or down|涨还是跌|预测)",
            r"(推荐|介绍|给我(找|选|挑)|帮我(选|挑|找)).{0,6}(一|几|个|只|款|家|下|支|些)?.{0,6}(股票|基金|币|理财|贷款|网贷|借款|借钱|口子|小额贷|信用卡|平台|app|保险|黄金|期货|债券|产品)(?!.{0,4}(骗|靠谱))|(哪个|哪家|哪款|哪只|哪支|哪种|什么|哪些|啥).{0,8}(股票|基金|币|理财|贷款|网贷|借款|口子|平台|app|小贷|信用卡|银行).{0,12}(好(下款|批|通过|借|办|过|用|[吗？?。!！]|$)|容易(下款|批|通过|借|过)|能(批|下款|过|借到?|贷|办)|利率(最)?低|利息(最)?(低|少)|额度(最)?高|秒(批|下|过)|靠谱|值得(买|投)|赚|稳赚|不会亏|保本|会涨|涨得)|哪里(能|可以|还能).{0,4}(借(到)?钱|贷(到)?款|下款|借到)|求.{0,4}(口子|下款)",
            r"(茅台|股票|(?<!进)(?<!进入)(?<!流入)股市|基金|大盘|a股|比特币|以太坊|虚拟(货)?币|usdt|狗狗币|黄金|白银|原油|期货|指数|港股|美股|房价|特斯拉|宁德|腾讯|阿里).{0,14}(涨|跌|会不会|能买|可以买|值得|全仓|满仓|抄底|梭哈|走势|行情|预测|割肉|怎么看|加仓|要不要(买|卖))|(该不该|要不要|能不能|可以).{0,6}(全仓|满仓|抄底|梭哈|加仓|炒(股|币)|买(股票|基金|币|比特币|黄金))",
            r"\b(name|recommend|suggest|pick|choose|which|what'?s the best|what is the best|best)\b.{0,40}\b(stocks?|shares|funds?|etfs?|coins?|crypto\w*|tokens?|bonds?|lenders?|loan apps?|credit cards?|platforms?|investments?|bank for a loan|loans?)\b.{0,60}\b(buy|invest\w*|can(no|')t lose|never lose|guarantee\w*|approv\w*|easy|easiest|cheap\w*|lowest|double)|\b(name|give me|list|recommend|suggest|pick)\b.{0,16}\b(a|one|two|three|four|five|\d|some|good|safe|the best)\b.{0,20}\b(stocks?|funds?|coins?|lenders?|loan apps?|credit cards?|crypto\w*)\b|\b(should i|is it time to|is now a good time to) (buy|sell|invest|go all in)\b.{0,40}\b(stocks?|shares|bitcoin|crypto\w*|gold|funds?|property|eth\w*|tokens?)\b|\bwill (?=.{0,30}\b(stocks?|shares|funds?|gold|silver|bitcoin|crypto\w*|house prices?|property|markets?)\b).{0,40}\b(go up|rise|fall|crash|double|moon|climb(ing)?|keep (going|rising|climbing|falling)|recover|drop)\b|\bwill .{0,30}\b(go up|rise|fall|crash|double|moon)\b",
            r"\b(which|what) (loan |credit |lending |instal\w+ )?(apps?|lenders?|platforms?|(loan |credit )?cards?) (is|are) (the )?(best|cheapest|safest|easiest)\b",
        ),
        unless=any_of(
            r"怎么(看|算|关|退订|屏蔽|拒绝|比较|对比|判断)|还不上|逾期|(被骗|诈骗|骗局|是不是骗)|(哪个|哪家).{0,4}银行(的)?(客服|电话|催收)|注销|投诉",
            r"\b(repay|pay off) first\b|\bwhich (debt|loan|card).{0,20}(first|pay|repay)|\bshould i (pay|repay|close|cancel)",
        ),
        ignoring=_OTHERS_SAY,
    ),
    Rule(
        "another-subject",
        "off_topic",
        any_of(
            r"(写|编|生成|帮我做|做)(一?(段|个|首|篇|份|下))?.{0,8}(python|java|c\+\+|脚本|代码|(?<!小额)(?<!诉讼)(?<!法律)程序|爬虫|网页|诗|歌词|小说|作文|论文|周报|情书|简历|ppt|演讲稿|对联|文案|读后感)(?!.{0,20}(流水|证明|套现|伪造|贷|债))|(讲|说)(个|一个)(笑话|故事|段子)(?!.{0,30}(流水|证明|套现|伪造|贷|债|转移|洗))|(解|做)(一?道|这道)(数学|物理)?题|今天(星期|周)几|(推荐|放).{0,4}(电影|音乐|歌)",
            r"\b(write|create|make|generate|code|debug|fix) (me )?(a |an |some |my |this )?(python|java\w*|html|sql|bash|c\+\+|script|program|code|poem|song|essay|story about (a|my) (cat|dog|love)|haiku|cover letter|website|crawler|scraper|regex)\b|\btell me a (joke|story)\b(?!.{0,60}(forg|fake|cash|launder|debt))|\b(solve|do) (this|my) (equation|homework|maths?)\b",
        ),
        unless=any_of(
            r"债|贷|还款|分期|征信|信用卡|花呗|白条|催收|协商",
            r"\b(debt|loan|repay|credit|lender|collector|hardship|instal)",
        ),
    ),
    Rule(
        "figure-that-cannot-be",
        "impossible_figure",
        any_of(
            near(
                _FIGURE,
                r"(是|为|有|=|:|：|\bis\b|\bare\b|\bwas\b)\s{0,2}(-|−|负|minus )\s?(\d|[一二三四五六七八九十百千万])",
                gap=8,
            ),
            near(_FIGURE, r"\b(nan|infinity|inf|null|undefined)\b|无穷大|无限大", gap=12),
        ),
    ),
)
