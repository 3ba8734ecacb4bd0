"""`explain`: why does the program say so?"""

from __future__ import annotations

import click

from communique.cli.options import examples, known_facts
from communique.cli.output import say
from communique.settings import Settings

FORMATS = ("text", "json")


@click.command(
    short_help="Why a passage was read as it was.",
    epilog=examples(
        'communique explain report.txt --span "will be reopened in May"',
        "communique explain report.html --span 1204:1260",
        "communique explain report.txt --span 0:80 --format json | jq '.items[].rule'",
        'cat report.txt | communique explain - --span "she said" --published 2031-04-08',
    ),
)
@click.argument("report", metavar="REPORT", type=click.Path(allow_dash=True))
@click.option("--span", metavar="SPAN", required=True, help="START:END in characters, or words that stand there once.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write it."
)
@known_facts
def explain(report: str, span: str, form: str, settings: Settings) -> int:
    """Say of everything found in some characters of a report which rule gave it, on what grounds, how certainly.

    REPORT is one file (.txt, .md, .html), or - for standard input. A number before a ground is what it adds to the
    score of an attribution, in log-odds.
    """
    from communique.explain import explain as explain_span
    from communique.explain import lines
    from communique.model import to_json
    from communique.present.safety import for_terminal

    found = explain_span(report, span, settings)
    if form == "json":
        say(to_json(found).decode())
        return 0
    for line in lines(found):
        indent = line[: len(line) - len(line.lstrip(" "))]
        say(f"{indent}{for_terminal(line)}")
    return 0
