"""Bytes to text: UTF-8, or UTF-16 with its mark; what is no text is refused with a reason.

A wrong guess at an encoding puts wrong words into a report, so nothing is guessed for text: the
message says which byte is wrong and how to convert the file. Web pages name their encoding, often
wrongly; for them the rules of browsers hold.
"""

from __future__ import annotations

import codecs
import re

from communique.errors import Unreadable

SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"{\\rtf", "an RTF document"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01  # plain text holds none; a stray form feed or escape is let pass
MAX_BROKEN_SHARE = 0.001  # a page with a few broken bytes is still one; a wrong encoding breaks far more
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
HEAD_BYTES = 16_384


def decode(source: str, data: bytes) -> str:
    """The text of a file, character for character, newlines and a UTF-8 byte order mark included.

    The mark stays because offsets count in the file as any other program decodes it; `clean` marks it
    as furniture. The mark of UTF-16 belongs to the encoding and is no character of the text.

    Raises:
        Unreadable: the bytes are no text, or text in another encoding.
    """
    _refuse_binary(source, data)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = data[error.start]
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            source,
            f"{source} is not in {encoding.upper()}: byte 0x{wrong:02X} at offset {error.start} (line {line}) "
            f"is not part of a character; convert the file to UTF-8{_advice(data)}",
        ) from None


def decode_page(source: str, data: bytes) -> str:
    """The markup of a web page, by its mark, its own declaration, UTF-8, or the default of browsers.

    NUL bytes are dropped: no page means them, and parsers put other characters in their place.

    Raises:
        Unreadable: none of these fits.
    """
    _refuse_binary(source, data, nul=False)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return data.decode(marked, errors="replace").lstrip("\ufeff").replace("\x00", "")
    data = data.replace(b"\x00", b"")
    declared = _DECLARED.search(data[:HEAD_BYTES])
    for name in (declared[1].decode("ascii").lower() if declared else "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode("cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"} else name)
        except (UnicodeDecodeError, LookupError):
            continue
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") > MAX_BROKEN_SHARE * len(mended):
        raise Unreadable(source, f"{source} is a web page in an encoding that it does not name; save it as UTF-8")
    return mended


def looks_like_html(data: bytes) -> bool:
    """Whether bytes of unknown kind begin as a web page does."""
    return _HTML_START.match(data[:HEAD_BYTES]) is not None


def _refuse_binary(source: str, data: bytes, *, nul: bool = True) -> None:
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(source, f"{source} is {name}, not text")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    if nul and (place := data.find(b"\x00")) >= 0:
        raise Unreadable(source, f"{source} is a binary file, not text: a NUL byte stands at offset {place}")
    if len(_CONTROL.findall(data.replace(b"\x00", b""))) > MAX_CONTROL_SHARE * len(data):
        raise Unreadable(source, f"{source} is a binary file, not text")


def _advice(data: bytes) -> str:
    """How to convert, where the bytes hint at what they are."""
    if any(byte in data for byte in (b"\x91", b"\x92", b"\x93", b"\x94", b"\x96", b"\x97", b"\xe9", b"\xfc")):
        high = [byte for byte in data if byte >= 0x80]
        if len(high) < len(data) / 10:
            return " (it may be Windows-1252: iconv -f WINDOWS-1252 -t UTF-8)"
    return ""
