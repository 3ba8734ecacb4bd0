"""Write our figures into docs/comparison.md, from what the scorer of attributions printed.

Usage: python scripts/write_comparison.py OURS.json [TEXTACY.json PARAGRAPHS.json]

Each file is the output of `score_attribution.py --json` for the reports of one program; ours with `--cofenet` too.
The tables between the marks of docs/comparison.md are written anew; figures that are published elsewhere
stand outside of them. Without the files of textacy its rows stay as they are.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "comparison.md"
ROLES = ("source", "cue", "content")


def percent(share: float) -> str:
    """A share as the papers print it: hundredths, one place."""
    return f"{100 * share:.1f}"


def f1_of(scores: Mapping[str, Any]) -> list[str]:
    """F1 of source, cue and content."""
    return [percent(scores[role]["f1"]) for role in ROLES]


def row(*cells: str) -> str:
    """One row of a table."""
    return f"| {' | '.join(cells)} |"


def ours_by_tokens(scores: Mapping[str, Any]) -> str:
    """The row that stands beside CofeNet's."""
    return row("communique, rules", *f1_of(scores["tokens"]["all_copies"]["exact"]), "dev part, whole articles read")


def ours_by_characters(scores: Mapping[str, Any]) -> str:
    """Whole articles, exact characters: what no one has published for PolNeAR."""
    honest = scores["honest"]
    rows = [
        row("exact span", *f1_of(honest["roles"]["exact"])),
        row("shared characters", *f1_of(honest["roles"]["overlap"])),
    ]
    return "\n".join(rows) + f"\n\nWhole relations: {percent(honest['attributions']['whole']['f1'])}."


def by_mode(name: str, scores: Mapping[str, Any]) -> str:
    """Precision, recall and F1 of whole attributions whose content is direct speech."""
    direct = scores["honest"]["by_mode"]["direct"]
    return row(name, *(percent(direct[key]) for key in ("p", "r", "f1")))


def put(page: str, mark: str, block: str) -> str:
    """The page with the block between `<!-- mark -->` and `<!-- end -->` replaced."""
    pattern = re.compile(rf"(<!-- {mark}\b[^\n]*-->\n)[^<]*(<!-- end -->)")
    if not pattern.search(page):
        raise ValueError(f"{PAGE.name} has no block {mark}")
    return pattern.sub(lambda found: f"{found.group(1)}{block}\n{found.group(2)}", page)


def block_of(page: str, mark: str) -> list[str]:
    """The rows of a block as they stand."""
    found = re.search(rf"<!-- {mark}\b[^\n]*-->\n([^<]*)<!-- end -->", page)
    return found.group(1).rstrip("\n").split("\n") if found else []


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the scores, write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("textacy", type=Path, nargs="*", help="textacy on whole texts, and paragraph by paragraph")
    options = parser.parse_args(arguments)
    if len(options.textacy) not in (0, 2):
        parser.error("give both files of textacy, or none")
    ours, *others = (json.loads(path.read_text(encoding="utf-8")) for path in (options.ours, *options.textacy))
    page = PAGE.read_text(encoding="utf-8")
    head = [row("whole attributions, direct speech", "precision", "recall", "F1"), "| --- | ---: | ---: | ---: |"]
    names = ("textacy, whole texts", "textacy, paragraph by paragraph")
    theirs = [by_mode(*pair) for pair in zip(names, others, strict=True)] if others else block_of(page, "direct")[3:]
    page = put(page, "direct", "\n".join([*head, by_mode("communique", ours), *theirs]))
    head = [row("exact span, F1", *ROLES, "measured on"), "| --- | ---: | ---: | ---: | --- |"]
    page = put(page, "tokens", "\n".join([*head, ours_by_tokens(ours)]))
    head = [row("F1", *ROLES), "| --- | ---: | ---: | ---: |"]
    page = put(page, "characters", "\n".join([*head, ours_by_characters(ours)]))
    PAGE.write_text(page, encoding="utf-8")
    print(f"written: {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
