"""What strangers write into names never reaches the terminal as a command."""

from __future__ import annotations

import pytest

from communique.cli import main

NAME = "a\x1b]0;owned\x07\u202eb\nfake: all is well.txt"


@pytest.mark.parametrize("command", ["brief", "annotate", "verify"])
def test_a_file_name_cannot_steer_the_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, NAME]) != 0
    shown = capsys.readouterr().err
    assert all(line.startswith("communique: ") for line in shown.splitlines())
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "does not exist" in shown or "cannot be read" in shown
