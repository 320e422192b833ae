"""Where somebody lives: an address down to a door. A town, a district or a court's street without a number is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credit_coach.dialogue.intake.finds import Find
from credit_coach.knowledge.figures import is_han

_N = r"[0-9一二三四五六七八九十百零〇]{1,6}"
#: A flat is told by its building and room, whatever stands before: 3栋2单元501室, 5号楼1203, 2-1-502室.
_FLAT = re.compile(
    rf"(?:[A-Za-z]|{_N})(?:栋|幢|号楼|座|号院|楼栋) ?(?:(?:[A-Za-z]|{_N})(?:单元|门|座|号楼|栋|幢|梯) ?)?"
    rf"(?:{_N}(?:层|楼) ?)?(?:[A-Za-z]?[0-9]{{2,5}}(?:室|号房|房|户|号)?(?![0-9A-Za-z元块万天年月期个%.])|(?<=单元){_N}(?:层|楼)?)"
    rf"|{_N}单元 ?[A-Za-z]?[0-9]{{2,5}}(?:室|号房|房|户|号)?(?![0-9A-Za-z元块万天年月期个%.])"
    r"|(?<![0-9])[0-9]{1,4}[-–][0-9]{1,3}[-–][0-9]{1,4}(?:室|房|户|号)"
)
#: The number of a house, after the name of its street.
_DOOR = re.compile(
    rf"(?:甲|乙|丙)?{_N}(?:[-–之][0-9]{{1,4}})?(?:号(?!线|楼|院|公告|令|文|宽限|窗口|前|之前|后|还|到期|扣|出账|发|的?时候|当天|左右|晚上|早上|凌晨|下午|上午|中午)|弄|组(?=[0-9]))"
    r"(?:[A-Za-z]?[0-9]{2,5}(?:室|房|户)?(?![0-9A-Za-z元块万天年月期个%.])|附[0-9]{1,3}号)?"
)
_STREET = re.compile(
    r"(?:路|街|大道|巷|弄|胡同|[东南西北中一二三四五六七八九]里|街坊|[东南西北中][街路道]|道|环路|村|屯|庄|组|队|镇|乡|街道|社区|小区|花园|公寓|家园|苑|城|大厦|广场|新村|支路|[东南西北]段|段)\Z"
)
#: What ends in the letter of a street and is none: 知道, 一路, 上街, 渠道.
_NO_STREET = re.compile(
    r"(?:[知报难味频渠管轨公地隧]道|[一半上逛扫当下]街|[出思套退活一网线]路|[这那哪手家夜公城乡年]里|[么多全我你]道|部队|排队|组队|农村|上路|在路|工资段|阶段|手段)\Z"
)
#: Places that have others around them, and what says that an address follows.
_REGION = re.compile(r"[一-鿿]{2,8}?(?:省|自治区|市|区|县|旗|州|盟|镇|乡|街道)")
_TOLD = re.compile(
    r"(?:地址|住址|住处|住在|家住|现住|居住|户籍|户口所在|老家|家在|我家|寄到|寄给|送到|快递到|搬到|租在|租房|租的|收货|籍贯|宿舍)[^0-9。！!？?\n]{0,30}\Z"
)
#: Whose address everybody may know.
_PUBLIC = re.compile(
    r"法院|银行|支行|分行|派出所|公安局|营业厅|网点|仲裁|征信中心|人行|法律援助|信访|监管局|客服中心|办事处|营业部"
)
_NEAR, _BEHIND = 28, 10
_CLAUSE = re.compile(r"[,，。;；!！?？\n]")
_OF_SOMEBODY = re.compile(r"[住寄]|我家|我的")
_WINDOW = 40
#: No day of a month has such a number.
_LAST_DAY = 31
_LEFT_EDGE = re.compile(
    r"(?:地址|住址|住处|住在|家住|现住|居住在?|户籍|所在地|老家在?|家在|寄到|寄给|送到|快递到|搬到|租在|租的|收货|籍贯|宿舍|就?是|在|为|到|我家)"
)
_PROVINCES = re.compile(
    r"北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾"
)
_ENGLISH = re.compile(
    r"\b(?:(?:room|rm|flat|apt|apartment|unit|suite)\.? ?#?[0-9]{1,5}[A-Za-z]?,? ?(?:[A-Za-z0-9.' -]{0,40},? ?){0,2}?(?:(?:building|bldg|block|tower)\.? ?[0-9A-Za-z]{1,3}\b,? ?)?)?"
    r"(?:no\.? ?)?#?[0-9]{1,5}[A-Za-z]?,? (?:lane [0-9]{1,5},? )?(?:(?:(?-i:[A-Z])[a-z'-]{1,20} ){1,4}(?:road|rd|street|st|avenue|ave|lane|ln|boulevard|blvd|drive|alley|highway|gardens?|mansions?|residences?|apartments?|plaza)"
    r"|(?:[a-z'-]{1,20} ){1,3}(?:road|street|avenue|lane),? (?:[a-z]{2,20} district|beijing|shanghai|guangzhou|shenzhen))\b",
    re.IGNORECASE,
)
_ENGLISH_FLAT = re.compile(
    r"\b(?:room|rm|flat|apt|apartment|unit)\.? ?#?[0-9]{1,5}[A-Za-z]?,? ?(?:of )?(?:building|bldg|block|tower)\.? ?[0-9A-Za-z]{1,3}\b"
    r"|\b(?:building|bldg|block|tower)\.? ?[0-9A-Za-z]{1,3},? ?(?:room|rm|flat|apt|apartment|unit)\.? ?#?[0-9]{1,5}[A-Za-z]?\b",
    re.IGNORECASE,
)


def find_places(text: str) -> Iterator[Find]:
    """Yield the addresses of a clean message, from left to right."""
    finds = [*_flats(text), *_doors(text)]
    for pattern in (_ENGLISH, _ENGLISH_FLAT):
        finds += [Find("address", match.start(), match.end()) for match in pattern.finditer(text)]
    yield from sorted(finds, key=lambda find: find.start)


def _flats(text: str) -> Iterator[Find]:
    for match in _FLAT.finditer(text):
        yield Find("address", _left_edge(text, match.start()), match.end())


def _doors(text: str) -> Iterator[Find]:
    for match in _DOOR.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.start()].rstrip(" ")
        if not _STREET.search(before[-4:]) or _NO_STREET.search(before[-4:]) or _is_public(text, match):
            continue
        if _is_door(before, match[0]):
            yield Find("address", _left_edge(text, match.start()), match.end())


def _is_door(before: str, number: str) -> bool:
    """Tell a house from a day: 中山路88号, 朝阳区建国路8号, "住在中山路8号"; but not "路3号要还"."""
    if _TOLD.search(before) or _REGION.search(_han_tail(before)[:-1]):
        return True
    digits = "".join(char for char in number if char.isascii() and char.isdigit())
    return bool(digits) and int(digits) > _LAST_DAY and len(_han_tail(before)) >= 3


def _is_public(text: str, match: re.Match[str]) -> bool:
    """Tell whether the address is an authority's or a bank's: named right before or right behind it."""
    before = _CLAUSE.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
    after = _CLAUSE.split(text[match.end() : match.end() + _BEHIND])[0]
    return bool(_PUBLIC.search(before) or _PUBLIC.search(after)) and not _OF_SOMEBODY.search(before)


def _han_tail(text: str) -> str:
    """Return the Chinese characters and digits at the end of a text."""
    start = len(text)
    while start and (is_han(text[start - 1]) or text[start - 1].isalnum()):
        start -= 1
    return text[start:]


def _left_edge(text: str, start: int) -> int:
    """Return where an address begins: at its province, else behind what introduces it, else with its own words."""
    low = max(0, start - _WINDOW)
    tail = _han_tail(text[low:start].rstrip(" "))
    if not tail:
        return start
    begin = start - len(text[low:start]) + len(text[low:start].rstrip(" ")) - len(tail)
    province = _PROVINCES.search(tail)
    if province:
        return begin + province.start()
    edges = [match.end() for match in _LEFT_EDGE.finditer(tail)]
    return begin + max(edges) if edges and max(edges) < len(tail) else begin
