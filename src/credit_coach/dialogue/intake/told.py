"""What is personal because of what it is called: passwords, codes of a card or a message, names of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from credit_coach.dialogue.intake.finds import Find, Kind

#: Between a name and what it names. "密码忘了" and "the password is wrong" name nothing.
_IS = r"(?: ?(?:号码?|id|就?是|为|设的是|设成了?|设为|改成了?|填的是?|叫|[:=：#]|is(?: set to)?))"
_WORD = r"[A-Za-z0-9@#$%^&!_.+\-]"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    # A code of three to eight digits; "验证码6位" and "验证码95588发的" are none.
    (
        "secret",
        re.compile(
            r"(?:验证码|校验码|动态码|动态口令|短信码|安全码|取款密码|支付密码|交易密码|查询密码|查询码|后三位|背面的?[三3]位数?字?|\b(?:otp|cvv2?|cvc2?|cvn2?|pin|verification code|security code|passcode|one-time code|code is))"
            rf"(?:{_IS}|[ 了])*(?!(?:95|96|10)[0-9]{{3,}}(?:发|的?短信))(?P<it>[0-9]{{3,4}}[ -][0-9]{{3,4}}|[A-Za-z0-9]{{0,4}}[0-9]{{3,8}}[A-Za-z0-9]{{0,4}}|[零〇一二三四五六七八九幺]{{4,8}})(?![A-Za-z0-9]| ?[位个元块次条年月])",
            re.IGNORECASE,
        ),
    ),
    (
        "secret",
        re.compile(
            rf"(?:密码|口令)[^,。.!?！？\n0-9A-Za-z]{{0,8}}?(?:是|为|成了?|[:=]|叫) ?(?P<it>(?={_WORD}{{0,39}}[0-9@#$%^&!_]){_WORD}{{4,40}})"
            rf"|\b(?:pass ?(?:word|code)|pwd)\b[^,。.!?\n0-9]{{0,20}}?(?:\bis|[:=]|\bto\b) ?(?P<en>(?={_WORD}{{0,39}}[0-9@#$%^&!_]){_WORD}{{4,40}})",
            re.IGNORECASE,
        ),
    ),
    ("secret", re.compile(rf"(?:密码|口令|\bpwd|\bpassword) ?(?P<it>(?=[A-Za-z]{{1,39}}[0-9]|[0-9]{{1,39}}[A-Za-z]){_WORD}{{8,40}})", re.IGNORECASE)),
    ("secret", re.compile(r"(?:有效期|\bexp(?:iry|ires|iration)?(?: date)?)(?:是|到|为|至|[:： .])*(?P<it>(?:0[1-9]|1[0-2]) ?/ ?[0-9]{2})(?![0-9/])", re.IGNORECASE)),
    (
        "account",
        re.compile(
            r"(?:微信|\bwechat|\bweixin|\bwx|\bvx|加v|支付宝账?号?|\balipay|\bqq|\btelegram|抖音|快手|\bline|\bskype)(?:号|id|账号|帐号|:|：|是|为| is| id| account| at| ){1,4}"
            r"(?P<it>(?=[A-Za-z0-9_-]*[0-9_-])[A-Za-z][A-Za-z0-9_-]{5,29})(?![A-Za-z0-9_@-])",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip


def find_told(text: str) -> Iterator[Find]:
    """Yield what a clean message gives away by naming it, from left to right."""
    finds = [
        Find(kind, *match.span("en" if match.groupdict().get("en") else "it"))
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text)
    ]
    yield from sorted(finds, key=lambda find: find.start)
