"""Logs: one JSON line a turn with outcome, rule, sources and time, and nothing that anybody said."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import structlog

from credit_coach.web.server import _log_to_stderr
from credit_coach.web.turns import Turns

#: A conversation with everything in it that a log must not know, and the pieces that would give it away.
SAID = (
    "你好，我叫王小明，住在北京市海淀区中关村大街27号305室",
    "我手机13800138000，身份证110101190001010006，白条欠了87654元怎么办",
    "想买8999的手机，帮我算算买不买得起",
    "同意",
    "月薪23456，房租4321",
    "卡号6205500000000000004，邮箱xiaoming@example.com，密码是Abc@2026x",
    "my name is Wang Xiaoming, I owe 98765 yuan",
    "我不想活了，跟我妈说对不起",
    "刚被骗转了76543元",
    "你知道我什么",
    "删除我的所有信息",
    "王小明" * 500,
    "ask\nevent=turn outcome=forged\r\n\u2028{}",
)
_NAMES = "王小明 小明 xiaoming Xiaoming 中关村 305 13800138000 110101190001010006 6205500000000000004 Abc@"
_FIGURES = "87654 87,654 8999 8,999 23456 23,456 4321 4,321 98765 98,765 76543 76,543"
_WORDS = "白条 月薪 房租 不想活 我妈 被骗 手机 owe forged"
GIVEN_AWAY = f"{_NAMES} {_FIGURES} {_WORDS}".split()
FIELDS = {"event", "level", "timestamp", "outcome", "rule", "locale", "completeness", "sources", "masked", "ms"}


@pytest.fixture
def json_logs() -> Iterator[None]:
    """Logging as the server sets it up."""
    _log_to_stderr()
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("json_logs")
def test_logs_know_nothing_that_was_said(turns: Turns, capsys: pytest.CaptureFixture[str]) -> None:
    """Names, numbers, addresses, amounts and words of a whole conversation are in no line, on neither stream."""
    _log_to_stderr()  # once more, on the stream that is captured
    access, _ = turns.open("zh")
    for message in SAID:
        turns.respond(access, message)
    turns.ask("王小明的手机13800138000")
    captured = capsys.readouterr()
    assert captured.out == ""
    lines = [json.loads(line) for line in captured.err.splitlines()]
    assert [line["event"] for line in lines] == ["turn"] * (len(SAID) + 1)
    assert {name for line in lines for name in line} <= FIELDS
    # Ids of articles and rules are ours; what is left is numbers and words of closed lists.
    told = json.dumps([{name: value for name, value in line.items() if name != "timestamp"} for line in lines])
    assert [piece for piece in GIVEN_AWAY if piece in told.encode().decode("unicode_escape")] == []
    assert access.id not in captured.err
    assert access.token not in captured.err


@pytest.mark.usefixtures("json_logs")
def test_a_line_says_what_became_of_the_turn(turns: Turns, capsys: pytest.CaptureFixture[str]) -> None:
    """Outcome, rule, sources, how much was hidden and the time it took are there."""
    _log_to_stderr()
    turns.begin("我手机13800138000，提前还款划算吗", "zh")
    (line,) = map(json.loads, capsys.readouterr().err.splitlines())
    assert (line["outcome"], line["rule"], line["masked"]) == ("answer", "search", 1)
    assert line["sources"]
    assert line["ms"] > 0
