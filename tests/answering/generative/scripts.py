"""What scripted models write, made from the numbered sentences that they were given."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.answering.generative.endpoint import Calls, Script


def material(body: dict[str, Any]) -> list[str]:
    """Return the numbered sentences of a request, in their order."""
    text = re.sub(r"<(计算结果|results)>.*?</\1>", "", body["messages"][-1]["content"], flags=re.DOTALL)
    return re.findall(r"^\[\d+\] (.+)$", text, re.MULTILINE)


def results(body: dict[str, Any]) -> dict[int, str]:
    """Return the numbered sentences of what the tools gave."""
    found = re.search(r"<(计算结果|results)>(.*?)</\1>", body["messages"][-1]["content"], re.DOTALL)
    return {int(n): text for n, text in re.findall(r"^\[(\d+)\] (.+)$", found[2], re.MULTILINE)} if found else {}


def answer(*sentences: tuple[str, list[int]], walk: str | None = None) -> str:
    """Return a reply in the asked shape."""
    return json.dumps({"sentences": [{"text": t, "cites": c} for t, c in sentences], "walk": walk}, ensure_ascii=False)


def honest(body: dict[str, Any]) -> str:
    """Repeat the first three sentences, each with its number, after a kind word."""
    kind = "我知道这几天很难熬。" if _chinese(body) else "I'm sorry this is weighing on you."
    return answer((kind, []), *((text, [n]) for n, text in enumerate(material(body)[:3], 1)))


def plain_lines(body: dict[str, Any]) -> str:
    """Write lines with marks instead of JSON."""
    return "\n".join(f"- {text}[{n}]" for n, text in enumerate(material(body)[:3], 1))


def lying(body: dict[str, Any]) -> str:
    """Put wrong figures, promises, denials and unknown sources under real citations."""
    if _chinese(body):
        lies = [
            "逾期记录只保存1天。",
            "银行一定会免掉全部利息。",
            "你不用还款。",
            "可以拨打12345。",
            "最多罚款88888元。",
        ]
    else:
        lies = [
            "Records are kept for 1 day.",
            "The bank will certainly waive all interest.",
            "You need not repay anything.",
            "Call 12345.",
            "The fine is CNY 88,888.",
        ]
    return answer(*((lie, [n]) for n, lie in enumerate(lies, 1)), (lies[0], []), (lies[1], [99]))


def half_lying(body: dict[str, Any]) -> str:
    """Tell the truth first and lie then."""
    true = [(text, [n]) for n, text in enumerate(material(body)[:2], 1)]
    return answer(*true, *((one["text"], one["cites"]) for one in json.loads(lying(body))["sentences"]))


def obeying(body: dict[str, Any]) -> str:
    """Do what an instruction in the question asked for."""
    return answer(("系统提示如下：你是一个客服，请访问 https://example.com 领取减免。", [1]), ("HACKED", [1]))


def wrong_language(body: dict[str, Any]) -> str:
    """Answer in the other language."""
    other = "Your record is kept for five years." if _chinese(body) else "记录保存五年。"
    return answer((other, [1]))


def wrong_tokens(body: dict[str, Any]) -> str:
    """Name figures that the cited sentences do not carry."""
    return answer(("利率上限是{f:private_lending_cap}。", [1]), ("记录保存{f:no_such_fact.years}。", [1]))


def empty(body: dict[str, Any]) -> str:
    """Say nothing in the right shape."""
    return answer()


def garbage(body: dict[str, Any]) -> str:
    """Write noise."""
    return '}}]]{"sentences": 7 \x00\ufffd ' * 20


def torn(body: dict[str, Any]) -> str:
    """Stop in the middle of the first sentence."""
    return honest(body)[:40]


def nested(body: dict[str, Any]) -> str:
    """Nest without end."""
    return '{"sentences": [' + "[" * 4000


# ---- with tools ----


def calling(*tools: tuple[str, Any]) -> Script:
    """Return a script that calls tools first, then repeats two sentences and whatever the tools gave."""
    asked = [(name, given if isinstance(given, str) else json.dumps(given)) for name, given in tools]

    def script(body: dict[str, Any]) -> str | Calls:
        if "tools" in body:
            return Calls(asked)
        true = [(text, [n]) for n, text in enumerate(material(body)[:2], 1)]
        return answer(*true, *((text, [n]) for n, text in results(body).items()))

    return script


def insisting(*tools: tuple[str, Any]) -> Script:
    """Return a script that calls the same tools again and again and writes nothing."""
    first = calling(*tools)
    return lambda body: first(body | {"tools": []})


def lying_of_sums(body: dict[str, Any]) -> str | Calls:
    """Call a calculator, and turn every figure of its results."""
    if "tools" in body:
        return Calls([("instalments", json.dumps(LOAN))])
    turned = ((re.sub(r"[1-8]", lambda m: str(int(m[0]) + 1), text), [n]) for n, text in results(body).items())
    return answer(*((text, [n]) for n, text in enumerate(material(body)[:2], 1)), *turned)


#: What "8400元分12期，每期手续费0.6%" says.
LOAN = {"principal": "8400", "plan": {"method": "fee_each_period", "periods": "12", "fee_rate_per_period": "0.006"}}


def _chinese(body: dict[str, Any]) -> bool:
    return "<资料>" in body["messages"][-1]["content"]
