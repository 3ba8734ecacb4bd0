"""What holds of any report: spans fit, records survive JSON and the store, and the order of sources is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.annotate import annotate
from communique.clean import clean
from communique.errors import Unreadable
from communique.link import link_report
from communique.model import (
    Failure,
    Record,
    Report,
    ReportLine,
    Span,
    content_id,
    read_line,
    read_record,
    to_json,
)
from communique.pipeline import annotate_sources, record_of
from communique.raw import Given, RawReport
from communique.settings import Settings
from communique.store.embedded import open_store
from communique.tools import Tools
from communique.verify import verify

# Pieces that reports about diplomacy are made of, and the characters that break offsets: emoji of several code
# points, combining marks, right-to-left runs, characters beyond the basic plane, line ends of all kinds.
PIECES = (
    "—\n",
    "Mira Tolland said the ferry line would reopen on Tuesday. ",
    "“We agreed to resume the dialogue,” President Oren Vask told reporters in Harrowgate. ",
    '"It is not over," he added, "and it will cost $4.5 million." ',
    "Valdoria and the Kestrel Islands pledged to expand exchanges by 2032.\n\n",
    "According to a joint statement, the two leaders will meet again next May.\r\n",
    "Photo: The Valdoria Courier\n",
    "“An open quotation that nobody closes ",
    "両首脳は対話の再開で合意した。「会談は有益だった」と述べた。",
    "양국 정상은 4월 8일 회담했다. ",
    "وقال رئيس الوزراء إن المحادثات مفيدة. ",
    "\u202eesrever\u202c ",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 👩‍👩‍👧 ",
    "e\u0301\u0323\u0489 n\u0303 ",
    "\ufeff\u200b\u2028\u2029\x85\x0b\x0c\x1c ",
    "𝔐𝔦𝔯𝔞 𐐀𐐁 ",
    "\n",
    "1 2 3 4 5 6 7\n",
    "() [] '' \"\" «» „“ ",
)
ANY_CHARACTER = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), ANY_CHARACTER), min_size=1, max_size=10).map("".join)
GIVEN = st.builds(Given, outlet=st.sampled_from([None, "The Courier"]), published=st.sampled_from([None, "2031-04-09"]))

# The same examples each time: a change must not fail by chance. To look further, raise the number by hand.
slow = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Reader:
    """From a text to its line, with a parser that is loaded once; says little of itself in a failure."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def __repr__(self) -> str:
        return "Reader()"

    def __call__(self, text: str, source: str = "a.txt", known: Given | None = None) -> ReportLine:
        raw = RawReport(source, text.encode(), "text", known or Given(), text)
        return link_report(annotate(clean(raw, self._tools.reference), self._tools), self._tools)


@pytest.fixture(scope="module")
def line_of(tools: Tools) -> Iterator[Reader]:
    """The reader; the pipeline takes the same tools while these tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("communique.pipeline.load_tools", lambda _: tools)
        yield Reader(tools)


def spans_in(value: Any) -> Iterator[Span]:
    """Every span of a struct, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_in(getattr(value, field))


def record_from(lines: Sequence[ReportLine]) -> Record:
    store = open_store(None)
    try:
        with store.writer() as writer:
            for line in lines:
                writer.add_line(line, line.document.text.encode())
        return record_of(store.view(), Settings())
    finally:
        store.close()


@given(text=ANY_CHARACTER.filter(len), data=st.data())
def test_a_span_is_its_characters(text: str, data: st.DataObject) -> None:
    report = Report(id=content_id("doc", text), source="a.txt", sha256="0" * 64, text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = report.span(start, data.draw(st.integers(start + 1, len(text))))
    line = ReportLine(document=msgspec.structs.replace(report, title=span))
    assert read_line(to_json(line)).document.title == span
    assert line.document.text[slice(*span.range)] == span.exact


@given(text=ANY_CHARACTER, start=st.integers(-3, 80), length=st.integers(-3, 80))
def test_a_span_never_crosses_the_end(text: str, start: int, length: int) -> None:
    report = Report(id="doc-1", source="a.txt", sha256="0" * 64, text=text)
    if 0 <= start < start + length <= len(text):
        assert len(report.span(start, start + length).exact) == length
    else:
        with pytest.raises(ValueError, match="do not fit"):
            report.span(start, start + length)


@slow
@given(text=TEXTS, known=GIVEN)
def test_every_span_of_any_report_is_in_it(text: str, known: Given, line_of: Reader) -> None:
    line = line_of(text, known=known)
    assert line.document.text == text
    for span in spans_in(line):
        assert 0 <= span.start < span.end <= len(text)
        assert span.exact == text[span.start : span.end]
        assert span.document == line.document.id
    assert verify("L", to_json(line)).faults == []


@slow
@given(text=TEXTS)
def test_a_line_survives_json_and_is_the_same_again(text: str, line_of: Reader) -> None:
    line = line_of(text)
    assert read_line(to_json(line)) == line
    assert line_of(text) == line


@slow
@given(texts=st.lists(TEXTS, min_size=1, max_size=3, unique=True))
def test_a_record_survives_json_and_the_store(texts: list[str], line_of: Reader) -> None:
    record = record_from([line_of(text, f"{place}.txt") for place, text in enumerate(texts)])
    assert read_record(to_json(record)) == record
    assert verify("R", to_json(record)).faults == []
    store = open_store(None)
    with store.writer() as writer:
        assert writer.add_record(record)
        assert not writer.add_record(record)
    assert store.view().record() == record
    store.close()


@slow
@given(texts=st.lists(TEXTS, min_size=2, max_size=4, unique=True), data=st.data())
def test_the_order_of_reports_changes_nothing(texts: list[str], data: st.DataObject, line_of: Reader) -> None:
    lines = [line_of(text, f"{place}.txt") for place, text in enumerate(texts)]
    assert to_json(record_from(data.draw(st.permutations(lines)))) == to_json(record_from(lines))


@pytest.mark.usefixtures("line_of")
def test_the_order_of_sources_changes_nothing(examples: Path) -> None:
    """The same on real reports, through the door that people use."""
    sources = sorted(str(path) for path in (examples / "summit").glob("*.*") if path.suffix in (".txt", ".md", ".html"))
    assert len(sources) > 3
    orders = (sources, sources[::-1], sources[2:] + sources[:2])
    records = {to_json(record_from(annotated(order))) for order in orders}
    assert len(records) == 1


def annotated(sources: Sequence[str]) -> list[ReportLine]:
    return [line for line in annotate_sources(sources, Settings()) if not isinstance(line, Failure)]


@slow
@given(
    data=st.binary(max_size=400)
    | TEXTS.map(lambda text: text.encode("utf-16"))
    | st.just(b"\xed\xa0\x80 said \xed\xb0\x80")
)
def test_any_bytes_are_a_report_or_a_failure(data: bytes, line_of: Reader, tmp_path: Path) -> None:
    """Also lone surrogates, which no UTF-8 text may hold: a text that came in can always go out."""
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    results = list(annotate_sources([str(path)], Settings()))
    assert len(results) == 1
    if isinstance(results[0], Failure):
        assert results[0].error == Unreadable.__name__
    else:
        assert verify("L", to_json(results[0])).faults == []
