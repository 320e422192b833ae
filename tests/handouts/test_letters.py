"""The letters: what was told and what the register carries, blanks for the rest, and a file that Word can read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credit_coach.handouts.handout import BLANK, clean
from credit_coach.handouts.letters import _KNOW, _ROUTES, _RULES, LetterKind, letter
from credit_coach.knowledge.facts import FactRegister
from credit_coach.knowledge.figures import LANGS, Lang
from credit_coach.knowledge.library import Library
from credit_coach.wording import Wording

ON = date(2026, 11, 25)
KINDS: tuple[LetterKind, ...] = ("hardship", "hold_action")
TOLD = {
    "product": "白条",
    "amount": "12,000元",
    "days_late": "12天",
    "due_since": "2026年11月13日",
    "cause": "公司裁员",
    "income": "3,200元",
    "essentials": "2,300元",
    "can_pay": "600元",
    "first_payment_day": "2026年12月10日",
    "periods": "20期",
}
BREAK = "\f"


@pytest.fixture(scope="session")
def register(library: Library) -> FactRegister:
    """The bundled facts."""
    return library.facts


def _pages(
    register: FactRegister,
    wording: Wording,
    kind: LetterKind = "hardship",
    told: Mapping[str, str] | None = None,
    lang: Lang = "zh",
    on: date = ON,
) -> list[str]:
    """Write a letter and return the words of its pages."""
    file = letter(kind, told or {}, lang, wording, register, on)
    words = []
    for paragraph in docx.Document(io.BytesIO(file.content)).paragraphs:
        breaks = paragraph._p.xpath('.//w:br[@w:type="page"]')
        words.append(paragraph.text + (BREAK if breaks else ""))
    return "\n".join(words).split(BREAK)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_a_page_and_a_page_of_advice(
    kind: LetterKind, lang: Lang, register: FactRegister, wording: Wording
) -> None:
    """The file has two pages: one to send, and one that says it is not to be sent."""
    sent, kept = _pages(register, wording, kind, lang=lang)
    assert wording.say(lang, f"handout.letter.{kind}.title") in sent
    assert wording.say(lang, "handout.letter.tips") in kept


@pytest.mark.parametrize("kind", KINDS)
def test_names_are_named_by_their_language(kind: LetterKind, register: FactRegister, wording: Wording) -> None:
    """The file is named by its title and is a Word file."""
    for lang in LANGS:
        file = letter(kind, {}, lang, wording, register, ON)
        assert file.name == wording.say(lang, f"handout.letter.{kind}.file") + ".docx"
        assert zipfile.is_zipfile(io.BytesIO(file.content))


def test_what_was_told_is_in_the_letter(register: FactRegister, wording: Wording) -> None:
    """Each thing that was told stands once in the hardship letter, as it was worded."""
    sent, _ = _pages(register, wording, told=TOLD)
    for text in TOLD.values():
        assert sent.count(text) == 1, text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_people_are_always_blanks(kind: LetterKind, lang: Lang, register: FactRegister, wording: Wording) -> None:
    """Name, ID, account, phone and signature stay blanks however much was told, even under such a key."""
    told = TOLD | {"name": "张三", "phone": "13800000000", "id_number": "110101199001011234", "blank": "填了"}
    sent, _ = _pages(register, wording, kind, told, lang)
    assert sent.count(BLANK) >= 7
    for typed in ("张三", "13800000000", "110101199001011234", "填了"):
        assert typed not in sent


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_not_told_stays_a_blank(kind: LetterKind, register: FactRegister, wording: Wording) -> None:
    """One thing less that was told, or told as spaces, is one blank more, and nothing is made up for it."""
    full = _pages(register, wording, kind, TOLD)[0].count(BLANK)
    for missing in ("amount", "can_pay"):
        less = {name: text for name, text in TOLD.items() if name != missing}
        for told in (less, less | {missing: " \n"}):
            assert _pages(register, wording, kind, told)[0].count(BLANK) == full + 1


def test_events_are_told_in_the_persons_own_lines(register: FactRegister, wording: Wording) -> None:
    """What happened is quoted line by line; without it there are lines to fill in by hand."""
    told = {"what_happened": "11月20日打给我母亲\n\n11月22日打到单位"}
    quoted, _ = _pages(register, wording, "hold_action", told)
    assert "\n11月20日打给我母亲\n11月22日打到单位\n" in quoted
    empty = wording.say("zh", "handout.letter.hold_action.empty_event", blank=BLANK)
    assert empty not in quoted
    assert _pages(register, wording, "hold_action")[0].count(empty) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_own_requests_replace_the_usual_ones(kind: LetterKind, register: FactRegister, wording: Wording) -> None:
    """Requests that were told come first and numbered; a written answer is asked for in any case."""
    sent, _ = _pages(register, wording, kind, {"asks": "延期三个月\n减免违约金"})
    assert "\n1. 延期三个月\n2. 减免违约金\n3. " in sent
    assert wording.list("zh", f"handout.letter.{kind}.usual_asks")[0] not in sent
    assert wording.say("zh", "handout.letter.reply") in sent


def test_no_contact_with_others_and_a_pause_are_asked_for(register: FactRegister, wording: Wording) -> None:
    """The second letter asks for both even when other requests were told, and knows that a pause needs consent."""
    sent, _ = _pages(register, wording, "hold_action", {"asks": "撤回短信"})
    assert "请不要联系我的家人" in sent
    assert "请暂缓催收和起诉" in sent
    assert "我知道这要贵机构同意" in sent


def test_numbers_come_from_the_register(register: FactRegister, wording: Wording) -> None:
    """Where to complain carries the register's numbers, and the wording files hold none of them."""
    sent, _ = _pages(register, wording, "hold_action")
    for fact, figure in (pair for route in _ROUTES for pair in route.figures.values()):
        assert register[fact].figure(figure, "zh") in sent
    for key in wording.keys():  # noqa: SIM118 - Wording is no mapping
        if key.startswith("handout."):
            assert not re.search(r"\d", "".join(wording._sentences[lang][key] for lang in LANGS)), key


@pytest.mark.parametrize("lang", LANGS)
def test_sentences_are_hedged_by_the_weakest_fact_in_them(lang: Lang, register: FactRegister, wording: Wording) -> None:
    """A sentence on an unconfirmed fact says so, one from reports too, and a text that was read needs no such word."""
    levels = {level: wording.say(lang, f"handout.letter.level.{level}") for level in ("memory", "secondary")}
    for kind in KINDS:
        text = "\n".join(_pages(register, wording, kind, lang=lang))
        for fact in (register[one] for one in (*_RULES[kind], *_KNOW[kind])):
            (line,) = (line for line in text.split("\n") if fact.statement(lang) in line)
            for level, words in levels.items():
                assert (words in line) == (fact.verified == level), line
    (line,) = (line for line in text.split("\n") if register["hotline_12315_12345"].figure("local", lang) in line)
    assert levels["memory"] in line


def test_the_card_rule_is_a_possibility_and_for_cards(register: FactRegister, wording: Wording) -> None:
    """Article 70 is quoted with its "may", for a card or an unknown product, and never to the lender of another one."""
    rule = register["cc_art70_personalised_plan"].statement("zh")
    assert "可以" in rule
    assert rule in _pages(register, wording, told={"product": "招行信用卡"})[0]
    assert rule in _pages(register, wording)[0]
    sent, kept = _pages(register, wording, told={"product": "花呗"})
    assert rule not in sent
    assert register["cc_art70_not_an_entitlement"].statement("zh") in kept
    english = register["cc_art70_personalised_plan"].statement("en")
    assert english in _pages(register, wording, told={"product": "Credit Card"}, lang="en")[0]


def test_rules_that_are_not_in_force_are_left_out(register: FactRegister, wording: Wording) -> None:
    """A letter dated before the banking association's guidelines does not quote them."""
    rule = register["cba2026_third_party"].statement("zh")
    assert rule in _pages(register, wording, "hold_action")[0]
    assert rule not in _pages(register, wording, "hold_action", on=date(2026, 1, 1))[0]


def test_a_letter_without_any_rule_has_no_heading_for_them(register: FactRegister, wording: Wording) -> None:
    """Long before any of the rules, neither they nor their heading nor the sentences on deadlines are there."""
    sent, _ = _pages(register, wording, "hold_action", on=date(2001, 1, 1))
    assert wording.say("zh", "handout.letter.rules") not in sent
    assert register["hotline_12378"].figure("phone", "zh") not in sent


def test_nothing_typed_becomes_a_field_or_markup(register: FactRegister, wording: Wording) -> None:
    """Formulas, field codes and tags are plain text, and braces name no variable."""
    typed = '=SUM(1) { HYPERLINK "http://x" } <w:br/> {product} {0} & <b>'
    file = letter("hardship", {"cause": typed}, "zh", wording, register, ON)
    xml = zipfile.ZipFile(io.BytesIO(file.content)).read("word/document.xml").decode()
    assert "fldChar" not in xml
    assert "instrText" not in xml
    assert "hyperlink" not in xml
    assert typed in _pages(register, wording, told={"cause": typed})[0]


def test_the_file_names_nobody(register: FactRegister, wording: Wording) -> None:
    """Its properties have the title, the language and the day, and neither an author nor the library's remarks."""
    file = letter("hardship", TOLD, "en", wording, register, ON)
    about = docx.Document(io.BytesIO(file.content)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.language) == (wording.say("en", "handout.letter.hardship.title"), "en-GB")
    assert about.created is not None
    assert about.created.date() == ON
    assert not [name for name in zipfile.ZipFile(io.BytesIO(file.content)).namelist() if "thumbnail" in name]


def test_chinese_has_a_chinese_font_and_the_page_is_a4(register: FactRegister, wording: Wording) -> None:
    """Every style in use names an East Asian font of its own, and the paper is A4."""
    document = docx.Document(io.BytesIO(letter("hold_action", TOLD, "zh", wording, register, ON).content))
    for style in {paragraph.style.name: paragraph.style for paragraph in document.paragraphs}.values():
        fonts = style.element.rPr.rFonts
        assert fonts.get(docx.oxml.ns.qn("w:eastAsia")) == "宋体"
        assert not [name for name in fonts.attrib if "Theme" in name]
    assert round(document.sections[0].page_width.mm) == 210
    assert round(document.sections[0].page_height.mm) == 297


@settings(max_examples=25)
@given(text=st.text(min_size=1))
def test_any_words_can_be_told(register: FactRegister, wording: Wording, text: str) -> None:
    """Whatever is typed, the letter is written, and the words are in it."""
    file = letter("hardship", {"cause": f"a{text}b"}, "zh", wording, register, ON)
    whole = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file.content)).paragraphs)
    assert all(line.strip() in whole for line in clean(f"a{text}b").splitlines())
