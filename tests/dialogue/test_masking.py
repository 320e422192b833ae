"""Personal data is hidden whatever it looks like; amounts, dates, cases, orders and hotlines stay."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric

from credit_coach.dialogue.intake import MASK, take_in
from credit_coach.dialogue.readers import find

PERSONAL = {
    "identity": [
        "i.d. number:110105194912310021",
        "身份证：1101 0519 4912 3100 21",
        "my ID is 110105194912310021",
        "ID card no. 11010519491231002X",
        "社保号110105194912310021",
        "户口本上的号码110105194912310021",
        "身份证号：110105－19491231－002X",
        "我身份证110105194912310021帮查",
        "身份证号 110105 19491231 002X",
        "身份证1101051949123100 2X",
        "我的身份证是11010519491231002x，能查吗",
        "440106190209090007",
        "身份证3101011901020300",
        "身份证：３１０１０１１９０１０２０３０００３",
        "老身份证110105491231002",
        "证件号码440524800101001",
        "身份证号码是：130102199003078515，麻烦",
        "我室友身份证440106190209090007，帮我查查他在外面欠多少钱。",
        "身份证 1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
    ],
    "permit": [
        "军官证 南字第1234567号",
        "社保卡号 A12345678",
        "护照 E 12345678",
        "护照E12345678丢了",
        "护照号是EA1234567",
        "我的passport number is G12345678",
        "港澳通行证C12345678",
        "港澳通行证CA1234567",
        "台胞证12345678过期",
        "回乡证H1234567890",
        "香港身份证A123456(7)",
        "台湾身份证A123456789",
    ],
    "phone": [
        "利息太高了13800138000打来",
        "订单有问题打我13800138000",
        "我手机13800138000一直接到催收电话",
        "工资被卡，打 139 1234 5678",
        "手机号13800l38000",
        "138　0013　8000",
        "138  0013  8000",
        "1380 0138 000 是我手机",
        "138-00138-000",
        "我的手机:138 0013 8 000",
        "138 零零一三 8000",
        "壹叁捌零零壹叁捌零零零",
        "一三八零零一三八零零零",
        "1 3 8 - 0 0 1 3 - 8 0 0 0",
        "香港电话 +85291234567",
        "我的电话是：139 1234 5678（微信同号）",
        "加我wx13800138000",
        "(+86)13800138000",
        "手机13800138000谢谢",
        "手机号是138 0013 8000",
        "打我138-0013-8000",
        "+86 138 0013 8000",
        "+8613800138000",
        "0086-13800138000",
        "8613800138000",
        "tel:13800138000",
        "call me at 138.0013.8000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "手机幺三八零零幺三八零零零",
        "电话一三八零零一三八零零零",
        "１３８００１３８０００",
        "1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
        "①③⑧00①③⑧000",
        "138OO138OOO",
        "我的电话 19912345678，微信同号",
        "+852 9123 4567",
        "+886 912 345 678",
        "支付宝账号13800138000",
        "座机010-62345678",
        "我家电话0755-26001234",
        "手机号码：13800138000元旦打来的",
        "13800138000",
        "我爸132 1234 5678",
        "打这个号码+86-139-1234-5678",
    ],
    "bank_card": [
        "转到6228480012345678910了",
        "收款人张三 6228480012345678910",
        "开户行工行，账号0200001234567890123",
        "账户6228480012345678910",
        "公积金账号 123456789012",
        "工行卡 6212 2612 3456 7890 123 被冻结了",
        "卡号6222 0212 3456 7890 128",
        "卡号4111111111111111",
        "4111-1111-1111-1111",
        "6222021234567890123卡被冻结",
        "建行卡号6217 0012 1002 4455 334",
        "银行卡6222021234567890124",
        "储蓄卡 6228 4800 1234 5678 910",
        "账号6222021234567890124",
        "我的账户是 1234567890123",
        "378282246310005",
    ],
    "email": [
        "支付宝账号是zhang@163.com",
        "邮箱abc@qq.com",
        "发到zhang.san+test@mail.example.com.cn",
        "邮箱是abc#qq.com",
        "zhangsan at gmail dot com",
        "zhang_san @ 163.com",
    ],
    "plate": [
        "WJ京12345",
        "津ADF1234",
        "我的车沪C·D12345被贷款公司拖走",
        "车牌京A88888，ETC扣费",
        "京A·88888",
        "京A12345",
        "粤B·12345被拖走",
        "粤BD12345",
        "沪AF12345",
        "京A·D12345",
        "车牌 苏E 8X9K2",
        "粤B1234学",
        "粤Z1234港",
    ],
    "address": [
        "I live at 1203 Sunshine Garden Building 5",
        "Room 1203, Tower B, 88 Jianguo Road, Chaoyang, Beijing",
        "No. 15, Lane 200, Huaihai Road, Shanghai",
        "北京市昌平区回龙观西大街35号院6号楼3单元402室",
        "快递寄：成都高新区天府大道中段1388号1栋8楼801",
        "住在重庆渝北区龙溪街道红锦大道86号附2号",
        "住天津市河西区围堤道125号",
        "我在杭州余杭区文一西路969号上班",
        "家庭住址：江苏省南京市鼓楼区汉中路123号金鹰国际花园A座2301",
        "我住在北京市海淀区中关村大街27号1单元305室",
        "家住上海市浦东新区世纪大道100弄5号602",
        "地址：广东省深圳市南山区科技园路8号阳光花园3栋2单元501室",
        "寄到杭州市西湖区文三路90号",
        "阳光花园5号楼2单元1101",
        "河北省石家庄市正定县曲阳桥镇西里村三组25号",
        "成都市武侯区人民南路四段12号",
        "建国路88号SOHO",
        "3栋501室",
        "我家在湖南省长沙县星沙街道望仙东路66号",
        "I live at Room 501, Building 3, No. 88 Zhongshan Road, Haidian District, Beijing",
        "my address is 12 Nanjing West Road, Shanghai",
    ],
    "secret": [
        "pin is 4821",
        "验证码四八二九一三",
        "验证码是 482 913",
        "背面三位是314",
        "CVV背面三位数字是314",
        "my password was changed to Hunter2!",
        "网银密码改成了qwe12345还是登不上",
        "密码我设的是Abc@2026x",
        "密码是Abc@2026x",
        "验证码是482913",
        "验证码482913发给他了",
        "my password is hunter22",
        "CVV 314",
        "cvv是314",
    ],
    "account": [
        "微信：zs19880101",
        "我的QQ邮箱 123456789@qq.com",
        "我qq123456789",
        "加v abc_123456",
        "VX:abc123456聊",
        "微信号zs_1988_test",
        "WeChat zs_1988_test",
        "QQ 123456789",
        "qq号是12345678",
    ],
}
HARMLESS = [
    "订单显示13800138000",
    "金额是13800138000",
    "申请的流水号为 6222021234567890123",
    "我查到的编号是20261125001",
    "还有3000 2000 1000 要还",
    "2026 11 25",
    "2026年 2027年 2028年",
    "期数 12 24 36",
    "年化 18.25% 24% 36%",
    "1000000000元",
    "LPR 3.45 加 55 个基点",
    "客服热线 400 610 8886",
    "打 4006108886",
    "010 12363",
    "热线12345",
    "12345政务热线",
    "拨0571-12345",
    "106开头的短信",
    "10690000",
    "短信平台10655",
    "每月 1号 15号",
    "下午3点15分",
    "13:45",
    "1:1",
    "0.00035",
    "一万三千八百",
    "130000 左右",
    "欠了138 001 元",
    "我有 3 张卡 5 笔贷款",
    "执行依据 (2026)京0105执12345号",
    "合同第12条第3款",
    "国发〔2016〕58号",
    "法释〔2020〕17号",
    "民法典第1158条",
    "流水 2000 4000 6000",
    "收入3000-5000",
    "3000~5000",
    "3-6个月",
    "1-3年",
    "500/3000",
    "5号楼",
    "3号线",
    "2栋",
    "朝阳区",
    "建设银行朝阳支行",
    "工商银行股份有限公司北京海淀支行",
    "国务院令第631号",
    "征信中心在上海浦东新区卡园二路288号吗",
    "网址是www.pbccrc.org.cn",
    "https://ipcrs.pbccrc.org.cn/a/b?c=12345678901",
    "密码错误怎么办",
    "密码是不是泄露了",
    "密码设置规则是什么",
    "取款密码忘了",
    "验证码要不要告诉客服",
    "pin码被锁",
    "is the otp safe",
    "my password was leaked what do I do",
    "车牌贷是什么",
    "川渝地区",
    "京东金条怎么关",
    "津贴3000",
    "T20 A股",
    "微信支付分550",
    "芝麻信用 650 分",
    "FICO 720",
    "月付额度12000已用8000",
    "每期 1,234.56 * 12 = 14,814.72",
    "86400秒",
    "2147483648",
    "1234567890",
    "12345678901234567890",
    "编号1101051949",
    "批号 62284800",
    "银保监罚决字〔2022〕12号",
    "还款日20号 账单日5号",
    "手机分期 4999 12期",
    "手机号码被催收骚扰怎么办",
    "电话号码泄露",
    "身份证 2 张 18 岁",
    "身份证到期2026年12月",
    "护照 办理 120 元",
    "passport fee 120",
    "account balance 12345678",
    "card limit 50000 balance 12000",
    "call 12378",
    "order 4500123456789012",
    "tracking SF1234567890123",
    "发票号码 12345678",
    "房贷 合同号 4000123456789010",
    "sued 3 times in court",
    "I paid 500 on nanjing road",
    "3 Late Payments And A Street Loan",
    "24 instalments for a drive",
    "工资、房租分别是 4500 6200 5800 3900",
    "我欠了20000元分12期",
    "案号（2026）京0105民初12345号",
    "（2026）粤03民终123号",
    "2026年11月25日到期",
    "日息0.05%",
    "订单1234567890123456",
    "订单号13800138000",
    "合同编号6200000000000001",
    "合同号：HT20261125001",
    "合同编号C20261125",
    "拨打110",
    "95588打来的",
    "12378投诉",
    "400-820-8820",
    "4008-123-456",
    "客服电话010-12345678",
    "客服热线95555",
    "短信106901234567890发的",
    "我月薪13800，房租1380",
    "收入 1500 5000 300",
    "150 2000 3000",
    "每月还1380元 还12期 共16560元",
    "借了138000元，利率13.8%",
    "13,800,138,000",
    "13800138000元",
    "1,234,567.89",
    "20261125143000",
    "1763991234567",
    "流水号20261125143000123456",
    "尾号1234的卡",
    "尾号8000",
    "花呗欠了12345.67元",
    "验证码6位怎么没收到",
    "验证码收不到",
    "密码忘了怎么办",
    "密码怎么改",
    "忘记密码怎么办",
    "2026-11-25",
    "2026.11.25",
    "11/25",
    "2024 2025 2026 2027",
    "京东白条12期",
    "京0105民初12345号",
    "新A股怎么买",
    "《民法典》第680条",
    "第12345号令",
    "银保监发〔2020〕9号",
    "快递单号SF1234567890123",
    "微信分付欠了20000元",
    "微信20000元限额",
    "支付宝借了50000",
    "QQ音乐会员15元",
    "身份证后四位1234",
    "身份证丢了怎么办",
    "手机号换了怎么办",
    "信用卡 20000 额度 15000",
    "信用卡欠款12345元",
    "我知道3号要还款",
    "一路5号还款",
    "上路3号",
    "这里15号还款",
    "每月5号还款",
    "北京市海淀区法院判了",
    "上海市浦东新区人民法院地址",
    "北京市朝阳区",
    "中国人民银行征信中心",
    "北京市西城区成方街32号的人民银行",
    "法院在朝阳区建国路88号",
    "我们村3号停电",
    "iPhone 15 Pro 8999元",
    "3栋楼",
    "我住在北京市朝阳区",
    "24期每期1234.56元",
    "36 x 1234.56",
    "金额 1234567890.12",
    "300000/360",
    "利率 LPR 3.45%",
    "从 2026-01-01 到 2026-12-31",
    "T+1到账",
    "G1234次",
    "Win11",
    "保单号 123456789012345678",
    "统一社会信用代码91350211M000100Y43",
    "信用代码911000007109250324",
    "房号501",
    "ID: 12345",
    "网址 12321.cn",
    "客户经理电话是95588-1",
    "工商银行在中山路100号",
    "银行卡有效期",
    "密码输错3次",
    "6期 1000 2000 3000 4000",
    "4000 4000 4000 4000",
    "5000 5000 5000 5000",
    "6000 5000 4000 3000",
    "4500 6200 5800 3900",
    "卡里有 1234567 元",
    "信用卡额度 50000 10000",
    "30 60 90 天",
    "1月 2月 3月 1380 0138 000",
    "my salary is 13800 and rent 1380",
    "case number (2026) Jing 0105 Min Chu 12345",
    "my order number is 13800138000",
    "pin码是什么",
    "password reset how",
    "what is cvv",
    "A座是什么意思",
    "二〇二六年十一月二十五日",
    "一二三四五六七八九十",
    "2026年第3号公告",
    "民法典六百八十条",
    "路费300元",
    "街道办3号窗口",
    "电话催收一天打50个",
    "催收电话 3 天打 20 次",
]


@pytest.mark.parametrize(("kind", "message"), [(kind, one) for kind, some in PERSONAL.items() for one in some])
def test_personal_data_is_hidden(kind: str, message: str) -> None:
    """It is found and named for what it is, and no four digits in a row of it are left."""
    intake = take_in(message, 1000)
    assert intake.kinds == (kind,)
    assert intake.masked == 1
    assert not any(len(run) > 3 for run in _digit_runs(intake.text))


@pytest.mark.parametrize("message", HARMLESS)
def test_what_belongs_to_the_question_stays(message: str) -> None:
    """Amounts, dates, rates, case and order numbers, hotlines and public addresses are not hidden."""
    assert take_in(message, 1000).masked == 0


def _digit_runs(text: str) -> list[str]:
    return "".join(char if char.isdigit() else " " for char in text).split()


_AROUND = st.sampled_from(
    [("我的号", "，帮我看看"), ("", ""), ("就是", "这个"), ("号码:", "。谢谢"), ("(", ")"), ("my number ", " please")]
)
_PROVINCES = (11, 15, 23, 37, 46, 54, 65, 71, 81, 82, 83, 91)


@st.composite
def _identities(draw: st.DrawFn) -> str:
    """An identity number with its right check digit; the sequence 000 belongs to nobody."""
    day = draw(st.dates(date(1930, 1, 1), date(2010, 12, 31)))
    place = f"{draw(st.sampled_from(_PROVINCES))}{draw(st.integers(0, 9999)):04}"
    body = f"{place}{day:%Y%m%d}000"
    return body + ric.calc_check_digit(body + "0")


@st.composite
def _cards(draw: st.DrawFn) -> str:
    """A card number of 16 to 19 digits with its right check digit."""
    body = "62" + draw(st.text("0123456789", min_size=13, max_size=16))
    return body + luhn.calc_check_digit(body)


_MOBILES = st.from_regex(r"\A1[3-9][0-9]{9}\Z").filter(lambda one: one.isascii())


def _spaced(number: str, how: int) -> str:
    """Write a number in one of the ways people do."""
    groups = {
        11: (number[:3], number[3:7], number[7:]),
        18: (number[:6], number[6:14], number[14:]),
    }.get(len(number), tuple(number[at : at + 4] for at in range(0, len(number), 4)))
    return (number, "-".join(groups), " ".join(number), "\u200b".join(number), number.translate(_WIDE))[how]


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@given(st.one_of(_identities(), _cards(), _MOBILES), st.integers(0, 4), _AROUND)
def test_no_way_of_writing_keeps_a_number(number: str, how: int, around: tuple[str, str]) -> None:
    """Identity, card and mobile numbers are hidden whole, with hyphens, spaces, wide or with unseen characters."""
    intake = take_in(f"{around[0]}{_spaced(number, how)}{around[1]}", 1000)
    assert intake.masked == 1
    assert not any(char.isdigit() for char in intake.text)


@given(
    st.integers(1, 99_999_999),
    st.sampled_from(
        ["欠了{}元", "每期{}块", "{}", "一共 {:,} 元", "本金{}.50元，12期", "{} yuan", "¥{}", "每月 {} 还3年"]
    ),
)
def test_no_amount_is_hidden(amount: int, sentence: str) -> None:
    """Up to a hundred million yuan an amount stays an amount."""
    assert take_in(sentence.format(amount), 1000).masked == 0


@given(
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y/%m/%d 12:30:05"]),
)
def test_no_date_is_hidden(day: date, form: str) -> None:
    """Dates stay, however they are written."""
    assert take_in(f"{day.strftime(form)}到期", 1000).masked == 0


@pytest.mark.parametrize("message", [one for some in PERSONAL.values() for one in some])
def test_a_mask_is_no_figure(message: str) -> None:
    """Where something was hidden, no walk reads an amount, a rate or a date in its place."""
    text = take_in(message, 1000).text
    start = text.index(MASK)
    assert not any(one.start < start + len(MASK) and one.end > start for one in find(text, date(2026, 11, 25)))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "12 ",
        "138 ",
        "6222 ",
        "区路1号",
        "省市区县",
        "密码是a",
        "@",
        "a@",
        "a@a.",
        "京A1",
        "room 1 ",
        "3栋2单元",
        "一 ",
        "(1)",
        "卡号1",
        "unit 1 block 1 ",
        "Ab ",
        "1O",
    ],
)
def test_the_time_grows_with_the_length_alone(unit: str) -> None:
    """Eight times the text takes about eight times as much work, not sixty-four times."""

    def cost(size: int) -> float:
        message = (unit * size)[:size]
        # Of this process alone: what else the machine does is no work of ours.
        started = time.process_time()
        take_in(message, 8000)
        return time.process_time() - started

    short = min(cost(1000) for _ in range(3))
    assert min(cost(8000) for _ in range(2)) < 24 * short + 0.02
