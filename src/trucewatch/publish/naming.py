"""Names for actor codes: the agreements' own names for their parties, else the words of a claim, else the code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trucewatch.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class Naming:
    """A name for each code; a code that nothing names stays a code."""

    names: dict[str, str]

    def of(self, code: str) -> str:
        """The name of an actor; a joint voice (``RUS+DEU``) names each."""
        if code in self.names:
            return self.names[code]
        if "+" in code:
            return " and ".join(self.of(part) for part in code.split("+"))
        return code


def naming_for(publication: Publication) -> Naming:
    """The names that a publication's agreements and claims give to codes."""
    said: dict[str, Counter[str]] = {}
    for claim in publication.claims.values():
        for code, text in [(voice.actor, voice.name) for voice in claim.voices] + [
            (actor.actor, actor.text) for actor in (*claim.initiator, *claim.target)
        ]:
            if code and text and code != "CIV":
                said.setdefault(code, Counter())[text] += 1
    # The most frequent wording, and of equally frequent ones the first by letter, so that order plays no part.
    names = {code: min(words, key=lambda word: (-words[word], word)) for code, words in said.items()}
    names["CIV"] = "civilians"
    names |= {party.code: party.name for agreement in publication.agreements for party in agreement.parties}
    return Naming(names)
