"""What a verification found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

SHOWN = 60
"""How much of a wrong value is shown."""


@dataclass
class Findings:
    """What a verification found: faults make it fail, notes do not."""

    spans: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.spans} spans checked, {len(self.faults)} faults"


def shown(value: Any) -> str:
    """The beginning of a value, as JSON."""
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
