"""Requests that would hurt somebody or break the law, family by family.

A family is known by what is wanted; its harmless twins, and what outweighs them, are in `twins`.
"""

from __future__ import annotations

from credit_coach.dialogue.routing.misuse_slots import MISUSE_SLOT_RULES
from credit_coach.dialogue.routing.rules import Rule, all_of
from credit_coach.dialogue.routing.twins import family

_PAPER = r"(流水|收入(证明|情况)?|工资(条|单|证明|流水)?|薪资|在职证明|工作证明|公章|印章|假章|合同|营业执照|执照|病历|病情|诊断(证明|书)?|重病|重疾|残疾证|贫困证?明?|失业证?明?|困难证明|低保|身份证|房产证|学历|社保(记录)?|公积金(记录)?|征信报告|存款证明|离职证明|发票|签名|证明|证件|材料|资料|报表|财报|经营(数据|流水)|财力|资产证明|装修(合同|发票)|公司)"
_FAKE = r"(伪造|造假|做假|作假|造个假|造(一份|一个|份)|编造|虚构|虚假|捏造|杜撰|假冒|仿造|仿冒|虚报|谎报|瞎编|乱编|随便编|编一?(个|份|张)|编|假的?|(?<![A-Za-z])ps?(?![A-Za-z])一?(份|个|张|图|下)?|刻(一)?(个)?章|刻(一)?(个|枚|块)?|(买(一)?(份|个|张|套)|搞(一份|个|一套))(?=(假|真)?.{0,3}(流水|证明|发票|合同|执照|诊断|病历|病假条|公章|印章|材料|学历|[在离]职))|买(一)?(份|张|套)(?=[吗么呢?？。，,]|$|来|用)|美化|包装|注水|做得?(大|高|漂亮|好看|厚|一份|个|一套|出来|真)|弄得?(漂亮|好看|真)|(写|改|填|开|报|说|做|弄)(高|大|多|好看|漂亮)(一)?(点|些|成)?|夸大|篡改|涂改|修改(?=.{0,4}(流水|收入|工资|证明|合同|病历))|改成|代开|代办|代做|走(个)?(假)?流水|刷流水|搞(一份|个|一套)(?=[吗么呢?？。，,]|$|来|出来|假)|套用|冒充|借(个|一个)?壳|空壳)"

MISUSE_RULES: tuple[Rule, ...] = (
    family(
        "identity-of-another",
        "identity_misuse",
        r"\b(id card|identity card|id|passport) (photos?|copies|scans?|pictures?|details|numbers?)\b.{0,60}\b(open|apply|loan|borrow|register|huabei|baitiao|credit)|(身份证|证件|人脸)(照片|复印件|信息|视频)?.{0,20}(买来|收来|捡到?|卖给我|别人的|拿到).{0,30}(开|贷|借|申请|注册|办)",
        r"(用|拿|冒用|盗用|借用|偷用|拿着|冒充|捡到|偷拍|翻出|手(上|里)有).{0,8}(别人|他人|人家|前?同事|前?室友|舍友|朋友|亲戚|同学|前任|前男友|前女友|前妻|前夫|老公|老婆|爸|妈|父母|父亲|母亲|奶奶|爷爷|弟|妹|哥|姐|他|她|员工|客户|邻居|路人|捡到).{0,8}的?.{0,4}(身份证|身份|名义|信息|人脸|照片|证件|手机|名字|资料).{0,24}(贷|借|办(信用)?卡|申请|网贷|开户|套|开通|注册|花呗|白条)",
        r"(怎么|如何|教我|帮我|想).{0,8}(冒名|顶替|冒充(别人|他人)).{0,8}(贷|借|办卡|申请)|(把|让).{0,6}(别人|他|她|室友|同事|亲戚).{0,10}(背上|名下(多|背)).{0,8}(贷款|网贷|债)",
        r"\b(use|using|with|borrow)\b.{0,20}\b(someone else'?s|somebody'?s|another person'?s|his|her|their|my (ex|friend|roommate|colleague|coworker|boss|mother|mum|mom|dad|father|brother|sister|wife|husband|neighbou?r|grand\w+|classmate|cousin)('s)?|an? (stranger|ex|old|former)\S*( \w+)?'s?)\b.{0,24}\b(id|identity|id card|name|details|face|passport|photo|phone)\b.{0,50}\b(loans?|borrow|credit|card|account|apply|lender)|\b(take out|get|apply for|open)\b.{0,24}\b(loans?|cards?|credit)\b.{0,24}\bin (someone else'?s|his|her|their|my (ex|friend|roommate|colleague|boss|mother|mum|mom|father|dad|brother|sister|wife|husband|grand\w+)'?s?) name\b",
        r"\b(have|got|found)\b.{0,20}\b(someone else'?s|somebody'?s|another person'?s|his|her|their|my (ex|friend|roommate|colleague|coworker|boss|mother|mum|mom|dad|father|brother|sister|wife|husband|neighbou?r|grand\w+|classmate|cousin)('s)?)\b.{0,16}\b(id|identity|id card|passport|id photo)\b.{0,50}\b(loans?|borrow|credit|card|account|apply|lender)\b",
        twin=r"怎么(查|知道|撤销|报警|申诉|证明)|(朋友|同事|亲戚|老公|老婆|同学|有人|别人|他|她|前任|室友)(偷偷)?(用|拿|冒用|盗用|借)(走|了)?我|用(他|她|对方|人家)?(自己|本人)的?(名|身份)"
        r"|\bmy (own |residence |chinese |national )?(id|identity|passport)\b",
    ),
    family(
        "cash-out",
        "cash_out",
        all_of(
            r"额度|信用卡|花呗|白条|月付|分付|credit (card|line|limit)|huabei|baitiao|pay later",
            r"倒腾|刷卡机|黄牛|提出来|弄出来|掏出来|取出来花|代刷|刷一笔|刷一万|返给我|返现|折现|换成?(现)?钱|换现|变成?(手里|我手里|流动|现)的?(钱|资金)?|几个点|扣点|空卡|周转.{0,6}刷|swipe|terminal|into (my pocket|cash|money|yuan)|for (a (small )?cut|cash)|resell|broker",
            r"哪|找|谁|怎么|如何|靠谱|想|能|行|推荐|渠道|how|where|who|want|need|which|can",
        ),
        r"套现|套(一)?(点|些|笔)(钱|现)?|套(钱|出(来|现|钱)?|成现)|(额度|信用卡|花呗|白条|月付|先用后付|借呗|京东金条|授信).{0,12}(刷|变|换|弄|搞|倒|折|转|洗|套|掏)(出|成|为|点)?(来)?.{0,4}(现金|钱出来|现钱|成钱|现出来|变现|出来)|(刷|变|换|弄|搞|倒|折|转)(出|成|为)(来)?(现金|现钱)|(额度|信用卡|花呗|白条).{0,12}(变现|提现出来|取现不留|换钱)|提现成现金",
        r"刷.{0,6}(自己|自家|我家|朋友|亲戚|熟人|老婆|老公|他|自个).{0,8}(店|pos|收款码|二维码|机器|刷卡机|商户)|(自己|自家|我|朋友|熟人|亲戚).{0,6}(店|商户|收款码|二维码|pos机?|刷卡机)(?!.{0,8}(收款|要付)).{0,16}(刷|扫|花呗|信用卡|套|空刷|假装|虚构)|空刷|虚假(交易|消费|下单)|假(装)?(交易|消费|买东西|下单).{0,16}(钱|现金|出来|退)|(pos|刷卡)机.{0,16}(不.{0,4}(封|降额|风控|查)|哪种|推荐|费率|自己刷|一机多商户|跳码|养卡|稳)|养卡.{0,8}(pos|刷|机)|(下单|买).{0,12}(再|然后|之后|马上|假)(退款|退货|转卖|回收|卖掉).{0,14}(现金|钱|变现|到账|出来)|(京东e?卡|购物卡|礼品卡|黄金|话费|加油卡|手机(?!套|壳|坏)|茅台|油卡).{0,10}(变现|回收(?!多少)|套现|折现|转手).{0,20}|(找人|商家|老板|中介|店里).{0,8}(帮)?(刷|扫).{0,10}(返|给我|退|现金|扣).{0,6}(现金|钱|点)?",
        r"\bcash(ing)?[- ]?(it |them |my \w+ |this |the \w+ )?out\b|\b(turn|convert|change|swap|transform|get|pull|extract|squeeze)\b.{0,40}\b(credit|card|limit|huabei|baitiao|credit line|instal?ment limit)\b.{0,30}\b(cash|real money|yuan in hand)\b|\b(turn|convert)\b.{0,20}\b(limit|credit)\b.{0,12}\b(to|into) (cash|money)|\b(fake|sham|dummy|bogus) (sales?|purchases?|transactions?|orders?)\b|\b(swip(e|ing)|run(ning)?|charg(e|ing)|scan(ning)?)\b.{0,24}\bcard\b.{0,30}\b(my own|friend'?s|a friend'?s|own|cousin'?s|pos|terminal)\b|\bpos (machine|terminal)s?\b.{0,50}\b(flag\w*|block\w*|which|safe|detect\w*|own|risk control|cash)\b",
        twin=r"套(现)?.{0,6}(逾期|还不上|赌没|亏|被骗|没了|崩|手续费)|(一直|天天|长期)套现|套(现)?出来.{0,4}(钱|还|赌)|(取现|预借现金).{0,10}(手续费|利息|怎么收)|(套现|变现).{0,4}(广告|短信|电话).{0,8}(骗|真)",
        ignoring=r"(除了|不想(再)?|不要|别|戒掉?|不靠|不用|没有|没|拒绝|不再)(去|再)?套.{0,2}|\b(instead of|without|rather than|other than|stop|stopped|quit|not|never) cash\w*( out)?\b|(余额宝|零钱|微信|支付宝余额|工资).{0,4}(提现|变现)|配套现|成套现|(房子|房产|股票|基金|保单|公积金).{0,3}(变现|套现)|quick cash|petty cash",
    ),
    family(
        "hide-assets",
        "hide_assets",
        r"(转移|隐匿|隐藏|藏匿|隐瞒|藏(起来|好|到|在|钱|房|存款)?|过户|过到|转到|转给|转走|挪走|挪到|放到|放在|存到|存在|写到|登记到|登记在|赠与|赠给|低价卖|假卖|抵押给|变更).{0,20}(财产|资产|存款|积蓄|房(子|产)?|车(子)?|钱|名下|账户|工资|收入|股份|公司|卡).{0,40}(躲|避|防|免得|不让|别让|以防|省得|查不到|执行|冻结|法院|债主|债权人|银行|催收|对方|分不到|不分|离婚前|起诉|被封|判决|强制|老赖|失信|欠)",
        r"(财产|资产|存款|积蓄|房子?|房产|车子?|钱|股份|收入).{0,8}(转移|隐匿|隐藏|藏匿|藏(起来|好|到|在|着)|转走|挪走|过户|处理掉|清空).{0,40}(查不|不让|别让|执行|冻结|法院|债主|债权人|对方|分(不|走)|离婚|起诉|还债|欠)",
        r"(法院|执行|冻结|起诉|判决|债主|债权人|银行|催收|离婚|欠债|逾期|被告|失信|查封|保全).{0,36}(转移|隐匿|隐藏|藏(起来|好|到)?|过户|过到|转到|转给|转走|挪到?|登记到|写到|赠与).{0,12}(财产|资产|存款|积蓄|房|车|钱|名下|工资|我(妈|爸|妹|弟|哥|姐|儿子|女儿|老婆|老公)|亲戚|父母|别人|他人)",
        r"转移(财产|资产|存款)|(隐匿|隐瞒)(财产|资产|收入)",
        r"^(?=.*(存款|积蓄|钱|房|车|工资|股|理财|黄金|保单|公积金|财产|资产|店|账|拆迁款|收入|名下))(?=.*(取出|转|过户|放|藏|卖给|送给|赠与|换成|分散|存|打到|发到|挪|抵押|清空|处理|加上|挂|隐瞒|瞒|少报|弄走|留不|保住|签个?假|写成))(?=.*(起诉|法院|执行|冻结|债主|债权人|划走|判决|开庭|立案|封|拍卖|前妻|离婚|破产|查到我没钱|老赖|告))(?=.*(妈|爸|弟|妹|哥|姐|舅|亲戚|父母|家人|家里|孩子|朋友|别人|境外|现金|隐瞒|清空|少报|偷偷|假|老婆|老公|对方|藏|弄走|没钱|提前|保住|分散|处理)).*$",
        r"(怎么|如何|怎样|教我|帮我|能不能|可以|想|先|趁|赶紧).{0,12}(转移|隐匿|隐藏|藏|藏匿|瞒).{0,8}(财产|资产|存款|房产|积蓄|收入|私房钱.{0,6}(债|执行))|假离婚|假.{0,2}离婚|(办|先|通过|利用).{0,3}离婚.{0,14}(保(住|护)?|躲|避|逃|转|分给|甩).{0,8}(房|债|财产|执行|钱)|(房子?|车|存款|工资|钱).{0,10}(挂|放|转|写|过户|存)(在|到|给)?.{0,8}(别人|他人|亲戚|父母|我?(妈|爸|妹|弟|哥|姐|儿子|女儿|老婆|老公)|朋友).{0,4}(名下|那|那里|卡|账户)?.{0,20}(执行|冻结|法院|债|还|查|躲|避|封|划|扣)|(工资|钱|收入).{0,10}(打|发|存|收)到?.{0,4}(别人|他人|我?(妈|爸|老婆|朋友)).{0,4}(卡|账户).{0,16}(执行|冻结|法院|扣|划|查)",
        r"^(?=.*\b(flat|house|home|savings|car|salary|paid|shares|money|deposits?|assets?|property|account|gold|crypto|shop|income|cash)\b)(?=.*\b(put|park|hid\w*|sell|gift|divorce|transfer|move|empty|send|split|swap|stash|keep|look poor|cover up|protect|vanish|get rid|undervalue|create|declar\w*|use my kid)\b)(?=.*\b(trial|judges?|court|sue[ds]?|creditors?|frozen|freez\w*|taken|seizure|bailiffs?|enforce\w*|judgment|people i owe|can'?t (take|collect)|auction|bankruptcy|unseizable|divorce|finds? nothing|deduction)\b)(?=.*\b(sister|brother|cousin|mother|mum|mom|parents?|dad|friend|relatives?|kid|name|on paper|before|abroad|hide|gold|someone|family|poor|stash|park|vanish|reach|without listing|false)\b).*$",
        r"\b(salary|wages?|income|pay)\b.{0,20}\b(paid|sent|transferred|go|goes|land\w*)\b.{0,10}\b(to|into|on)\b.{0,16}\b(someone|somebody|another|friend|wife|mother|relative|brother|sister|dad|mum|mom)\w*('s)?\b.{0,20}\b(card|account)|(工资|收入|货款|奖金).{0,10}(打|发|存|转|付)(到|给|进).{0,6}(别人|他人|我?(妈|爸|老婆|老公|弟|妹|哥|姐)|朋友|亲戚).{0,6}(卡|账户|户头)",
        r"\b(hid(e|ing)|conceal\w*|shield\w*|stash\w*|protect|move|moving|transfer\w*|put|shift\w*|park|sign(ing)? over|give)\b.{0,40}\b(assets?|money|savings|flat|house|apartment|property|car|income|salary|funds|deposits?|shares)\b(?! to (another|a new|my new) bank).{0,80}\b(court|enforcement|creditors?|bank|lender|seiz\w*|frozen|freez\w*|judgment|debt|divorce|garnish\w*|collectors?|before (they|it))\b|\b(sham|fake|paper) divorce\b|\bhow (do|can|to|could|would) .{0,24}\b(hide|conceal|shield) (my |our |the |his |her )?(assets?|money|savings|property)\b|\b(court|enforcement|creditors?|judgment|debt)\b.{0,60}\b(put|transfer|move|sign)\b.{0,20}\b(flat|house|apartment|car|property|savings|money|account)\b.{0,24}\b(name|sister|brother|mother|mum|mom|parents|cousin|friend|someone|relative)",
        twin=r"能.{0,4}(躲|避|逃|保).{0,6}(吗|么)|(防止|怎么查|发现|举证|证明|追回|撤销).{0,10}(对方|他|她|老公|老婆|前夫|前妻|债务人|被告|欠款人|转移)|(老公|老婆|丈夫|妻子|对方|前夫|前妻|他|她|债务人|被告|欠款人|欠我(钱)?的人?|老赖|公司)(偷偷|把|已经|可能|要|会|在)?.{0,6}(转移|转给|转走|隐匿|藏|过户).{0,20}(怎么办|怎么查|怎么证明|能追|可以告|可以撤)",
        ignoring=r"(债务|债权|账单|欠款|贷款|余额)(转移|转让|代偿|平移)",
    ),
    family(
        "dodge-debt",
        "dodge",
        r"\b(quiet\w*|best|safest|easiest|cleanest) way to (go|leave|get out|disappear)\b|\bso (that )?(the |my )?(banks?|lenders?|they|collectors?|creditors?) (can'?t|won'?t|cannot|never) (come after|find|reach|trace|chase|get (to|at)) me\b",
        r"(哪些|什么|哪个|有没有).{0,10}(网贷|平台|贷款|口子|app).{0,16}(不还|不用还).{0,16}(不会|没|不)|\b(apps?|lenders?|loans?|platforms?)\b.{0,20}\b(that )?(never|don'?t|won'?t|do not) sue\b|\bborrow\w*\b.{0,40}\b(disappear|vanish)\b|\bdo not mean to repay\b|失联攻略|找不着我|(不|从不)起诉人|薅.{0,8}(网贷|贷款|平台|口子|羊毛)",
        r"躲债|逃债|赖账|赖掉|赖过去|跑路|玩失踪|人间蒸发|玩消失|销声匿迹|(?<!还)(不想|不打算|不愿意?|懒得|凭什么)(再)?还(钱|了|债|款)?.{0,24}(怎么|办法|躲|找不到|不用还|可以|拿我|能不|赖|换|注销|失联|拉黑|不理|彻底|招)|(怎么|如何|怎样|教我|有什么办法|有没有办法|能不能).{0,12}(不还(钱|债|款|贷)|不用还(钱|债|款|贷|网贷)|赖(账|掉|过)|躲(债|银行|法院|执行|债主|还款|起诉|传票)|逃(避)?(债|还款|执行|债务)|不(偿还|归还)|甩(掉|开)(债|欠|贷款)|金蝉脱壳)",
        r"(没(打算|想过?)|不打算|根本不想|懒得|不想)(要)?(还|给)(?!.{0,8}(利息|征信)).{0,30}(怎么|办法|拖|躲|走|招|应付|安全|周旋|行吗|可以吗)|(拖|耗|熬)到.{0,6}(放弃|忘|过期|不了了之)|不了了之.{0,10}(怎么|吗|吧)?|(拿到|借到|下来|借(一圈|满|完)).{0,8}(走人|就跑|再跑|消失|关机|宣布|跑)|撸.{0,3}(一波|小贷|口子|网贷)|白嫖|一分不还|耍(无赖|赖)|做(个)?老赖|爆再走|刷爆.{0,6}(走|跑)|(假装|以为)我?.{0,4}(死|失踪|被诈骗)|让.{0,10}(送不到|找不到我|放弃追)|躲避.{0,8}(执行|法院|催收)|不想履行|(彻底)?躲开(催收|法院|银行)",
        r"\b(never meant|no intent\w*|no plan|don'?t (feel like|intend)|didn'?t intend|not going)\b.{0,16}\b(pay|repay|return)\w*\b|\b(take|borrow|max out|grab|get)\b.{0,60}\b(and|then)( then)? (disappear|vanish|run|leave|default|go)\b|\bget away with (it|not paying)\b|\b(hide|hiding)\b.{0,20}\b(debts?|until it'?s gone|from (the )?(bank|lender|creditors))|\b(stop|make|so) .{0,16}\b(looking for|find|trace|chas\w+) me\b|\b(without|not) paying (a cent|anything|it back|back)|\bdefault on purpose\b|\bjudg(e)?ment proof\b|\brun out the clock\b|\bskip town\b|\bdeadbeat\b|\b(pretend|claim)\b.{0,12}\b(dead|scammed|died)\b.{0,30}\b(repay|lender|pay|write)|\bcheat the (loan|lender|app)|\bavoid being served\b|\boutsmart\b.{0,16}\b(court|bailiff|bank|lender)|\bvanish from\b",
        r"(换|注销|停).{0,3}(手机号|号码|手机|城市|地方|身份).{0,24}(找不到|不用还|躲|追不到|不还|就行)|(借|贷)(了|完|到|出来).{0,8}(不还|就跑|跑路|赖|消失|失联|拉黑|出国|移民).{0,10}(怎么|哪|行|可以|没事|最|安全|吗)|(出国|移民|换国籍|去国外).{0,14}(不用还|不还|躲|找不到|追不到)|(哪些|哪个|有没有|什么|求).{0,14}(不上征信|不查征信|不报征信|不接征信|不催|不起诉).{0,30}(不还|不用还|赖|跑|拖|白嫖|撸|薅)|撸(口子|网贷|小贷|死)|(拖|熬|耗|躲).{0,4}(过|到|满).{0,4}(时效|三年|3年|五年|5年).{0,12}(就|不用|怎么|可以|方法)|(怎么|如何).{0,8}(拖|熬|耗)(过|到).{0,6}(时效|三年|3年)|(贷|借).{0,6}(最后一笔|一大笔|一笔大的).{0,14}(跑|消失|不还|出国)",
        r"\b(dodge|evade|skip out on|run away from|walk (simply )?away from|escape|duck|weasel out of|ditch|disappear (from|on)|ghost)\b.{0,30}\b(debts?|loans?|creditors?|lenders?|bank|repay\w*|collectors?|paying|them)\b|\b(how|can|could|way|ways)\b.{0,20}\b(not|never|avoid|without|stop) (pay|paying|repay|repaying)( back| off)?\b.{0,40}\b(loans?|debts?|card|lender|ever|at all|anything|back)\b|\b(don'?t|do not|never|won'?t|not going to) (want to|intend to|plan to|ever|feel like)? ?(pay|repay|paying)\b.{0,50}\b(how|disappear|vanish|find me|hide|change my number|get away|track|trace|move)\b|\b(vanish|disappear|change my (number|name|sim)|leave (china|the country))\b.{0,60}\b(find me|trace|never (re)?pay|escape|not (re)?pay)\b|\b(don'?t|do not|never|won'?t|doesn'?t) report\b.{0,60}\b(walk away|never pay|not pay|default|skip|ignore)|\bborrow\b.{0,40}\b(and|then) (never|not|don'?t|leave|disappear|run|vanish|flee)\b",
        twin=r"(平台|公司|老板|债务人|借款人|对方|他|她|人家|中介|商家|朋友|闺蜜|同学|同事|亲戚|房东|店)(已经|要|就|都)?(跑路|失联|失踪)|还不(上|起)了?.{0,12}(怎么办|能不能协商)|(被骗|冒名|盗用|没借过).{0,14}(不还|不用还|要还)"
        # What a loan paid for was not delivered, or went wrong: a dispute.
        r"|(做|整|植|修|装)(坏|砸|毁|失败)了|(手术|整形|治疗|植发)失败|(店|机构|学校|健身房|培训班)(关门|倒闭|关)了"
        r"|\b(surgery|treatment|operation|course|gym|school|clinic|training|salon|lessons?)\b.{0,24}"
        r"\b(went wrong|was botched|failed|closed|shut( down)?|went (bust|bankrupt)|never started)\b",
        surely=r"躲债|找不到我|\b(disappear|vanish)\b|\bfinds? me\b",
        ignoring=r"(像|显得|算|说我|卖家|商家|对方).{0,3}(耍赖|赖账)|(朋友|同事|同学|亲戚|他|她|人家)(就|总|老|想|要|一直|在)?(耍赖|赖账)|(公司|平台|网贷|公寓|机构|学校|中介|老板|商家|培训班|健身房)跑路|\bstudent loan forgiveness\b|\bcall(ed|s|ing)? (me|us|him|her|them) (an? )?(\w+ )?deadbeats?\b|老赖|(没有|不是|没|不会|绝不|从没)(想过?)?(要)?(逃|躲|赖|不还)(债|账|钱)?|not (trying|going|looking) to (dodge|run|avoid|escape)",
    ),
    family(
        "forged-proof",
        "forgery",
        r"\bwrite (me )?(an? |the |my )?(employ\w+('s)?|salary|income|payroll|bank|hospital|doctor'?s?|medical) (letter|certificate|statement|slip|note|record)\b.{0,40}\b(says?|saying|stating|showing|shows?|with)\b",
        r"\b(contracts?|invoices?|documents?|papers|statements?|pay ?slips?|receipts?)\b.{0,24}\b(make|making) up\b|\b(make up|invent|fabricate|cook up)\b.{0,30}\b(contracts?|invoices?|documents?|papers|statements?|pay ?slips?|receipts?)\b",
        all_of(
            r"流水|工资(单|条|证明)|收入证明|在职证明|诊断书?|病历|病假|证明|公章|章|合同|执照|statement|pay ?slip|payroll|certificate|proof of (income|employment|funds|work)|employment letter|letter of employment|letter from an employer|licen[cs]e|invoices?|stamp",
            r"像真的|看不出|怎么改|改(大|高|成)|(弄|搞|开|做|办)(一)?(张|份|个).{0,10}(诊断|病历|重病|抑郁|残疾|失业|贫困|离婚|假|模板)|没病|不存在|虚构|打印店|代做|P一?份|假装|冒充|does(n'?t| not) exist|don'?t have|didn'?t earn|made up|look (real|higher|better|bigger)|convincing|fake|never worked|qualif",
            r"怎么|教|帮|模板|有没有|想|弄|哪|写|how|write|draft|help|need|want|get|make|where|change|so (that )?",
        ),
        r"\b(change|alter|edit|tweak|adjust|modif\w+|redo|increase)\b.{0,24}\b(figures?|numbers?|dates?|amounts?|names?)\b.{0,24}\b(statements?|pay ?slips?|reports?|certificates?|letters?)\b|\b(invented|made[- ]up|imaginary|nonexistent|false)\b.{0,12}\b(lease|contract|rent\w*|papers?)\b|\bdress (myself|ourselves|me) up as\b|\b(sick|doctor'?s?|medical) note\b.{0,60}\b(bank|lender|interest|stop|waive)|\bposes? as my\b",
        all_of(
            r"冒充|假装|装成|扮成?|假扮|顶替",
            r"领导|老板|同事|人事|单位|公司|主管|hr",
            r"银行|核实|回访|电话|贷|审核|信贷",
        ),
        r"包装成.{0,8}(个体户|老板|企业主|公司|商户|白领|公务员)|(没有?|没)(生意|公司|店|工作).{0,20}(经营贷|包装)",
        r"\b(list|put|register|show|name|add) me (as|on|onto)\b.{0,20}\b(staff|employee|payroll|shareholder|director|worker)|\b(pose|act|pretend|stand in) (as|to be) (my )?(hr|boss|employer|manager|colleague)",
        rf"{_FAKE}.{{0,14}}{_PAPER}",
        rf"{_PAPER}.{{0,18}}{_FAKE}",
        r"(骗过|蒙混|糊弄|瞒过|绕过|绕开|应付|忽悠|搞定|骗|躲过|混过).{0,10}(银行|审核|风控|放贷|信贷员|客户经理|回访|核实|面签|审批|机构|平台|人脸|大数据)|骗(取|到|出)?(银行)?(的)?贷款|骗贷|(冒充|假装|假扮|扮成|装作|扮).{0,8}(同事|老板|领导|人事|hr|单位|公司|财务).{0,14}(接|电话|核实|回访)|(帮|替|找人|请人|让朋友).{0,8}(接|应付).{0,6}(银行|核实|回访|单位)?(的)?电话.{0,12}(说|装|假|冒|核实|回访)|((挂靠|空挂).{0,4}|买(一?[个家份])?(假|空壳|挂名)?的?)(社保|公积金|单位|公司)|(经营贷|装修贷|消费贷|房贷|抵押贷).{0,24}(包装|假(合同|执照|装修|公司)|壳|虚构|(?<!凑)凑(?![凑合])|伪造|套|走账|做(一)?(套|份))|空壳公司|随便编.{0,6}(公司|单位|名)?|(反催收|停息|减免|协商|延期).{0,20}(假|编|伪造|p).{0,8}(病|证明|材料|困难)|(开|弄|办|搞|编|做)(个|一?张|一?份)?(假)?(重病|贫困|失业|困难|残疾|住院|诊断|病历).{0,6}(证明|证|材料)?.{0,24}(停息|减免|协商|延期|分期|还款|骗|应付|银行|平台|配合)",
        r"\b(forg(e[sd]?|ing|ery|eries)|fak(e[sd]?|ing|ery)|counterfeit\w*|fabricat\w*|falsif\w*|doctor(ed|ing)|doctor (a|the|my)|photoshop\w*|invent(s|ed|ing)?|made[- ]up|make up|bogus|phony|tamper\w*|inflat\w*|pad(ding|ded)?|exaggerat\w*|edit(ed|ing)?|alter(ed|ing)?|dress(ing)? up|beautif\w+|sham|shell)\b.{0,50}\b(statements?|income|pay ?slips?|pay ?stubs?|wage slips?|salary|payroll|proof|letters?|certificates?|documents?|contracts?|invoices?|licen[cs]es?|stamps?|seals?|employment|employer|tax (records?|returns?)|company|business|numbers|figures|medical|diagnosis|hardship|job|paperwork|papers|evidence|turnover|bank records?|application)\b|\b(pay ?slips?|bank statements?|proof of income|income (proof|certificate|letter)|medical certificate|employment letter|business licen[cs]e)\b.{0,40}\b(fak\w*|forg\w*|photoshop\w*|edit\w*|invent\w*|made up|make one up|look (real|better|bigger)|inflat\w*)|\b(lie|lying|deceive|trick|fool|cheat|mislead)\b.{0,30}\b(bank|lender|loan officer|underwrit\w*|application|verification)\b|\b(pretend|pose|act|impersonat\w*)\b.{0,20}\b(to be|as|my)\b.{0,12}\b(boss|employer|hr|colleague|manager)\b",
        twin=r"代办(的|公司|人)?(叫|让|说|要)|代(课|替|收)|怎么(开|办理?|申请|写|打印|拉|查)(收入证明|流水|在职证明|离职证明|银行流水)|(被|遭)(人|别人|中介|公司|平台)?(伪造|冒用|篡改)|改(一下)?(征信|报告).{0,4}(错误|信息)|合同.{0,8}(假的|是假|真假)(吗|怎么)|(假|诈骗)(公章|合同|证明|执照|文件|短信|律师函|传票|红头).{0,10}(怎么看|怎么识|真的吗|吗)|(收到|他们|对方|催收|客服|对面|骗子).{0,16}(假|伪造)",
        ignoring=r"病假|真假|假期|假如|假设|假(日|条)|请假|休假|产假|(?<!造)假的(客服|警察|法院|短信|电话|链接|app|网站|传票|律师函|通知)|造成|改成(分期|月付|先息)|做(个|一)?(还款)?计划|填写|(还款)?协议.{0,4}(写|改)|编号|修改(还款日|账单日|密码|手机号|额度|还款)|做个(预算|对比)",
    ),
    family(
        "carry-debt-for-others",
        "carry_debt",
        r"背债|背贷|背户|背房|债务包装|职业背|(当|做|挂名|做个|担任|当个).{0,3}(法人|股东|借款人).{0,24}(贷|背|分|好处|万|钱|赚)|(替|帮|给)(别人|人|他人|公司|老板|中介).{0,6}(背|贷款|借款|贷).{0,30}(分|好处|提成|赚|报酬|返点|佣金|万)|(用|拿)我(的)?(名义|身份|身份证|名字).{0,8}(贷|借).{0,24}(分|好处|提成|赚|给我\d|返|佣金)",
        r"\b(take|taking|carry|carrying|put|borrow|sign)\b.{0,30}\b(loan|debt|mortgage)\b.{0,40}\b(in my name|for (him|her|them|someone|a broker|an agent|others|strangers))\b.{0,60}\b(share|cut|fee|paid|pays?|commission|percent|keep|yuan|rmb|reward)\b|\b(professional|paid) debtor\b|\b(nominee|front|straw) (director|borrower|man|owner|person)\b",
        twin=r"不想|拒绝|怎么拒|(有人|中介|朋友|亲戚|老板|公司).{0,4}(找|让|叫|请|劝|要)我|签了",
        surely=r"流程|怎么(做|操作|办理?)|能(拿|分)多少|哪里(有|找)",
        ignoring=r"(背(着|负|了)|身背).{0,4}(债|贷款)",
    ),
    family(
        "rent-out-cards",
        "rent_cards",
        r"\b(clean|wash|launder)\w*\b.{0,12}\b(dirty|black|illegal|stolen)? ?(money|cash|funds)\b|租金.{0,16}(卡|U盾|u盾|账户)|(卡|U盾|u盾|账户).{0,16}租金|收(四件套|卡|户|银行卡).{0,10}(广告|招人|文案|代理)|见不得光|来路不明.{0,16}(钱|收入|资金)|(脏|黑)钱|(收入|钱|资金).{0,14}(洗白|漂白)|拆(分)?金额",
        all_of(
            r"银行卡|储蓄卡|对公|四件套|收款码|电话卡|手机卡|bank card|debit card|sim|bank account|payment code|alipay|wallet",
            r"租|出(?!现)|借给|卖|交货|给.{0,4}用|走账|过账|收款再转|\brent(?! is)\b|\blend(?!er)|\bsell|hand (it|them) over|use my|borrow my|pass",
            r"一个?月\d|一天\d|\d+(块|元|千)?(一|/)(天|月|周|张)|佣金|提成|抽成|日结|好处|报酬|\d+ ?(yuan|rmb|a (day|week|month))|commission|a cut|pays? (me|well)|paid to|for money|不(会)?被(抓|查|发现)",
        ),
        r"(出租|出借|出售|租出|租给|租|借给|卖掉?|卖给|收购|(?<![催没签])收(?!入)|转让|提供|代办|倒卖|高价).{0,10}(银行卡|储蓄卡|信用卡|电话卡|手机卡|流量卡|sim卡|对公账?户|四件套|支付宝|微信号?|收款码|营业执照|u盾|实名(号|账号|卡)|账户|我的卡|卡)(?!.{0,4}(额度|分期|账单|逾期)).{0,30}(赚|多少钱|一天|一个月|一周|一张|佣金|提成|安全|怎么|给我|哪里|谁|日结|返|块|收|能不能|行吗|可以)",
        r"(银行卡|储蓄卡|电话卡|手机卡|对公账?户|四件套|收款码|支付宝|微信|u盾|账户).{0,14}(出租|出借|出售|租出去|租给|借给|卖(掉|给|了|出)?|转让|给人用|给别人用|让.{0,4}用).{0,30}(赚|钱|多少|一天|一个月|一周|佣金|提成|安全|怎么|哪里|谁|日结|返|块|行吗|可以)|跑分|刷流水(赚|兼职|日结)|走(流水|账).{0,8}(赚|佣金|提成|兼职|日结)|(代收|代转|过账|过一下账|帮.{0,4}(转账|取现|收款)).{0,16}(赚|提成|佣金|抽成|好处|日结|几个点)|洗(黑)?钱|卡农|卡商|车手|码商|收卡",
        r"\b(rent(ing)?|lend(ing)?|sell(ing)?|lease|hire out|give|let|use|borrow)\b.{0,40}\b(my |a |your |his |bank )?(bank (card|account)s?|debit cards?|sim( cards?)?|phone cards?|accounts?|payment (code|account)|qr code|wechat pay|alipay|u-?key)\b.{0,70}\b(pay(s|ing)?( me)?|earn|money|yuan|rmb|fee|commission|a (day|week|month)|safely|profit|cash|percent|cut|reward)\b|\b(pay|pays|paid|offer\w*|earn)\b.{0,40}\b(yuan|rmb|money|fee|commission|\d+)\b.{0,40}\b(use|rent|borrow|lend)\b.{0,24}\b(my |bank )?(bank (card|account)|card|sim|account|qr code|alipay|wechat)\b|\bmoney (mule|launder\w*)\b|\brun(ning)? points\b|\blaunder\w*\b",
        twin=r"(讲|说|电话|警).{0,16}(卷进|涉嫌|帮人|牵涉)?.{0,4}洗(黑)?钱|\b(police|call(ed)?|caller|says?|video|uniform)\b.{0,60}\blaunder\w*|(已经|之前|刚).{0,8}(借|租|卖)(给|出|了).{0,20}(怎么办|补救|注销|挂失)|(卡|账户).{0,12}(被(冻|封|盗)|丢|挂失)",
        ignoring=r"(租房|房租|房东|花呗|白条|分期)|借(给)?.{0,3}(钱|款)|anti-?money[- ]launder\w*|反洗钱",
    ),
    family(
        "abusive-collection",
        "abusive_collection",
        r"\b(post|share|publish|put|spread|upload|send)\b.{0,60}\b(shame|embarrass|humiliate|expose)\b|\bshame (him|her|them) (in|into|on|until|so)\b",
        r"((我|我们|咱)(是|做|干|在|公司是|们是).{0,8}(催收|放贷|讨债|小贷|要账|收账|清收|贷后|放款|外访)|(欠|借)(了)?我.{0,14}(钱|款|万|块|不还)|欠我钱|(他|她|对方|朋友|老赖|欠款人|债务人|客户|那人|借款人).{0,10}(欠|不还|赖|躲|拖).{0,20}).{0,60}(逼|吓|恐吓|威胁|骚扰|曝光|爆(通讯录|他|她)|通讯录|打爆|群发|堵(门|他|她)|上门闹|闹(到|他|她)|丢脸|丢人|难堪|搞臭|社死|泼|p图|裸照|人肉|没脸|怕|孩子学校|单位(闹|门口)|轮番|呼死你|轰炸|扣(押|住)|关(起来|他|她)|打(他|她)?一顿|教训|收拾|狠|话术|施压|冒充|假装.{0,4}(法院|警察|律师|公安)|跟踪|定位|花圈|拉横幅|喇叭|小广告|传单|朋友圈)",
        r"(催收|催债|讨债|要债|收账).{0,10}(怎么|如何|拿|用|时候).{0,16}(骂|吓|威胁|孩子|学校|老婆|父母|不会被投诉|逼|狠|恐吓)|(法院|警察|公安|律师).{0,10}(口吻|身份|名义|工作人员|电话稿|话稿).{0,16}(催|讨|要)|\b(script|text|letter|words?|message|call)\b.{0,40}\b(sounds? like|as if|like a|fake|posing as)\b.{0,16}\b(court|police|judge|lawyer|prosecutor)|\b(our|my|we) collectors?\b.{0,40}\b(abus\w+|insult|threat\w*|scare|swear|shout|harass)|\bcollectors?\b.{0,40}\babuse people\b|\bfake court clerk\b",
        all_of(
            r"欠款人|债务人|借款人|老赖|欠(我|钱不还)|debtors?|borrower|owes? (me|us)|late payers?",
            r"群发|社死|丢脸|难堪|羞辱|吓|恐吓|威胁|骚扰|轰炸|跟踪|堵|闹|曝光|把柄|裸照|冒充|假(法院|律师|警察|传票)|孩子|shame|sham(e|ing)|scare|threat\w*|humiliat\w*|harass\w*|expose|fake (court|police|lawyer|summons|clerk)|pose as|intimidat\w*|workplace|kids?|school|frighten",
            r"怎么|如何|教|写|帮|给|想|让|话|短信|how|write|draft|give|words?|script|texts?|messages?|teach|want|make",
        ),
        r"(催收|讨债|要账|逼债|收账).{0,12}(话术|技巧|狠招|绝招|招数|手段|模板|脚本|套路).{0,16}(给|写|教|来|要|求|有没有|哪|怎么|分享|整理)|(怎么|如何|教我|帮我|用什么|写).{0,16}(恐吓|威胁|吓唬|骚扰|轰炸|曝光|逼|爆通讯录|呼死|社死|搞臭|羞辱).{0,10}(欠|债|老赖|借款人|客户|他们?还|她们?还|人还|还钱|不还)|(写|编|发|来).{0,6}(恐吓|威胁|恫吓|狠).{0,4}(短信|信息|话|信)|冒充.{0,4}(法院|警察|公安|律师).{0,14}(催|要|讨|发|打).{0,6}|(呼死你|短信轰炸|电话轰炸).{0,10}(软件|怎么|哪里|买|平台)",
        r"\b(i('?m| am) a (debt )?collector|i (work|do) (in|for) (debt )?collection|as a (collector|lender|creditor)|i lend|owes me|owe me|my (debtor|borrower|client)s?|won'?t pay me|hasn'?t paid me)\b.{0,120}\b(threat\w*|scar(e|ing)|frighten|harass|sham(e|ing)|humiliat\w*|embarrass|expose|call (all|everyone|every|his|her|their)|contacts|boss|workplace|parents|post (his|her|their)|photos?|pressure|intimidat\w*|pretend|pose as|police|court|spam|nonstop|all night|kids|school|lean on|rough up|suffer)\b|\b(threat\w*|intimidat\w*|sham\w+|scary|harass\w*) (messages?|texts?|scripts?|calls?|letters?)\b.{0,50}\b(debtor|borrower|owes?|pay)\b|\bscripts? (for|to) (collectors?|pressur\w*|scar\w*|threaten\w*)",
        twin=r"(催收|他们|平台|对方).{0,16}(给|打|骚扰|威胁|恐吓|爆|轰炸|曝光|群发|联系|逼)(了|我|我的|到我)|怎么(应对|投诉|录音|取证|举报)|我被|对我|\b(collectors?|they|lenders?) (are |is |keep |have |has )?(threaten\w*|harass\w*|call\w*|sham\w*) (me|my)\b",
        ignoring=r"我欠.{0,6}(钱|款)",
    ),
    family(
        "buy-personal-data",
        "buy_data",
        r"(查|找|弄|搞).{0,24}(家里人|家人|亲属|老婆|父母|孩子|欠我钱的人|债务人|老赖).{0,6}的?.{0,4}(电话|身份证|号码|住址|单位)|买(到|一份|些)?.{0,16}(名单|手机号|客户资料|个人信息)|\b(find|get|give|dig up|look up)\b.{0,8}\b(me )?.{0,10}\b(?<!on )(?<!by )(?<!the )(phones?( and \w+| numbers?)|(id|address|contact)\w*( and \w+)?( numbers?)?)\b.{0,30}\b(of|for|family|who owes|debtor)",
        r"(电话|号码|身份证号|住址|地址|资料|信息|通讯录|行踪).{0,10}(查给我|弄给我|发我|搞来|卖给我|挖出来)|(贷款|借款|逾期|征信)?(客户|用户|人)(的)?名单.{0,12}(买|卖|弄|多少钱|渠道|获取)|(买|弄|搞|购).{0,10}(客户|贷款|借款人|逾期)(的)?名单|\b(purchase|buy|get|sell|obtain|find)\b.{0,20}\b(list|database|leads?|file)s? of\b.{0,40}\b(people|customers?|borrowers?|debtors?|numbers?|names)",
        r"(买|卖|购买|出售|收购|搞到?|弄到?|扒|人肉|开盒|社工(库)?|定位|找人查|托人查|花钱查|黑进|盗取|窃取|私下查|偷偷查|破解|调取|挖).{0,14}(别人|他人|某人|个人|公民|客户|他|她|老赖|前任|前妻|前夫|前男友|前女友|老公|老婆|老板|催收员?|室友|同事|邻居|债务人|对方|欠款人|欠我|借款人|学生|业主|用户|车主|贷款人).{0,14}(信息|征信|通讯录|手机号|电话|号码|住址|地址|流水|余额|定位|位置|行踪|开房|户籍|隐私|资料|数据|名单|银行卡|密码|微信|照片|(?<!一)家人)|人肉.{0,6}(他|她|催收|那个)|(客户|个人|贷款|借款人|网贷|用户|公民).{0,4}(信息|名单|数据|资料|电话).{0,6}(哪里|怎么|在哪|多少钱|渠道).{0,6}(买|卖|弄|搞|获取)|(哪里|怎么|如何|谁|有没有).{0,10}(买|卖|搞|弄).{0,8}(征信数据|通讯录|个人信息|客户信息|贷款名单|网贷数据|四要素|三要素|料|黑料|公民信息)",
        r"\b(buy(ing)?|purchase|sell(ing)?|hack\w*|steal\w*|dox\w*|track(ing)? down|pay (someone|a hacker)|dig up|scrape|leak(ed)?)\b.{0,40}\b(personal (data|info\w*|details)|customer (data|list)|(his|her|their|someone'?s|collectors?'?s?|neighbou?r'?s|ex'?s?|boss'?s?|people'?s|borrowers?'?|debtors?'?)( \w+)? (address|phone( number)?|contacts?|location|credit (report|record|file)|bank|id|private|family|data|details|number)|leads list|id numbers|credit (data|reports) of)",
        twin=r"(我的|自己的?|本人)(个人)?(信息|征信|通讯录|手机号|隐私|资料|数据).{0,16}(被|泄露|删|怎么)|信息(被)?(卖|泄露)",
    ),
    family(
        "others-debts-or-reports",
        "others_data",
        r"(对方|他|她|别人|人家)的?.{0,3}(征信|信用报告).{0,10}(打|查|拉|弄|拿|导)|(不让|瞒着|背着|偷偷).{0,10}(查|打|看).{0,10}(征信|信用报告|欠)|\b(print|get|pull|see|check|obtain|read)\b.{0,10}\b(a |some|another )?(man|woman|person|someone|somebody|people)\w*('s|s')?\b.{0,10}\bcredit\b|\bcredit (report|file|record)\b.{0,20}\bwithout (his|her|their|the person)",
        r"(查|看)(一下|下)?(他|她|前任|前夫|前妻|对方|对象|别人|他人|室友|同事|朋友|邻居).{0,6}(银行卡|账户|卡里|余额|存款|名下).{0,10}|(他|她|前任|前夫|前妻|对方|对象).{0,4}(银行卡|账户|卡)(里)?(还)?(剩|有)多少",
        r"(查|看|查询|查一查|查查|了解|打听|知道|帮我看).{0,8}(别人|他人|某人|室友|舍友|同事|朋友|邻居|男朋友|女朋友|男友|女友|老公|老婆|丈夫|妻子|对象|相亲|前夫|前妻|未婚夫|未婚妻|女婿|儿媳|亲家|儿子|女儿|弟弟|妹妹|哥哥|姐姐|爸|妈|父母|员工|租客|房东|老板|客户|合伙人|他|她|对方|这个人|那个人)(的|名下|在外面|到底|一共|有没有|有多少|外面|现在)?.{0,10}(征信|信用报告|信用记录|欠(了)?(多少|款|钱|债)|负债|网贷|贷款记录|债务|逾期记录|信用卡账单|有没有贷款|借了多少|外债)",
        r"(别人|他人|室友|舍友|同事|朋友|邻居|男朋友|女朋友|男友|女友|老公|老婆|对象|相亲|员工|租客|前夫|前妻|儿子|女儿|他|她|对方).{0,3}的?.{0,3}(征信|信用报告|负债|网贷|欠款|借款).{0,8}(怎么|如何|能不能|可以|帮我|哪里|在哪|我能|替我).{0,6}(查|看|知道|调)|(上一个|前一个|别的|其他|另一个|刚才那个|之前那个|其它)(来)?(咨询|聊天|用户|人|客户|访客).{0,14}(问|说|收入|欠|聊|信息|资料|什么|记录|多少)|(其他|别的)(用户|人)的?(对话|聊天|数据|记录|信息)",
        r"\b(check|see|look up|find out|get|pull|view|know|tell me|show me|access)\b.{0,16}\b(my )?(roommate|flatmate|colleague|coworker|friend|neighbou?r|boyfriend|girlfriend|husband|wife|partner|fianc\w+|ex|brother|sister|son|daughter|tenant|landlord|employee|boss|date|someone else|another person|other people|somebody)('s|s')?\b.{0,30}\b(credit (report|record|file|score|history)|debts?|owe[sd]?|loans?|balance|income)\b|\b(previous|last|other|another|prior|different) (user|person|customer|visitor|client|conversation)s?('s)?\b.{0,50}\b(ask\w*|sa(y|id)|income|debt|told|messages?|data|tell|chat\w*|question)\b|\bwhat did (the )?(last|previous|other) (user|person|one)",
        twin=r"(会|能)?(影响|连累|牵连)|(我要|要我|需要我|我需不需要)(还|一起还|承担)|(怎么|该)(劝|帮(他|她)|办|面对|处理)|我(儿子|女儿|老公|老婆|丈夫|妻子|爸|妈|弟|哥).{0,10}(去世|过世|走了|不在了)|会不会查|银行(会|要)?查|(要|会)(查|看)(我|配偶|老公|老婆)|共同|一起(买房|贷款)|影响我|房贷|老公|老婆|丈夫|妻子|配偶|\b(husband|wife|spouse)\b",
        surely=r"帮我|替我|给我(查|看)|偷偷|背着|不让(他|她)知道|不告诉(他|她)|secretly|without (him|her|them) knowing|for me|\bplease\b",
        ignoring=r"帮我查(一下)?我(自己)?的|(\bwill|\bdoes|\bdo) (it|my|a|the|they)\b.{0,30}\baffect\b",
    ),
    family(
        "anti-collection-business",
        "agents",
        all_of(
            r"代理停息|停息|反催收|债务优化|债务重组|上岸|代理维权|协商代办|debt (relief|optimi[sz]\w*|settlement)|anti-?collection",
            r"招客户|拉客户|客户|获客|引流|服务费|收费|生意|加盟|开(一)?(家|个)|lure|clients?|customers?|start|agency",
            r"怎么|如何|想|教|how|want|teach",
        ),
        r"(编造?|捏造|虚构).{0,8}(理由|事实|投诉|委屈)|恶意投诉|\b(invent|make up|fabricate)\b.{0,16}\b(grievances?|complaints?|reasons?|stories|story)\b.{0,40}\b(bank|lender|debt|waive|force)",
        r"(反催收|债务优化|停息挂账|债务重组|债务规划|法务公司|代理维权|代理投诉|代理退保|债闹|过桥|垫资|债务(中介|平台|公司|老师)).{0,24}(怎么(做|配合|操作|加入|加盟|开|接单|赚|入行|办理|找|弄)|配合(他们)?|教(我|程)|接单|加盟|推荐|哪家|哪个(好|公司|平台|老师)|开一家|想(做|开|找|请|办)|招|入行|拉客|引流|获客|赚|帮我(找|联系|办|选|介绍)|联系方式|介绍一(个|家)|求)",
        r"(想|帮我|推荐|介绍|哪里有|哪家|哪里(能|可以)?找|找个|找一家|请个|求).{0,10}(反催收|债务优化|停息挂账|债务重组|代理维权|代理投诉|法务公司|债闹|过桥垫资|债务中介|债务公司|优化师)|(教我|怎么|如何).{0,8}(反催收|恶意投诉|职业投诉|闹(银行|平台)|施压银行|骗停息|逼银行)|恶意投诉.{0,10}(怎么|模板|话术|逼|让)|(编|假|伪).{0,6}(投诉|举报).{0,10}(逼|让|银行|停)|(过桥|垫资).{0,10}(帮我|哪里|找|推荐|联系|做|办理)",
        r"\b(recommend|find|which|best|hire|join|start|set up|run|work for|introduce)\b.{0,40}\b(anti[- ]collection|debt (optimi[sz]\w+|settlement|relief|restructur\w+)|complaint)[ -](agent|agency|company|firm|teacher|group|business|service)s?\b|\b(fake|false|malicious) complaints?\b.{0,40}\b(bank|lender|pressure|force|make)\b|\b(how (do|can) i|teach me|help me)\b.{0,20}\b(cooperate|work) with (the|an|this) (anti[- ]collection|debt)\b|\bbridge loans?\b.{0,30}\b(find|recommend|who|where)\b",
        twin=r"(跟|和|向|打给|联系)(银行|官方)?(客服|银行|平台)|自己(去)?(申请|办|谈)",
    ),
    family(
        "script-of-a-fraud",
        "fraud",
        r"(诈骗|行骗|骗人|骗钱|冒充(客服|公检法|银行|公安|警察|法院)|杀猪盘|套路贷|刷单|钓鱼(短信|网站)?).{0,14}(话术|剧本|脚本|开场白|模板|教程|短信|流程)|(怎么|如何|教我|帮我|写).{0,10}(骗(人|到|老人|别人|他们?|她)(的)?.{0,6}(钱|贷款|验证码|转账|借款)|行骗|钓鱼短信|设局|套路(别人|人)贷)",
        r"\b(scam|fraud|phishing|con)\w*\b.{0,20}\b(script|playbook|template|text|message|call|pitch)s?\b|\bhow (do|can|to|could) .{0,10}\b(scam|defraud|trick|con|phish)\b.{0,30}\b(people|someone|borrowers?|him|her|them|grandm\w+|victims?|elderly)",
        twin=r"怎么(识别|防|报警|应对|看出)|有哪些(套路|特征)|\b(recogni[sz]e|spot|avoid|report|warn)\b",
    ),
    family(
        "credit-repair-business",
        "repair_seller",
        r"(怎么|如何|教我|想|教程|准备|打算|帮我).{0,10}(做|开展|代理|加盟|接|搞|开|入行|干|推广|卖).{0,8}(征信修复|征信洗白|洗白征信|铲单|异议申诉代办|征信优化|修复征信).{0,14}|(征信修复|征信洗白|征信优化|铲单).{0,10}(加盟|代理|生意|项目|赚钱|引流|获客|揽客|推广|文案|话术|材料清单|客源|怎么做|怎么开|培训|学员)|(揽客|推广|引流|广告|宣传|朋友圈|推销|招商).{0,12}(征信|修复|洗白|逾期)|(征信|修复|洗白|铲单).{0,14}(揽客|引流|推广|推销|招商).{0,8}(话术|文案|清单|材料|怎么)?",
        all_of(
            r"征信修复|修复征信|洗征信|铲单|洗白|异议申诉|credit (repair|clean\w*|fix\w*)|record (removal|deletion)",
            r"客户|顾客|上班|成交|交钱|肯交|收费|引流|卖|clients?|customers?|sell|convince|leads?|close the (sale|deal)",
            r"怎么|话|写|教|帮|how|script|write|say|words?",
        ),
        r"(假|伪造|编造|虚假)的?(材料|证明|资料|理由|说明).{0,20}(逾期|征信|记录).{0,12}(撤|删|消|改|抹)?|(false|fake|forged|invented) (papers?|documents?|evidence|proof)\b.{0,50}\b(record|late|credit|withdraw)|\bpay for credit repair\b",
        r"(找人|找中介|托人|找关系|内部人|哪里(能|可以|有)|谁能|渠道|求|联系).{0,14}(洗白|修复|消除|抹掉|删(除|掉)?|铲(单|掉)?|清(除|掉|空)).{0,6}(征信|逾期|记录|黑名单|不良)|(征信|逾期|不良记录|黑名单).{0,8}(洗白|抹掉|铲单|铲掉|清空|黑掉|做掉).{0,14}(找谁|哪里|多少钱|渠道|怎么|能不能|帮我|价格|联系)|(恶意|假|编|虚假|撒谎|伪造).{0,8}(异议|申诉).{0,14}|(异议|申诉).{0,10}(编|假|伪造|撒谎|谎称|盗用)|(谎称|假装|说成|编成|冒充).{0,8}(被盗|盗刷|盗用|身份被冒|不是本人|不知情).{0,14}(征信|逾期|异议|删|记录)|黑客.{0,8}(征信|逾期|记录)",
        r"\b(start|run|set up|join|sell|promote|advertis\w+|market\w*|pitch)\b.{0,30}\bcredit[- ](repair|clean\w*|wash\w*|fix\w*)\b|\b(hire|find|bribe|know|where)\b.{0,30}\b(someone|hacker|insider|agent|anyone|a guy|contact)\b.{0,40}\b(delete|erase|remove|wipe|clean|fix|clear)\b.{0,30}\b(credit|record|report|late|overdue|default)|\b(lie|false|fake|invent\w*|made[- ]up|bogus|claim)\b.{0,40}\b(dispute|objection|identity theft|stolen identity)\b.{0,50}\b(record|credit|report|late|overdue|remove|delete)?",
        twin=r"(?<!\w)能信|靠谱|骗|真的|可以删|能删|删得掉|合法途径|正规(途径|渠道)",
    ),
    *MISUSE_SLOT_RULES,
)
