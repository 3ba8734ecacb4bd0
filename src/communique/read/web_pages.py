"""The article of a web page, got out of untrusted HTML by a process of its own with limits.

Native parsers can hang or die on a hostile page (100,000 nested tags, a million attributes), and would
take the run with them. So one child process, started with the first page, parses pages one by one; a
page that costs it too much time or memory kills the child and costs only itself.
"""

from __future__ import annotations

import contextlib
import html
import json
import os
import re
import selectors
import struct
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from itertools import islice
from types import TracebackType
from typing import IO, Any

from communique.errors import Unreadable

CPU_SECONDS = 10  # a page of 5 MB takes 2; see the threats of the design
WALL_SECONDS = 60.0  # for a machine under load; the processor time decides first
MEMORY_BYTES = 1_500_000_000
MAX_REPLY_BYTES = 64_000_000
MAX_DEPTH = 250  # libxml2 drops what is nested deeper, without a word
_LENGTH = struct.Struct(">Q")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAGS = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|tbody|tr|td|ul|ol|li|b|i|em|font|blockquote|p)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# The child searches modules where the parent does, and not in the working folder.
# What the extractor leaves out and a report needs: a caption with a full date, often the only one, and
# the owner of a page that does not name its site. More than that costs more wrong words than it adds
# right ones (F1 over the 990 pages of the extractor's own corpus: .921, all captions .912, the library .920).
_CAPTION = re.compile(r"<figcaption\b[^<>]{0,500}>(?P<words>.{1,1200}?)</figcaption>", re.IGNORECASE | re.DOTALL)
_NOTICE = re.compile(r">(?P<words>\s{0,20}(?:©|&copy;|&#169;)[^<>]{1,300})<", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MAX_ELEMENTS = 60
MAX_CAPTIONS = 3
_SERVE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from communique.read.web_pages import serve; serve()"


@dataclass(frozen=True)
class Page:
    """The text of an article and what the page says of it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


class PageReader:
    """Extracts articles through a child process that starts with the first page and ends with the reader."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PageReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def extract(self, source: str, markup: str) -> Page:
        """The article of a page.

        Raises:
            Unreadable: the page has none, or parsing it takes more than the limits allow.
        """
        reply = self._ask(markup.encode("utf-8", "replace"))
        if reply is None:
            self._stop()
            raise Unreadable(
                source, f"{source} is a web page that takes more than {CPU_SECONDS} s or too much memory to parse"
            )
        content: dict[str, Any] = json.loads(reply)
        page = Page(**content)
        if not page.text.strip():
            raise Unreadable(source, f"{source} is a web page without an article")
        return page

    def _ask(self, request: bytes) -> bytes | None:
        """The child's answer, or None if it died or took too long."""
        child = self._start()
        if child.stdin is None or child.stdout is None:
            return None
        deadline = time.monotonic() + WALL_SECONDS
        try:
            child.stdin.write(_LENGTH.pack(len(request)) + request)
            child.stdin.flush()
        except OSError:
            return None
        head = _receive(child.stdout, _LENGTH.size, deadline)
        if head is None:
            return None
        size: int = _LENGTH.unpack(head)[0]
        return _receive(child.stdout, size, deadline) if size <= MAX_REPLY_BYTES else None

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
                [sys.executable, "-P", "-c", _SERVE, json.dumps(list(filter(None, sys.path)))],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        child.wait()


def _receive(pipe: IO[bytes], size: int, deadline: float) -> bytes | None:
    """Exactly so many bytes, or None if the pipe closes or the time is up."""
    parts: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while size > 0:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                return None
            part = os.read(pipe.fileno(), min(size, 1 << 16))
            if not part:
                return None
            parts.append(part)
            size -= len(part)
    return b"".join(parts)


def serve() -> None:
    """The child's loop: a page in, an article out, until the parent closes the pipe."""
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the protocol
    while len(head := requests.read(_LENGTH.size)) == _LENGTH.size:
        markup = requests.read(_LENGTH.unpack(head)[0]).decode("utf-8")
        _limit()
        try:
            page = parse(markup)
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError, AssertionError):
            page = Page("")  # the extractor's own faults cost this page only
        reply = json.dumps(asdict(page)).encode("utf-8")
        replies.write(_LENGTH.pack(len(reply)) + reply)
        replies.flush()


def _limit() -> None:
    """Give the next page its processor time, and keep the memory bounded."""
    try:
        import resource  # noqa: PLC0415 - only systems of the Unix kind have it
    except ImportError:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    until = int(spent.ru_utime + spent.ru_stime) + CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))


def parse(markup: str) -> Page:
    """The article of a page, with the metadata that the page states; run in the child only."""
    import trafilatura  # noqa: PLC0415 - costs a run without web pages half a second

    if depth(markup) > MAX_DEPTH:
        markup = flattened(markup)
    found = trafilatura.bare_extraction(
        markup,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2999-12-31"},
    )
    if found is None or isinstance(found, dict):
        return Page("")
    body = (found.text or "").strip()
    if not body:
        return Page("")
    title = _one_line(found.title)
    outlet = _one_line(found.sitename)
    above = [words for words in _elements(_CAPTION, markup) if words not in body][:MAX_CAPTIONS]
    below = [] if outlet else [words for words in _elements(_NOTICE, markup) if words not in body][-1:]
    if title and not body.startswith(title):
        above = [title, *above]
    body = "\n".join([*above, body, *below])
    date = found.date if found.date and _DATE.fullmatch(found.date) else None
    return Page(body, title, outlet, date)


def _elements(pattern: re.Pattern[str], markup: str) -> list[str]:
    """The words of the first elements that a pattern finds and that hold a year, each once, in order."""
    found: dict[str, None] = {}
    for match in islice(pattern.finditer(markup), MAX_ELEMENTS):
        words = " ".join(html.unescape(re.sub(r"<[^<>]{0,2000}>", " ", match["words"])).split())
        if _YEAR.search(words):
            found[words] = None
    return list(found)


def _one_line(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def depth(markup: str) -> int:
    """How deep the common elements of a page are nested, in one pass; unclosed ones count on."""
    deepest = level = 0
    for tag in _TAGS.finditer(markup):
        level = max(0, level - 1) if tag[1] else level + 1
        deepest = max(deepest, level)
    return deepest


def flattened(markup: str) -> str:
    """The page without the wrappers that carry no text of their own, so that nothing lies too deep."""
    return re.sub(
        r"</?(?:div|span|section|font|b|i|em|table|tbody|tr|td)\b[^<>]{0,2000}>", _as_break, markup, flags=re.IGNORECASE
    )


def _as_break(tag: re.Match[str]) -> str:
    return " " if re.match(r"</?(?:span|font|b|i|em)\b", tag[0], re.IGNORECASE) else "<p>"
