"""Sentences with made-up personal numbers, and sentences with figures that look like them and are nobody's.

Everything comes from a seed, so a failing sentence can be made again. Identity numbers use sequence 000, which is never
issued; hosts end in .example or are example domains.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Sample:
    """A sentence and the number in it as it is written there. `telling` is the part that must not survive."""

    kind: str
    text: str
    number: str
    telling: str


#: Makes one number, and the part of it that tells.
Maker = Callable[[random.Random], tuple[str, str]]


def personal(seed: int = 20261125) -> list[Sample]:
    """Return a thousand sentences with one personal number each."""
    return _samples(PERSONAL, seed)


def look_alikes(seed: int = 20261126) -> list[Sample]:
    """Return a thousand sentences with one figure each that is nobody's and must stay."""
    return _samples(LOOK_ALIKES, seed)


@dataclass(frozen=True)
class Kind:
    """How many sentences to make of a kind, how its number is made, and what is said around it."""

    count: int
    make: Maker
    sentences: tuple[str, ...]


def _samples(kinds: Mapping[str, Kind], seed: int) -> list[Sample]:
    chance = random.Random(seed)
    samples = []
    for name, kind in kinds.items():
        for position in range(kind.count):
            number, telling = kind.make(chance)
            sentence = kind.sentences[position % len(kind.sentences)]
            samples.append(Sample(name, sentence.format(number), number, telling))
    return samples


# ---- identity numbers ----

_REGIONS = (
    "110101",
    "110105",
    "120103",
    "310115",
    "320106",
    "330106",
    "350203",
    "370102",
    "420111",
    "440305",
    "500112",
)
_REGIONS += ("510104", "610113", "650102", "230103", "450103", "530102", "211302")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(chance: random.Random) -> str:
    """Make an 18-digit identity number with the right check character."""
    return _checked(chance.choice(_REGIONS) + _birthday(chance) + "000")


def _checked(first: str) -> str:
    return first + "10X98765432"[sum(int(a) * b for a, b in zip(first, _WEIGHTS, strict=True)) % 11]


def _birthday(chance: random.Random) -> str:
    return f"{chance.randint(1945, 2008)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"


def _identity_written(chance: random.Random) -> tuple[str, str]:
    number = identity(chance)
    ways = (
        number,
        number,
        number.lower(),
        f"{number[:6]} {number[6:14]} {number[14:]}",
        f"{number[:6]}-{number[6:14]}-{number[14:]}",
        number.translate(FULL_WIDTH),
        f"{number[:3]} {number[3:6]} {number[6:10]} {number[10:14]} {number[14:]}",
        number[:14] + "\u200b" + number[14:],
    )
    return _whole(chance.choice(ways))


def _identity_mistyped(chance: random.Random) -> tuple[str, str]:
    """Mistype the check character or swap two digits of the sequence: still a person's number."""
    number = identity(chance)
    if chance.random() < 0.5:
        return _whole(number[:17] + chance.choice([c for c in "0123456789X" if c != number[17]]))
    return _whole(f"{number[:14]}{chance.choice(('010', '100', '001'))}{number[17]}")


def _identity_old(chance: random.Random) -> tuple[str, str]:
    return _whole(f"{chance.choice(_REGIONS)}{_birthday(chance)[2:]}000")


def _residence_permit(chance: random.Random) -> str:
    return _checked(chance.choice(("810000", "820000", "830000")) + _birthday(chance) + "000")


# ---- telephones ----

_PREFIXES = [
    "130",
    "131",
    "132",
    "133",
    "135",
    "136",
    "137",
    "138",
    "139",
    "145",
    "147",
    "150",
    "151",
    "152",
    "155",
    "157",
    "158",
    "159",
    "166",
    "171",
    "173",
    "176",
    "177",
    "178",
]
_PREFIXES += ["180", "181", "182", "183", "185", "186", "187", "188", "189", "191", "193", "195", "198", "199"]


def _mobile(chance: random.Random) -> tuple[str, str]:
    number = chance.choice(_PREFIXES) + _digits(chance, 8)
    spaced = f"{number[:3]} {number[3:7]} {number[7:]}"
    ways = (
        number,
        number,
        number,
        f"+86{number}",
        f"+86 {number}",
        f"+86-{number}",
        f"0086{number}",
        f"86-{number}",
        spaced,
        f"+86 {spaced}",
        spaced.replace(" ", "-"),
        f"+86 {spaced.replace(' ', '-')}",
        spaced.replace(" ", "."),
        number.translate(FULL_WIDTH),
        f"{number[:3]}\u200b{number[3:]}",
        f"（{number}）",
    )
    return chance.choice(ways), number


# ---- cards ----


def card(chance: random.Random, length: int) -> str:
    """Make a card number of a length that passes the Luhn check."""
    first = chance.choice(("62", "62", "62", "4", "51", "55", "35")) if length == 16 else "62"
    body = first + _digits(chance, length - len(first) - 1)
    return body + _luhn_digit(body)


def _luhn_digit(body: str) -> str:
    total = 0
    for position, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if position % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _card_written(chance: random.Random) -> tuple[str, str]:
    number = card(chance, chance.choice((16, 16, 17, 18, 19, 19, 19)))
    fours = [number[start : start + 4] for start in range(0, len(number), 4)]
    ways = (number, number, " ".join(fours), " ".join(fours), "-".join(fours), number.translate(FULL_WIDTH))
    return _whole(chance.choice(ways))


# ---- papers, plates, addresses ----

_NAMES = [
    "wang.er",
    "li_lei",
    "zhang.san",
    "zhaoliu88",
    "chen.xiaoming",
    "linda.w",
    "sunny2001",
    "ma-li",
    "hu.gang",
    "xu.t",
    "liu.yang9",
    "gao",
]
_HOSTS = [
    "example.com",
    "example.org",
    "example.net",
    "mail.example",
    "post.example",
    "qq.example",
    "163.example",
    "corp.example",
]


def _email(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(_NAMES) + chance.choice(("", str(chance.randint(1, 9999)), "+bank"))
    address = f"{name}@{chance.choice(_HOSTS)}"
    return chance.choice((address, address, address.upper(), address.replace("@", "＠"))), name


def _passport(chance: random.Random) -> tuple[str, str]:
    """One letter and eight digits, or two letters and seven."""
    letters = chance.choice(("E", "EA", "EK", "G", "P", "D"))
    return _whole(letters + _digits(chance, 9 - len(letters)))


def _permit(chance: random.Random) -> tuple[str, str]:
    """Permits for Hong Kong, Macau and Taiwan, with the word that goes before them."""
    ways = (
        ("港澳通行证", "C" + _digits(chance, 8)),
        ("往来港澳通行证号码是", "CA" + _digits(chance, 7)),
        ("回乡证", "H" + _digits(chance, 8)),
        ("港澳居民来往内地通行证", "M" + _digits(chance, 10)),
        ("台湾通行证", "L" + _digits(chance, 8)),
        ("台胞证", _digits(chance, 8)),
        ("港澳居民居住证", _residence_permit(chance)),
        ("香港身份证", f"{chance.choice('ACDGKRVZ')}{_digits(chance, 6)}({chance.randint(0, 9)})"),
    )
    paper, number = chance.choice(ways)
    return f"{paper}{chance.choice(('', '：', ' '))}{number}", number


_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def _plate(chance: random.Random) -> tuple[str, str]:
    head, letter = chance.choice(_PROVINCES), chance.choice("ABCDEFGHJK")
    body = chance.choice(
        (
            _digits(chance, 5),
            chance.choice(_LETTERS) + _digits(chance, 4),
            _digits(chance, 3) + chance.choice(_LETTERS) + _digits(chance, 1),
            chance.choice("DF") + _digits(chance, 5),
            chance.choice("DF") + chance.choice(_LETTERS) + _digits(chance, 4),
            _digits(chance, 5) + chance.choice("DF"),
        )
    )
    return f"{head}{letter}{chance.choice(('', '', '·', ' '))}{body}", body


_CITIES = (
    "广东省深圳市南山区",
    "浙江省杭州市西湖区",
    "北京市朝阳区",
    "上海市浦东新区",
    "四川省成都市武侯区",
    "湖北省武汉市洪山区",
    "江苏省苏州市昆山市",
    "重庆市渝北区",
    "陕西省西安市雁塔区",
    "广西壮族自治区南宁市青秀区",
    "河南省郑州市金水区",
    "云南省大理白族自治州大理市",
)
_ROADS = [
    "科技南路",
    "文三路",
    "建国路",
    "世纪大道",
    "人民南路",
    "珞喻路",
    "长江路",
    "红锦大道",
    "小寨西路",
    "民族大道",
    "花园路",
    "古城北街",
]


def _address(chance: random.Random) -> tuple[str, str]:
    street = f"{chance.choice(_ROADS)}{chance.randint(2, 399)}号"
    inside = (
        f"{chance.randint(1, 30)}栋{chance.randint(101, 2803)}",
        f"{chance.randint(1, 20)}号楼{chance.randint(1, 4)}单元{chance.randint(101, 2803)}室",
        f"{chance.randint(1, 9)}幢{chance.randint(101, 909)}室",
        "",
    )
    return f"{chance.choice(_CITIES)}{street}{chance.choice(inside)}", street


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _whole(number: str) -> tuple[str, str]:
    return number, number


PERSONAL: Mapping[str, Kind] = {
    "identity": Kind(
        180,
        _identity_written,
        (
            "我身份证{}，信用卡晚还三天上征信吗",
            "身份证号码是{}想问问提前还款划算吗",
            "本人{}欠了两万，怎么跟银行协商分期",
            "My ID number is {}, does one late day show on my report?",
            "ID {} - how do I get my free credit report?",
            "（{}）这是我爸的身份证，他去世了，欠的卡债要我还吗",
            "我的ID是{}，最低还款算逾期吗",
        ),
    ),
    "identity_mistyped": Kind(
        60,
        _identity_mistyped,
        (
            "身份证{}，花呗晚一天要紧吗",
            "我的证件号{}，征信一年能免费查几次",
            "my id card is {}, what is a grace period?",
        ),
    ),
    "identity_old": Kind(
        40,
        _identity_old,
        (
            "老身份证{}，还能查征信吗",
            "旧的身份证号是{}，收到支付令怎么办",
            "Old ID number {}, what is a payment order?",
        ),
    ),
    "mobile": Kind(
        260,
        _mobile,
        (
            "手机{}谢谢，宽限期有几天",
            "我电话{}，催收一天打十几个怎么办",
            "加我微信{}聊，分期手续费怎么算真实利率",
            "打我{}就行，先还哪张卡比较好",
            "call me on {} please, is early repayment worth it?",
            "My number is {}. Can a collector ring my boss?",
            "我老公手机号{}被催收打爆了，合法吗",
            "联系方式:{},想知道逾期记录留几年",
            "phone {}，白条晚还一天会 affect 征信吗",
        ),
    ),
    "card": Kind(
        160,
        _card_written,
        (
            "卡号{}，最低还款的利息怎么算",
            "银行卡{}自动扣款失败了算逾期吗",
            "我这张{}的账单日是怎么回事",
            "my card {} was late by two days, does it matter?",
            "Card number {}: what is a cash advance fee?",
            "工资卡是{}，被法院执行会留生活费吗",
        ),
    ),
    "email": Kind(
        90,
        _email,
        (
            "邮箱是{}，征信报告怎么查",
            "发到{}吧，怎么跟银行谈分期",
            "我的email：{}。停息挂账靠谱吗",
            "write to {}, how long does a late payment stay?",
            "My mail is {} and I want to dispute a wrong entry in my report",
        ),
    ),
    "passport": Kind(
        40,
        _passport,
        (
            "护照{}，提前还款有违约金吗",
            "护照号码：{}，信用卡宽限期几天",
            "passport {}, how do I check my credit report?",
            "My passport number is {}. Does one late day matter?",
        ),
    ),
    "permit": Kind(
        50,
        _permit,
        (
            "我拿的是{}，征信怎么查",
            "{}，信用卡晚还两天有事吗",
            "用{}办的卡，逾期了怎么协商",
            "my paper is {}, what is the grace period?",
        ),
    ),
    "plate": Kind(
        70,
        _plate,
        (
            "我的车{}还在还贷款，提前结清划算吗",
            "车牌{}，被法院执行会扣车吗",
            "{}这辆车是借款买的，逾期两个月怎么办",
            "My car is {}, can the court take it?",
        ),
    ),
    "address": Kind(
        50,
        _address,
        (
            "我住{}，催收上门合法吗",
            "地址：{}，收到法院传票怎么办",
            "家在{}，征信去哪儿查",
            "I live at {}, may collectors come to my door?",
        ),
    ),
}


# ---- figures that are nobody's ----


def _of(*ways: Callable[[random.Random], str]) -> Maker:
    def make(chance: random.Random) -> tuple[str, str]:
        return _whole(chance.choice(ways)(chance))

    return make


def _amount(chance: random.Random) -> str:
    whole, cents = chance.randint(100, 9_999_999), chance.randint(0, 99)
    ways = (
        f"{whole:,}.{cents:02d}元",
        f"¥{whole}.{cents:02d}",
        f"{whole}元",
        f"{whole / 10_000:.2f}万元",
        f"人民币{whole:,}元",
        f"CNY {whole:,}",
        f"{whole} yuan",
    )
    return chance.choice(ways)


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(2018, 2030), chance.randint(1, 12), chance.randint(1, 28)
    ways = (
        f"{year}-{month:02d}-{day:02d}",
        f"{year}年{month}月{day}日",
        f"{year}{month:02d}{day:02d}",
        f"{year}/{month}/{day}",
        f"{year}.{month:02d}.{day:02d}",
        f"{year}-{month:02d}-{day:02d} {chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}",
        f"{year}年{month}月至{year + 3}年{month}月",
    )
    return chance.choice(ways)


def _case_number(chance: random.Random) -> str:
    year, number = chance.randint(2019, 2026), chance.randint(1, 98_765)
    court = chance.choice(("京0105民初", "沪0115执恢", "粤03民终", "浙0106执", "川01民初", "苏0583民初", "渝0112执异"))
    return chance.choice((f"（{year}）{court}{number}号", f"({year}){court}{number}号", f"〔{year}〕{court}{number}号"))


def _contract(chance: random.Random) -> str:
    year, number = chance.randint(2019, 2026), chance.randint(1, 999_999)
    return chance.choice(
        (f"HT-{year}-{number:06d}", f"JK{year}0315{number:06d}", f"XYD-{number:06d}-{year}", f"第{number}号")
    )


def _order(chance: random.Random) -> str:
    ways = (
        "2" + _digits(chance, 11),
        f"2026{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}2200{_digits(chance, 16)}",
        "4200002" + _digits(chance, 21),
        _not_a_card(chance, "9032" + _digits(chance, 11)),
        f"SF{_digits(chance, 13)}",
        f"YT{_digits(chance, 13)}",
        "JD" + _digits(chance, 14),
    )
    return chance.choice(ways)


def _not_a_card(chance: random.Random, body: str) -> str:
    """Add a last digit that fails the Luhn check."""
    return body + chance.choice([digit for digit in "0123456789" if digit != _luhn_digit(body)])


_HOTLINES = [
    "12378",
    "12348",
    "12363",
    "12356",
    "96110",
    "12345",
    "95588",
    "95533",
    "95599",
    "95566",
    "95017",
    "95188",
    "95118",
    "95078",
    "10109588",
]


def _hotline(chance: random.Random) -> str:
    toll = f"{chance.choice(('400', '800'))}{_digits(chance, 7)}"
    ways = (chance.choice(_HOTLINES), toll, f"{toll[:3]}-{toll[3:6]}-{toll[6:]}", f"{toll[:3]} {toll[3:6]} {toll[6:]}")
    return chance.choice(ways)


def _percentage(chance: random.Random) -> str:
    value = chance.random() * 36
    return chance.choice(
        (f"{value:.2f}%", f"{value:.4f}%", f"百分之{value:.1f}", f"{value:.2f}％", f"{value:.3f} percent")
    )


def _decimal(chance: random.Random) -> str:
    return f"{chance.choice((0, 0, 1, 3))}.{_digits(chance, chance.choice((8, 11, 12, 15, 16, 18)))}"


def _product(chance: random.Random) -> str:
    ways = (
        "1000" + _digits(chance, 8),
        f"978-7-{_digits(chance, 3)}-{_digits(chance, 5)}-{_digits(chance, 1)}",
        f"XJ-{_digits(chance, 4)}-A{_digits(chance, 2)}",
        f"v{chance.randint(1, 9)}.{chance.randint(0, 20)}.{chance.randint(0, 99)}",
        f"11{_digits(chance, 4)}",
    )
    return chance.choice(ways)


def _rule(chance: random.Random) -> str:
    year, number = chance.randint(2015, 2026), chance.randint(1, 60)
    ways = (f"银保监发〔{year}〕{number}号", f"法释〔{year}〕{number}号", f"民法典第{chance.randint(1, 1260)}条")
    return chance.choice((*ways, f"Article {chance.randint(1, 1260)}", f"主席令第{number}号"))


def _company(chance: random.Random) -> str:
    code = f"9111{_digits(chance, 4)}MA00{_digits(chance, 5)}X"
    return chance.choice(
        (code, "1021" + _digits(chance, 8), f"{chance.choice(('192.168', '10.0'))}.{chance.randint(0, 9)}.1")
    )


def _moment(chance: random.Random) -> str:
    return chance.choice(
        (f"17{_digits(chance, 8)}", f"17{_digits(chance, 11)}", f"{chance.randint(1, 23)}:{chance.randint(10, 59)}")
    )


def _count(chance: random.Random) -> str:
    number = chance.randint(3, 999)
    return chance.choice(
        (f"{number}天", f"{number}期", f"{number}笔", f"{number} days", f"第{number}页", f"1:{number}")
    )


def _year(chance: random.Random) -> str:
    year = chance.randint(1980, 2025)
    return chance.choice((f"{year}年", f"{year}-{year + 8}年", f"{year}", f"{year}到{year + 4}"))


LOOK_ALIKES: Mapping[str, Kind] = {
    "amount": Kind(
        130,
        _of(_amount),
        ("欠了{}，怎么跟银行协商分期", "分期{}划算吗", "I owe {}, is early repayment worth it?", "{}的违约金怎么算"),
    ),
    "date": Kind(
        110,
        _of(_date),
        ("{}是还款日，晚一天上征信吗", "合同{}签的，能提前还吗", "Due on {}, does one late day matter?"),
    ),
    "case_number": Kind(
        100, _of(_case_number), ("案号{}，收到传票怎么办", "{}是支付令吗", "The court text says {}, is it genuine?")
    ),
    "contract": Kind(
        80, _of(_contract), ("合同编号{}，年化怎么看", "借款合同{}提前还款有违约金吗", "contract {}: what is the fee?")
    ),
    "order": Kind(
        110,
        _of(_order),
        ("订单号{}分期了，利息怎么算", "流水号 {} 扣款失败算逾期吗", "Order {} was paid late, does it matter?"),
    ),
    "hotline": Kind(
        90, _of(_hotline), ("{}是官方的投诉热线吗", "打{}没人接怎么投诉", "Is {} the right number for complaints?")
    ),
    "percentage": Kind(
        70, _of(_percentage), ("年利率{}合法吗", "手续费{}折成年化是多少", "Is {} a year above the limit?")
    ),
    "decimal": Kind(60, _of(_decimal), ("算出来是{}，真实利率高吗", "The factor is {}, what is the annual rate?")),
    "product": Kind(
        60,
        _of(_product),
        ("商品编号{}用白条分期划算吗", "产品代码{}的年化怎么看", "item {} by instalments, what does it cost?"),
    ),
    "rule": Kind(50, _of(_rule), ("{}是怎么规定利息的", "催收违反{}怎么投诉", "What does {} say about debts?")),
    "company": Kind(
        40, _of(_company), ("收款方代码{}，债权转让给它了，还给谁", "{} is the code of the lender, how do I complain?")
    ),
    "moment": Kind(30, _of(_moment), ("系统时间{}扣的款，算逾期吗", "at {} the debit failed, am I late?")),
    "count": Kind(40, _of(_count), ("已经{}了，逾期记录几年消除", "{} late already, what now?")),
    "year": Kind(30, _of(_year), ("{}的欠款还要还吗", "a debt from {}, do I still have to pay?")),
}
