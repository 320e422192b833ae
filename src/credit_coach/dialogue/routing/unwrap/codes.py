"""Codes: base64, hexadecimal, code points, binary, percent and character references, shifted letters."""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}(?![A-Za-z0-9+/_-])")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:(?:0x|\\x)?[0-9A-Fa-f]{2}[\s,]?){6,}(?![0-9A-Za-z])")
_UNICODE = re.compile(r"(?:\\u[0-9A-Fa-f]{4}){2,}|(?:U\+[0-9A-Fa-f]{4}\s?){2,}")
_BINARY = re.compile(r"(?<![01])(?:[01]{8}[\s,]?){4,}(?![01])")


def decoded(text: str) -> Iterator[str]:
    """Yield the message with each readable code in it replaced by what it says, and what it says alone."""
    for pattern, decode in (
        (_BASE64, _from_base64),
        (_HEX, _from_hex),
        (_UNICODE, _from_unicode),
        (_BINARY, _from_binary),
    ):
        said: list[str] = []

        def replace(match: re.Match[str], decode=decode, said=said) -> str:  # type: ignore[no-untyped-def]
            plain = decode(match[0])
            if not _readable(plain):
                return match[0]
            said.append(plain)
            return f" {plain} "

        whole = pattern.sub(replace, text)
        if said:
            yield whole
            yield " ".join(said)
    if "%" in text and unquote(text) != text:
        yield unquote(text)
    if "&#" in text and html.unescape(text) != text:
        yield html.unescape(text)


def _from_base64(code: str) -> str:
    bare = code.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return ""


def _from_hex(code: str) -> str:
    try:
        return bytes.fromhex(re.sub(r"0x|\\x|[\s,]", "", code)).decode("utf-8")
    except ValueError:
        return ""


def _from_unicode(code: str) -> str:
    return "".join(
        chr(int(point, 16)) for point in re.findall(r"[0-9A-Fa-f]{4}", code) if not "D800" <= point.upper() <= "DFFF"
    )


def _from_binary(code: str) -> str:
    try:
        return bytes(int(part, 2) for part in re.findall(r"[01]{8}", code)).decode("utf-8")
    except ValueError:
        return ""


def _readable(text: str) -> bool:
    if len(text) < 2:
        return False
    good = sum(
        (char.isalpha() and (char.isascii() or "一" <= char <= "鿿")) or char in " ,.?!，。？！'" or char.isdigit()
        for char in text
    )
    return good >= 0.85 * len(text) and (max(text) >= "一" or " " in text.strip() or len(text) < 24)


_COMMON = re.compile(
    r"\b(the|to|my|how|do|is|of|and|can|for|in|it|what|you|on|me|please|pay|loan|debt|credit|card|help)\b",
    re.IGNORECASE,
)


def shifted(text: str) -> str:
    """Return the text with its letters shifted back where that makes English of it, as rot13 does; "" otherwise."""
    letters = [char for char in text if char.isascii() and char.isalpha()]
    if len(letters) < 12:
        return ""
    sample = text[:600]
    best, most = "", max(2, len(_COMMON.findall(sample)))
    if _COMMON.findall(codecs.decode(sample, "rot13")) and len(_COMMON.findall(codecs.decode(sample, "rot13"))) >= most:
        return codecs.decode(text, "rot13")
    for shift in range(1, 26):
        moved = sample.translate(_shift_table(shift))
        count = len(_COMMON.findall(moved))
        if count > most:
            best, most = text.translate(_shift_table(shift)), count
    return best


def _shift_table(shift: int) -> dict[int, int]:
    lower, upper = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return str.maketrans(lower + upper, lower[shift:] + lower[:shift] + upper[shift:] + upper[:shift])
