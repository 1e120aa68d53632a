"""Dots in what is told of a kept copy: it is cut out of a text, and may begin or end within a protected string."""

from __future__ import annotations

from msgspec.structs import replace

from memocli.protect.words import Finder
from memocli.verify.results import Fact, Found, Held, Near, Verification, Words


def hidden_fragments(verification: Verification, finder: Finder) -> Verification:
    """The same, without words at the ends of fragments that a protected string has; whole ones are hidden where they are shown."""
    claims = {name: _hidden_held(held, finder) for name, held in verification.claims.items()}
    return replace(verification, claims=claims)


def _hidden_held(held: Held, finder: Finder) -> Held:
    words = tuple(_hidden_words(one, finder) for one in held.words)
    facts = tuple(_hidden_fact(one, finder) for one in held.facts)
    if words == held.words and facts == held.facts:
        return held
    return replace(held, words=words, facts=facts)


def _hidden_words(words: Words, finder: Finder) -> Words:
    return replace(
        words,
        found=tuple(_hidden_found(one, finder) for one in words.found),
        near=words.near and _hidden_near(words.near, finder),
        limits=tuple(map(finder.hidden_at_ends, words.limits)),
    )


def _hidden_near(near: Near, finder: Finder) -> Near:
    """Of each pair, the first is what the author wrote."""
    return Near(
        _hidden_found(near.found, finder),
        tuple((said, finder.hidden_at_ends(there)) for said, there in near.differences),
        finder.hidden_at_ends(near.shown),
    )


def _hidden_fact(fact: Fact, finder: Finder) -> Fact:
    return replace(
        fact,
        found=fact.found and _hidden_found(fact.found, finder),
        nearest=finder.hidden_at_ends(fact.nearest),
    )


def _hidden_found(found: Found, finder: Finder) -> Found:
    """Before, words and behind follow each other: only the ends of all three are cut."""
    before = finder.hidden_at_ends(found.before, last=False)
    words = finder.hidden_at_ends(found.words, first=not before, last=not found.behind)
    behind = finder.hidden_at_ends(found.behind, first=False)
    return replace(found, before=before, words=words, behind=behind)
