"""From sources that people name to raw reports: bytes, text, where they came from, what is known of them.

The door is `read_sources`. One bad source becomes a `Failure` and never costs the others. What each kind
of source needs lies in a module of its own: `files` finds and fetches, `text` decodes, `front_matter`
reads what stands above a report, `web_pages` gets the article out of HTML in a process with limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.errors import Duplicate, ReportError, Unreadable
from communique.model import Failure
from communique.raw import Given, Media, RawReport
from communique.read import files, front_matter, text, web_pages
from communique.settings import Settings

__all__ = ["Given", "Media", "RawReport", "read_sources"]


def read_sources(
    sources: Sequence[str], settings: Settings, stdin: bytes | None = None
) -> Iterator[RawReport | Failure]:
    """Every report that the sources hold, in the order named, folders sorted; a Failure for what cannot be read.

    A file that is reached twice (by its name and through its folder) is read once. A second copy of a
    report under another name is a failure of its own kind, because it must not count as a second voice.

    Args:
        sources: files, folders, or "-" for standard input.
        settings: limits, and the outlet and date that the user gave for the whole run.
        stdin: the bytes of standard input, where the caller has read them.
    """
    options = Given(settings.outlet, settings.published)
    seen: dict[tuple[str, str | None], str] = {}
    with web_pages.PageReader() as pages:
        for found in files.find(sources, settings.max_bytes, stdin):
            if isinstance(found, ReportError):
                yield _failure(found)
                continue
            try:
                found = replace(found, source=_written(found.source))  # noqa: PLW2901
                report = _read(found, settings, options, pages)
                first = seen.setdefault((report.sha256, report.given.outlet), found.source)
                if first != found.source:
                    raise Duplicate(found.source, f"{found.source} is a copy of {first}: it is read once")
            except ReportError as error:
                yield _failure(error)
            else:
                yield report


def _failure(error: ReportError) -> Failure:
    return Failure(source=_written(error.source), error=type(error).__name__, message=_written(error.message))


def _written(name: str) -> str:
    r"""A name of a file as text: bytes in it that are no UTF-8 are shown by their numbers, "\xff".

    Python carries such bytes as lone surrogates, which neither JSON nor a store can hold.
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _read(found: files.Found, settings: Settings, options: Given, pages: web_pages.PageReader) -> RawReport:
    """One source to a raw report."""
    given = options.over(_given(found.source, found.sidecar))
    media = _media(found)
    report = _read_page(found, given, pages) if media == "html" else _read_text(found, given, media)
    if not report.text.strip("\ufeff \t\r\n"):
        raise Unreadable(found.source, f"{found.source} holds no text")
    if len(report.text) > settings.max_characters:
        raise Unreadable(
            found.source,
            f"{found.source} holds {len(report.text):,} characters; reports of up to "
            f"{settings.max_characters:,} are read",
        )
    return report


def _media(found: files.Found) -> Media:
    if found.suffix in {".html", ".htm"} or (found.suffix == "" and text.looks_like_html(found.data)):
        return "html"
    return "markdown" if found.suffix == ".md" else "text"


def _given(source: str, sidecar: bytes | None) -> Given:
    """What a sidecar file says.

    Raises:
        Unreadable: it is no JSON object of the three fields.
    """
    if sidecar is None:
        return Given()
    fields = front_matter.sidecar_fields(source, sidecar)
    return Given(fields.get("outlet"), fields.get("published"), fields.get("title"))


def _read_text(found: files.Found, given: Given, media: Media) -> RawReport:
    decoded = text.decode(found.source, found.data)
    report = RawReport(found.source, found.data, media, given, decoded)
    block = front_matter.find(found.source, decoded)
    if block is None:
        return report
    stated = Given(block.fields.get("outlet"), block.fields.get("published"), block.fields.get("title"))
    return replace(report, given=given.over(stated), front_matter=block.range)


def _read_page(found: files.Found, given: Given, pages: web_pages.PageReader) -> RawReport:
    page = pages.extract(found.source, text.decode_page(found.source, found.data))
    return RawReport(
        found.source,
        found.data,
        "html",
        given,
        page.text,
        page=Given(page.outlet, page.published, page.title),
    )
