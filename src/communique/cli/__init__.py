"""The command line: each command parses, calls one function, and shows what comes back.

Exit status: 0 all went well, 1 a report could not be used or a fault was found, 2 the request makes no sense
or nothing sensible can follow, 130 interrupted. What loads slowly is imported inside the commands that need it.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from communique import __version__
from communique.cli.comparing import compare
from communique.cli.explaining import explain
from communique.cli.following import follow, watch
from communique.cli.judging import judge
from communique.cli.ledgers import accept, amend, due, ledger, reject
from communique.cli.measuring import evaluate
from communique.cli.options import examples
from communique.cli.output import CLOSED_PIPE, ReaderGone, complain, silence
from communique.cli.reports import annotate, brief
from communique.cli.shells import completion
from communique.cli.stored import add, list_, show
from communique.cli.verifying import verify
from communique.errors import CommuniqueError, ReportError
from communique.settings import keep_to_one_thread

__all__ = ["group", "main"]

INTERRUPTED = 130


class InOrderOfUse(click.Group):
    """Lists its commands as they were added, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """The names of the commands."""
        return list(self.commands)


@click.group(
    cls=InOrderOfUse,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "communique brief reports/",
        "communique brief reports/ -o brief.html",
        "communique verify brief.html reports/",
        "communique COMMAND --help",
    ),
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    """What was said, agreed and disputed, from every report, down to the sentence."""


LEDGER = (follow, watch, ledger, due, accept, reject, amend)
for command in (brief, annotate, compare, explain, verify, add, list_, show, judge, *LEDGER, evaluate, completion):
    group.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; the exit status."""
    keep_to_one_thread()
    try:
        status = group.main(args=arguments, prog_name="communique", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except ReaderGone:
        silence()
        return CLOSED_PIPE
    except CommuniqueError as error:
        complain(str(error))
        return 1 if isinstance(error, ReportError) else 2
    return status if isinstance(status, int) else 0
