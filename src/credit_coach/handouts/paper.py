"""A Word document of one plain page layout: A4, fonts that phones replace sensibly, nothing but paragraphs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from credit_coach.knowledge.figures import Lang

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

_LATIN, _HAN = "Times New Roman", "宋体"
_LOCALES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}
_PAGE_MM = (210, 297)
_MARGIN_MM = (16, 20)
#: The built-in styles in use, each with its size in points and the space above it.
_STYLES = {"Normal": (10.5, 0), "Title": (16, 0), "Heading 1": (11, 5), "List Paragraph": (10.5, 0), "Caption": (9, 0)}


class Paper:
    """Collects paragraphs, top to bottom. Texts are text: python-docx writes them as such, never as a field."""

    def __init__(self, title: str, lang: Lang, on: date) -> None:
        # A library of a megabyte that only a letter needs.
        from docx import Document

        self._document = Document()
        self._set_page()
        self._set_styles(lang)
        self._describe(title, lang, on)

    def title(self, text: str) -> None:
        """Add the title."""
        self._document.add_paragraph(text, style="Title")

    def heading(self, text: str) -> None:
        """Add a heading."""
        self._document.add_paragraph(text, style="Heading 1")

    def line(self, text: str) -> None:
        """Add a paragraph."""
        self._document.add_paragraph(text)

    def item(self, text: str) -> None:
        """Add a list item; its number is typed, because automatic ones get lost when a phone edits the list."""
        self._document.add_paragraph(text, style="List Paragraph")

    def small(self, text: str) -> None:
        """Add a paragraph in small print."""
        self._document.add_paragraph(text, style="Caption")

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        from docx.enum.text import WD_BREAK

        # In the last paragraph and not one of its own, which could fall on a page of its own.
        self._document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)

    def as_bytes(self) -> bytes:
        """Return the .docx file."""
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _set_page(self) -> None:
        from docx.shared import Mm

        section = self._document.sections[0]
        section.page_width, section.page_height = (Mm(size) for size in _PAGE_MM)
        section.top_margin = section.bottom_margin = Mm(_MARGIN_MM[0])
        section.left_margin = section.right_margin = Mm(_MARGIN_MM[1])

    def _set_styles(self, lang: Lang) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        for name, (size, above) in _STYLES.items():
            _set_style(self._document.styles[name], size, above)
        self._document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._document.styles["List Paragraph"].paragraph_format.left_indent = Mm(4)
        self._document.styles["Heading 1"].font.bold = True
        for element in self._document.styles.element.xpath("w:docDefaults//w:lang"):
            _set(element, val=_LOCALES[lang], eastAsia="zh-CN")

    def _describe(self, title: str, lang: Lang, on: date) -> None:
        """Replace what the library's template says of itself; no name of anybody gets into the file."""
        about = self._document.core_properties
        about.title, about.language = title, _LOCALES[lang]
        about.author = about.last_modified_by = about.comments = ""
        about.created = about.modified = datetime.combine(on, time(), UTC)
        relations = self._document.part.package.rels
        for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
            del relations[name]  # a picture of the empty template, shown by file managers as if it were the letter


def _set_style(style: ParagraphStyle, size: float, above: float) -> None:
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(2)
    style.paragraph_format.line_spacing = 1.0
    # The template names theme fonts, which win over plain names and know no Chinese.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    _set(fonts, ascii=_LATIN, hAnsi=_LATIN, eastAsia=_HAN)
    for border in style.element.xpath(".//w:pBdr"):
        border.getparent().remove(border)


def _set(element: object, **attributes: str) -> None:
    from docx.oxml.ns import qn

    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)  # type: ignore[attr-defined]  # lxml publishes no types
