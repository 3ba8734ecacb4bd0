"""One source as it was read: what `read` hands to `clean`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from communique.model import Range

Media = Literal["text", "markdown", "html"]


@dataclass(frozen=True)
class Given:
    """What the user knows about a report, from options, front matter or a sidecar file."""

    outlet: str | None = None
    published: str | None = None
    title: str | None = None

    def over(self, other: Given) -> Given:
        """This, filled up from another where it says nothing."""
        return Given(self.outlet or other.outlet, self.published or other.published, self.title or other.title)


@dataclass(frozen=True)
class RawReport:
    """One source as it was read.

    Attributes:
        data: the bytes; the report's hash is theirs.
        text: the decoded file, character for character (a byte order mark included); for a web page the
            text of its article.
        given: what the user knows, the options of the run before the sidecar before the front matter.
        front_matter: where the front matter stands in the text.
        page: what a web page says of itself in its metadata.
    """

    source: str
    data: bytes
    media: Media
    given: Given = Given()
    text: str = ""
    front_matter: Range | None = None
    page: Given = Given()

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()
