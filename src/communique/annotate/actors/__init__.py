"""The layer of mentions: the words of a report that refer to an actor.

Names come from gazetteers, titles and capitals (`names`), descriptions, groups and pronouns from the
parse (`descriptions`). Who is meant by them is decided in `link`.
"""

from __future__ import annotations

from communique.annotate.actors.descriptions import find_descriptions, find_pronouns
from communique.annotate.actors.east_asian import find_east_asian
from communique.annotate.actors.names import find_names
from communique.draft import Draft, Mention
from communique.tools import Tools


def find(draft: Draft, tools: Tools) -> tuple[Mention, ...]:
    """The mentions of a report in order of text; furniture counts, as a caption may name people."""
    doc = draft.doc
    furniture = {
        i
        for sentence in draft.sentences
        if sentence.furniture not in {None, "caption"}
        for i in range(sentence.first, sentence.last)
    }
    names, nations = find_names(doc, tools, furniture)
    taken = {i for name in names for i in range(name.first, name.last)}
    mentions = [name.mention for name in names]
    mentions += find_descriptions(doc, nations, taken)
    mentions += find_pronouns(doc)
    mentions += find_east_asian(draft.report.text, tools.reference)
    return tuple(sorted(set(mentions), key=lambda mention: (mention.start, -mention.end, mention.kind)))
