"""What can go wrong, in two kinds: skip this report, or stop the run.

CommuniqueError
├── ReportError            one source cannot be used; the others go on (exit status 1)
│   ├── Unreadable         missing, empty, binary, too large, of an encoding or kind we do not read
│   ├── Duplicate          the same report was given twice
│   └── Lost               the process that worked on it died
└── RunError               nothing sensible can follow (exit status 2)
    ├── UsageError         the request makes no sense: no source, an unknown name, a bad date
    ├── StoreError         the store is locked, damaged, or from a newer version
    └── SetupError         a model or a data file of the installation is missing
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Base of every error the program raises on purpose; its text is one sentence for a person."""


class ReportError(CommuniqueError):
    """One source cannot be used; the run goes on without it."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(message)
        self.source = source
        self.message = message


class Unreadable(ReportError):
    """A source that is missing, empty, binary, too large or of a kind we do not read."""


class Duplicate(ReportError):
    """A source whose report was already given under another name."""


class Lost(ReportError):
    """A report whose process died while it was worked on."""


class RunError(CommuniqueError):
    """Nothing sensible can follow: the command stops with exit status 2."""


class UsageError(RunError):
    """The request makes no sense as it stands."""


class StoreError(RunError):
    """The store cannot be used."""


class SetupError(RunError):
    """A model or data file that belongs to the installation is missing or has changed."""
