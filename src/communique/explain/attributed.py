"""Why an attribution is one: its rule, the features of its confidence, who is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.explain.found import Ground, Item, Worked, parts_of
from communique.link.confidence import Certainty
from communique.link.lines import attribution_id
from communique.model import Attribution

RULES: Mapping[str, str] = {
    "clause": "a clause that hangs on the verb: “said that …”",
    "around": "a verb thrown into the clause that it reports: “…, she said, …”",
    "quotation": "a verb of speech beside a quotation, without a clause of its own",
    "infinitive": "an infinitive after the verb: “agreed to …”",
    "prepositional": "a preposition that belongs to the verb: “called for …”",
    "gerund": "an “-ing” clause after the verb: “suggested waiting”",
    "object": "the object of a verb that takes a stand: “praised …”",
    "passive": "the subject of such a verb in the passive: “was praised …”",
    "naming": "a thing and what it is called: “called it a mistake”",
    "according": "“according to” and whom it names",
    "light": "a verb that lends itself to a noun of speech: “made the claim that …”",
    "poll": "a poll or survey, and what it found: “in a poll, …”",
    "label": "a name and a colon at the start of a line, as in transcripts and interviews",
    "headline": "a headline with its speaker set off by a mark: “Vask: dam holds”",
    "signature": "a quotation signed by a dash and a name",
    "announced": "a colon or a clause beside a quotation, with somebody who can speak: “Vask went further: ‘…’”",
    "noun": "a noun of speech or thought with its owner: “her call for …”",
    "adjective": "an attitude: “is confident that …”",
    "silent": "no answer: “had no comment”, “did not return calls”",
    "citing": "“citing” or “quoting” and whom it names: “the paper reported …, citing officials”",
    "post": "an embedded post that is signed",
    "carried": "a quotation that stands alone, whose speaker the text around it tells",
    "retold": "a sentence with “would” after what somebody said would be",
}
"""What the rules of `annotate/attributions` look for, in words."""


def attributions(worked: Worked) -> Iterator[Item]:
    """Every attribution of the report with its grounds."""
    certainty = Certainty(worked.draft, worked.tools)
    drafts = {attribution_id(worked.draft, item): item for item in reversed(worked.draft.attributions)}
    for item in worked.line.attributions:
        judged = certainty.of(drafts[item.id])
        yield Item(
            layer="attribution",
            id=item.id,
            what=_what(item, worked),
            parts=(
                *parts_of("source", [item.source]),
                *parts_of("cue", [item.cue]),
                *parts_of("content", item.content),
            ),
            rule=f"{item.rule}: {RULES[item.rule]}" if item.rule in RULES else item.rule,
            confidence=item.confidence,
            grounds=(
                *(Ground(one.name, one.words, one.value, one.weight) for one in judged.features if one.words),
                *_circumstances(item, worked),
            ),
        )


def _what(item: Attribution, worked: Worked) -> str:
    who = worked.names.get(item.actor or "")
    said = f"{item.mode} speech of {who}" if who else f"{item.mode} speech of a source that is nobody's name"
    if item.source is None:
        said = f"{item.mode} speech, nobody named as the source"
    through = f", through {worked.named(item.chain)}" if item.chain else ""
    return f"{said}{through}{', denied' if item.negated else ''}"


def _circumstances(item: Attribution, worked: Worked) -> Iterator[Ground]:
    """What else was read off it, and not weighed."""
    if item.nested_in is not None:
        yield Ground("nested in", f"its cue stands in the content of {item.nested_in}")
    if item.continues is not None:
        yield Ground("continues", f"no cue of its own; the speaker is that of {item.continues}")
    if item.addressee is not None:
        yield Ground("addressee", f"said to {worked.names.get(item.addressee, item.addressee)}")
    if item.setting is not None:
        yield Ground("setting", f"on the occasion of “{item.setting}”")
    if item.date is not None:
        yield Ground("date", f"the reporting clause names {item.date}")
    yield Ground("stance", f"put forward as {item.stance}")
