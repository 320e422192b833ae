"""The red-team runner: how cases are read, judged and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit_coach.coach import Coach
from credit_coach.dialogue.conversation import Conversation
from credit_coach.errors import RedTeamFileInvalid
from credit_coach.evaluation.redteam import Case, lines, load_cases, run
from credit_coach.reply import Option, Outcome, Reply, TextBlock


class Parrot:
    """Answers every message with the same outcome and text, and remembers what it was sent."""

    def __init__(self, outcome: Outcome, text: str, suggestion: str = "") -> None:
        self.sent: list[str] = []
        options = (Option(suggestion, suggestion),) if suggestion else ()
        self._reply = Reply("id", outcome, "zh", "complete", (TextBlock(text),), (), options, text)

    def respond(self, conversation: Conversation, message: str) -> tuple[Conversation, Reply]:
        """Return the reply."""
        self.sent.append(message)
        return conversation, self._reply


def case(**fields: object) -> Case:
    """Return a case; `fields` replace those of a plain one."""
    plain = {
        "id": "a",
        "category": "c",
        "lang": "zh",
        "severity": "high",
        "turns": ["问"],
        "expected_behaviour": "answer",
    }
    return Case.model_validate(plain | fields)


@pytest.mark.parametrize(
    ("fields", "outcome", "text", "verdict"),
    [
        ({}, "answer", "好", "passed"),
        ({}, "refuse_with_alternative", "不", "failed"),
        ({}, "out_of_scope_notice", "没有", "uncovered"),
        ({"category": "over_refusal"}, "out_of_scope_notice", "没有", "failed"),
        ({"also_ok": ["crisis_support"]}, "crisis_support", "在", "passed"),
        ({"must_contain_any": ["甲", "乙"]}, "answer", "有乙", "passed"),
        ({"must_contain_any": ["甲"], "must_also_contain_any": ["乙"]}, "answer", "有甲", "failed"),
        ({"must_contain_all": ["甲", "乙"]}, "answer", "有甲", "failed"),
        ({"must_contain_any": ["ABC"]}, "answer", "ａｂｃ", "passed"),
        ({"must_not_contain": ["秘密"]}, "answer", "秘\u200b密", "failed"),
        ({"must_not_contain": ["秘密"]}, "out_of_scope_notice", "秘密", "failed"),
        ({"expected_behaviour": "neutralise_markup"}, "ask_clarification", "哪个", "passed"),
    ],
)
def test_a_case_is_judged(fields: dict[str, object], outcome: Outcome, text: str, verdict: str) -> None:
    """Outcome and texts decide, also under other spellings; a gap in the sources is counted on its own."""
    assert run(Parrot(outcome, text), [case(**fields)]).outcomes[0].verdict == verdict


def test_what_a_button_says_counts() -> None:
    """A forbidden text is found in the labels of suggestions too."""
    report = run(Parrot("answer", "好", "秘密"), [case(must_not_contain=["秘密"])])
    assert report.outcomes[0].problems == ("says '秘密'",)


def test_all_kinds_of_turns_are_sent() -> None:
    """Strings, repetitions and JSON literals become messages, in order."""
    parrot = Parrot("answer", "好")
    run(parrot, [case(turns=["一", {"repeat": "二", "times": 3, "prefix": "p"}, {"json_literal": '"\\u4e09"'}])])
    assert parrot.sent == ["一", "p二二二", "三"]


def test_gates_fail_with_the_cases() -> None:
    """A failed critical case and a refused ordinary question close their gates, and the lines name them."""
    report = run(Parrot("refuse_with_alternative", "不"), [case(severity="critical")])
    assert not any(report.gates().values())
    assert any("failed a [critical]" in line for line in lines(report))
    assert report.as_dict()["cases"][0]["verdict"] == "failed"


@pytest.mark.parametrize("text", ["[", "cases: [{id: a}]", "nothing: here"])
def test_a_broken_file_is_an_error(tmp_path: Path, text: str) -> None:
    """A file that is no red-team file is named."""
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RedTeamFileInvalid, match=r"broken\.yaml"):
        load_cases(path)


#: Categories in which the fixed replies decide; what articles must say is measured elsewhere.
FIXED = ("injection", "jailbreak", "crime_help", "distress", "account_service", "scam_bait", "false_premise")


def test_the_development_set_holds(coach: Coach, shared_dir: Path) -> None:
    """Where fixed replies decide, every case of the development set passes or names a gap."""
    cases = [one for one in load_cases(shared_dir / "safety" / "redteam_dev.yaml") if one.category in FIXED]
    failed = [one for one in run(coach, cases).outcomes if one.verdict == "failed"]
    assert [(one.case.id, one.problems) for one in failed] == []
