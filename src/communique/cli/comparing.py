"""`compare`: do two texts say the same?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from communique.cli.options import OUTPUT, examples
from communique.cli.output import STDOUT, complain, refuse_source, write
from communique.errors import UsageError

MOST_BYTES = 1_000_000
"""Bytes of a line that are read: a pair of passages has a few hundred."""
STDIN = "standard input"


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
    more), overlaps, contradicts or unrelated. A line that cannot be read costs only itself.
    """
    from communique.matching.same import load_matcher
    from communique.model import to_json
    from communique.model.compared import Pair

    refuse_source(output, [file], ())
    matcher = load_matcher()
    failures = 0

    def answers() -> Iterator[bytes]:
        nonlocal failures
        name = STDIN if file == STDOUT else file
        with _opened(file) as handle:
            for number, line in enumerate(_lines(handle), 1):
                if not line.strip():
                    continue
                found = _pair(line)
                if isinstance(found, Pair):
                    yield to_json(matcher.compare(found)) + b"\n"
                else:
                    failures += 1
                    complain(f"{name}, line {number}: {found}")

    write(answers(), output)
    return 1 if failures else 0


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input."""
    if file == STDOUT:
        yield sys.stdin.buffer
        return
    try:
        handle = open(file, "rb")  # noqa: PTH123, SIM115 - closed below, and a name like "-" is settled above
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from error
    with handle:
        yield handle


def _lines(handle: BinaryIO) -> Iterator[bytes]:
    """The lines, of each no more than one byte too many; the rest of a longer one is passed over."""
    first = True
    while line := handle.readline(MOST_BYTES + 1):
        whole = line
        while len(whole) > MOST_BYTES and not whole.endswith(b"\n"):
            whole = handle.readline(MOST_BYTES + 1)
            if not whole:
                break
        yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False


def _pair(line: bytes) -> object:
    """The pair of a line, or what is wrong with it in words."""
    import msgspec

    from communique.model.compared import Pair

    if len(line) > MOST_BYTES:
        return f"longer than {MOST_BYTES:,} bytes"
    try:
        return msgspec.json.decode(line, type=Pair)
    except UnicodeDecodeError:
        return "not UTF-8 text"
    except msgspec.ValidationError as error:
        return f"no pair of texts: {_plain(str(error))}"
    except (msgspec.DecodeError, RecursionError) as error:
        return f"no JSON object ({error})"


def _plain(message: str) -> str:
    """The parser's words without its marks."""
    return message[:1].lower() + message[1:].replace("`", "").replace(" - at $.", ", in ")
