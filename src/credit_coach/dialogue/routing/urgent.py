"""People in danger or in need: these rules come first, and harmless words beside a cry for help never silence it."""

from __future__ import annotations

from credit_coach.dialogue.routing.hints_en import CRISIS_EN, DANGER_EN, OTHER_EN
from credit_coach.dialogue.routing.hints_zh import CRISIS_ZH, DANGER_ZH, OTHER_ZH
from credit_coach.dialogue.routing.rules import Rule, any_of, near
from credit_coach.dialogue.routing.threats import TAKEN, THREATS

_KIN = r"(弟弟?|哥哥?|姐姐?|妹妹?|老公|老婆|丈夫|妻子|爸爸?|妈妈?|父亲|母亲|爹|娘|儿子|女儿|孩子|外甥|侄子|侄女|表弟|表妹|表哥|堂弟|朋友|闺蜜|兄弟|同事|同学|室友|舍友|对象|男友|女友|男朋友|女朋友|前任|邻居|网友|群友|员工|学生|家人|亲戚)"
_KIN_EN = r"(brother|sister|husband|wife|partner|mum|mom|dad|mother|father|son|daughter|cousin|nephew|niece|friend|roommate|flatmate|colleague|coworker|classmate|boyfriend|girlfriend|neighbou?r|student)"
_LOVED = r"(老公|丈夫|男朋友|男友|前夫|前男友|对象|老婆|妻子|女朋友|女友|婆婆|公公|婆家|爸爸?|妈妈?|父亲|母亲|继父|继母|后爸|儿子|女儿|哥哥?|弟弟?|家里人|家人|亲戚|室友|舍友|同学|领导|老板|同居|前任)"

#: Words that sound of death and mean something else; denials; what others did, told as news.
FIGURE_OF_SPEECH = any_of(
    r"(没有?|没|不是|不会|绝不|并非|不至于|还没到|不|别担心我?|别以为我|不用担心我)(真的|要|是|去|到)?(想不开|想死|会死|自杀|轻生|寻短见|要死|寻死)(的地步|的程度)?",
    r"(跟|和|与|向|对).{0,6}(网贷|花呗|白条|信用卡|贷款|分期|月光|负债|债务?|剁手|消费).{0,4}(说|做|道)?(永别|再见|拜拜|诀别|告别|了断|了结)",
    r"(催收|他们|你们?|平台|银行|系统|骗子|老板|app).{0,2}(可以|怎么不|给我|赶紧|快)去死",
    r"弄死我的?(征信|额度|信用|账户|花呗|白条)|broke到死|(?<!想)死(在|于)(利息|催收|征信)上",
    r"(累|困|饿|穷|烦|急|气|吓|笑|热|冷|忙|丢脸|尴尬|愁|郁闷|恶心|难看|贵|高得|亏|坑|害|慢|麻烦|难|高|低|少|多|吵|催|逼|羡慕|后悔|难受|烧|卷|抠)(得|到)?(要|想)?(死|要命)(人|我|你|个人)?了?",
    r"(高|贵|多|少|难|慢|烦|累|疼|吵|忙|低|气)得(我)?(要|想|快)死",
    r"想不开(就|才|去|要|非要|而)?(买|办|借|贷|分期|投资|炒|创业|辞职|加盟|结婚)|想死(你们?|她们?|他们?|我妈|家)(了|啦|(?=[啊呀哦哈~～，,。.!！?？ ]|$))|死活不?|跳楼(价|大?甩卖|大?促销)|杀死比赛|死循环|打死(我|也)?(也)?不",
    r"(邻居|有人|新闻|网上|别人|某|听说|报道|看到|电视|小说|电影|主播|明星|隔壁|一位).{0,16}(自杀|跳楼|轻生|跳河|寻短见)(了|身亡|的)?",
    r"(自杀|轻生|跳楼|跳河|上吊)(身亡|去世|离世|过世|走了|死了|后|没了)|(自杀|轻生)(条款|免责|干预|热线|预防)",
    r"(曾经?|以前|之前|当时|那时候?|那会儿?|[一二两三四五几\d]+年前).{0,12}(有过|想过|动过)(轻生|自杀|寻短见|想死|寻死)(的)?(念头|想法|打算)?(?=.{0,12}(走出来|过去了|好了|熬过|挺过|想开))",
    r"(曾经?|以前|之前|当年|那年|那时候?|[一二两三四五六七八九十几\d]+年前).{0,12}(自杀|轻生|寻短见|想不开|想死|写过?遗书|割腕|跳(楼|河))(过|未遂)?.{0,6}[，,。 ]?(?=.{0,40}(走出来|过去了|好了|还清|熬过|挺过|想开|救(上|回)来|康复|恢复|成了?家|如今))",
    r"(自杀|轻生)未遂(后|之后)?(正?在)?(康复|恢复|复工)",
    r"(丈夫|老公|妻子|老婆|爱人|[爸妈父母]亲?|爷爷|奶奶|哥哥?|姐姐?|弟弟?|妹妹?|儿子|女儿|朋友|同事|借款人|欠款人).{0,3}(自杀|轻生|跳楼|跳河)(走|去世|离世|过世|死|没)(的|了)",
    r"(爷爷|奶奶|外公|外婆|姥姥|姥爷|[爸妈父母]亲?|公公|婆婆|老人|叔叔?|舅舅?|姑姑?|他|她)(生前|去年|早就)?(留下?|立|写)(的|了|过)?遗嘱",
    r"\b(a|the|any) (borrower|debtor|cardholder|account holder|holder|customer|person|parent|spouse|relative) (dies|died|passes away|passed away)\b",
    r"\b(not|never|isn'?t|wasn'?t|am not|no) (at all |really |feeling |actually )?(suicidal|going to (kill|hurt|harm)( myself)?|thinking (of|about) (suicide|dying|killing myself)|planning to (kill|hurt) myself)",
    r"\bwho (inherits?|pays?|owes?|is (liable|responsible)( for)?|gets?|has to pay)\b.{0,40}\b(if|when|after|once) (i|we) (die|pass away)\b",
    r"\b(don'?t|do not|didn'?t) want to (die|kill myself)\b|\bsuicide (clause|exclusion|prevention|hotline)",
    r"\b(kill(s|ing|ed)? (me|my (budget|wallet|score|credit)))\b|\bdying to (know|get|pay|buy)\b|\bi could (just )?die of (shame|embarrassment)\b|\bdead (tired|broke|serious|line)\b|\b(bored|scared|tired|worried) to death\b|\bfinancial suicide\b",
)
_PLACES_OF_LIFE = any_of(
    r"在?(楼顶|天台|桥上|桥边|江边|河边|海边|阳台边?)的?(开(个|了)?(小|店|餐|咖啡|摊|民宿|奶茶|烧烤)|摆(个|了)?(小)?摊|装(光伏|太阳能|空调|天线|热水器|护栏)|修(屋顶|漏|天线|空调)|养(鸡|鸽|花|猫|狗|蜂)|卖|干活|做工|施工|作业|刷(漆|防水)|搭(棚|建)|餐厅|咖啡|开店|上班|打工|工作|吃饭|拍照|看风景|散步|钓鱼|摆摊|派对|烧烤|种菜|晒|加盖|漏水|露营|小店|民宿)",
    r"\b(at|on|over) (the |a )?bridge (toll|loan|club|works?)\b|\b(on|at) (the |a )?(roof|rooftop|bridge|tracks)\b.{0,16}\b(as a \w+|for a living|all day (for|at) work)\b",
    r"\bon (the|a) (roof|rooftop|bridge|balcony).{0,12}(bar|party|restaurant|work|job|dinner|photo|repair|solar|leak)",
    r"跳桥网|桥上银行",
)

_NOT_OF_DEATH = any_of(FIGURE_OF_SPEECH.pattern, _PLACES_OF_LIFE.pattern)

_DANGER = any_of(
    r"(在|爬上|爬到|上了|到|站上|坐上|走到|来到).{0,4}(楼顶|天台|顶楼|高楼上|桥上|桥边|大桥|窗台|窗户边|阳台边|阳台外|阳台栏杆|栏杆外|江边|河边|海边|水库边|铁轨|轨道|悬崖)",
    r"(脚|腿|半个身子|身体|人).{0,6}(悬空|悬在|跨出|跨过|伸到|在(栏杆|窗户|窗台)外|探出)",
    r"(吃了|吞了|喝了|吃下|吞下|喝下|吃完了?|吞完).{0,10}(安眠药|农药|一瓶药|整瓶|一整瓶|半瓶|好多药|很多药|一把药|几十片|上百片|敌敌畏|百草枯|药都|所有的药)",
    r"(药|安眠药|农药|绳子?|炭|刀片?|煤气|遗书|遗言|后事|毒).{0,10}(准备好|买好|备好|写好|写完|放好|绑好|系好|挂好|点着|点上|打开了|拧开|在手|在手里|就在(我)?(手边|面前|旁边)|安排好|都吃|吃光|吃下|吞)",
    r"(买好|准备好|备好|写好|写完|留好|安排好|握着|拿着|攥着).{0,6}(安眠药|药了|药$|农药|绳子|炭|刀|遗书|遗言|后事)",
    r"(攒|囤|存|买|藏|备)(够|了|好|齐).{0,8}(一整瓶|一瓶|几瓶|几十片|安眠药|农药|药)|药.{0,6}(攒|囤|存)(够|了|好|齐)|(煤气罐?|炭盆?|木炭|绳子|农药).{0,8}(搬进|放在|拿到|摆|放到|打开|拧)|(搬|拿|买)(了|来|进).{0,4}(煤气罐|炭盆|木炭|绳子|农药)",
    r"吃药了.{0,20}(找我爸|找我妈|别找|再见|永别|太累|对不起|不用管)",
    r"(割腕|烧炭|上吊|开煤气|割脉).{0,6}(了|中|准备|已经)|(已经|刚|正在?).{0,4}(割腕|烧炭|上吊|割脉|自杀)|手腕.{0,6}(划|割|流血|血)|血.{0,4}(止不住|一直流|流个不停)",
    r"(马上|现在|这就|待会|等下|等会|一会儿?|今晚|今天|天亮(前|之前)|明天).{0,6}(就|要|去|准备)?(去死|跳下去|跳了|跳楼|跳河|跳桥|动手了结|了结自己|自我了断|结束(自己|生命|这一切|一切)|上路|离开这个世界|走了.{0,4}(永别|保重|别找))",
    r"门(已经|都|我)?(反锁|锁死|锁好|锁上|锁了).{0,30}(药|煤气|刀|绳|炭|再见|永别|别找|不用救|对不起|解脱|结束|睡过去)|(药|煤气|刀|绳|炭|再见|永别|解脱|睡过去).{0,30}门(已经|都|我)?(反锁|锁死|锁好|锁上|锁了)",
    r"\b(i'?m|i am|am|standing|sitting|up|climbed|out)\b.{0,16}\b(on|at|onto|over) (the |a |my )?(edge|roof|rooftop|top floor|ledge|bridge|balcony rail|railing|railway|train tracks|tracks|cliff|window ?sill)\b",
    r"\b(took|taken|swallowed|downed|drank|eaten|popped)\b.{0,30}\b(pills?|tablets?|bottle|medicines?|medication|sleeping|pesticide|bleach|rat poison)\b",
    r"\b(pills?|tablets|rope|noose|knife|blade|razor|gun|pesticide|charcoal)\b.{0,24}\b(in (my|front of)|ready|in hand|right here|next to me|beside me|laid out|bought)\b",
    r"\b(about|going|ready) to (jump|kill myself|hang myself|end (it|my life)|cut my)\b|\bi('| ha)ve (just )?(cut my wrists?|overdosed|slit)\b|\boverdosed?\b|\bwon'?t (be here|see) (tomorrow|the morning|morning)\b|\b(tonight|today|now) i('ll| will| am going to|'m going to) (end|kill|die|jump)|\b(my )?door is locked\b.{0,40}\b(pills?|gas|knife|goodbye|over)",
)

_WANTS_TO_DIE = (
    r"想死|不想活(?!在(这|那|别人|他))|不愿意?活|活不下去(?!的(小|店|公司|企业|生意|超市|厂))|活不了了|活够了|活腻|不如死|自杀(?!式)|轻生|寻短见|寻死|想不开|结束生命|结束(掉)?这一切|结束自己|了结自己|自我了断|了断自己|把(一切|这一切|所有的?事情?|这辈子|这条命).{0,4}了[断结]|(怎么|咋|如何)(走|死)[得的].{0,2}(不|没那么|少).{0,3}(难受|痛|疼|苦|遭罪)|一了百了|死了算了|死了(才|就)?(好|干净|清净|轻松|解脱)|死了是不是就|去死了?算了?|死掉算了|自尽|自缢",
    r"(想|要|真想|好想|不如|干脆|一头).{0,6}(跳楼|跳河|跳江|跳海|跳桥|跳下去|上吊|割腕|撞车|喝农药|吞药|烧炭|卧轨|一跃|撞死)|从.{0,6}(楼上|桥上|楼顶|窗).{0,3}跳|跳下去.{0,6}(解脱|轻松|结束|清净|算了|没事)|一跃(而下|解)",
    r"(不想|不愿|再也不想).{0,3}(再)?(醒来|醒过来|醒了|看到明天|看见明天|有明天)|(一觉|睡(着|过去)|闭上眼).{0,8}(不醒|不要醒|再也不|不用醒|别醒|醒不来|醒不过来)|长睡不|永远(睡|闭眼|离开|消失)|一睡不",
    r"没有?(勇气|力气|意义|意思|理由|必要|动力)?(再)?活下去|活(着|下去)(也|真|还|又|实在|好像|到底|究竟|每天|一天天)?(没|没有|有什么|还有什么|是为了什么|为了什么|图什么|干什么|干嘛).{0,2}(意思|意义|劲|用|盼头|希望)?|活着(好|太|真|也是|就是|只(是|会)|反而)?(累$|累[，。,.!！]|受罪|煎熬|多余|拖累|累赘|负担|浪费|折磨|丢人|遭罪)|遗书|遗言|解脱(了算|算了|一下就|吧)?$|(想|求|只有|才能|能|可以|早点|彻底).{0,4}解脱",
    r"(想|要|干脆|不如|真希望|好想).{0,6}(消失(?!的|一阵|一段|几天|半个?月|一个?[周月])|人间蒸发|离开(这个|人)世|去(另一个|那个)世界|下去陪|去陪(我)?(爸|妈|爷爷|奶奶|外婆))|消失(就好了|算了|吧|在这个世界)|(离开|告别|退出)(这个|这)?(世界|人世|人间)|人间不值得|(下|来)(辈子|世|生)(再)?(见|还|做|报|补偿|不)|没有我.{0,6}(会|就|才|能|过得|都|更)?(更?好|轻松|解脱)|(世界|世上|家里)(上)?少了?我",
    r"(只剩|只有|只能|就只有|除了|唯有).{0,4}(死(路)?|一死|去死)|死路一条|以死|一死了之|(拿|用)(我的?|这条|自己的?)?命(来)?(还|抵|赔|换)|(这|我这)条(烂|贱|老)?命.{0,6}(给|赔|抵|还|拿|不要)|(重开|嘎|噶|挂)了?(算了|得了|吧|好了)|想(重开|嘎了|噶了|4了|s了|狗带|go ?die)|紫砂|自鲨|自刹|自s|zi ?杀|自sha",
    r"(孩子|爸妈|父母|老婆|老公|妈妈|家人|狗|猫).{0,10}(托付|拜托|交给|交代).{0,10}(我(走|不在|没))|(跟|和|给|向).{0,10}(交代|交待).{0,3}后事|最后一次(跟|和|见|说|看|吃)|这是我最后(一|的)|永别了?|来不及说再见|(别|不要|不用)(再)?(来)?找我了.{0,12}(再见|保重|对不起|照顾)|(对不起|照顾好|保重).{0,16}(我(先)?(走|撑不|坚持不)|永别|来生|下辈子)",
)
#: Hints: a farewell, a burden who wants to be gone, a way out that has no morning after.
_HINTS = (
    r"(希望|要是|但愿|真想|如果)(自己|我)?.{0,8}(没有?醒|不(用|再)?醒|醒不)|每天醒来.{0,8}(希望|恨)|没有?明天可(以)?|(明天|天亮|下个月)(就)?(不会)?(没有我|没我|见不到我)|撑不到(天亮|明天|今晚)|走到(了)?(人生)?(尽头|头了)|(人生|这辈子|路)(已经)?(到头|走完)了?",
    r"(我|自己).{0,8}(累赘|拖累|负担|多余).{0,14}(走了|不在|没了|消失|离开|轻松)|(我|要是我|等我).{0,3}(走了|不在了|没了).{0,12}(轻松|松口气|解脱|好过|别怪|好好)|不配活|(人|我)(要是)?能.{0,4}(永远)?关机|(阳台|窗边|窗台|楼边).{0,14}(迈|下去|叫我|跳|翻)|(想|想去).{0,4}(一个)?没有(债|痛苦|催收).{0,4}的(地方|世界)",
    r"(给|留).{0,8}(孩子|爸妈|父母|家人|他们|老婆|老公).{0,6}((?<![征短微亲相守诚])信(?![用息贷托])|纸条|字条|遗(?!产|嘱)).{0,10}|遗愿|(密码|银行卡|存折|房产证).{0,14}(留给|交给|写给|告诉).{0,8}(妈|爸|家里|家人|孩子|老婆|老公).{0,12}(再见|走了|保重|永别|对不起)|这辈子就(这样|到这)(吧|了)?.{0,20}(再见|下辈子|走)|(攒|囤|存|藏)了?.{0,6}(安眠药|药片|的药|很多药)|药我(攒|存|囤)|没(有)?什么(可)?牵挂|(东西|猫|狗).{0,8}(送人|送走|分给).{0,16}(走|牵挂|放心)|投胎|(下辈子|来世|来生).{0,8}(再)?(还|见|做|报|重)|一把.{0,6}了断|做个了断|把自己(了断|交代|清|解决)|(命|性命).{0,6}(还上|来还|拿去|抵债|不值)",
    r"手腕.{0,8}(多了|几道|口子|伤|疤)|(划|割).{0,4}(自己|手腕|胳膊|手臂)|只有(疼|痛)的时候|(从|往).{0,10}(楼|窗|桥|阳台).{0,6}(下|上)?跳|(早点|想|要|不如).{0,4}(去|下去)(找|陪)(他|她|老头|老伴|爸|妈|奶奶|爷爷|爱人)|(今晚|今天|明天|一会儿?)(我)?(就)?(走了?|离开)[，,。！!]?.{0,10}(谢谢你|再见|永别|保重|陪我)|没意思透了|没意义了.{0,10}(走|离开|结束)|(人|我)(没|走|不在)了.{0,10}(保险|赔)|(意外险|保险|保额).{0,24}(人没了|走了|死|赔得快)|不想拖累.{0,12}(走|找他|找她|死|离开)|没啥牵挂|不想醒来",
    r"\b(i'?ve|i have|have) written (the|my|some|goodbye)? ?(letters?|notes?)\b|\b(tonight|today|tomorrow) it (all )?ends\b|\b(put|got|getting|set) my affairs in order\b|\bsay(ing)? (my )?goodbye(s)?\b(?! to (my )?(huabei|baitiao|credit|cards?|debts?|loans?|fees?))|\bif i did it myself\b|\b(life|death) (cover|insurance|policy|benefit)\b.{0,40}\b(pay ?out|myself|suicide|clear)|\b(gave|giving|given) (the|my) (dog|cat|pets?|stuff|things)\b.{0,30}\b(away|to my|to a)\b|\bwhat'?s the point\b(?! (of|in) ((the|a|an|this|that|my|having|paying|using|getting|keeping|opening) (?!life|debt life)|paying|early|insurance))|\bnot going to be here\b|\b(doesn'?t|nothing) matters? any ?more\b|\bthe (loans?|debts?) wins?\b",
    r"(什么|哪种|怎么|怎样).{0,6}(死|结束|离开).{0,6}(不|没).{0,3}(痛|疼|难受|苦)|不痛苦的(方式|办法|死)|我.{0,6}怎么死(?!机)|死法|(被|让).{0,2}车.{0,3}撞(一下|死)?.{0,8}(好|算|一了|解脱|省事)|(准备|打算|我)(先)?走了.{0,10}(不会再(回来|出现)|不回来|永远|谢谢|对不起)|(在|去)(那边|天上|另一边).{0,6}(等我|团聚|找)|(当初|宁愿|要是).{0,4}没(有)?(出生|来过)|只有(我|自己)?(死|走|离开).{0,8}(才|能)|最后一条路|撑到今天就够|没有.{0,4}(必要|理由).{0,3}(继续|留)",
    r"\b(burden|better off|simpler|easier|relief)\b.{0,40}\b(without me|me gone|i was gone|stop being one|not to exist|out of it)|\b(i'?m|i am|a) (just )?a burden\b|\b(hope|hoping|wish)\b.{0,20}\b(not|won'?t|don'?t|never)\b.{0,16}\b(wake|be here|morning)|\b(painless|least painful|painlessly)\b|\b(letters?|notes?)\b.{0,16}\b(for|to) (my )?(kids|children|family|parents|wife|husband|mum|mom)\b.{0,12}\b(find|read when)|\bstep(ping)? off\b|\b(saved|stockpil\w+|hoard\w*)\b.{0,12}\bpills?\b|\b(out of|leave|exit) (this )?(life|world)\b|\bvanish from (the|this) world\b|\b(to|just|want) (stop existing|not exist)\b|\bstop existing\b|\brather be dead\b|\bhate being alive\b|\b(deserve|ready|going|meant) to die\b|\bstop breathing\b|\bkeep breathing\b|\b(permanent|only) (exit|way out)\b|\b(end|finish) (me|everything|my life|it tonight)\b|\bmy life is over\b|\b(let go of|done with|over with) (my )?life\b|\b(truck|train|bus|car)\b.{0,12}\b(hit me|would hit)|\b(won'?t|not (going to|sure i'?ll)) (make it (to|through|past)|see|survive|live)\b.{0,16}\b(tonight|tomorrow|month|week|morning)|\bdon'?t plan to\b.{0,12}$|\bcutting (myself )?again\b|\btonight is the night\b|\bnothing to stay for\b|\bgoing to join my\b|\blast message\b|\bi feel dead\b|\bjump(ing)?\b.{0,10}\b(voice|telling|think)|\b(voice|telling me) to jump",
)
_DEATH_AND_DEBT = (
    r"我(要是|如果|假如|万一|真|哪天|突然|自己)*(走了|没了|人没了|人不在|不在了|死了?|挂了|去世|意外死|死后|身故|猝死|出意外).{0,20}(债|钱|欠|贷|保险|账|花呗|白条|信用卡|赔|还).{0,8}(清|没|不用|算|还|消|免|谁|家里|家人|父母|孩子|老婆|爸妈|转|吗|了)",
    r"(债|欠款|贷款|保险|网贷|信用卡|花呗).{0,16}(我(要是|如果|万一|真)?(走了|没了|不在了|死了?|死后|死掉|人没|身故|去世|挂了))",
    r"我一死(?!心).{0,24}(债|钱|欠|贷|保险|账|花呗|白条|信用卡|赔|还|爸|妈|孩子|家里|家人)",
    r"(意外险|寿险|人寿|保险).{0,16}(自杀|赔.{0,8}(还债|够还|给家里|留给)|受益人.{0,10}还)|(死|走|没)了.{0,6}(保险|赔).{0,10}(还|够|家)",
)
_EN_CRISIS = (
    r"\b(kill(ing)? myself|kms|suicid\w*|unaliv\w*|end(ing)? my (own )?life|take my (own )?life|want(ed|s|ing)? to (die|disappear( forever)?|be dead|not exist|stop existing)|wanna die|wish i (was|were) dead|wish i('d| had) never been born|(don'?t|do not|didn'?t) want to (live(?! in (this|the|that|a) (city|town|flat|house|dorm|country))|be (here|alive|around)|wake up|exist|see tomorrow)|better off (if i (were|was|am) )?dead|better off (without me|if i (were|was)n.t (here|around))|easier if i (were|was) (gone|dead)|no reason to (live|go on)|nothing (left )?to live for|end it all|end this all|ready to go for good|done with (life|living)|tired of (living|life|being alive)|(can'?t|cannot) (go on|do this) (any ?more|living|like this)|can'?t go on(?! (paying|using|borrowing|with (this|the|my) (plan|loan|card|lease)))|want (it|this|everything) (all )?to (be over|end|stop)|(feel like|thinking of|thinking about|considering) (jumping|ending)|hang myself|(cut|slit) my wrists?|not worth living|life is(n'?t| not) worth|only way out is (death|to die)|fall asleep and (never|not) wake|never wak(e|ing) up|sleep forever|hurt(ing)? myself|self[- ]harm)\b",
    r"\b(no ?one|nobody) (would|will|'d|'ll) (even )?(miss|care|notice)\b|\b(goodbye|farewell|suicide) (note|letters?|messages?)\b|\bwr(ote|itten|iting) (a )?(letters?|notes?) (to|for) my (kids|children|family|wife|husband|mum|mom|parents)\b|\bwhat'?s the point (anymore|of (living|going on|it all|life))\b|\bworth more dead\b|\bthis is (my )?(goodbye|the last time)\b",
    r"\b(debts?|loans?|owe|balance|insurance)\b.{0,60}\b(if|when|after|once) (i('m| am|'ve| have| were| was)?|something happens? to me).{0,8}(die|dead|gone|not (here|around)|pass(ed)? away|happens)|\bif (i|something|anything) (die|died|am gone|were gone|was gone|happens? to me|happened to me|weren'?t here|passed away)\b.{0,60}\b(debts?|loans?|owe|insurance|family|pay)\b|\bdo(es)? (my )?debts? die with me\b|\bif i('m| am) not (here|around|alive)\b.{0,30}\b(does|do|will|would|who|can)\b.{0,40}\b(stuck|pays?|inherits?|owes?|responsible|come after|debts?|loans?)\b|\blife insurance\b.{0,40}\b(suicide|pay off|cover|debt)\b",
)

_RISK_OF_OTHER = r"(想死|不想活|自杀|轻生|寻短见|想不开|遗书|告别|失联了?|联系不上|跳楼|割腕|一了百了|活不下去|活着没意思|交代后事|寻死|喝农药|吞药|吞了.{0,4}药|永别|上吊|活着(好|太|真|没)|死了.{0,4}债)"

URGENT_RULES: tuple[Rule, ...] = (
    Rule("danger-now", "danger", _DANGER, ignoring=_NOT_OF_DEATH),
    Rule(
        "someone-else-at-risk",
        "other_at_risk",
        any_of(
            rf"{_KIN}.{{0,24}}{_RISK_OF_OTHER}",
            rf"{_KIN}.{{0,24}}(把.{{0,6}}(猫|狗|东西|存折|密码|遗物).{{0,6}}(送人|交代|托付|都给|分了)|突然.{{0,6}}(交代|说再见|道别|拉黑所有)|说.{{0,4}}(再见|对不起|不想拖累))",
            rf"(担心|怕|害怕).{{0,6}}{_KIN}.{{0,10}}(做傻事|出事|干傻事|想不开|走极端)|(他|她)(说|发).{{0,10}}(想死|不想活|不活了|自杀|一了百了|遗书)|{_KIN}.{{0,20}}(做傻事|干傻事|走极端)",
            rf"\b{_KIN_EN}\b.{{0,60}}\b(suicid\w*|kill (him|her|them)self|(goodbye|suicide) (message|note|letter|text)|said goodbye|saying goodbye|end it all|wants? to die|wanted to die|doesn'?t want to live|hurt (him|her|them)self|better off dead|not (answering|picking up).{{0,30}}(goodbye|note|worried)|giv(es?|ing|en) away)",
            r"\b(he|she|they|wife|husband|son|daughter|brother|sister|friend)\b.{0,60}\b(left|wrote) (a |me a |us a )?(goodbye |farewell )?(note|will)\b|\bbetter off without (her|him|them)\b",
            r"\b(he|she|they) (left|wrote|sent) (a |me a |us a )?(suicide|goodbye) (note|letter|message)\b|\b(he|she) (says|said) (he|she) (wants|wanted) to die\b",
        ),
        ignoring=FIGURE_OF_SPEECH,
    ),
    Rule("wants-to-die", "crisis", any_of(*_WANTS_TO_DIE, *_HINTS, *_EN_CRISIS), ignoring=FIGURE_OF_SPEECH),
    Rule("danger-by-signs", "danger", any_of(*DANGER_ZH, *DANGER_EN), ignoring=_NOT_OF_DEATH),
    Rule("someone-else-by-signs", "other_at_risk", any_of(*OTHER_ZH, *OTHER_EN), ignoring=_NOT_OF_DEATH),
    Rule("crisis-by-signs", "crisis", any_of(*CRISIS_ZH, *CRISIS_EN), ignoring=_NOT_OF_DEATH),
    Rule(
        "death-and-debt",
        "crisis",
        any_of(*_DEATH_AND_DEBT),
        unless=any_of(r"我(爸|妈|父亲|母亲|老公|老婆|丈夫|妻子|爷爷|奶奶|哥|姐|弟|妹|儿子|女儿)"),
        surely=any_of(r"(我|自己)(要是|如果|假如|万一|哪天)?(死|走了|没了|人没了|不在了)"),
        ignoring=FIGURE_OF_SPEECH,
    ),
    Rule(
        "threatens-others",
        "threat",
        any_of(
            r"(我|俺|老子).{0,3}(想|要|真想|恨不得|早晚|忍不住|迟早|现在就|打算|准备|非|带|拿|真的|就).{0,10}(弄死|砍死|砍了|杀了?|捅死?|打死|打断|废了|做掉|炸了?|烧了|泼|同归于尽|教训|收拾|揍).{0,8}(他|她|他们|催收|老板|银行(的人|网点|大厅)|那个?(人|家伙|王八|混蛋)|那帮|这帮|全家|对方|经理|债主|中介|平台的人|放贷)",
            r"(一把火|放火|点了|烧了|炸了).{0,10}(贷款公司|银行|催收|公司|他们?家|店|平台|办公室)|(贷款公司|银行|催收|他们).{0,8}(一把火|点了|烧了|炸了)|谁也别想(好过|活)",
            r"(他们?|催收|老板|债主|全家|那帮人?|一起).{0,8}(给我)?(陪葬|垫背)",
            r"(跟|和|找|拉|与).{0,8}(催收|他们?|老板|债主|银行的人|那帮人|他全家).{0,6}(同归于尽|拼命|拼了|鱼死网破|一起死|垫背)|(想|要).{0,4}(杀人|砍人|捅人|报复社会)|我.{0,8}(带|拿|揣)着?(刀|汽油|家伙).{0,8}(去|找|上门)",
            r"\b(i('ll| will|'m going to| am going to| want to| could| swear i.ll| feel like)|gonna)\b.{0,10}\b(kill|stab|shoot|murder|beat up|burn down|blow up|break)\b.{0,20}\b(him|her|them|collectors?|lender|boss|manager|legs|that (guy|man|woman)|these people|bank|office)\b|\bmake (him|her|them) (suffer|bleed|regret)\b|\bbring(ing)? a (knife|gun)\b",
        ),
        ignoring=any_of(
            r"(他们?|催收|对方|债主|放贷的?).{0,6}(说|扬言|威胁|发短信).{0,4}(要|会|把)?",
            r"(想|要)干掉.{0,6}(卡|债|账单|利息)",
        ),
        needs=any_of(r"我|俺|老子|想|要|\bi\b|i'|gonna"),
    ),
    Rule("threatens-by-signs", "threat", THREATS, ignoring=FIGURE_OF_SPEECH),
    Rule("taken-away", "violence", TAKEN, unless=any_of(r"警察|民警|公安|派出所|法院|法警|police|bailiff")),
    Rule(
        "coerced-or-beaten-at-home",
        "coerced",
        any_of(
            rf"{_LOVED}.{{0,14}}(?<!被)(?<!没)(?<!没有)(?<!不是)(逼|强迫|强行|威胁|胁迫|硬要|不借就|不签就|不同意就|不给就|打着|掐着|按着).{{0,16}}(借|贷|签|担保|办卡|刷卡|网贷|刷脸|还(赌)?债|给(他|她)钱|套现|身份证)",
            rf"{_LOVED}(?!.{{0,14}}催收).{{0,14}}(打我(?!.{{0,4}}(电话|手机|号))|(?<![那这一几个])家暴(?!力)|动手打|掐我|殴打|打骂我|把我(关|锁)|囚禁|要打我|拿刀.{{0,4}}我|(抢|扣|没收|拿走)(走|下|了)?我.{{0,4}}(手机|身份证|银行卡|工资卡))",
            rf"(被|遭){_LOVED}.{{0,8}}(逼|强迫|胁迫|打|家暴|威胁|控制).{{0,20}}|(不借|不签|不贷|不给钱?|不办|拒绝).{{0,4}}(他|她)?就(要)?(打|杀|弄|砸|骂|离婚|赶|曝光|发).{{0,6}}|家暴|家庭暴力.{{0,10}}(我|怎么)",
            rf"{_LOVED}.{{0,20}}(以死相逼|(抢|带走)孩子|(照片|视频).{{0,6}}(发出去|曝光)|锁(在|起来)|不让我(出门|走|跟|联系|离)|控制(我|着)|扣(着|了)我|掐(着|住)|挨打|打骂|推搡|拿(着)?(刀|菜刀)|(?<!没)(?<!没有)(?<!不是)逼(着)?(我|她|爸妈|父母|我们)|威胁(我|要|说|不))",
            r"(他|她|家里|家人|天天|每天).{0,8}(逼|打|锁|控制|威胁)(着)?我.{0,16}(签|借|贷|还债|刷脸|担保|网贷).{0,10}(不|才|就)?|我是被(逼|打|威胁).{0,12}(签|借)|(不敢|没办法)不(给|替|帮)(他|她).{0,4}(借|还|贷)|传销.{0,16}(网贷|借|贷)",
            r"\b(husband|wife|boyfriend|girlfriend|partner|ex|father|mother|dad|mum|mom|step\w+|brother|son|in-laws?|boss|roommate)\b.{0,40}\b(forc(es?|ed|ing)|mak(es|ing) me|made me|threaten(s|ed)?|coerc\w*|pressur(es|ed|ing)|beats?|hits?|hitting|hurts?|abus\w*|chok\w*|locks? me)\b.{0,60}\b(me|loans?|borrow|sign|card|debt|name)\b",
            r"\b(he|she|they)('ll| will|'s going to| threatens? to| said (he|she|they) would)? (beats?|hits?|hurts?|kills?) (me|us|mum|mom|my (mum|mom|mother|kids?|son|daughter|sister|brother|family|dog))\b(?! with)|\bdomestic (violence|abuse)\b",
        ),
        unless=any_of(
            r"(银行|平台|客服|业务员)(逼|强制|强迫)|催收.{0,6}打我|我(爸|妈|爸妈|父母)被",
            r"家暴(证据|法|条款).{0,6}(是什么|有哪些)",
        ),
    ),
    Rule(
        "violent-collection",
        "violence",
        any_of(
            r"(催收|讨债|要债|收债|收账|放贷|高利贷|债主|贷款公司|放债|他们|他|对方|一群人|一伙人|几个人|有人|社会上的人|黑社会|平台|那帮人|collectors?|loan ?sharks?).{0,24}(打断(我|你|他)?.{0,3}(腿|手|骨|胳膊|肋)|打残|打我(?!.{0,4}(电话|手机|号))|打了我|打伤|打人|要打我|砍|捅|弄死|弄残|动手|卸(我|你|一条|胳膊)|泼(油?漆|粪|红漆)|砸(我|门|车|店|玻璃)|围(住|着|堵)|绑(架|我(?!的)|走|了我(?!的))|扣(押|留|住)(我|了我|人)|关(起来|在(一|屋|房|酒店|宾馆|车))|拘禁|软禁|不(让|许|放)(我)?(走|出门|离开|回家)|带人(来|上门|过来).{0,6}(打|砍|堵|砸|闹|收拾|弄|搬|抢)|拿(着)?刀|带(着)?刀|杀(我|了我|你|全家)|烧(我|房|车)|撞门|踹门|闯(进|入)|撬(锁|门)|堵(在|住)?(我|家|门|楼下|公司|单位|孩子)|(去|到|在)(我(家|的)?)?(孩子|女儿|儿子|娃).{0,6}(学校|幼儿园|班级|补习班)|对(我)?(孩子|女儿|儿子|家人|老婆|爸妈).{0,4}(下手|不利|动手)|收尸|见血|要(了)?我的?命|断(我|你).{0,3}(腿|手|胳膊)|腿.{0,2}打断|挑(手|脚)筋|活埋)",
            r"陪(他|她|我们|老板)?睡|肉偿|抵债.{0,6}(睡|身体|陪)|(威胁|说要|扬言).{0,16}(断|砍|打|杀).{0,24}(楼下|门口|现在)",
            r"(催收|讨债|要债|收债|收账|放贷|放债|高利贷|债主|他们|对方|一群|一伙|几个|青年|光头|那帮|社会上).{0,24}(拿着?(棍|刀|家伙|砖|铁)|棍子|扇(了)?(我)?.{0,3}耳光|按(在|住|倒)|堵着我|守(在|着)(我|门|楼)|(楼下|门口|路上|单位).{0,4}(等我|堵我|守)|坐在我家|不走|灌胶水|推(倒|搡|了)|跟(了|着)我|剁|见血|坐轮椅|(知道|拍|发).{0,8}(孩子|女儿|儿子).{0,8}(学校|幼儿园|放学|照片)|爬墙|翻(我)?(家|东西|包)|搜(我|身)|收拾我|弄我|活埋|灭(我)?(全家|口)|见不到|上门(弄|搞|收拾|打)|踹|砸|喷.{0,3}漆|放火|抢(走|了|我)|掐|拖|拽|架在.{0,4}脖子|动我的?(孩子|家人|老婆|父母))",
            r"([几两三四五六七]个(?!月)|大汉|壮汉|男的|混混|他们|对方|一群|一伙|催收|讨债|要债).{0,12}((拿|带|拎|提)着?.{0,2}(钢管|铁棍|棒球棍|斧头?|砍刀|锤子).{0,10}(门|窗|堵|来|在)|(在)?(砸|踢|撬)(我|我家|我们|家|店)?的?.{0,2}(门|窗|锁|店|铺)|(要|说|威胁|发话).{0,8}烧(我|我们|了)?.{0,2}(家|房|店|铺|屋))",
            r"\b(collectors?|lender'?s?|loan shark|loan guys?|they|he|men|man|guys?|blokes?|lads|fellas|people|thugs|gang|someone|somebody)\b.{0,60}\b(sticks?|bats?|crowbars?|hammers?|pipes?|(?<!on the )(?<!on )chains?|machetes?|knives|knife|gun|acid|shot at|dragged(?! (in)?to (?!(a|an|the|his|her|their|my|our|some)\b))(?![^.?!]{0,20} (in)?to (a |an |the |their |his )?(debts?|lawsuit|court|case|mess|dispute|scheme|scam)\b)|grabbed|shoved|pushed (me|my|him|her) (down|over|around|against|into)|spat|twisted|tied|choked|slapped|punched|hit me(?! with| for)|poured|paint|wheelchair|bury me|cut off|burn(ed)?|broke my|smashed|surrounded|refus(e|ing) to leave|waiting outside|won'?t leave|forced their way|took my (passport|id|phone|motorbike)|pay with blood|teach me a lesson|send people|come with (ten|\d+)|daughter studies|leaving school)\b|\bi (was|am|got) (locked|held|beaten|attacked|hiding|kidnapped|tied)\b.{0,40}\b(owe|debt|loan|collectors?|lender|weapons)\b",
            r"(被|遭).{0,6}(催收|讨债|要债|放贷|高利贷|债主|他们|人|一群).{0,8}(打了|打伤|殴打|绑(架|走|起来|了)|关(起来|在|了)|扣(押|了|住|在)|围|堵(在|门|家)|跟踪|尾随|砍|捅|泼)|(不还(钱)?就|还不上就|不给钱就).{0,8}(打(?!电话|给|爆|扰)|砍|卸|弄|杀|绑|断|剁|废(了|掉)?(你|我|他|一)|堵|烧|动我)|(正在|现在|已经).{0,8}(砸门|踹门|撞门|堵门|堵在(我)?(家|门))",
            r"\b(collectors?|lender|loan shark|they|he|men|people|guys|blokes|lads|fellas|thugs|gang|someone)\b.{0,50}\b(beat (me|us)|beat me up|break my (legs?|arms?|bones)|hurt (me|us|my (kid|child|son|daughter|famil|wife|husband|mother|mum|mom|parents|dad)\w*)|kill (me|my|us)|stab|attack|kidnap|tied me|lock(ed|ing)? me(?! up\b(?! in))|held me|hold(ing)? me|won'?t let me (leave|go)|smash\w*|burn (my|down)|throw paint|paint on my|kick(ing|ed)? (my|the|down) door|bang(ing)? on my door|outside my (door|house|home|flat|apartment|place|building|window)|knife|weapon|follow(ing|ed) (me|my)|my (kids?|children|daughter|son)('s)? school|break in)\b",
        ),
        ignoring=FIGURE_OF_SPEECH,
        unless=any_of(
            r"(可以|能|允许|合法|违法|犯法|有权|算不算|算|会不会|是不是|会|敢|能不能).{0,14}(吗|么|呢|不)[？?]?$",
            r"怎么(定罪|举报|处罚)|判几年|\b(can|may|are|is|do|could) (a |the |debt )?(collectors?|lenders?|they)\b.{0,60}\?",
        ),
        surely=any_of(
            r"好怕|害怕|救命|救救|正在|现在|今晚|明天|马上|刚(才|刚)?|已经|打了我|打伤|流血|被(打|关|绑|堵|围|砍)|不敢(出门|回家)|(说|扬言|威胁|恐吓).{0,12}(打断|弄死|砍|杀|卸|烧|绑|带人)",
            r"\b(scared|afraid|terrified|tonight|right now|already|just now|help me|said (they|he)|threaten\w*)\b",
        ),
    ),
    Rule(
        "shaming",
        "shaming",
        any_of(
            r"(催收|他们|对方|平台|放贷的?|债主|有人|那边).{0,24}(裸照|裸条|私密照|不雅照|p图|ps.{0,4}(照片|我的)|遗像|花圈|冥币|棺材|骨灰|灵堂|大字报|小广告|贴(在|满|到).{0,8}(小区|门|村|单位)|拉横幅|侮辱我|咒我|群发|发到(群|网上|抖音|朋友圈)|威胁(我|要曝光|要发)|爆(我的?)?通讯录)",
            r"(裸条|裸照|私密照|不雅(照|视频)).{0,30}(发|曝光|群发|不还|威胁|传)|\b(spray|paint)\w*\b.{0,20}\b(door|wall)|\bput (up )?my (photo|picture|face)\b|\bput (up my name|my name (up|on (the |a |my )?(door|wall|poster|notice|list|internet|group)))\b",
            r"\b(collectors?|they|lender)\b.{0,50}\b(nudes?|naked|intimate|edited photos?|photoshop\w*|post(ed|ing)? my (photo|picture|face)|sham(e|ing) me|send(ing)? (it|my photo|messages) to (everyone|all my contacts)|funeral|wreath|threaten(ed|ing)? (me|to expose))\b",
        ),
        unless=any_of(
            r"(合法|违法|犯法|允许|可以|能|算不算|有权).{0,10}(吗|么|不)",
            r"\b(legal|allowed|lawful)\b",
            r"怎么(投诉|举报)",
        ),
        surely=any_of(r"裸照|私密照|不雅照|花圈|遗像|灵堂|nude|naked|intimate"),
    ),
    Rule(
        "minor-in-distress",
        "minor_distress",
        any_of(
            r"(离家出走|不敢(回家|告诉|跟|让)|害怕|好怕|怕(被|爸|妈|家)|打死我|骂死我|崩溃|威胁我|想哭|躲|逃学|不敢上学|退学|一直哭)",
            r"\b(run(ning)? away|scared|afraid|terrified|can'?t tell (my )?(mum|mom|dad|parents)|hide it from|crying|kill me|threaten\w*)\b",
        ),
        needs=any_of(
            r"我.{0,5}(今年|才|刚|刚满|还|只有)?(?<!\d)(8|9|1[0-7]|十[一二三四五六七]|九|八)(周)?岁|我.{0,4}(是|还是|读|上|在读)?.{0,4}(未成年|高中生|初中生|小学生|中职生|初[一二三]|高[一二三]|初中|高中)|我.{0,3}(没|未|不)满(18|十八)",
            r"\bi('ll| will)? (turn|be|only turn) (1[1-8]|sixteen|seventeen|eighteen) (next|this|in|soon)\b.{0,100}\b(loans?|borrow|credit|instal?ments?|card|lend)|\bi('?m| am| just turned)( only| just)? (8|9|1[0-7]|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b|\bi('?m| am) (a minor|underage|in (high|middle) school)\b|\bas a \d\d[- ]year[- ]old\b",
        ),
        unless=any_of(
            r"(我的?|我家|岁的?)(儿子|女儿|孩子|小孩|弟弟|妹妹|学生)", r"\bmy (son|daughter|kid|child|brother|sister)\b"
        ),
    ),
    Rule(
        "minor-owing",
        "minor_owing",
        any_of(
            r"(已经|偷偷|借了|欠了|欠着|贷了|还不上|还不起|逾期|被催|催收|刷了|开了|用了)",
            r"\b(already|owe|owing|borrowed|took out|overdue|can'?t pay|behind)\b",
        ),
        needs=any_of(
            r"我.{0,5}(今年|才|刚|刚满|还|只有)?(?<!\d)(8|9|1[0-7]|十[一二三四五六七]|九|八)(周)?岁.{0,40}(借|贷|欠|花呗|白条|分期|信用卡)|我.{0,4}(未成年|高中生|初中生|小学生|中职生|初[一二三]|高[一二三]).{0,30}(借|贷|欠|花呗|白条|分期|信用卡)|我.{0,3}(没|未|不)满(18|十八).{0,30}(借|贷|欠|花呗|白条|分期|信用卡)",
            r"\bi('?m| am)( only| just)? (8|9|1[0-7]|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b.{0,60}\b(loan|borrow\w*|owe|credit|debt|card|huabei|baitiao)",
        ),
        unless=any_of(r"(我的?|我家|岁的?)(儿子|女儿|孩子|小孩|弟弟|妹妹|学生)", r"\bmy (son|daughter|kid|child)\b"),
    ),
    Rule(
        "minor-wants-credit",
        "minor",
        any_of(
            r"(?<![孩子女儿弟妹])(?<!学生)(我|本人|人家|俺).{0,6}(今年|才|刚|刚满|还|只有)?(?<!\d)(8|9|1[0-7]|十[一二三四五六七]|九|八)(周)?岁.{0,40}(借|贷|分期|花呗|白条|信用卡|额度|下款|月付|开通)",
            r"(我|本人).{0,4}(是|还是|还|读|上|在)?.{0,3}(未成年|高中生|初中生|小学生|中职生|中专生|初[一二三]|高[一二三]|(没|未|不)满(18|十八)|没成年|不到(18|十八)).{0,30}(借|贷|分期|花呗|白条|信用卡|额度|下款|月付|开通)|(未成年|没成年|不到(18|十八)|未满(18|十八)|初中生|高中生).{0,14}(怎么|哪里|哪个|能|可以|有没有|也能).{0,8}(借|贷|开通|分期|下款|办(信用)?卡|口子)",
            # "信用卡12,000，花呗4000" and "分12 花呗" tell no age.
            r"((我|本人)\s*(今年|才)?|今年|才)\s*1[0-7]\s*(周?岁)?(?!,\d{3})[，,。 ].{0,30}(借|贷|分期|花呗|白条|信用卡|额度|月付)|(?<![\d.,])1[0-7]\s*周?岁[，,。 ].{0,30}(借|贷|分期|花呗|白条|信用卡|额度|月付)|^1[0-7][，,。 ]+(想|能|要|可以).{0,30}(借|贷|分期|花呗|白条|信用卡|额度|月付)|"
            r"^(我)?(是|在读|读|上)?(小学|初一|初二|初三|高一|高二|高三|初中|高中|中专|职高)(的)?(学生|生|了)?(一枚|一名|一个|党|狗)?[，,。 ].{0,40}(借|贷|分期|花呗|白条|信用卡|额度|欠)|(还有|差|再过).{0,6}(个月|天|年)(才)?(满|到|就)?(18|十八|成年).{0,30}(借|贷|分期|花呗|白条|信用卡|额度|申请)",
            near(
                r"花呗|白条|借|贷|分期|信用卡|额度|开通|月付",
                r"(我|本人|人家)(今年|才|刚|现在|还)?(只有)?1[0-7](岁)?[。！!了吗~]*$",
                gap=30,
            ),
            r"^(1[0-7]|十[一二三四五六七])岁.{0,20}(能|可以|怎么|哪|想).{0,10}(借|贷|分期|花呗|白条|信用卡)",
            r"\bi('ll| will)? (turn|be|only turn) (1[1-8]|sixteen|seventeen|eighteen) (next|this|in|soon)\b.{0,100}\b(loans?|borrow|credit|instal?ments?|card|lend)|\bi('?m| am| just turned)( only| just)? (8|9|1[0-7]|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b.{0,80}\b(loans?|borrow|credit|instal?ments?|huabei|baitiao|buy now|card|lend)|\b(i('?m| am) (a minor|underage|under 18|not 18|in high school)|as a (minor|teenager|1[0-7][- ]year[- ]old))\b.{0,80}\b(loans?|borrow|credit|card|instal?ments?|lend)|\bi('?m| am)( only| still| just)? (in |a )?((sixth|seventh|eighth|ninth|tenth|eleventh|(6|7|8|9|10|11)th)[- ]grade(r)?|grade (6|7|8|9|10|11)|junior high|middle school|high school(er)?|year (8|9|10|11))\b.{0,80}\b(loans?|borrow|credit|card|instal?ments?|lend)|\b(still|now|only) (in|at) (high|middle|secondary) school\b.{0,60}\b(loans?|borrow|credit|card|instal?ments?|lend)|\b(loan|borrow|credit card|lender)\b.{0,40}\bi('?m| am)( only)? (1[0-7]|underage|under 18)\b",
        ),
        unless=any_of(
            r"(我的?|我家|岁的?)(儿子|女儿|孩子|小孩|娃|弟弟?|妹妹?|学生|侄|外甥)|(有效吗|要还吗|广告|效力|监护人.{0,6}(要|责任)|年前|的时候|那年)|不(是)?(想|要|打算|会)?(借|贷)(钱|款)?[，,。]|(老师|学校|作业|辩论|课).{0,10}(写|讲|讨论|问|布置)|弄懂|搞懂",
            r"\bmy (son|daughter|kid|child|brother|sister|student)\b|\b(valid|enforceable|is it legal)\b|\bnot (borrowing|asking for a loan|going to borrow)\b|\b(homework|school (talk|project|debate))\b|\b(want|need|like) to (understand|know what)\b",
        ),
        surely=any_of(r"我(今年|才|刚|还)?(1[0-7]|十[一二三四五六七])岁(?!的?(儿子|女儿|孩子|小孩|娃|弟|妹|侄|外甥))"),
        ignoring=any_of(r"\b1[0-7] (days?|weeks?|months?)\b"),
    ),
    Rule(
        "just-paid-a-scammer",
        "just_scammed",
        any_of(
            # Ordered by somebody who posed as an office, and done.
            near(
                r"法院|检察(院|官)?|公安|警察|民警|经侦|监管|银监|社保局|医保局|通管局|公证处",
                r"(让|叫|要|吩咐|命令|指示|说)我?",
                r"转|存|打|汇|赎|取|提|交|归集",
                r"我?(照做了|照办了|都照做|转了|打了|汇了|交了|取了|(刚|已经|全|都)(转|打|汇|交|取)(完|了|过去|出去))",
                gap=18,
            ),
            # Blackmail that was paid and goes on.
            near(
                r"(录了?|裸聊|视频|照片|私密照|敲诈|勒索|敲.{0,2}竹杠|删(掉|除)?.{0,4}(视频|照片|录像))",
                r"(转|给|付|打|汇)(过|了)",
                r"[一二两三四五六七八九十几\d]+.{0,2}(次|回|遍|笔|百|千|万|块|元)",
                r"还要|又要|再要|加价|不够|没完|还有(备份|下次)|还在要|[二三四]回",
                gap=16,
            ),
            near(
                r"\b(i|i'?ve|we|we'?ve)( have)?( just)? (moved|transferred|sent|paid|put|redeemed|wired|deposited)\b|\bi did (it|so|what they said|as (told|ordered|instructed))\b|\bredeemed my\b",
                r"\b(custody|verification|safe|secure|clearance|inspection|checking|court'?s?) account\b",
                r"as (told|ordered|instructed)|told me|for (a|the) (prosecutor|court|police|officer)|asked me|officer|sinking|frightened|dawning",
                gap=40,
            ),
            near(
                r"\b(paid|sent|gave|transferred)\b",
                r"\b(twice|two times|three times|again|already|[\d,]+k?|half)\b",
                r"\b(recording|video|clip|photos?|pictures?|nudes?|footage)\b",
                r"\b(wants?|asks?|asking|demands?|demanding|more|third|another|backup)\b",
                gap=40,
            ),
            r"(刚|已经|才|被骗|前后|一共|昨天|今天|刚才|都).{0,14}(转账|转了|转过去|转给|汇了|汇款|打了钱|打过去|打给|交了|付了|充了|给了|存了).{0,28}(骗|解冻|保证金|安全账户|认证金|刷流水|假的?|注销|再转|再交|还要(我)?(转|交|付)|拉黑|不退|联系不上|人没了|消失|群没了|打不通|提不出|手续费才能)",
            near(
                r"刚|已经|昨天|前天|今天|半小时|小时前|分钟前",
                r"(转|汇|打|付|充|存)(到|给|进|去|入)",
                r"",
                r"不回|没回|拉黑|失联|联系不|打不通|消失|没了|提不|删了",
                gap=20,
            ),
            r"(以为是|冒充|假).{0,16}(转过去了|转了|汇了|付了|打过去了)|(给|转给|汇给|打给).{0,4}(骗子|假客服|诈骗).{0,14}(转|打|汇|付|\d|了|钱)|(让|要|叫)我?再(转|交|付|充)(一笔|一次|\d|第)|(交|转|付)了.{0,16}(还|又)(要|让|叫)(我)?(再)?(交|转|付|充)",
            r"(刚|刚刚|已经|昨天|今天)?(被骗|上当|受骗)(子)?(走|去|光)?了?.{0,10}(\d+|[一二三四五六七八九十两几]+)?.{0,2}(钱|元|块|万|千)|(钱|存款|卡里).{0,8}被(骗子?|人)?(转走|骗走|骗光|卷走)",
            r"(骗|诈骗).{0,10}(刚|已经).{0,6}(转|付|汇|共享)|(共享|分享)了?屏幕.{0,16}(钱|转走|没了|余额|扣)|(验证码|密码)(已经|都|刚)?(给|告诉|发)(了)?(他|她|对方|骗子|客服|那个人)",
            near(
                r"刚(刚|才)?|已经|just",
                r"transfer(red)?|sent|paid|wired|转|汇|付|打",
                r"给|to\b",
                r"fake|假(客服|警|公安|银行|冒)|scam\w*|骗子",
                gap=14,
            ),
            near(
                r"共享(了|过)?(屏幕|桌面)|屏幕共享|远程(控制|操作|协助)|开了?共享",
                r"(花呗|借呗|白条|钱|卡|余额|账户|额度)",
                r"被?(借|转|刷|划|掏|清|提)(空|走|光|完|出|了)",
                gap=14,
            ),
            r"(垫|充|交|转|付|投)了?.{0,14}(提现|返现|结算|解冻).{0,14}(再|还要|又要)(充|交|转|垫|付)",
            r"(验证码|密码).{0,6}(念|报|告诉|给|发).{0,10}(少了|没了|转走|扣)|(卡里|余额|账户|钱|支付宝|微信).{0,8}被?.{0,3}(清空|转走)|(转|汇|打|付|交|充|存)(过去|出去|出|了|给他|给她|完).{0,24}(不回|没回|删了我|把我删|拉黑|消失|跑了|打不开|没人|联系不|提不|不放款|假公司|上当|反应过来|收到吗|能拦|能追)|(垫|投|充|交|付|转)了.{0,12}(提不|打不开|消失|跑了|没了|不见|解散|卷)|(我|爸|妈|老婆|老公).{0,14}(转|汇|打|付)给(了)?(那个|一个)?(骗子|客服|陌生|冒充|假)|被.{0,8}(骗走|卷走|远程(操作|控制|转)|套走)|(杀猪盘|刷单).{0,20}(被骗|骗(走|了|光)|卷(走|了|款)|没了|拿走|醒(悟|过来)?了)",
            r"\b(just|already|have|i'?ve|i) (now |have |just )?(sent|paid|transferred|wired|deposited|(gave|given)(?! (them |the bank )?(a |some |my )?(fake|false|forged|made[- ]up)))\b.{0,90}\b(scam\w*|fraud\w*|fake|safe account|unfreeze|unlock|blocked me|disappeared|vanished|gone|ghosted|more money|another (fee|payment)|pay (more|again|the rest)|asking for more)",
            near(
                r"\b(i|i'?ve|have|we)\b( have)? (just|only just|already|now)",
                r"\b(wired|sent|paid|transferred|gave|deposited)\b",
                r"\b(who|he|she|they|someone|caller|man|woman|people)\b",
                r"\b(said|says|claim\w*|pretend\w*|pos\w+|called|was|were|is)\b",
                r"\b(police|court|prosecutor|bank|customer service|official|officer|support|alipay|wechat|regulator|lawyer)\b",
                gap=40,
            ),
            r"\bi (was|got|have been|'ve been|just got|think i (was|got|'ve been)) (just )?(scammed|defrauded|cheated|tricked out of)\b|\bscammers? (took|stole|got|emptied|drained)\b|\b(shared|sharing) my screen\b.{0,50}\b(money|gone|took|emptied|balance)\b|\bgave (him|her|them|a stranger|someone) (my|the) (code|otp|password|verification)",
        ),
        ignoring=any_of(
            r"(店家|商家|卖家|老板|房东|中介|对方|他们).{0,4}(会不会|是不是|不会|该不会)(是)?(骗|跑)(人|子|路|我)?(的)?",
            r"(没有?|如果|要是|万一|会不会|是不是|怎么(识别|防止|避免|防)(再)?|为?防(止)?|以防|防止|避免|担心|怕|差点|小心)(自己)?(被骗|上当|骗|诈骗|受骗)了?(钱|子)?",
            r"\bhow (do|can|to) (i )?(avoid|spot|recogni[sz]e)\b.*",
            r"(刷单|诈骗|骗局|骗子).{0,6}(是)?(怎么|如何|咋)骗|怎么骗(人|钱)的",
            r"(差一?点儿?|险些|幸好没有?|还好没有?|幸亏没有?)(就)?(转|打|汇|付|交)(了|过去|出去)?|\b(nearly|almost) (sent|paid|transferred|wired|gave)\b",
            r"(追回|要回|找回)(来)?被骗|被骗.{0,6}(借|贷|签|办).{0,6}(的)?(贷款|网贷).{0,10}(要还|还吗|怎么还)",
        ),
        # A payment of last year cannot be stopped any more.
        unless=any_of(
            r"去年|前年|上半年|年初|年前|上(个)?月|([几半一二两三四五六七八九十\d]|好几)个?(多)?(月|年)(以)?(前|了|过去)|过去[了]?[几一二两三四五六七八九十\d]+个?(月|年)",
            r"\blast (year|month|spring|summer|autumn|winter)\b|\b(months?|years?) ago\b|\b(for|after) (\w+ )?(months|years)\b|\bsince (january|february|march|april|may|june|july|august|september|october|november|december|spring|summer)\b",
        ),
        surely=any_of(
            r"刚(刚|才)?(?!开始)|今天|今早|昨(天|晚)|前天|(分钟|小时|钟头)(之)?前|正在",
            r"\b(just now|today|yesterday|last night|this morning|(minutes?|hours?) ago|right now)\b",
        ),
    ),
    Rule(
        "gambling-to-win-back",
        "gambling",
        any_of(
            r"接着打回来|打回来|上岸.{0,10}(搏|赌)|上头.{0,16}(借|口子|搏)|(输光|输完|输没).{0,16}(借|翻本|追)|\bone more (spin|hand|roll|bet|round)\b",
            r"(翻本|回本|捞回来?|扳回|赢回|再搏|再赌|最后一把|最后一搏|梭哈|继续赌|还想赌|接着赌|再玩一把|追回来|搏一把|赌一把|下注|加仓补|抄底回本)",
            r"(借|贷|套|口子|下款|刷卡|再弄|凑).{0,14}(赌(?!输|没|光|完|债|徒|场|博(输|欠|债))|下注|打牌|百家乐|博彩|买彩票|押注|炒币|合约|杠杆炒)|(赌|博彩|百家乐|下注|网赌).{0,30}(哪里|哪个|怎么|再|想|还能|能不能|求).{0,8}(借|贷|下款|口子|套)|(球赛|比赛|盘口|开盘|赌局|牌局|场子).{0,30}(借|贷|下款|口子)|(借|贷|下款|口子).{0,16}(球赛|比赛|盘口|开盘|赌局|牌局)",
            r"(赢|开奖|压|押|手气|赌).{0,24}(借|贷|口子|额度|本金)|(输|亏|爆仓)(了|掉|光|完).{0,12}(找|求|给|推荐|有没有|哪).{0,10}(平台|口子|贷|借)|(输|亏|爆仓).{0,24}(借|贷|口子|额度|本金|配资).{0,24}(赢|回来|翻身|搏|补仓|加仓|一把|再来|下|拿回)|(借|贷|额度).{0,14}(押|压|充值|补仓|加仓|炒币|赢|倍投|决赛)",
            r"\b(borrow|loan|lend|credit|stake|cash|limit)\b.{0,60}\b(win|match|bet|bets|slots?|casino|roulette|poker|crypto|margin|lottery|jackpot|game tonight|even|sure thing|recover)\b|\b(lost|down|losses|losing|liquidat\w+)\b(?!.{0,20}(job|card|contract|phone|scam)).{0,50}\b(want|need|where|how) .{0,16}\b(borrow|loan|lend|stake)\b",
            r"\b(win (it|my money|the money|everything|them) back|chase (my )?losses|one (last|more|final) (bet|game|try|hand|spin)|double (up|down)|make (it|my losses) back|recoup|break even)\b",
            r"\b(want|need|where|how|can i|get|another)\b.{0,30}\b(borrow|loan|lend|credit|cash advance)\b.{0,40}\b(bet|bets|betting|gambl\w*|casino|baccarat|poker|slots?|wager|lottery)\b|\b(bet|gambl\w*|casino|baccarat|betting)\b.{0,80}\b(need|want|where|how|another|one more|get a)\b.{0,30}\b(loans?|borrow|credit|cash)\b",
        ),
        needs=any_of(
            r"赌|球赛|竞猜|体彩|足彩|串关|滚球|最后一把|最后一搏|当本金|做本金|盘口|开盘|博彩|竞彩|打牌|spin|百家乐|输|下注|彩票|时时彩|六合彩|澳门|老虎机|打牌|麻将|押注|亏|爆仓|币|合约|杠杆",
            r"\b(bet|bets|betting|gambl\w*|casino|baccarat|poker|slots?|wager|parlay|accumulator|odds|lost|lottery|trading|crypto|futures|losses)\b",
        ),
        unless=any_of(
            r"戒(了)?(赌|网赌|掉|断)(了)?.{0,6}([天周月年]|了)|已经(戒|不赌|收手)|(早就|再也)不赌了?|孩子|老公|丈夫|老婆|妻子|儿子|女儿|爸|妈|朋友|(要还吗|受.{0,4}保护|(法律|法院).{0,4}(认|管)|认不认|算不算|合法|违法|是不是共同|家人要|老婆要|老公要|我要(替|还|帮))|怎么.{0,4}(戒|劝|阻止|拦|停|收手)|(提前还|分期|省|年费).{0,6}(回本|划算)",
            r"\b(legal|lawful|enforceable|have to (pay|repay)|how (do|can) (i|we) (stop|quit|help)|(my|his|her) (husband|wife|son|daughter|brother|father)|husband'?s?|wife'?s|he|she)\b",
        ),
        surely=any_of(
            r"我.{0,12}(翻本|回本|再赌|再借|捞回)|想.{0,6}(翻本|回本|再赌|再借|捞回)|再借.{0,6}(翻|搏|赌)",
            r"\bwin it (all )?back\b",
        ),
    ),
    Rule(
        "gambling-wants-to-stop",
        "gambling_help",
        any_of(
            r"(赌|博彩|网赌|百家乐|彩票).{0,24}(停不下来|戒不掉|戒不了|控制不住|收不住|忍不住|上瘾|越输越|越陷越深|管不住)|(戒不掉|控制不住|忍不住|停不下来).{0,6}(赌|博彩)|我.{0,8}(赌|网赌).{0,10}输(了|光|掉|完).{0,30}(怎么办|完了|绝望|崩溃|没脸|不敢|[。！!]?$)",
            r"\b(can'?t stop|addicted to|hooked on|keep) (gambl\w*|betting)|\bgambling (addiction|problem)\b.{0,30}\b(i|my|me|have)\b|\bi (have|'ve) (a )?gambl\w* (problem|addiction)",
        ),
    ),
    Rule(
        "someone-has-died",
        "bereaved",
        any_of(
            r"(爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|丈夫|妻子|儿子|女儿|哥哥?|姐姐?|弟弟?|妹妹?|爱人|公公|婆婆|岳父|岳母|叔叔|舅舅|姑姑|伯伯).{0,10}(去世|过世|(?<![带搬跑抓拉])走了|离世|没了|不在了|病逝|身故|意外身亡|猝死|自杀身亡|死了|车祸走)",
            r"\bmy (late )?(father|mother|dad|mum|mom|husband|wife|brother|sister|son|daughter|grand\w+|uncle|aunt|partner)\b.{0,20}\b(died|passed away|has passed|is dead|death)\b|\bmy late (father|mother|husband|wife|dad|mum|brother|sister)\b",
        ),
        needs=any_of(
            r"欠|债|贷|信用卡|花呗|白条|还|遗产|继承|催收|银行|钱",
            r"\b(debts?|loans?|owe[ds]?|card|bank|pay|inherit\w*|estate|lender)\b",
        ),
    ),
    Rule(
        "strong-distress",
        "distress",
        any_of(
            r"撑不(下去|住)|熬不(下去|住)|扛不(下去|住)|坚持不(下去|住)|崩溃|喘不(过|上)气|(整夜|整晚|每天|天天|一直|根本|晚上).{0,6}(睡不着|失眠|哭)|睡不着觉?|失眠|绝望|走投无路|(快|要|都).{0,3}(疯了|抑郁)|抑郁|压垮|压得.{0,6}(喘|抬不起)|心慌|胸闷|发抖|(?<!有)没(有)?人(可以|能|愿意)?(说|倾诉|帮|懂|理解)|一直哭|想哭|哭(了|着).{0,4}(一|好|半|天|夜)|看不到(希望|头|未来)|没有?(希望|出路|活路|盼头)|人生(完|毁|没)|这辈子(就)?(完|毁)|不想(面对|说话|出门)|好累好累|心累|太难了|生不如死|不知道该怎么(活|撑|熬)|不想死",
            r"\b((can'?t|cannot|don'?t|hardly|haven'?t) (sleep|slept|eat|breathe|cope|function)|lie awake|lying awake|sleepless|panic(king| attacks?)?|overwhelm\w*|breaking down|break ?down|can'?t stop crying|crying|hopeless|desperate|no way out|drowning in|at my wit'?s? end|(?:i'?m|i am|everything('s| is)?|life('s| is)|we'?re|we are|famil(y|ies)('s| is)?|marriage('s| is)?|and|just|i keep) falling apart|nobody (i can|to) (tell|talk)|no ?one (i can|to) (tell|talk)|chest (is )?tight|so (scared|ashamed|anxious|stressed|alone)|losing my mind|at breaking point|can'?t take (it|this) any ?more|depress\w+|terrified)\b",
        ),
        ignoring=any_of(
            FIGURE_OF_SPEECH.pattern, r"(系统|app|APP|软件|网站|页面|服务器|股市)崩溃|(市场|股市)(绝望|恐慌)"
        ),
    ),
)
