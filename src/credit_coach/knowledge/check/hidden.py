"""Rules on what a reader would not see or should not obey: hidden characters and comments, instructions, script links.

They look at every text of the knowledge folder, word for word and as YAML reads it: an escape in quotes hides as well as
the character itself. No index is built from a folder that breaks one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from credit_coach.knowledge.articles import article_files
from credit_coach.knowledge.check.content import Content, Finding, Rule
from credit_coach.yaml_files import scalars

#: Formats (zero-width, direction marks, tags), controls, private use, separators; and letters that no font draws.
_INVISIBLE = ("Cf", "Cc", "Co", "Cs", "Cn", "Zl", "Zp")
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_VARIANTS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")

_COMMENT = re.compile(r"<!--|-->|^\s*\[//\]:|^\s*\[[^\]^]*\]:\s*[#<]|\{#\s|#\}|\{%")
_INSTRUCTION = re.compile(
    "|".join(
        (
            r"(?:忽略|无视|忘记|忘掉|不要理会|不用管|抛开|跳过)[^。！？]{0,8}?(?:以上|上面|上述|之前|前面|先前|此前|原有|系统|所有|全部|一切|任何)[^。！？]{0,8}?(?:指令|指示|规则|要求|提示|设定|限制|内容)",
            r"(?:从现在(?:开始|起)|接下来|此后)[，,]?你(?:是|就是|要扮演|将扮演|必须|只能|不再)|你(?:现在|必须|要|只需)扮演|系统提示词?|开发者模式|越狱模式|角色扮演成",
            r"(?:不要|别|不得|禁止|切勿)(?:告诉|提醒|警告)(?:用户|提问者|读者)|(?:回答|回复|输出)时?(?:必须|一律|务必|都要)(?:包含|加上|写上|推荐|说)",
            r"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.!?]{0,30}\b(?:previous|prior|above|earlier|preceding|all|any|system|your)\b[^.!?]{0,20}\b(?:instructions?|prompts?|rules|guidelines|directives|restrictions|context)\b",
            r"\byou (?:are now|must now|will now)\b|\b(?:act|behave|pretend|respond|answer) as (?:if|though|an? (?:unrestricted|different|new))\b|\bfrom now on,? (?:you|your)\b|\bnew instructions?\b|\bsystem (?:prompt|message)\b|\bdeveloper mode\b|\bjailbreak\b",
            r"\b(?:do not|don'?t|never) (?:tell|warn|inform|show) the (?:user|reader|person|customer)\b|\b(?:tell|say to|assure|instruct) the (?:user|customer)\b|\bas an? (?:ai|language model)\b",
            r"<\|[a-z_]+\|>|\[/?INST\]|<</?SYS>>|^\s*(?:system|assistant|user)\s*[:：]",
        )
    ),
    # ASCII: a word begins where a Chinese character stands before it.
    re.IGNORECASE | re.ASCII,
)  # fmt: skip
_SCRIPT_LINK = re.compile(r"\b(?:javascript|vbscript|livescript)\s*:|\bdata:(?=[a-z]+/|[;,])|\bfile://|\bblob:", re.IGNORECASE | re.ASCII)  # fmt: skip
#: Long runs of base64 or hexadecimal, escapes and entities: text that a program reads and a person does not.
_ENCODED = re.compile(
    r"(?<![A-Za-z0-9./:-])[A-Za-z0-9+/]{40,}={0,2}|(?:\\x[0-9a-fA-F]{2}){3,}|(?:%[0-9a-fA-F]{2}){3,}|&#?[A-Za-z0-9]{2,8};"
)


@dataclass(frozen=True)
class _Text:
    path: Path
    line: int
    text: str


def _texts(folder: Path) -> Iterator[_Text]:
    """Yield every line of every file, and every value of YAML that says something else than its line."""
    yaml_files = (folder / "facts.yaml", *sorted((folder / "vocabulary").rglob("*.yaml")))
    for path in (*article_files(folder / "articles"), *yaml_files):
        lines = path.read_text(encoding="utf-8").split("\n")
        yield from (_Text(path, number, line) for number, line in enumerate(lines, 1))
        head = lines if path.suffix == ".yaml" else ["", *lines[1 : lines.index("---", 1)]]
        yield from _values(path, "\n".join(head), "\n".join(lines))


def _values(path: Path, text: str, shown: str) -> Iterator[_Text]:
    for line, value in scalars(text):
        if value not in shown:
            yield _Text(path, line, value)


def _matching(content: Content, pattern: re.Pattern[str], rule: str, says: str) -> Iterator[Finding]:
    """Yield a finding for each line on which the pattern stands."""
    seen: set[tuple[Path, int]] = set()
    for one in _texts(content.folder):
        match = pattern.search(one.text)
        if match and (one.path, one.line) not in seen:
            seen.add((one.path, one.line))
            yield Finding(one.path, one.line, rule, f"{match[0].strip()!r} {says}")


def invisible(content: Content) -> Iterator[Finding]:
    """No file holds a character that nobody sees: zero-width, direction mark, tag, private use, filler, control."""
    seen: set[tuple[Path, int]] = set()
    for one in _texts(content.folder):
        # A value of several lines has line breaks; a line has none.
        bad = next((char for char in one.text if char != "\n" and _is_invisible(char)), None)
        if bad is not None and (one.path, one.line) not in seen:
            seen.add((one.path, one.line))
            yield Finding(one.path, one.line, "invisible", f"invisible character U+{ord(bad):04X}")


def _is_invisible(char: str) -> bool:
    return (char > "\x7e" and (char in _UNSEEN or bool(_VARIANTS.match(char)))) or unicodedata.category(
        char
    ) in _INVISIBLE


def hidden_comment(content: Content) -> Iterator[Finding]:
    """No text holds a comment of HTML, Markdown or a template: a program reads it and nobody sees it."""
    yield from _matching(content, _COMMENT, "hidden-comment", "begins or ends a comment that nobody sees")


def instruction(content: Content) -> Iterator[Finding]:
    """No text speaks to a machine: to ignore its rules, to be somebody else, to keep something from the person."""
    yield from _matching(content, _INSTRUCTION, "instruction", "reads like an instruction to a machine")


def script_link(content: Content) -> Iterator[Finding]:
    """No text holds an address that runs or carries something: javascript:, vbscript:, data:, file:."""
    yield from _matching(content, _SCRIPT_LINK, "script-link", "is an address that runs or carries something")


def encoded_text(content: Content) -> Iterator[Finding]:
    """Nothing is written in a code: long base64 or hexadecimal, escapes, entities."""
    yield from _matching(content, _ENCODED, "encoded-text", "is written in a code that nobody can read")


#: What makes a folder unfit to be searched at all, whatever else is wrong with it.
RULES: tuple[Rule, ...] = (invisible, hidden_comment, instruction, script_link, encoded_text)
