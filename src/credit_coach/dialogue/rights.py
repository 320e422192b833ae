"""What a person asks of us about their own data: to know it, to have it, to be rid of it. Said at any time.

Only what this coach keeps is meant: "征信记录能删吗" and "平台知道我什么" are questions about others. A question of how
to delete is answered with what is kept and a button; only a plain wish deletes.
"""

from __future__ import annotations

import re
from typing import Literal

Wish = Literal["know", "delete", "export"]

#: Longer messages tell a story; a wish in them is too easily misheard.
_LONGEST = 60
_LONGEST_ENGLISH = 140


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_DATA = (
    r"(?:个人)?(?:信息|数据|资料|隐私|记录|数字|内容)|聊天(?:记录|内容)?|对话(?:记录|内容)?|消息"
    r"|\s*(?:chat|data|history|messages?|conversations?)\b"
)
_MINE = r"(?:关于)?我(?:自己)?的?|我在你?(?:这儿|这里|这)的?|我(?:刚才?|前面|之前)?(?:跟你|和你|对你)?(?:说|讲|填|发|告诉你|输入)(?:过|了)?的?|(?:咱|咱俩|咱们俩?|我们俩?|我俩)(?:刚才?|前面|之前)?(?:聊|说|讲)(?:过|了)?的?"
_ALL = r"(?:所有|全部|一切|全都|全|都|统统|通通|任何|这些|那些|这次|本次|整个|刚才|刚刚|之前|以前)(?:的|关于我的)?"
_YOURS = r"你(?:这里|那里)?(?:知道|记|记住|存|保存|留|收集)(?:着|下)?的?"
_END = r"(?:了|吧|吗|么|都|全|掉|给我|谢谢|啊|呀|[,，。.!！?？ ])*$"
#: Who else keeps things about people. 你, 这里 and what was said here are us all the same.
_OTHERS = _re(
    r"征信|央行|人行|平台|app|催收|银行|花呗|白条|借呗|京东|支付宝|微信|网贷|公司|机构|法院|黑名单|通讯录|贷款|百行|失信|他们|对方|中介|逾期|欠款|债|账户|账号|手机|照片|别人|其他人|[叫让给]它|[叫让给]他",
    r"\b(bank|lenders?|apps?|platforms?|credit|huabei|baitiao|collectors?|alipay|wechat|courts?|company|companies|debts?|loans?|account|they|them|police|other|others|someone|else|report|contacts)\b",
)
_US = _re(
    r"你(?:这里|这儿|那里|那边|们)?(?:知道|记|存|保存|留|收集|掌握|手里|有我)|跟你|和你|告诉你|这里(?:保存|存|记|说|聊)|聊天|对话|这次|我(?:刚才|前面|之前)?(?:说|填|讲)|咱俩|咱们|我俩",
    r"\b(you|this chat|this conversation|here|i (?:said|told|typed|entered))\b",
)
#: Chats that are not this one, whatever else is said.
_ELSEWHERE = _re(r"微信|手机|短信|qq|抖音|app|平台|电脑|软件|相册|备忘录|浏览器|恢复|找回")
_HERE = _re(r"跟你|和你|你(?:这里|这儿|们)?(?:知道|记|存|保存|留)|告诉你")
_NOT = _re(
    r"(?:不要|别|不用|先别|先不|不想|没有?|不能|只)(?:给我|帮我)?(?:删|清|忘|抹|导出|下载)|删(?:除|掉)?了(?:吗|没有|没)[?？]*$",
    r"\b(?:don'?t|do not|never|not|without) (?:want to )?(?:delet|eras|wip|forget|clear|export|remov)",
)
_ASKS_HOW = _re(
    r"怎么|怎样|如何|何如|咋|为什么|为啥|需要|能删(?:除|掉)?(?:吗|么)|可以删(?:除|掉)?(?:吗|么)|会不会|会删|多久|什么时候|是否|是不是|有没有|才能|吗[?？]*$",
    r"\b(?:how|when|will you|do you|did you|have you|is it|are (?:they|my)|what happens)\b",
)
#: "能帮我删掉吗" and "can you delete it?" are polite, not curious.
_ASKS_NICELY = _re(
    r"(?:能不能|能否|可不可以|可以|能|麻烦|请|帮我|给我).{0,6}(?:帮我|给我|把|替我).{0,16}(?:删|清|抹|忘|导出|下载)",
    r"\b(?:can|could|would|will) you (?:please |just )?(?:delete|erase|wipe|remove|clear|forget|export)",
)

_DELETE = _re(
    rf"(?:删除|删掉|删了|删|清空|清除|清掉|清理|抹掉|抹去|抹除|销毁|(?:delete|clear|erase)\s*)(?:掉|了|一下|干净)?(?:{_YOURS})?(?:{_ALL})*(?:{_MINE})(?:{_ALL})*(?:{_DATA}|一切|东西|话|所有|全部)",
    rf"(?:删除|删掉|删了|删|清空|清除|清掉|清理|抹掉|抹去|抹除|销毁)(?:掉|了|一下|干净)?(?:{_YOURS})?(?:{_ALL})*(?:{_DATA}|一切|东西|所有|全部){_END}",
    rf"(?:忘掉|忘记|忘了)(?:{_YOURS})?(?:{_ALL})*(?:{_MINE})(?:{_ALL})*(?:{_DATA}|一切|话|所有|全部){_END}",
    rf"(?:把|将)(?:你(?:这里|那里)?(?:知道|记|记住|存|保存|留|收集)(?:着|下)?的?)?(?:{_ALL})*(?:{_MINE}|{_DATA})(?:{_ALL})*(?:{_DATA}|一切|东西|话)?(?:{_ALL})*(?:给我|帮我|也)?(?:{_ALL})*(?:删|清|抹|销毁|忘)",
    r"^(?:请|帮我)?(?:把)?(?:全部|全都|所有的?|统统|通通|都)(?:给我|帮我)?(?:删|清)(?:除|掉|空|了|光)*(?:吧|了)?[。.!！]*$",
    rf"^(?:{_MINE})(?:{_DATA}|话|东西)?(?:{_ALL})+(?:给我|帮我)?(?:删|清)(?:除|掉|空|了|光)*(?:吧|了)?[。.!！]*$",
    r"^(?:请|帮我)?(?:全部|一键)?(?:删除|清空|清除)(?:全部|所有|一切)[。.!！吧了]*$",
    r"(?:请你?)?忘(?:了|掉|记)我(?:吧|这个人|说的(?:一切|话|所有))?[。.!！]*$|行使.{0,4}删除权",
    r"\b(?:delete|erase|wipe|remove|clear|forget|destroy|purge)\b(?: out)? (?:(?:please|all|of|absolutely|every bit of) )*(?:everything(?!\s+(?:works|is))(?: (?:about me|i (?:said|told you|typed|wrote)|you (?:have|know|kept|stored|saved)(?: (?:about|on) me)?|please|now|here))?|all(?=[.! ]*$)|(?:my|our|this|the whole|the entire) (?:own |whole |entire |personal |chat |conversation |message )*(?:data|info\w*|chats?|conversations?|messages?|history|details|figures|numbers|answers|logs?)|the (?:chat|conversation)(?: history)?|what i (?:said|told you|typed|wrote)|all (?:of )?(?:it|that|this)(?=[.! ]*$)|me(?=[.! ]*$))",
)
_KNOW = _re(
    rf"你(?:们|这里|这儿|这边)?(?:现在|目前|到底|都|究竟|已经)*(?:知道|记得|记住|记录|记|存|保存|收集|掌握|留|留存|了解|有)(?:住|着|下|到|了)*(?:{_ALL})*(?:关于|些)?我(?:的)?(?:{_DATA})?(?:的|些)?(?:什么|哪些|啥|多少|几样)(?!时候|星座|意思|样|名|人|钱|生日|地方)",
    rf"你(?:们|这里|这儿|这边)?(?:现在|目前|到底|都|究竟|已经)*(?:知道|记得|记住|记录|记|存|保存|收集|掌握|留|留存|有)(?:住|着|下|到|了)*(?:我的?)?(?:什么|哪些|啥|多少)(?:关于)?我?的?(?:{_DATA})",
    rf"我的?(?:哪些|什么|啥)(?:{_DATA})?(?:会)?被?你(?:们|这里)?(?:记|存|保存|收集|知道|留)",
    rf"(?:你(?:们|这里|这儿)?|这里|这个(?:网站|聊天|机器人|工具|页面)|本站).{{0,4}}(?:会不会|会|有没有|是否|是不是|要|把|可以|能)?.{{0,4}}(?:保存|记录|存储|留存|存下来?|收集|泄露|泄漏|上传|外传).{{0,3}}(?:我(?:的|说的?|讲的?|们)?)?.{{0,4}}(?:{_DATA}|我说的|说的话)",
    r"(?:你(?:们|这里|这儿)?|这里)(?:会不会|会|能|有没有)?(?:知道|看到|看见|记住|记得|忘了?|忘记)我(?:的信息|的数据|的资料|说的话|说过?的)",
    rf"(?:我(?:的|说的|填的|发的)|这些|这次)(?:{_DATA}|话)?.{{0,6}}(?:保存|存|保留|留|删除|删|清除|保密|泄露).{{0,4}}(?:多久|多长时间|几天|在哪|哪里|哪儿|到什么时候|吗)",
    rf"(?:{_MINE})(?:{_DATA})(?:能|可以|会|可不可以|能不能|会不会)被?(?:删|清)",
    rf"(?:你(?:们|这里|这儿)?|{_DATA}|我(?:跟|和|对)你(?:们)?(?:说|聊|讲)的?).{{0,6}}(?:会不会|会|是不是|有没有|要|把|可以)?.{{0,3}}(?:拿|用|把)?.{{0,8}}(?:训练|喂给|教给)(?:ai|模型|机器|机器人)?",
    r"我(?:不同意|不想|不愿意?|不允许|拒绝|反对)(?:让)?你(?:们|这里)?(?:存|保存|记录?|收集|使用|用|留)(?:我|这些)?",
    r"(?:我(?:跟|和|对)你(?:们)?(?:说|聊|讲)|我在这(?:儿|里)?(?:说|聊|讲|填))的?.{0,6}(?:会不会|会|被|能)?(?:传|发|转|告诉|卖|交|透露|泄露)(?:给|到|出去)?",
    r"你(?:们|这里|这儿)?(?:会|要|打算)?.{0,2}(?:存|保存|保留|留着?|记着?)(?:我的?|这些).{0,6}(?:多久|多长时间|几天|到什么时候)",
    r"(?:跟|和|对|告诉|给)你(?:们)?(?:刚才?)?(?:报|说|讲|填|提|聊|交代|透露)(?:过|了)?的?[^。！？!?]{0,16}(?:(?:存|保存|保留|留|记)(?:着|下来)?(?:多久|多长时间|几天|到什么时候)|(?:会不会|会|能|可能)[^。！？!?]{0,3}(?:给|让|被|告诉|转给|卖给)[^。！？!?]{1,8}(?:看|知道|拿去|用上))",
    r"\b(?:is|are|does|do|will|would|can) (?:what|anything|everything|all|stuff|things|the things|whatever) i (?:say|said|type|typed|write|wrote|tell|told|enter|entered|share|shared)\w*(?: \w+){0,4} (?:used|passed|sold|shared|kept|stored|saved|logged|recorded|sent|seen|read|private|confidential|get|gets|go|goes|stay|stays|leave|leaves|train\w*)\b",
    r"\bwho (?:else )?(?:can|could|will|gets to|is able to) (?:read|see|view|access) (?:what i|my|this|these|our)\b",
    r"(?:这里|聊天|对话|说的话).{0,6}(?:安全|保密|私密)吗|(?:看|查)(?:看|一下|下)?你(?:存|保存|记|知道)的?(?:关于)?我的?",
    r"\bwhat(?: \w+){0,3} (?:do|did|have|are|does) you (?:actually |really |currently )*(?:know|have|has|store|stored|keep|keeping|kept|remember|hold|holding|save|saved|collect|collected|record|recorded|storing|got)\b(?: \w+){0,3} (?:on|about|of|from) me\b",
    r"\bwhat(?: \w+){0,3} of mine (?:do|have) you\b|\bshow me (?:what|everything|all) you (?:know|have|kept|keep|store|stored|remember)\b",
    r"\b(?:do|will|are|did|have) you (?:\w+ )?(?:stor|keep|kept|sav|remember|record|log|collect|shar|sell)\w*(?: \w+){0,2} (?:my|this|what i|our|these) ?(?:\w+ ){0,2}(?:chat|data|info\w*|conversation|messages?|words|said|say|tell you|told you|type|numbers|figures|details|answers)",
    r"\bhow long (?:do you|will you|is|are|does) (?:\w+ )?(?:keep |store |my |this |the )+(?:\w+ ){0,2}(?:chat|data|info\w*|conversation|messages?|details|figures|numbers|history)",
    r"\bis (?:this|my|the|our) (?:chat|conversation|data)(?: \w+){0,2} (?:private|stored|recorded|saved|confidential|safe|logged)\b|\bdo you (?:store|keep|save) (?:my|this|what)\b",
)
_EXPORT = _re(
    rf"(?:导出|下载|打包|备份|拷贝|复制一份|另存)(?:一份|一下)?(?:{_ALL})*(?:{_MINE})?(?:{_ALL})*(?:{_DATA})",
    rf"(?:把|将)(?:{_ALL})*(?:{_MINE})?(?:{_ALL})*(?:{_DATA}).{{0,6}}(?:导出|下载|打包|备份|给我一份|发我一份|存一份|保存下来|拷一份)",
    rf"(?:给我|我要|我想要|想要|要)(?:一份)(?:{_ALL})*(?:{_MINE})?(?:{_ALL})*(?:{_DATA})(?:的副本)?",
    r"(?:保存|存)(?:一下|一份|下来)?(?:这次|我们的|我的|整个)(?:聊天|对话)|行使.{0,4}(?:可携带权|复制权)",
    r"\b(?:export|download|back ?up|save|get) (?:a copy of |me )*(?:all )?(?:of )?(?:my|our|this|the) (?:own |whole |personal |chat |full )*(?:data|chat|conversation|transcript|messages|history|information|info)\b",
    r"\b(?:a )?copy of (?:all )?(?:my|our|this) (?:own |personal |chat )*(?:data|chat|conversation|transcript|messages|history|information)\b|\bdata (?:export|portability)\b",
)


def wish(text: str) -> Wish | None:
    """Return what a normalised message asks about the person's own data here, None when it asks something else."""
    if len(text) > (_LONGEST_ENGLISH if text.isascii() else _LONGEST):
        return None
    if _OTHERS.search(text) and not _US.search(text):
        return None
    if _NOT.search(text) or (_ELSEWHERE.search(text) and not _HERE.search(text)):
        return None
    nicely = bool(_ASKS_NICELY.search(text))
    curious = bool(_ASKS_HOW.search(text)) and not nicely
    if _DELETE.search(text):
        return "know" if curious else "delete"
    known = bool(_KNOW.search(text))
    if _EXPORT.search(text) and not (curious and known):
        return "export"
    return "know" if known else None
