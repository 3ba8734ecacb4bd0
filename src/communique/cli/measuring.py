"""`evaluate`: how good is it?"""

from __future__ import annotations

import click

from communique.cli.options import examples


@click.command(epilog=examples("communique evaluate --gold gold/ reports/"))
def evaluate() -> int:
    """Score the program against what people found in the same reports."""
    return 0
