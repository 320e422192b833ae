"""How long a turn of a walk takes, beside an empty turn of the same coach in the same run; no time is asserted."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from credit_coach.assembly import build_coach, load_content, quiet_libraries
from credit_coach.coach import Coach
from credit_coach.config import Settings
from credit_coach.dialogue.conversation import Conversation

ROUNDS = 40
OPENING = "月薪1万2，房租3500，想分12期买8999的手机，每期手续费0.6%"
ANSWERS = ("同意", "吃饭1500水电300", "花呗400，车贷1500", "不对，车贷1450", "2万左右", "8000", "就我一个人")


def main() -> None:
    """Measure and print."""
    quiet_libraries()
    settings = Settings()
    coach = build_coach(settings, load_content(settings))
    print(f"{'what':<44}{'p50 ms':>9}{'p95 ms':>9}")
    show("a turn without words (baseline)", [turn(coach, Conversation("b"), "？") for _ in range(ROUNDS)])
    openings, answers, results = [], [], []
    for _ in range(ROUNDS):
        conversation = Conversation("w")
        conversation, elapsed = timed(coach, conversation, OPENING)
        openings.append(elapsed)
        for message in ANSWERS:
            conversation, elapsed = timed(coach, conversation, message)
            answers.append(elapsed)
        conversation, elapsed = timed(coach, conversation, "都没有")
        results.append(elapsed)
    show("first message with six answers in it", openings)
    show("an answer or a correction", answers)
    show("the result, alternatives included", results)


def turn(coach: Coach, conversation: Conversation, message: str) -> float:
    """Return how long one message takes, in milliseconds."""
    return timed(coach, conversation, message)[1]


def timed(coach: Coach, conversation: Conversation, message: str) -> tuple[Conversation, float]:
    """Say something; return the conversation after it and how long that took."""
    started = time.perf_counter()
    conversation, _ = coach.respond(conversation, message)
    return conversation, (time.perf_counter() - started) * 1000


def show(what: str, times: Sequence[float]) -> None:
    """Print one row."""
    ordered = sorted(times)
    print(f"{what:<44}{statistics.median(ordered):>9.2f}{ordered[int(len(ordered) * 0.95)]:>9.2f}")


if __name__ == "__main__":
    main()
