"""What the coach adds to the bare calls of a language model: the same scripted service is asked by both.

python benchmarks/model_overhead.py [questions]

Tools are on, tokens are counted in a database as in the service. Every question is another one, so that nothing
that was worked out for an earlier one flatters; every fourth has a sum in it, which takes two calls.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.answering.generative.model import load_model
from credit_coach.answering.generative.parsing import SCHEMA
from credit_coach.assembly import build_budget, build_coach, load_content, open_database, quiet_libraries
from credit_coach.config import Settings
from credit_coach.dialogue.conversation import Conversation
from credit_coach.evaluation.exam import Selection, load_exam
from credit_coach.knowledge.figures import LANGS, Lang

#: Opens every fourth question: the figures that the scripted model gives a calculator.
SUM: dict[Lang, str] = {
    "zh": "我信用卡分期8400元、12期、每期手续费0.6%，",
    "en": "My card instalment is CNY 8,400 in 12 instalments with a fee of 0.6% each period. ",
}
#: Questions that only warm up.
WARM = 8


def questions(settings: Settings, count: int) -> list[str]:
    """Return different plain questions of the exam's part `dev` that the articles answer, both languages in turn."""
    items = load_exam(settings.knowledge_dir / "exam")
    found = []
    for lang in LANGS:
        plain = Selection(parts=("dev",), langs=(lang,), kinds=("plain",)).of(items)
        asked = [item.turns[0] for item in plain if item.answerable and len(item.turns) == 1]
        step = max(1, len(asked) // (count // len(LANGS) + 1))
        found.append([SUM[lang] + text if place % 4 == 3 else text for place, text in enumerate(asked[::step])])
    return list(itertools.chain.from_iterable(zip(*found, strict=False)))[:count]


def script(body: dict[str, Any]) -> Any:
    """Call a calculator where it is offered, else repeat sentences of the material."""
    calculating = scripts.calling(("instalments", scripts.LOAN))
    return calculating(body) if len(body.get("tools", ())) != 1 else scripts.honest(body)


def main(rounds: int) -> None:
    """Print the overhead in milliseconds, p50 and p95."""
    quiet_libraries()
    with Endpoint(script) as endpoint, tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            model="openai:m",
            model_url=endpoint.url,
            model_key="none",  # type: ignore[arg-type]
            model_tokens_conversation=10**9,
            model_tokens_day=10**9,
            database_url=f"sqlite:///{folder}/tokens.db",  # type: ignore[arg-type]
        )
        budget = build_budget(settings, open_database(settings))
        coach = build_coach(settings, load_content(settings), budget=budget)
        coach.prepare()
        bare = load_model(settings.model, settings.model_url, settings.model_key, 20.0, SCHEMA)
        added, sizes, generated, sums = [], [], 0, 0
        for number, question in enumerate(questions(settings, WARM + rounds)):
            before = len(endpoint.requests)
            started = time.perf_counter()
            _, reply = coach.respond(Conversation("bench"), question, date(2026, 11, 25))
            whole = time.perf_counter() - started
            calls = endpoint.requests[before:]
            started = time.perf_counter()
            for call in calls:
                sent = [("human" if one["role"] == "user" else one["role"], one["content"]) for one in call["messages"]]
                tools = [one["function"] for one in call.get("tools", ())]
                list(bare.stream(sent, threading.Event(), tools))
            alone = time.perf_counter() - started
            if number < WARM:
                continue
            generated += reply.generated is not None
            sums += reply.generated is not None and bool(reply.generated.calculations)
            added.append(1000 * (whole - alone))
            sizes.append(sum(len(one["content"]) for one in calls[-1]["messages"]) if calls else 0)
    added.sort()
    p95 = added[int(0.95 * (len(added) - 1))]
    print(
        f"{len(added)} answers, {generated} worded by the model, {sums} with a sum, "
        f"prompts of {statistics.median(sizes):.0f} characters"
    )
    print(f"added to the bare calls: p50 {statistics.median(added):.1f} ms, p95 {p95:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 80)
