"""The words by which a sentence in English takes back or limits what it says."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import LimitingWords

ENGLISH_LIMITS: Final = LimitingWords(
    negations=(
        *"not no never neither nor none nobody nothing nowhere without cannot hardly scarcely barely".split(),
        *"aren’t can’t couldn’t didn’t doesn’t don’t hadn’t hasn’t haven’t isn’t shouldn’t wasn’t weren’t".split(),
        *"won’t wouldn’t".split(),
        *"denied denies deny denying denial rejected rejects refuted refutes disputed disputes disproved retracted".split(),
        *"false falsely untrue unfounded baseless unsubstantiated failed fails failure unable".split(),
        *"incorrect incorrectly inaccurate mistaken mistakenly impossible".split(),
        "wrong to",
        "far from",
        "contrary to",
        "rather than",
        "instead of",
    ),
    limits=(
        *"alleged allegedly alleges reportedly purported purportedly supposed supposedly".split(),
        *"claimed claims claiming presumed presumably suspected apparent apparently seemingly ostensibly possibly probably".split(),
        *"unless except if whether would could might should perhaps maybe hypothetical potential potentially".split(),
        *"unconfirmed unverified rumored rumoured purports allegation allegations accusation accusations suspicion suspicions".split(),
        "may have",
        "may be",
        "may well",
        "appears to",
        "appear to",
        "appeared to",
        "seems to",
        "seem to",
        "said to",
        "believed to",
        "thought to",
        "accused of",
        "as if",
        "as though",
        "provided that",
        "according to",
        "so-called",
        "in the view of",
        "in the opinion of",
    ),
    no_limits=(
        "without delay",
        "without undue delay",
        "without further delay",
        "without doubt",
        "without exception",
        "no doubt",
        "not only",
        "no more than",
        "not more than",
        "no fewer than",
        "not fewer than",
        "no less than",
        "not less than",
    ),
    turns=("however", "but", "yet", "nevertheless", "nonetheless", "on the contrary"),
    pointing=("this", "that", "these", "those"),
)
