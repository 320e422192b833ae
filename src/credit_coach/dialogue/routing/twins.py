"""What tells a request for help with harm from its harmless twin.

A message that asks about the matter (is it lawful, how do I recognise it, it was done to me) is the twin of one that wants
it. What shows that it is wanted all the same, such as "so that nobody notices", outweighs the twin.
"""

from __future__ import annotations

from credit_coach.dialogue.routing.rules import Rule, any_of

#: The message asks about the matter, fends it off, or tells what happened.
ASKS_ABOUT = any_of(
    # Is it lawful, is it dangerous, in everyday words.
    r"(违法|犯法|违规|合法|合规矩?|犯罪|允许|要紧|作数|算数|管用|信得过|敢信|靠得住|妥)(没|不)[？?呢啊]?|允不允许|法律允|要不要紧|真没事|(会|要)(不会)?出事|惹上?(官司|事|麻烦)|会(咋|啥)样|有啥(结果|后果|风险)|吃牢饭|会不会当|算.{0,8}(罪|犯)不|(妥|合规)吗",
    # Somebody wants it of them: may I, should I?
    r"(有人|别人|朋友|同学|网友|群里|陌生人|中介|对方|老乡|亲戚|同事|老板|他们?|她).{0,14}(想|要|求|问|说|愿意|出钱).{0,6}(租|借|买|收|用|拿)(走|下|一下)?我.{0,24}(能|可以|该|敢|要)(不能|不可以|不该)?.{0,4}(吗|么|不|租|借|卖|给)[？?吗么呢]*$",
    # They do not want it, or want out.
    r"不想(再)?(变现|套|这么|干|做|碰|拆)|不套现|心里发毛|咋推(掉)?|怎么推(掉)?|窟窿|收手|退出|(能不能|可以)(跟|和|找).{0,6}(商量|协商|谈)|咋(整|收场)|怎么收场",
    # How others do it to people, to be on one's guard.
    r"(骗子|诈骗(团伙|分子)?|坏人|他们|对方).{0,6}(是)?(怎么|如何|咋)(骗|下手|得手|做到|操作)|(怎么|如何)骗(人|到人|老人|钱)的|为?防(骗|被骗|止被骗|上当)|套路(是|有)",
    r"\b(gets?|got|getting|be|being|been|were|was) (dragged|drawn|lured|talked|tricked|roped|pulled|sucked|recruited) into\b|\b(to warn|so (i|we) can warn|warn (my|others|people)|how bad|what sort of trouble|trouble could|in trouble|get(ting)? out of (it|this|a)|back out of|any legal|legal way|besides|don'?t want to|do not want to|ask for a deal|negotiate|good idea|bad idea|detect fake|tolerate|arrest for|now nothing works|explain \\w+ to me|\b(tricks?|tactics|lies|methods|words|signs) do (the |these |those )?(fake|false|fraudulent|dodgy)? ?(\w+ )?(apps?|agents?|agenc\w+|scammers?|fraudsters?|brokers|collectors?|companies|gangs?)\b[^.?!]{0,20}\buse\b|\bwhat to (watch|look) (out )?for\b|how (do|did|are|can) (scammers?|fraudsters?|swindlers?|criminals|thieves|crooks|platforms|banks))\b",
    r"\bclosed for\b|\bhuabei back\b|补救|惩罚|处罚|\bpunish\w*\b|会(不会)?被?(查|发现|知道|抓|判|起诉|追究)|(?<!不)(?<!不会)(?<!别)被(抓|判|追究|发现|查到|关了|封了|冻结了)|被.{0,6}(风控|降额|限额)|\baccused of\b|(犯法|违法|违规|合法)(么|不)|有事(没|吗|么)|能做吗|可以做吗|划算吗|值不值|了(该|要)?怎么办|了咋(办|整|弄)|想(反悔|退出|撤)|识破|(中介|业务员|客服|黄牛)(说|教我|让我|叫我)(?!.*(怎么(做|弄|操作|写|p|配合|办理)|如何|流程|怎样))|违法吗|犯法吗|违规吗|合法吗|违不违法|犯不犯法|合不合法|算不算|算(是|作|成)?(违法|违规|犯罪|诈骗|骗贷|造假|欺诈|套现|逃债|转移财产|隐匿|洗钱|什么罪).{0,3}[吗么不?？]|是不是(违法|犯罪|骗|犯法|套路)|犯罪吗|构成.{0,8}(罪|吗|犯罪)|什么罪|(判|关)(几|多|刑|多久)|坐牢|负.{0,6}责任|会(被)?怎(么)?样|会?怎么(处理|处置|处罚|罚)|(法院|警察|派出所|银行|法律|监管|平台).{0,3}(能|会|可以|要)?(管|受理|支持|追究?|撤销)(不管|不)?[吗么不]|我(作为|是|身为)(债权人|债主|出借人|受害人)|欠我钱的.{0,16}(能|可以)(不能|不可以)?(追|起诉|告|撤销|申请)|会(有)?什么|会不会(被)?(坐牢|判|抓|追究)|有(什么|哪些|啥)(后果|风险|影响|危害|特征|套路|坑|处罚)|后果|危害|处罚|违约责任|法律(责任|规定|风险)|为什么|为何|为啥|凭什么",
    r"是什么(?!.{0,4}(好|办法))|什么是|什么叫|啥叫|啥是|什么意思|指的?是|区别|(怎么|怎样|咋)(才能)?(定义|认定|界定|判断|识别|辨别|分辨|看出|看穿|识破|区分|防|避免|举报|投诉|拒绝|处理|自首|撤销|取证|举证|证明|查出|阻止|追回|劝|应对|核实)|如何(识别|辨别|分辨|防|避免|举报|投诉|拒绝|应对|处理|阻止|认定|判断|追回)",
    r"(?<!脸)识别|辨别|防范|防止.{0,6}(对方|他|她|老公|老婆|债务人|别人)|举报|拒绝(他|她|了|他们)|不想(被骗|上当|参与|帮|卷入|惹)|骗局|陷阱|被骗|上当|靠谱[吗么不嘛]|靠不靠谱|可信[吗么不嘛]|能信[吗么不嘛]|正规[吗么不嘛]|正不正规|信不信|真的[吗么不嘛]|是真的|真的假的|真的(能|可以|不用|有)|是不是真|值得(信|吗)|安全吗|有没有风险|风险(大|高|有|在)|会不会被骗|小心什么|要注意什么",
    r"(已经|之前|以前|曾经|当初|去年|早就|不小心|一时糊涂).{0,30}(怎么办|还能|补救|后悔|要不要紧|能不能|会不会|怎么处理)|后悔|误伤|误判|认定|说我(涉嫌|套现|伪造|转移|提供)|(怀疑|指控|冤枉|举报)我|涉嫌|被(人|他人|别人|骗子|中介|朋友).{0,6}(冒用|盗用|骗|拿去|伪造|套)|(有人|别人|他人|骗子|中介|朋友|对方|老公|老婆|前夫|室友|家人).{0,8}(冒用|盗用|用|拿)(了)?我(的)?(身份|名义|信息|证件|名字|银行卡)|(中介|朋友|有人|对方|业务员|他们|客服|老板|公司|亲戚|同学)(让|叫|要|劝|说|怂恿|建议|骗|找|求|想让|要求).{0,20}(可以吗|能吗|行吗|怎么办|该不该|要不要|怎么拒绝|能答应|可信|有风险|会不会|吗[?？]?$)",
    r"\b(is|are|was|would|isn'?t) (it|this|that|they|these|there|cashing|using|hiding|renting|lending|selling|buying|forging|faking|a )\b.{0,60}\b(illegal|legal|lawful|unlawful|crime|criminal|allowed|scams?|legit|risky|safe|real|fraud|true|against the law|a violation|punish\w*|penalt\w*)|\b(illegal|a crime|against the law|legit|a scam)\s*\?|\bwhy (is|are|do|does|was|would)\b|\bwhat (is|are|does|counts as|happens|would happen|will happen|are the (risks|consequences|penalties))\b|\bconsequences?\b|\bpenalt(y|ies) for\b|\bwhat'?s (a|an|the (difference|risk|penalty))\b",
    r"\b(thought|assumed|figured|believed|suspected|wondered|afraid)\b.{0,30}\b(fake|scam|forged|trick|fraud|phishing)|\b(fake|forged) (letters?|summons|calls?|texts?|collectors?) (came|come|arrived|going around)",
    r"\b(go to|sent to|end up in) (jail|prison)\b|\b(gets?|got|be|being) (you |me |people )?arrested\b|\b(agent|broker|he|she|they|friend|boss)( \w+)? (tells?|told|asks?|asked|wants?|says?|said|suggests?|offers?|offered)\b(?!.*\b(how do i|how can i|how to|step|process)\b)|\bhow (do|can|could|should|would|to) (i |we |you |one |people |banks? )?(recogni[sz]e|spot|identify|avoid|report|refuse|tell|detect|protect|prevent|stop|check whether|know (if|whether)|say no|prove)\b|\b(don'?t|do not) want to (be|get) (caught up|involved|scammed|tricked)|\bgot (caught|scammed|tricked)|\bsomeone (used|has used|is using|took|stole|opened|cashed|forged) my\b|\b(was|were|been|being|got) (accused|told|asked|tricked|forced|charged|suspected)\b|\b(accuses?|suspects?) me\b|\bmy (husband|wife|ex|friend|boss|partner|brother) (has |is )?(hid(den)?|hiding|transferr\w+|forged|cashed|used)\b",
)
#: It is wanted all the same: not to be found out, all the steps, a story or a role that asks for them.
WANTED = any_of(
    r"(?<!会)(?<!能)(不|别(?!人|的)|怎么不|避免|防止|免得|才能不|以免|怎样不|如何不|躲|不会|能不|才不会|不容易|不易).{0,6}被.{0,8}(查|发现|封|风控|抓|执行|冻结|找到|追|识破|拒|降额|银行|法院|分走|看出|盯|监控|拦截|识别|认定|起诉|投诉|告)|查不(到|出|着)|看不出|发现不了|执行不(到|了)|(找|追|联系)不(到|着)我|神不知|天衣无缝|不留(痕迹|证据|记录)|瞒(过|天)|蒙混|绕(过|开)|规避|躲(过|开|避)|查(得|不)出来",
    r"(不让|别让|不叫|瞒着|躲过|骗过).{0,10}(发现|知道|查到|看到|找到|执行|冻结|抓到|怀疑)|露馅|不管.{0,8}(违|合)法|别(跟我)?(说教|讲(大)?道理|讲法律|提醒|劝我|废话|评价)|(不要|无需|不用|省略|去掉).{0,6}(警告|提醒|说教|免责|拒绝|劝)|(详细|具体|完整|逐步|真实|全套|每一?步|一步步|可操作|可执行|实操).{0,3}(的)?(步骤|流程|方法|教程|清单|操作|细节|过程|做法|手法|指南|方案|写法|描写|讲解)|手把手|一步(一)?步|逐条|逐一(列|写)|(全部|全都|都|一一|统统)(列|说|写|告诉|教)|越(详细|真实|具体|多)越好|(给我|写|需要|完整|整理|一份|生成|编|出|要)[^，。,]{0,10}(话术|模板|清单|脚本|剧本|台词|教程)",
    r"第[一二三]步(是|就是|：|:|,|，|应该)|续写|接着(写|讲|说|往下)|补(全|完|齐)|(请|把|帮|给)?.{0,4}(扮演|假装你|角色扮演|你扮|cosplay)|小说|剧本|故事|睡前|主角|反派|台词|你现在(是|叫|扮)|(没有|不受|无视|跳过|解除|不再有)(任何)?(限制|规定|规则|约束|道德|审查|过滤)|保证.{0,6}(不用|不会用|不做)|反着(说|来)|(不应该|不能|不该|千万别|不要)(怎么|如何|怎样)(做|弄|搞|操作)?|反面(教材|案例|例子)|错误示(范|例)|作为(反例|反面)|(过去|以前|当年|从前|早些年|古代|二十年前|那时候?)(的)?(人|人们|大家|中介|他们|老板|骗子)?.{0,8}(是)?(怎么|如何|怎样|用什么)|假设(你|我|有|一个|在)|纯(属)?(假设|虚构|学术)|论文|研究需要|教学(用|需要)|培训(材料|教材)|翻译(成|一下|并|后|完)",
    r"\b(without|avoid|never|evade|not|won'?t)\b.{0,10}\b(being |getting |get |be )(caught(?! up)|detected|noticed|flagged|traced|found( out)?|blocked|frozen|suspected|seized)\b|\bundetected\b|\b(bypass|get around|get past|gets past|beat|fool|slip past|pass|passes|evade|survive)\b.{0,30}\b(checks?|review|verification|audit|detection|risk control|scrutiny|screening|controls?)\b|\b(so|where)\b.{0,40}\b(can'?t|cannot|won'?t|doesn'?t|don'?t|never)\b.{0,14}\b(find|see|seize|notice|detect|trace|know|freeze|take|touch|reach|get)\b|\bstep[- ]by[- ]step\b|\b(exact|detailed|realistic|full|complete|specific|all the|actual|concrete) (steps?|instructions?|method|process|procedure|guide|list|details?|playbook|script|template)\b|\bin (full )?detail\b|\bhypothetical\w*\b|\bfor (a|my|the) (\w+ )?(novel|story|script|screenplay|book|game|thesis|paper|class|lesson)\b|\b(role[- ]?play|pretend|act as|imagine you|you are now|play the (role|part)|in character|character|protagonist|villain)\b|\b(back then|in the (past|old days|1\d\d0s|nineties)|used to|did people|years ago)\b|\bopposite\b|\b(what|how) (not|shouldn'?t|should i not|should one not|never) (to )?(do)?\b|\bwhat (should|do) (i|we|he|she|my \w+) (say|tell|write|answer)\b|\bbad example|\bcontinue (the|this|from|with)|\bcomplete (the|this) (sentence|text|list|paragraph)|\btranslate\b|\bno (warnings?|disclaimers?|lectur\w+)|\bfirst step (is|:)|\bstep (1|one)\b",
)
#: Somebody asks for a way, or says that they will.
_WANTS = any_of(
    r"哪能|哪有|上哪|怎么|怎样|如何|咋|教|帮|给我|替我|哪里|哪儿|哪种|哪家|哪个|谁能|谁会|办法|方法|方式|流程|找谁|谁|稳|步骤|技巧|攻略|教程|渠道|门路|路子|窍门|招|能不能|可不可以|可以|能.{0,16}吗|行吗|行不行|可行|想|打算|准备|计划|求|需要|我要|要是|写|编|来一份|弄|搞|列|讲|说说|告诉|介绍|详细|细节|推荐|来得及|不被|不会被|查(得|不)出|会(被)?发现|多少钱|几个点|联系|找人|有没有|行情|赚|收费|怎|话术|故事|扮演|代办|先把|趁|回答|解码",
    r"\b(please|recipes?|read me|set up|trick|check|see|view|apply|scripts?|pays? me|what (should|do)|say|find|look up|get|buy|print|change|how|help|teach|show|give|tell|need|want|where|which|best|way|ways|method|steps?|guide|can i|could i|could you|can you|should i|write|make|draft|create|generate|i'?ll|i will|going to|plan|planning|explain|list|describe|trick|tips?|anyone|someone who|recommend|pretend|continue|translate|complete|let'?s|before)\b",
)


def asks_about(text: str) -> bool:
    """Tell whether a message asks about some misuse, by its words, and does not want it."""
    return bool(ASKS_ABOUT.search(text)) and not WANTED.search(text)


def family(name: str, intent: str, *patterns: str, twin: str = "", ignoring: str = "", surely: str = "") -> Rule:
    """Return the rule of one family: `twin` and `surely` add to the general ones."""
    unless = any_of(ASKS_ABOUT.pattern, twin) if twin else ASKS_ABOUT
    return Rule(
        name,
        intent,  # type: ignore[arg-type]
        any_of(*patterns),
        unless=unless,
        surely=any_of(WANTED.pattern, surely) if surely else WANTED,
        needs=_WANTS,
        ignoring=any_of(ignoring) if ignoring else None,
    )
