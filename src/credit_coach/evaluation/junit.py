"""The items as JUnit test cases, which every continuous integration shows."""

from __future__ import annotations

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

from credit_coach.evaluation.problems import problems
from credit_coach.evaluation.summary import Rows


def junit(rows: Rows) -> str:
    """Return one suite for each part and language; a case fails with the reasons in words."""
    suites: dict[str, list[TestCase]] = {}
    for item, exchange, marks in rows:
        name = f"{item.part}.{item.lang}"
        case = TestCase(item.id, f"{name}.{item.kind}")
        if exchange.error:
            case.result = [Error(exchange.error)]
        elif not marks["passed"]:
            case.result = [Failure("; ".join(problems(item, exchange, marks)))]
        suites.setdefault(name, []).append(case)
    xml = JUnitXml("exam")
    for name, cases in suites.items():
        suite = TestSuite(name)
        # All at once: the suite counts its cases anew each time.
        suite.add_testcases(cases)
        xml.add_testsuite(suite)
    xml.update_statistics()
    return str(xml.tostring().decode("utf-8"))
