from __future__ import annotations

import pytest

from communique.present.dates import human_date


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-08-23", "23 August 2025"),
        ("2025-06", "June 2025"),
        ("2025", "2025"),
        ("1910/1945", "1910 to 1945"),
        ("2025-06~", "about June 2025"),
        ("2025-06?", "possibly June 2025"),
        ("2025%", "possibly about 2025"),
        ("2025-08-11/2025-08-17", "11 to 17 August 2025"),
        ("2025-06/2025-08", "June to August 2025"),
        ("2025-06-28/2025-07-02", "28 June to 2 July 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2025-06~/2025-08", "about June 2025 to August 2025"),
        ("2025-06-01/2025-07", "1 June 2025 to July 2025"),
        ("../2025-08-24", "until 24 August 2025"),
        ("/2025", "until 2025"),
        ("2025-08-23/..", "from 23 August 2025"),
        ("2025-21", "spring 2025"),
        ("2025-24", "winter 2025"),
        ("201X", "the 2010s"),
        ("19XX", "1900 to 1999"),
        ("2025-08-XX", "an unknown day of August 2025"),
        ("2025-XX", "an unknown month of 2025"),
        ("2025-XX-XX", "an unknown day of 2025"),
        ("-0043", "44 BC"),
        ("2025-08-23T14:30:00Z", "23 August 2025, 14:30 UTC"),
        ("2025-08-23T14:30:00+09:00", "23 August 2025, 14:30 UTC+09:00"),
        ("2025-08-23T14:30:00", "23 August 2025, 14:30"),
    ],
)
def test_a_date_reads_as_a_person_would_write_it(edtf: str, words: str) -> None:
    assert human_date(edtf) == words


@pytest.mark.parametrize("other", ["", "soon", "2025-13", "2025-00-10", "../..", "Y17000", "2025-99/2025-98"])
def test_what_is_not_understood_stays_as_it_is(other: str) -> None:
    shown = human_date(other)
    assert all(part in shown for part in other.split("/") if part not in ("", ".."))
