"""What the coach adds to the bare call of a language model: the same scripted service is asked by both.

python benchmarks/model_overhead.py [questions]
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.answering.generative import scripts
from tests.answering.generative.endpoint import Endpoint

from credit_coach.answering.generative.model import load_model
from credit_coach.answering.generative.parsing import SCHEMA
from credit_coach.assembly import build_coach, load_content, quiet_libraries
from credit_coach.config import Settings
from credit_coach.dialogue.conversation import Conversation

QUESTIONS = (
    "信用卡逾期几天会上征信",
    "逾期记录保留几年",
    "催收一天能打几次电话",
    "收到法院短信怎么办",
    "提前还款划算吗",
    "How long does an overdue record stay on my credit report?",
    "What is a payment order?",
    "Is early repayment worth it?",
)


def main(rounds: int) -> None:
    """Print the overhead in milliseconds, p50 and p95."""
    quiet_libraries()
    with Endpoint(scripts.honest) as endpoint:
        settings = Settings(
            model="openai:m",
            model_url=endpoint.url,
            model_key="none",  # type: ignore[arg-type]
            model_tokens_conversation=10**9,
            model_tokens_day=10**9,
        )
        coach = build_coach(settings, load_content(settings))
        bare = load_model(settings.model, settings.model_url, settings.model_key, 20.0, SCHEMA)
        added, sizes, generated = [], [], 0
        for number in range(-len(QUESTIONS), rounds):
            question = QUESTIONS[number % len(QUESTIONS)]
            started = time.perf_counter()
            _, reply = coach.respond(Conversation("bench"), question, date(2026, 11, 25))
            whole = time.perf_counter() - started
            sent = [(one["role"], one["content"]) for one in endpoint.requests[-1]["messages"]]
            started = time.perf_counter()
            list(bare.stream([("human" if role == "user" else role, text) for role, text in sent], threading.Event()))
            alone = time.perf_counter() - started
            if number < 0:  # the first round only warms up
                continue
            generated += reply.generated is not None
            added.append(1000 * (whole - alone))
            sizes.append(sum(len(text) for _, text in sent))
    added.sort()
    p95 = added[int(0.95 * (len(added) - 1))]
    print(
        f"{len(added)} answers, {generated} worded by the model, prompts of {statistics.median(sizes):.0f} characters"
    )
    print(f"added to the bare call: p50 {statistics.median(added):.1f} ms, p95 {p95:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 80)
