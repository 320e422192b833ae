"""The fact register: its schema, its dates, and whether what ships is true to itself and to its source material."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from credit_coach.config import bundled_folder
from credit_coach.errors import FactInvalid, FactUnknown, FigureUnknown
from credit_coach.knowledge.facts import RECHECK_DAYS, Fact, FactRegister
from credit_coach.knowledge.figures import Figure
from credit_coach.knowledge.library import Library

TOPICS = frozenset({"billing", "complaint"})


def entry(**fields: Any) -> dict[str, Any]:
    """Return a valid entry with some fields replaced; a field given as `...` is left out."""
    valid = {
        "id": "some_fact",
        "topic": "billing",
        "statement_zh": "宽限期3天。",
        "statement_en": "Three days of grace.",
        "value": 3,
        "unit": "days",
        "figures": {"tolerance": {"value": 10, "unit": "yuan"}},
        "jurisdiction": "CN",
        "effective_from": "2021-03",
        "effective_to": None,
        "source": {
            "name_zh": "某规定",
            "name_en": "A Rule",
            "issuer": "某机关",
            "document_no": None,
            "article": "第一条",
            "url": "https://example.org/rule",
        },
        "verified": "secondary",
        "verified_via": ["a newspaper"],
        "as_of": "2026-02",
        "volatility": "high",
        "notes": "注。",
    } | fields
    return {name: value for name, value in valid.items() if value is not ...}


def load(folder: Path, *rows: Any) -> FactRegister:
    """Write the entries as a register and load it."""
    path = folder / "facts.yaml"
    path.write_text(yaml.safe_dump(list(rows), allow_unicode=True), encoding="utf-8")
    return FactRegister.load(path, TOPICS)


def fact(folder: Path, **fields: Any) -> Fact:
    """Return the fact that a valid entry with these fields gives."""
    return load(folder, entry(**fields))["some_fact"]


def test_an_entry_becomes_a_fact(tmp_path: Path) -> None:
    """Statements, source, level, dates and notes are read, in the language asked for."""
    one = fact(tmp_path)
    assert (one.statement("zh"), one.statement("en")) == ("宽限期3天。", "Three days of grace.")
    assert (one.source.name("zh"), one.source.name("en")) == ("某规定", "A Rule")
    assert (one.source.article, one.source.document_no) == ("第一条", None)
    assert (one.verified, one.volatility, one.verified_via) == ("secondary", "high", ("a newspaper",))
    assert (one.effective_from, one.effective_to, one.as_of, one.notes) == ("2021-03", None, "2026-02", "注。")


def test_a_fact_shows_its_value_named_figures_and_dates(tmp_path: Path) -> None:
    """The unnamed figure is the value, named ones have their names, and the dates are figures too."""
    one = fact(tmp_path, effective_to="2027")
    shown = {name: one.figure(name, "en") for name in one.figures}
    assert shown == {
        "": "3 days",
        "tolerance": "CNY 10",
        "from": "March 2021",
        "to": "2027",
        "as_of": "February 2026",
    }
    with pytest.raises(FigureUnknown, match="no figure 'fee'"):
        one.figure("fee", "zh")


def test_several_values_at_once_have_no_text(tmp_path: Path) -> None:
    """A value that lists several numbers cannot be quoted as one; without a value there is no unnamed figure."""
    for fields in ({"value": "0.50/0.55", "unit": "of_monthly_income"}, {"value": None, "unit": None}):
        with pytest.raises(FigureUnknown, match=r"\(value\)"):
            fact(tmp_path, **fields).figure("", "zh")


def test_a_register_is_looked_up_by_id(tmp_path: Path) -> None:
    """Facts are found by id, counted and listed in the order of the file; an unknown id is its own error."""
    register = load(tmp_path, entry(id="b"), entry(id="a"))
    assert [one.id for one in register] == ["b", "a"]
    assert len(register) == 2
    assert "a" in register
    assert "c" not in register
    with pytest.raises(FactUnknown, match="'c'"):
        register["c"]


SOURCE = entry()["source"]


@pytest.mark.parametrize(
    ("row", "fact_id", "field"),
    [
        ("text", "(entry)", "id"),
        (entry(id=...), "None", "id"),
        (entry(id="Some-Fact"), "Some-Fact", "id"),
        (entry(id=12), "12", "id"),
        (entry(expires="2027"), "some_fact", "expires"),
        (entry(topic="cooking"), "some_fact", "topic"),
        (entry(topic=...), "some_fact", "topic"),
        (entry(jurisdiction="HK"), "some_fact", "jurisdiction"),
        (entry(jurisdiction=...), "some_fact", "jurisdiction"),
        (entry(verified="certain"), "some_fact", "verified"),
        (entry(verified=...), "some_fact", "verified"),
        (entry(volatility="none"), "some_fact", "volatility"),
        (entry(statement_zh="  "), "some_fact", "statement_zh"),
        (entry(statement_en=...), "some_fact", "statement_en"),
        (entry(statement_en=["a"]), "some_fact", "statement_en"),
        (entry(unit=None), "some_fact", "value"),
        (entry(unit="furlongs"), "some_fact", "value"),
        (entry(value="many"), "some_fact", "value"),
        (entry(value="3-"), "some_fact", "value"),
        (entry(figures={"fee": 12}), "some_fact", "figures.fee"),
        (entry(figures={"fee": {"value": 12}}), "some_fact", "figures.fee"),
        (entry(figures={"fee": {"value": 12, "unit": "dollars"}}), "some_fact", "figures.fee"),
        (entry(figures={"fee": {"value": "a lot", "unit": "yuan"}}), "some_fact", "figures.fee"),
        (entry(figures={"since": {"value": "May", "unit": "date"}}), "some_fact", "figures.since"),
        (entry(figures={"quiet": {"value": "22:00", "unit": "clock"}}), "some_fact", "figures.quiet"),
        (entry(figures={"quiet": {"value": "late", "unit": "clock"}}), "some_fact", "figures.quiet"),
        (entry(figures={"fee": {"unit": "yuan"}}), "some_fact", "figures.fee"),
        (entry(figures={"who": {"unit": "name", "zh": "甲"}}), "some_fact", "figures.who"),
        (entry(figures={"since": {"value": "2026-13", "unit": "date"}}), "some_fact", "figures.since"),
        (entry(figures={"since": {"value": "2026-02-31", "unit": "date"}}), "some_fact", "figures.since"),
        (entry(figures=["fee"]), "some_fact", "figures"),
        (entry(topic=["billing"]), "some_fact", "topic"),
        (entry(effective_from="2021/03"), "some_fact", "effective_from"),
        (entry(effective_from="2021-13"), "some_fact", "effective_from"),
        (entry(effective_from="2021-3"), "some_fact", "effective_from"),
        (entry(effective_to="2021-02-30"), "some_fact", "effective_to"),
        (entry(as_of="yesterday"), "some_fact", "as_of"),
        (entry(source=...), "some_fact", "source"),
        (entry(source="a law"), "some_fact", "source"),
        (entry(source=SOURCE | {"name_zh": ""}), "some_fact", "source.name_zh"),
        (entry(source=SOURCE | {"name_en": None}), "some_fact", "source.name_en"),
        (entry(source=SOURCE | {"issuer": None}), "some_fact", "source.issuer"),
        (entry(source=SOURCE | {"url": "javascript:alert(1)"}), "some_fact", "source.url"),
    ],
)
def test_a_broken_entry_names_its_id_and_field(tmp_path: Path, row: Any, fact_id: str, field: str) -> None:
    """Every rule of the schema refuses the register and says which entry and which field."""
    with pytest.raises(FactInvalid) as caught:
        load(tmp_path, entry(id="a_good_one"), row)
    assert (caught.value.fact_id, caught.value.field) == (fact_id, field)
    assert f"fact {fact_id}: field {field}: " in str(caught.value)


def test_an_id_stands_once(tmp_path: Path) -> None:
    """The same id twice is refused."""
    with pytest.raises(FactInvalid, match="fact some_fact: field id: is used twice"):
        load(tmp_path, entry(), entry())


@pytest.mark.parametrize("text", ["", "[]", "a: 1", "- [", "just words", "- {id: a, as_of: 2026-02-31}"])
def test_a_file_that_is_no_list_of_facts_is_named(tmp_path: Path, text: str) -> None:
    """A file without facts, or that is not YAML, is refused by its name."""
    path = tmp_path / "facts.yaml"
    path.write_text(text)
    with pytest.raises(FactInvalid, match=r"facts\.yaml"):
        FactRegister.load(path, TOPICS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A register that is not there is refused by its name."""
    with pytest.raises(FactInvalid, match=r"facts\.yaml: cannot be read"):
        FactRegister.load(tmp_path / "facts.yaml", TOPICS)


@pytest.mark.parametrize(
    ("effective_from", "effective_to", "first", "last"),
    [
        ("2021-03-31", "2026-03-30", date(2021, 3, 31), date(2026, 3, 30)),
        ("2021-03", "2024-02", date(2021, 3, 1), date(2024, 2, 29)),
        ("2021", "2026", date(2021, 1, 1), date(2026, 12, 31)),
        ("2021-03", "2021-03", date(2021, 3, 1), date(2021, 3, 31)),
    ],
)
def test_a_partial_date_covers_all_its_days(
    tmp_path: Path, effective_from: str, effective_to: str, first: date, last: date
) -> None:
    """A fact is in force from the first day of its start to the last day of its end, both included."""
    one = fact(tmp_path, effective_from=effective_from, effective_to=effective_to)
    day = timedelta(days=1)
    assert [one.is_in_force(on) for on in (first - day, first, last, last + day)] == [False, True, True, False]
    assert [one.is_lapsed(on) for on in (first - day, first, last, last + day)] == [False, False, False, True]


@given(st.dates())
def test_without_dates_a_fact_is_always_in_force(tmp_path_factory: pytest.TempPathFactory, on: date) -> None:
    """A fact that names no start and no end holds on every day."""
    one = fact(tmp_path_factory.getbasetemp(), effective_from=None, effective_to=None)
    assert one.is_in_force(on)
    assert not one.is_lapsed(on)


@pytest.mark.parametrize(
    ("volatility", "as_of", "due"),
    [
        ("high", "2026-02-10", date(2026, 5, 11)),
        ("high", "2026-02", date(2026, 5, 29)),
        ("medium", "2025-11-25", date(2026, 11, 25)),
        ("medium", "2025", date(2026, 12, 31)),
        ("low", "2023", date(2026, 12, 30)),
    ],
)
def test_the_recheck_day_depends_on_volatility(tmp_path: Path, volatility: str, as_of: str, due: date) -> None:
    """High is due after 90 days, medium after a year, low after three, counted from the last day of `as_of`."""
    assert fact(tmp_path, volatility=volatility, as_of=as_of).recheck_due() == due
    assert RECHECK_DAYS == {"high": 90, "medium": 365, "low": 1095}


@pytest.mark.parametrize("fields", [{"verified": "arithmetic"}, {"verified": "common-knowledge"}, {"as_of": None}])
def test_what_cannot_change_is_never_due(tmp_path: Path, fields: dict[str, Any]) -> None:
    """Sums, common knowledge and facts without a day of support have no re-check day."""
    assert fact(tmp_path, **fields).recheck_due() is None


@pytest.mark.parametrize(
    ("volatility", "as_of", "on", "expected"),
    [
        ("high", "2026-11-24", date(2026, 11, 25), True),
        ("medium", "2025-11-25", date(2026, 11, 25), False),
        ("medium", "2025-11-25", date(2026, 11, 26), True),
        ("low", "2000", date(2026, 11, 25), False),
    ],
)
def test_volatile_facts_send_people_to_the_latest_notice(
    tmp_path: Path, volatility: str, as_of: str, on: date, expected: bool
) -> None:
    """A reply with a highly volatile fact always says so, one with a medium fact once it is overdue, low never."""
    assert fact(tmp_path, volatility=volatility, as_of=as_of).needs_latest_notice(on) is expected


def test_the_shipped_register_agrees_with_its_source_material(shared_dir: Path) -> None:
    """Every fact of the source material ships with the same statements, value, unit, dates and level, under its id."""
    source = {row["id"]: row for row in yaml.safe_load((shared_dir / "facts" / "facts.yaml").read_text("utf-8"))}
    register = bundled_folder("knowledge") / "facts.yaml"
    shipped = {row["id"]: row for row in yaml.safe_load(register.read_text("utf-8"))}
    assert source.keys() <= shipped.keys()
    compared = (
        "topic",
        "statement_zh",
        "statement_en",
        "value",
        "unit",
        "effective_from",
        "effective_to",
        "verified",
        "as_of",
        "volatility",
        "source",
    )
    differences = [
        f"{fact_id}.{field}: {shipped[fact_id].get(field)!r} is not {row.get(field)!r}"
        for fact_id, row in source.items()
        for field in compared
        if shipped[fact_id].get(field) != row.get(field)
    ]
    assert not differences, "\n".join(differences)


def test_every_shipped_figure_stands_in_its_fact(library: Library) -> None:
    """Each figure stands, in some written form, in its fact's statements or notes, or is its source's article."""
    missing = []
    for one in library.facts:
        text = _plain(f"{one.statement_zh} {one.statement_en} {one.notes} {one.source.article}")
        for name, figure in one.figures.items():
            if name in ("from", "to", "as_of"):  # these repeat the fact's own fields
                continue
            missing += [
                f"{one.id}.{name or '(value)'} = {value} {figure.unit}: not in {text}"
                for value in _values(figure)
                if not any(_stands_in(form, text) for form in _forms(value, figure.unit))
            ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("50000", "yuan", "本金5万元以上"),
        ("50000", "yuan", "CNY 50,000 or more"),
        ("50000", "yuan", "50000元"),
        ("0.0005", "percent", "日万分之五"),
        ("0.3", "percent", "超过30%"),
        ("0.3", "percent", "百分之三十"),
        ("0.5", "percent", "一半"),
        ("1", "count", "一次"),
        ("3", "years", "3年"),
        ("3", "days", "三天"),
        ("2", "months", "two months"),
        ("2026-03-31", "date", "2026年3月31日前"),
        ("22:00-08:00", "clock", "晚上10点到早上8点"),
    ],
)
def test_the_figure_test_knows_the_written_forms(value: str, unit: str, text: str) -> None:
    """The forms that the integrity test accepts include Chinese numerals, 万, thousands separators and words."""
    assert any(_stands_in(form, _plain(text)) for form in _forms(value, unit))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("3", "years", "13年"),
        ("3", "years", "30年"),
        ("3", "years", "3天"),
        ("50000", "yuan", "15万元"),
        ("50000", "yuan", "150,000 yuan"),
        ("0.0005", "percent", "0.05元"),
        ("0.05", "percent", "0.05%"),
        ("0.05", "percent", "15%"),
        ("12378", "phone", "123789"),
    ],
)
def test_the_figure_test_sees_a_wrong_figure(value: str, unit: str, text: str) -> None:
    """A number that is part of another one, or stands with another unit, does not count as the figure."""
    assert not any(_stands_in(form, _plain(text)) for form in _forms(value, unit))


# ---- how a figure may be written ----

_DIGITS = "零一二三四五六七八九"
_EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS = {
    "days": "天|日|个自然日|自然日|days?",
    "working_days": "个工作日|工作日|working days?",
    "months": "个月|months?",
    "years": "年|周年|years?",
    "hours": "小时|hours?",
    "age": "周岁|岁",
    "instalments": "期|个月|instalments?|months?",
    "count": "次|笔|遍|通|人次|times?|occasions?|calls?|attempts?|collections?",
    "times": "倍|times?",
    "yuan": "元|块|yuan",
    "percent": "%",
}


def _plain(text: str) -> str:
    """Return the text as it is compared: lower case, no spaces around numbers, no thousands separators."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text.lower().replace("–", "-").replace("～", "-").replace("％", "%"))
    return re.sub(r"\s+", " ", text)


def _values(figure: Figure) -> list[str]:
    """Return the single values of a figure: the two ends of a range stand separately in a sentence."""
    if figure.unit in ("date", "clock", "phone"):
        return [figure.value]
    if figure.unit == "name":
        return [figure.value, figure.value_en or figure.value]
    return figure.value.split("-")


def _stands_in(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


def _forms(value: str, unit: str) -> list[str]:
    """Return patterns of the ways in which a value may be written."""
    if unit == "name":
        return [re.escape(value.lower()), *_ordinal_forms(value)]
    if unit == "phone":
        return [rf"(?<!\d){re.escape(value)}(?!\d)"]
    if unit == "date":
        return _date_forms(value)
    if unit == "clock":
        return [".*".join(f"(?:{'|'.join(_hour_forms(part))})" for part in value.split("-"))]
    number = Decimal(value)
    if unit == "percent":
        return _percent_forms(number)
    plain = f"{number.normalize():f}"
    before, after = r"(?<![\d.])", rf" ?-?(?:full )?(?:{_UNITS[unit]})"
    forms = [rf"{before}{plain}(?:{_range_end(unit)})?{after}"]
    if unit == "yuan":
        forms.append(rf"cny {plain}(?![\d.])")
        if number >= 10_000 and number % 1000 == 0:
            wan = f"{(number / 10_000).normalize():f}"
            forms.append(rf"{before}{wan}万")
            forms.append(rf"(?<![{_DIGITS}十百千]){_chinese(int(number / 10_000))}万")
    if unit == "times":
        forms.append(rf"(?:[x×]|乘){plain}(?![\d.])")
    if number == int(number) and number < 1000:
        whole = int(number)
        forms.append(rf"(?<![{_DIGITS}十百千]){_chinese(whole)}{after}")
        forms += [rf"(?<![{_DIGITS}十百千])两{after}"] if whole == 2 else []
        if whole < len(_EN):
            forms.append(rf"\b{_EN[whole]}(?: \w+)?{after}")
            forms += [r"\bonce\b"] if (whole, unit) == (1, "count") else []
            forms += [r"\btwice\b"] if (whole, unit) == (2, "count") else []
    return forms


def _range_end(unit: str) -> str:
    """Return the rest of a range that a value may open: "5" stands in "5至10天" and in "5 to 10 days"."""
    return rf"(?:{_UNITS[unit]})?(?: ?(?:-|至|到|to|or|以上|and) ?)[\d.]+"


def _percent_forms(number: Decimal) -> list[str]:
    percent = f"{(number * 100).normalize():f}"
    written = re.escape(percent) + (r"(?:\.0)?" if "." not in percent else "0?")
    forms = [rf"(?<![\d.]){written}(?:%|(?: ?(?:-|至|到|to|and|or) ?)[\d.]+%|个百分点)"]
    for name, size in (("百", 100), ("千", 1000), ("万", 10_000)):
        share = number * size
        if share == int(share) and 0 < share < 1000:
            forms.append(rf"{name}分之{_chinese(int(share))}(?![{_DIGITS}十百])")
        elif 0 < share < 100:
            forms.append(rf"{name}分之{re.escape(f'{share.normalize():f}')}")
    if number == Decimal("0.5"):
        forms += ["一半", "50%", r"\bhalf\b"]
    if (number * 10) == int(number * 10):
        forms.append(rf"{_chinese(int(number * 10))}成")
    return forms


def _date_forms(value: str) -> list[str]:
    parts = [str(int(part)) for part in value.split("-")]
    zh = "".join(f"{part}{word}" for part, word in zip(parts, "年月日", strict=False))
    iso = re.escape(value)
    return [rf"(?<!\d){iso}(?!\d)", rf"(?<!\d){zh}", re.escape(Figure(value, "date").text("en").lower())]


def _hour_forms(clock: str) -> list[str]:
    hour = int(clock.split(":")[0])
    twelve = hour - 12 if hour > 12 else hour
    return [rf"(?<!\d){clock}", rf"(?<!\d){hour}(?::00|点|时)", rf"(?<!\d){twelve}(?:点|时| ?[ap]\.?m)"]


def _ordinal_forms(value: str) -> list[str]:
    """Return other ways to write an article or an ordinal: 第七十条 as article 70, 第3次 as the third."""
    numbers = re.findall(r"\d+", value)
    if value.lower().startswith("article") and numbers:
        return [rf"第{_chinese(int(numbers[0]))}条"]
    return ["第3次", "第三次"] if value in ("第3次", "third") else []


def _chinese(number: int) -> str:
    """Write a number below 1000 in Chinese numerals."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not number else "")
