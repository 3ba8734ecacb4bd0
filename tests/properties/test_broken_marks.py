"""A broken quotation mark costs its own paragraph, never the report."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.annotate import attributions, quotes, sentences
from communique.annotate.quotes import paragraphs
from communique.draft import Draft
from communique.model import Report
from communique.tools import Tools

PARAGRAPHS = (
    "“The river belongs to both of us,” Tolland told reporters. “We will share it.”",
    '"The quota is too low," Vask said, adding that "nobody" had been asked.',
    "Vask called the plan “a gift to the smugglers” and left.",
    "‘The fishermen’s families can’t wait,’ Hale said. ‘It isn’t the trawlers’ fault.’",
    "According to the ministry, the ferry “may never sail again”.",
    "The minister added: «We have time.»",
    "Brandt denied that the so-called “river tax” had been dropped.",
    "Orlin said he had told her, “Never sign at night, 'never'.”",
)
MARKS = "\"“”‘’'«»"
BROKEN = ("", '"', "“", "”", "‘", "’", "«", "„", "「")

Found = tuple[object, ...]


def found_in(text: str, tools: Tools) -> dict[int, list[Found]]:
    """The attributions by the number of the paragraph that they stand in, places counted from its start."""
    draft = Draft(Report(id="d", source="test", sha256="0" * 64, text=text))
    draft.parse = sentences.parse(draft, tools)
    draft.sentences = sentences.find(draft, tools)
    draft.quotes = quotes.find(draft, tools)
    starts = [start for start, _ in paragraphs(text)]
    found: dict[int, list[Found]] = {number: [] for number in range(len(starts))}
    for item in attributions.find(draft, tools):
        for place in (item.source, item.cue, *item.content):
            assert place is None or 0 <= place[0] < place[1] <= len(text)
        anchor = (item.cue or item.source or item.content[0])[0]
        number = sum(start <= anchor for start in starts) - 1
        words = [text[slice(*place)] if place else None for place in (item.source, item.cue, *item.content)]
        found[number].append((*words, item.mode, item.negated))
    return found


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=st.permutations(PARAGRAPHS), data=st.data())
def test_one_broken_mark_changes_its_paragraph_only(parts: list[str], data: st.DataObject, tools: Tools) -> None:
    number = data.draw(st.integers(0, len(parts) - 1), label="paragraph")
    places = [place for place, character in enumerate(parts[number]) if character in MARKS]
    at = data.draw(st.sampled_from(places), label="mark")
    mark = data.draw(st.sampled_from([one for one in BROKEN if one != parts[number][at]]), label="put in its place")
    broken = [*parts]
    broken[number] = parts[number][:at] + mark + parts[number][at + 1 :]
    before = found_in("\n\n".join(parts), tools)
    after = found_in("\n\n".join(broken), tools)
    assert all(before.values())
    # An opening mark that nobody closes is taken up by a paragraph that begins with one.
    touched = {number, number + 1} if number + 1 < len(parts) and parts[number + 1][0] in MARKS else {number}
    for other in set(range(len(parts))) - touched:
        assert before[other] == after[other], (other, broken[number])
