"""From mentions to actors: within a report, across reports, and to states and offices that the world knows.

`link_report` turns the working paper of one report into its line; `link_reports` gives the actors of
several lines record-wide identities.
"""

from __future__ import annotations

from communique.link.across import link_reports
from communique.link.lines import link_report

__all__ = ["link_report", "link_reports"]
