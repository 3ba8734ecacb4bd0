"""`compare`: do two texts say the same?"""

from __future__ import annotations

from collections.abc import Iterator

import click

from communique.cli.lines import named, numbered, opened, read
from communique.cli.options import OUTPUT, examples
from communique.cli.output import STDOUT, complain, refuse_source, write


@click.command(
    short_help="Whether two texts say the same, as JSON lines.",
    epilog=examples(
        "communique compare pairs.jsonl",
        "communique compare pairs.jsonl -o answers.jsonl",
        """echo '{"a": "The ferry sails again.", "b": "Ferries resume."}' | communique compare""",
        "communique compare pairs.jsonl | jq 'select(.same > 0.5)'",
    ),
)
@click.argument("file", metavar="[FILE]", default=STDOUT, type=click.Path(allow_dash=True, dir_okay=False))
@OUTPUT
def compare(file: str, output: str | None) -> int:
    """Say of each pair of texts whether they say the same, how they stand to one another, and why.

    FILE has a JSON object a line: {"a": text, "b": text}, and if you like "id", "question" (which both texts answer),
    "a_context" and "b_context". Without FILE, standard input is read. For each comes a line {"id", "same", "relation",
    "why"}: `same` from 0 to 1, above 0.5 they do; `relation` is same, entails (one says all that the other says, and
    more), overlaps, contradicts or unrelated. Of each text the first 80 words are compared, and "why" says where that
    is not all. A line that cannot be read costs only itself.
    """
    from communique.matching.same import load_matcher
    from communique.model import to_json
    from communique.model.compared import Pair
    from communique.reference import load_reference

    refuse_source(output, [file], ())
    matcher = load_matcher(load_reference().state_meant)
    failures = 0

    def answers() -> Iterator[bytes]:
        nonlocal failures
        with opened(file) as handle:
            for number, line in numbered(handle):
                found = read(line, Pair, "pair of texts")
                if isinstance(found, Pair):
                    yield to_json(matcher.compare(found)) + b"\n"
                else:
                    failures += 1
                    complain(f"{named(file)}, line {number}: {found}")

    write(answers(), output)
    return 1 if failures else 0
