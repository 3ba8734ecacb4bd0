"""Measure `communique annotate` against the complete model of spaCy, and its memory on a long stream.

Usage: python bench/annotate.py [--reports N] [--processes N]

Speed is a ratio, because the seconds of a machine mean nothing on another: words a second of the per-report
half (read, clean, annotate, link, JSON) over those of the model's own `nlp.pipe` at its best batch size, on the same
texts, in turns, after both have seen other texts. What is remembered of passages is forgotten before every turn, and
every text of the large corpora is read once: nothing here is fast because it was read before.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from unittest.mock import patch

from run import COMMAND, REPORTS, ROOT, Finding, table

from communique.model import Failure, to_json
from communique.pipeline import annotate_sources
from communique.read import read_sources
from communique.settings import Settings
from communique.tools import MODEL, Tools, load_tools

CORPORA = ROOT.parent / "shared" / "corpora"
BATCHES = (1, 4, 16, 64, 256)
LEAST_RATIO = 1.0  # words a second over those of the complete model
LEAST_GAIN = 1.7  # two processes over one
PEAK_BYTES = 1_200_000_000  # of a stream, however long
TURNS = 5
CHUNK = 40  # texts of a turn where there are many
WARMING = 60  # texts that both have seen before
WAITING = 230  # texts before the clock starts where processes are compared: up to 200 date one another
SHORT = 600  # characters of these
MEASURED = 120
AFTER = 24  # texts that are still waiting when the clock stops
PARAGRAPHS = 10  # of a report of the stream
NEW_WORDS = 12  # of a report of the stream
CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b")
SYLLABLES = ("ba", "dor", "el", "fen", "gar", "ish", "kel", "lo", "mar", "nu", "ost", "pra", "quen", "ril", "sa", "tov")


def general_news() -> list[str]:
    """Texts of general news, in an order that mixes them; those of the examples where no corpus is there."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((CORPORA / "polnear" / "train" / "text").glob("*.txt"))
    ]
    for path in sorted((CORPORA / "basil" / "articles").glob("*/*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        texts.append("\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"]))
    texts = list(dict.fromkeys(texts))
    random.Random(1).shuffle(texts)  # noqa: S311 - nothing secret
    return texts


def written(folder: Path, texts: Sequence[str]) -> list[str]:
    """Files with these texts."""
    folder.mkdir()
    paths = [folder / f"{number:05}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def texts_of(sources: Sequence[str]) -> list[str]:
    """The texts that both sides read."""
    return [raw.text for raw in read_sources(sources, Settings()) if not isinstance(raw, Failure)]


def words_in(texts: Sequence[str]) -> int:
    """Words as a person counts them."""
    return sum(len(text.split()) for text in texts)


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def annotated(sources: Sequence[str], tools: Tools) -> None:
    """The work of `communique annotate` after start-up, without what it remembers of passages."""
    tools.parser.forget()
    with patch("communique.pipeline.load_tools", return_value=tools):
        for line in annotate_sources(sources, Settings()):
            to_json(line)


class Contest:
    """Our annotation and spaCy's pipeline, both warm."""

    def __init__(self, warming: Sequence[str]) -> None:
        self.tools = load_tools(Settings())
        self.model = import_module(MODEL).load()
        annotated(warming, self.tools)
        texts = texts_of(warming)
        self.pipe(texts, BATCHES[0])
        self.batch = min(BATCHES, key=lambda batch: seconds(lambda: self.pipe(texts, batch)))

    def pipe(self, texts: Sequence[str], batch: int) -> None:
        """SpaCy's own way through texts."""
        for _ in self.model.pipe(texts, batch_size=batch):
            pass

    def findings(self, name: str, turns: Sequence[Sequence[str]]) -> list[Finding]:
        """The ratio on a corpus, each turn on some of its files."""
        ours, theirs, words = [], [], 0
        for sources in turns:
            texts = texts_of(sources)
            theirs.append(seconds(lambda: self.pipe(texts, self.batch)) / words_in(texts))  # noqa: B023
            ours.append(seconds(lambda: annotated(sources, self.tools)) / words_in(texts))  # noqa: B023
            words += words_in(texts)
        ratio = median(their / our for our, their in zip(ours, theirs, strict=True))
        kept = ratio >= LEAST_RATIO
        return [
            Finding(f"{name}: words in {len(turns)} turns", f"{words:,}"),
            Finding(f"{name}: communique annotate", f"{1 / median(ours):,.0f} words/s"),
            Finding(f"{name}: complete model, batches of {self.batch}", f"{1 / median(theirs):,.0f} words/s"),
            Finding(f"{name}: annotate / complete model", f"{ratio:.2f}", f"at least {LEAST_RATIO}", kept),
        ]


def chunks(sources: Sequence[str]) -> list[Sequence[str]]:
    """The turns on a corpus: parts of a large one, all of a small one again and again."""
    if len(sources) < 2 * CHUNK:
        return [sources] * TURNS
    return [sources[first : first + CHUNK] for first in range(0, len(sources) - CHUNK + 1, CHUNK)][:TURNS]


def against_the_model(news: Sequence[str]) -> list[Finding]:
    """The ratios on every corpus that is there."""
    contest = Contest(news[:WARMING])
    found = []
    for name, folder in (
        ("reference case", REPORTS[0]),
        ("examples", REPORTS[1]),
        ("PolNeAR dev", CORPORA / "polnear" / "dev" / "text"),
    ):
        if folder.is_dir():
            files = [str(path) for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"}]
            found += contest.findings(name, chunks(files))
    if len(news) > WARMING:
        found += contest.findings("general news", chunks(news[WARMING:]))
    return found


def rate(sources: Sequence[str], jobs: int) -> float:
    """Words a second of some processes in the middle of a stream, when all are at work."""
    taken = annotate_sources(sources, Settings(jobs=jobs))
    for _ in islice(taken, WAITING):
        pass
    start = time.perf_counter()
    words = sum(len(line.document.text.split()) for line in islice(taken, MEASURED) if not isinstance(line, Failure))
    spent = time.perf_counter() - start
    taken.close()  # type: ignore[attr-defined]  # it is a generator, and its processes end with it
    return words / spent


def side_by_side(folder: Path, texts: Sequence[str], processes: int) -> list[Finding]:
    """What several processes bring over one."""
    needed = WAITING + MEASURED + AFTER
    if len(texts) < needed:
        return [Finding("several processes", "not measured", f"needs {needed} texts")]
    beginnings = [text[:SHORT] for text in texts[:WAITING]]
    sources = written(folder, [*beginnings, *texts[WAITING:needed]])
    one, many = rate(sources, 1), rate(sources, processes)
    gain = many / one
    busy = os.getloadavg()[0] > processes + 1
    limit = "means nothing: other work is running" if busy else f"at least {LEAST_GAIN}"
    return [
        Finding("one process, in a stream", f"{one:,.0f} words/s"),
        Finding(f"{processes} processes, in a stream", f"{many:,.0f} words/s"),
        Finding(f"{processes} processes / one", f"{gain:.2f}", limit, busy or gain >= LEAST_GAIN),
    ]


def stream(texts: Sequence[str], count: int) -> Iterator[str]:
    """Reports of which no two are alike: paragraphs of the texts, with words in them that nobody has seen."""
    chance = random.Random(2)  # noqa: S311 - nothing secret
    paragraphs = [part for text in texts for part in text.split("\n") if len(part.split()) > 8]
    chance.shuffle(paragraphs)
    source = cycle(paragraphs)
    for _ in range(count):
        new = iter(["".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(NEW_WORDS)])
        text = "\n\n".join(islice(source, PARAGRAPHS))
        yield CAPITALISED.sub(lambda word: next(new, word[0]) if chance.random() < 0.3 else word[0], text)  # noqa: B023


def memory(folder: Path, texts: Sequence[str], count: int) -> list[Finding]:
    """The peak memory of `communique annotate` on a stream of distinct reports."""
    written(folder, list(stream(texts, count)))
    target = folder.with_suffix(".jsonl")
    start = time.perf_counter()
    child = subprocess.Popen([str(COMMAND), "annotate", str(folder), "-o", str(target)])
    _, _, usage = os.wait4(child.pid, 0)
    spent = time.perf_counter() - start
    with target.open("rb") as lines:
        made = sum(1 for _ in lines)
    if made != count:
        raise SystemExit(f"communique annotate made {made} lines of {count} reports")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return [
        Finding(f"{count:,} distinct reports streamed", f"{spent:,.0f} s"),
        Finding(
            "peak memory of it",
            f"{peak / 1e6:,.0f} MB",
            f"at most {PEAK_BYTES / 1e6:,.0f} MB",
            peak <= PEAK_BYTES,
        ),
    ]


def main() -> int:
    """Measure, print, and say by the exit status whether every limit was kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=400, help="reports of the stream whose memory is measured")
    parser.add_argument("--processes", type=int, default=2, help="processes that are compared with one")
    options = parser.parse_args()
    texts = general_news() or texts_of([str(REPORTS[1])])
    with tempfile.TemporaryDirectory() as scratch:
        news = written(Path(scratch) / "news", texts)
        # Memory first: a child begins with the peak of the process that starts it, which is small as yet.
        findings = memory(Path(scratch) / "stream", texts, options.reports)
        findings += side_by_side(Path(scratch) / "beside", texts, options.processes)
        findings += against_the_model(news)
    print(table(findings))
    return 0 if all(finding.kept for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main())
