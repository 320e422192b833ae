"""Greetings, thanks, anger at the coach, and questions about it."""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import Rule, any_of

#: Whoever is angry and names a matter of theirs is asking about that.
_BRINGS_A_MATTER = any_of(
    r"债|贷|还款|还钱|利息|分期|征信|逾期|催收|账单|额度|白条|花呗|银行|欠|起诉|法院|\d",
    r"\b(debts?|loans?|repay\w*|interest|instal\w+|credit|lenders?|overdue|collectors?|bill|card|court|huabei|baitiao)\b|\d",
)
#: The answer before, where it is doubted.
_THAT = r"(那|可|但是?|所以|啊|额|嗯|呃)?[，, ]*(你|您)?(这|那|上面|刚才|刚刚|以上)?(个|些|段|条|话)?(你)?(都|是)?(说|讲|写|答|回答|给)?的?(这|那)?(个|些|话|内容|信息|东西)?(都|全)?"
SMALL_TALK_RULES: tuple[Rule, ...] = (
    Rule(
        "greeting",
        "greeting",
        any_of(
            r"^((你好|您好|hi|hello|hey|哈喽|嗨|在吗|在不在|在么|有人吗|早上好|晚上好|下午好|早|good (morning|evening|afternoon))[\s!！。.,，~？?呀啊吗呢哈]*){1,3}$",
            # Who only says that there is something to ask.
            r"^((你好|您好|hi|hello|hey|哈喽|嗨|早上好|晚上好|下午好|早)[\s!！。.,，~呀啊哈]*)?(我?有(个|点|件)?(事儿?|事情|问题)[，,]?)?(我?(想|要)(跟你|向你|和你)?)"
            r"(问|打听|咨询|请教)(一下|下|你)?((个|点|件)?(事儿?|事情|问题))?[\s!！。.~呀啊]*$",
            r"^((hi|hello|hey)[\s,.!]*)?(i have|i'?ve got|got|i'?d like to ask|can i ask( you)?|may i ask( you)?) (a (quick )?question|something)[\s.!?]*$",
        ),
    ),
    Rule(
        "thanks",
        "thanks",
        any_of(
            r"^(好的?|嗯+|哦+|行|明白了?|知道了|懂了|收到|ok|okay|great|cool|nice)?[，,\s]*(太|非常|真的)?(谢谢|多谢|感谢|谢了|thanks?|thank you|thx|ty|got it|cheers)[^?？]{0,24}$",
            r"^[嗯哦噢喔额呃啊哈呵嘿唉\u1100-\u11ff\s，,。.!！~～]*[嗯哦噢喔额呃啊哈呵嘿\u1100-\u11ff][嗯哦噢喔额呃啊哈呵嘿唉\u1100-\u11ff\s，,。.!！~～]*$",
            r"^(好的?|嗯+|哦+|行|ok|okay)?[，,\s]*(明白了|知道了|懂了|收到|清楚了|好的|嗯+|哦+|ok|okay|fine|good)(谢谢)?[。!！.~\s]*$",
        ),
        unless=any_of(
            r"吗|怎么|如何|多少|多久|要不要|能不能|哪|什么|咋", r"\b(how|what|when|can|do|does|should|will|is)\b"
        ),
    ),
    Rule(
        "annoyed",
        "annoyed",
        any_of(
            r"说了(跟|和)?(等于|像)?没说|你[^，。,]{0,4}(没|不|听不)(听|看|搞)?(懂|明白)|听不懂人话|答非所问|驴唇不对马嘴|牛头不对马嘴|鸡同鸭讲|(直接)?说(重点|人话)|(别|不要|少)(再)?(绕|废话|扯|啰嗦|打太极|敷衍|套话)|(全是|都是|净是|一堆)(废话|套话)|(傻逼?|傻b|智障|垃圾|弱智|破|蠢|笨|没用的?)(的)?(机器人|客服|ai|软件|东西|玩意儿?)|(什么|啥)(破|垃圾|烂)(玩意儿?|东西|软件|机器人)|(一点|完全|根本)(都)?没(有)?用|^没用[。！!]*$|不是(我|在)问(你)?(的)?这个|我问的(不|又不)是",
            r"\b(you|it|this bot|this thing) (really |still |just )?(don'?t|doesn'?t|do not|didn'?t|did not|can'?t|never) (understand|get (me|it|the question)|answer|listen|help)|\b(useless|stupid|dumb|rubbish|garbage|crap|shit) (bot|robot|machine|ai|app|chat\w*|thing|answers?)\b|^(useless|stupid|rubbish|garbage|nonsense)[.! ]*$|\b(that'?s|this is|its|it'?s) not what i (asked|meant|want\w*)|\bnot (very |at all )?helpful\b|\b(waste|wasting) (of )?(my )?time\b|\bget to the point\b|\bsame (answer|thing|text) again\b|\bare you (stupid|dumb|deaf)\b",
        ),
        unless=_BRINGS_A_MATTER,
    ),
    Rule(
        "doubts-the-answer",
        "source",
        any_of(
            rf"^{_THAT}(真的假的|是?真的(吗|么|嘛)|当真|真的(吗|么|嘛)?|(你)?(确定|肯定|保证)(吗|么|嘛|不)?|你?没(骗|蒙|忽悠)我吧?|不是(瞎|乱|胡)?(编|说)的吧|(靠谱|可靠|可信|准确?|对|权威)(吗|么|嘛|不)|(准不准|对不对|靠不靠谱|可不可信))[\s?？!！。.~]*$",
            rf"^{_THAT}(有(没有)?(什么|啥|法律)?(的)?(依据|根据|出处|来源|凭据)(吗|么|嘛|没)?|(依据|根据|出处|来源)(呢|是(什么|啥|哪)|在哪)?(里|儿)?|是?(从)?(哪(里|儿)?|什么地方)(来|看来?|得来?|听来?|查)(到)?的?|谁(说|讲|规定)的|凭(什么|啥)(这么|这样)(说|讲)|哪(条|部)(法律|法|规定)(这么|这样)?(说|写|规定)?的?|怎么(证明|知道)的?)[\s?？!！。.~]*$",
            r"^(and |but |so |ok(ay)?,? )?((are )?you (really |absolutely |100% )?(sure|certain)( about (that|this|it))?|(is (that|this|it|all that) |that'?s |this is )?(really |actually )?(true|right|correct|accurate|reliable)( what you (just )?(say|said|wrote))?|for real|really|seriously|is (that|this) (really )?so|you'?re not making (this|that|it) up)[\s?!.]*$",
            r"^(and |but |so |ok(ay)?,? )?(says who|according to (who|whom|what)|what(?:'s| is| are) (the|your) (sources?|basis|evidence)|(any |your |the )?sources?( please)?|where (did|do|does) (you|this|that|it) (get|read|find|see|come) ?(this|that|it|these)?( from)?|where(?:'s| is) (this|that|it) from|how do you know( (that|this|it))?|can i (really )?(trust|believe|rely on) (this|that|you|it)|what(?:'s| is) (this|that|it) based on|(which|what) law( (says|is) (so|that|this|it))?|prove it)[\s?!.]*$",
        ),
    ),
    Rule(
        "about-the-coach",
        "about",
        any_of(
            r"^你(是|叫)(谁|什么|啥)|你是(不是)?(人|真人|机器人|ai|人工智能|客服)|你(能|会|可以)(做|干|帮我?做?)(什么|啥|哪些)|你怎么(用|工作)",
            r"(你们?|这里|平台).{0,6}(会|有没有)?(保存|记录|存了?|知道).{0,8}(聊天|信息|内容|我说|我的事|关于我)",
            r"(删除|清除|删掉).{0,6}(聊天|对话|我说的|我的信息|关于我)",
            r"^(who|what) are you\b|\bare you (a |an )?(human|real|robot|bot|ai|person)\b|\bwhat can you do\b",
            r"\bdo you (store|keep|save) (my|this|what)\b|\b(delete|erase) (everything|all|my (chat|data|conversation))\b|\bwhat do you know about me\b",
        ),
        unless=any_of(r"征信|app|平台的信息|催收"),
    ),
)
