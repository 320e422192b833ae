"""Words of people at risk, by named slots: what somebody says who does not say it.

A hint is two or three things said close together: a farewell and no return, a last order of one's affairs, a means and
where it is, a wish that something would end it. Each slot is a short list that can be read and added to.
"""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import near

# ---- slots, Chinese ----
_SOON = r"今晚|今夜|今天|今儿|明天|明早|天亮|周[一二三四五六日末]|这周|一会儿?|待会儿?|马上"
_SELF = r"把(我)?自己|自己|自个儿"
_ENDS = r"交代了|了结|解决(掉|了)|结束(掉|了)?|清(掉|了|空)|送走|弄死|结果了|报销了"
_I_GO = r"我?就?(要|会|该)?(走了?|上路|离开|启程|下去)"
_NO_RETURN = r"(再也)?不(会|再|打算)?(再)?(回来|回头|回了|见了|出现)|永远|别等我|不用等我|别找我|下辈子|来世|来生"
_PARTING = r"说(声)?再见|告别|道别|诀别|永别|拜拜|再见"
_ALL = r"(这个?)?(世界|人世|人间|尘世|各位|所有人|大家)"
_AFTERLIFE = r"天堂|天国|极乐|西天|黄泉|地府|奈何桥|阎王|另一个世界|那个世界|天上"
_THE_DEAD = r"(去世|过世|走了|死去|离世|没了|天上|死了)的"
_ORDERED = r"(该|都|全|一切|后事|猫|狗|宠物|孩子).{0,6}(安排|托付|交代|送人|料理|处理)(好|妥|完|给|了)?"
_LEAVES = r"我?(累了|想歇|走了|撑不|要走|没牵挂|可以走|安心走|放心了|先走)|别找|永远|再见"
_FUEL = r"炭|木炭|煤气|燃气|天然气|火盆|烟"
_SEALED = r"门缝|窗缝|窗户缝|胶带|封(死|住|上|好)|关(死|紧)|拧开|开着|开了|点(着|上|燃)"
_PILLS = r"安眠药|药|药片|农药|百草枯|老鼠药"
_AT_HAND = r"(就)?在?(手边|手里|手上|面前|旁边|床头|眼前)|一(口气|次|把)(全|都)?(吞|吃|咽)|全(吞|吃|咽)"
_BLADE = r"刀|刀片|剪刀|玻璃片"
_BODY = r"手腕|脖子|喉咙|动脉|胸口"
_EDGE = r"(天台|楼顶|顶楼|窗台|窗户|阳台|栏杆|护栏|桥|江|河|湖|水库|铁轨|轨道|站台|悬崖|[二三四五六七八九十百\d]{1,3}(楼|层))"
_ON_EDGE = r"(边|边上|边缘|外|外面|外头|上)"
_STANDS = r"(站|坐|蹲|趴|爬|走|人|已经)(在|到|上)"
_DOWN = r"(跳|下|翻|迈|栽|掉|冲|往下)(下去|下|去|出去|出|了)"
_FROM = r"从.{0,4}(楼|窗|桥|阳台|天台|这儿|这里|上面)"
_WISHES = r"希望|盼着?|想着?|要是|但愿|巴不得|恨不得|就好了|祈祷|幻想"
_CAR = r"(车|卡车|货车|地铁|火车)"
_HITS = r"别停|不停|撞(我|上|死|过来)|刹不住|冲过来|别刹|压过"
_SLEEPS = r"睡(着|过去|下去|一觉)?|闭(上)?眼|一觉"
_NEVER_WAKES = r"(再|就)?(也)?(不|别|没)(用|要|再|会|想|必|能)?(再)?(醒|起来|睁)|不起来"
_SUPERFLUOUS = r"(少|没|缺)(了)?我(一个)?"
_NOBODY_MINDS = r"(也|都|照样)?(没什么|无所谓|没关系|没差|更好|轻松|清净|一样转|不会变)"
_UNWORTHY = r"(不配|没资格|不该|没脸)(再)?(活|来到|存在|出生)"
_PATH_OF_DEATH = r"(死路|绝路|黄泉路|不归路|那条路)"
_WALKS = r"走|上|选|只剩|剩下"
_RELEASE = r"解脱(的)?(日子|时间|时候|那天)?"
_WEARY = r"(做人|活着?|人间|日子)(太|好|真|实在)?(累|苦|没(意思|劲|意义)|无趣|多余)"
_NEVER_AGAIN = r"不(来|想来|做人|当人)了?|下辈子|不想(再)?(继续|过)"

#: In danger now: a means at hand, or standing where nobody stands by chance.
DANGER_ZH = (
    near(_FUEL, _SEALED, gap=14),
    near(_FUEL, r"再见|永别|各位|走了|对不起", gap=10),
    near(_PILLS, _AT_HAND, gap=6),
    near(_BLADE, r"放在|搁在|抵(在|着)|架在|贴(在|着)|划|割", _BODY, gap=6),
    near(_STANDS, r"", rf"{_EDGE}.{{0,4}}{_ON_EDGE}", gap=10) + r"(?!的|吃|看风景|上班|工作|拍)",
    rf"(站|坐|蹲)在.{{0,6}}{_EDGE}(上)?(等|吹|看着下|往下|发呆|哭|不敢|犹豫)",
    near(_FROM, _DOWN, r"结束|了结|解脱|算了|一了", gap=8),
    near(r"(我|已经)", r"(在|到|上)了?(天台|楼顶|顶楼|桥栏|护栏)", gap=3) + r".{0,3}(边|上)?(了|$)",
)
#: Somebody wants to die and says it round about.
CRISIS_ZH = (
    r"(想|要|只想|宁愿|恨不得|不如)(去|要)死(?!磕|守|记|扛|撑)",
    near(rf"把({_SELF.replace('把(我)?', '')})", _ENDS, gap=4),
    near(_SOON, _I_GO, _NO_RETURN, gap=8),
    near(_SOON, r"我?就?走", r"(那条|这条|绝|死)路", gap=8),
    near(r"跟|和|对|向|同", _ALL, _PARTING, gap=6),
    near(r"去|到|上|想|润到|飞(去|到|往)|见", _AFTERLIFE, gap=3) + r"(?!级|价)(了|去|吧|报到|$|，|。)?",
    near(r"去|想|要|准备|打算", r"找|陪|见|跟着", rf"(我)?.{{0,3}}{_THE_DEAD}", gap=4),
    near(_ORDERED, _LEAVES, gap=40),
    near(_WISHES, _CAR, _HITS, gap=8),
    near(_SLEEPS, _NEVER_WAKES, gap=8),
    near(_SUPERFLUOUS, _NOBODY_MINDS, gap=10),
    _UNWORTHY,
    near(r"只剩|只有|选|就剩", _PATH_OF_DEATH, gap=4),
    near(r"就|去|今晚|要", _WALKS, _PATH_OF_DEATH, gap=3),
    near(_RELEASE, r"定在|就在|到了|快到", gap=3),
    near(_WEARY, _NEVER_AGAIN, gap=8),
    near(r"跳下去|跳了|一跳|我一死", r"债|欠|贷|一切", r"清|没了|结束|不用还|了结", gap=6),
    r"(累了|想歇了?|休息).{0,8}永远(那种|的那种|地?(休息|歇|睡|闭))|永远(地)?(歇|休息|睡|闭眼)",
    r"(遗嘱|遗书|遗言|绝笔).{0,4}(写|立|留|拟)|(写|立|留|拟)(好|了|完)?.{0,3}(遗嘱|遗书|遗言|绝笔)(?!.{0,6}(继承|公证|房产|怎么写|有效))",
    near(
        r"(如果|要是|万一|哪天|假如)",
        r"我",
        r"(突然|忽然)?(没了|走了|不在了?|人没)",
        r"保险|赔|债|贷|还|孩子|催",
        gap=10,
    ),
)
# ---- slots, English ----
_EN_MEANS = r"(a |the |my )?(rope|noose|gun|bridge|pills|razor|blade|gas|overpass|train tracks|roof|river)"
_EN_DWELLS = (
    r"(thinking (of|about)|looking at|staring at|can'?t stop (thinking|looking)|keep (thinking|looking|staring))"
)
_EN_I = r"\b(i|i'm|i am|i've|i have|i'll|im|me)\b"
_EN_GONE = r"(gone|dead|not here|not around|out of the (way|picture))"
DANGER_EN = (
    near(_EN_I, r"(have|got|with|holding)", r"a gun|the gun|a noose|a knife to my", gap=8),
    near(
        _EN_I,
        r"\b(took|swallowed|downed|taken|emptied)\b",
        r"\b(pills?|tablets?|medicine cabinet|everything in|medication|bottle)\b",
        gap=16,
    ),
    near(
        r"\b(on|at|off)\b",
        r"(the )?(bridge|roof|ledge|overpass|edge|tracks|balcony)",
        r"(looking (at|down)|can'?t stop|ready|water|jump)",
        gap=16,
    ),
)
CRISIS_EN = (
    near(_EN_DWELLS, rf"\b{_EN_MEANS}\b", gap=6),
    near(
        r"\b(no|isn'?t any|not any|what is the|what'?s the)\b",
        r"(point|reason|use)",
        r"(me |my )?(be(ing)?|stay(ing)?|liv(e|ing)|exist(ing)?|carry(ing)? on|go(ing)? on|stick(ing)? around)( here| alive| any ?more)?",
        gap=8,
    ),
    near(
        r"\bwon'?t (be )?need(ing)?\b",
        r"(anything|it|them|any of (it|this)|money|my phone)",
        r"(after (that|this)|any ?more|where i|soon)",
        gap=8,
    ),
    near(
        r"(\bnot|n'?t|\bnever)\b",
        r"(plan(ning)?( on| to)?|going to|gonna|will)?",
        r"(be(ing)? alive|be(ing)? around|be(ing)? here|alive|live|wake up)",
        r"(next|tomorrow|by (monday|christmas|the)|for long|any ?more|again)",
        gap=8,
    ),
    near(
        r"\b(kids|children|famil(y|ies)|wife|husband|mum|mom|parents|everyone|everybody|they)\b",
        r"(happier|better|better off|relieved|fine)",
        rf"(if i|without me|once i|when i)('m| was| were| am)?( {_EN_GONE})?",
        gap=14,
    ),
    near(
        r"\btell (my )?\w+",
        r"(i'?m sorry|i love)",
        r"(won'?t|not) (be )?(com(e|ing)|see|be) (home|back|again|there)",
        gap=14,
    ),
    near(
        r"\b(end|ends|ending|finish(es)?)\b",
        r"(it|things|their life|their own life|one'?s life)",
        r"(themsel(f|ves)|himself|herself|myself|one'?self)",
        gap=8,
    ),
    near(
        r"\bi(('?m| am)( going to| gonna| about to)|'?ll)\b",
        r"\bend (it|things|everything)( all)?\b(?! (with (the|my) bank|early))",
        gap=3,
    ),
    near(
        r"\b(just )?want (it|this|everything|the pain)( all)? to (stop|end|be over)",
        r"(forever|for good|for ever|tonight|now)?",
        gap=3,
    ),
    near(
        r"\b(debts?|loans?|everything|it)\b", r"(ends?|is over|stops?)", r"\b(and so do i|with me|so will i)\b", gap=6
    ),
    r"\b(be gone|sleep|want to leave|wants? to disappear|wish i could disappear) (for (good|ever)|forever)\b",
    r"\b(never|not) wake up\b",
    r"\beveryone (would|'d|will) be better off\b",
)
# ---- about somebody else ----
_TOLD = r"(发|留|写|说)(来|了|下|过)?(一?[条句封段个]|短信|微信|信息|字条|纸条|话)"
_FAREWELL_WORDS = r"(对不起|保重|再见|永别|照顾好|来生|别找我|拜托|不用找)"
_OUT_OF_REACH = r"(联系不上|失联|不接(电话)?|打不通|关机|找不到人|没(人)?接|不回|不见了)"
_HE = r"(他|她|弟弟?|哥哥?|姐姐?|妹妹?|老公|老婆|丈夫|妻子|爸爸?|妈妈?|儿子|女儿|孩子|朋友|闺蜜|同学|室友|同事|对象|男友|女友|男朋友|女朋友)"
OTHER_ZH = (
    near(_HE, _FAREWELL_WORDS, _OUT_OF_REACH, gap=24),
    near(_HE, _TOLD, _FAREWELL_WORDS, gap=12),
    near(_HE, r"(割腕|吞药|喝农药|烧炭|上吊|跳楼|跳河|自残|割手)(?!价|的新闻)", gap=12),
    near(_HE, r"活不下去|不想活|撑不下去了?|想死|寻死", gap=8),
)
_EN_KIN = r"\b(husband|wife|brother|sister|son|daughter|mum|mom|dad|mother|father|friend|boyfriend|girlfriend|partner|roommate|flatmate|cousin|colleague|he|she)\b"
_EN_UNREACHED = r"(turned off|phone is off|isn'?t answering|not answering|can'?t reach|unreachable|won'?t pick up|disappeared|hasn'?t come home|went silent)"
OTHER_EN = (
    near(
        _EN_KIN,
        r"\b(take care of|look after|goodbye|i'?m sorry|forgive me|love you all|don'?t look for)\b",
        _EN_UNREACHED,
        gap=40,
    ),
    near(_EN_KIN, r"\b(hang|kill|hurt|drown|shoot|cut) (himself|herself|themsel(f|ves))\b", gap=40),
    near(
        _EN_KIN, r"\b(says?|saying|keeps saying|told me)\b", r"\b(disappear|die|be gone|end it|not be here)\b", gap=24
    ),
)
