"""`completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

import click

from communique.cli.options import examples
from communique.cli.output import say


@click.command(
    short_help="Completion for bash, zsh or fish.",
    epilog=examples(
        'eval "$(communique completion bash)"     # in ~/.bashrc',
        'eval "$(communique completion zsh)"      # in ~/.zshrc',
        "communique completion fish | source      # in ~/.config/fish/config.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the lines that make a shell complete commands and options."""
    from click.shell_completion import get_completion_class

    root = context.find_root()
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"there is no completion for {shell}")
    say(kind(root.command, {}, "communique", "_COMMUNIQUE_COMPLETE").source())
    return 0
