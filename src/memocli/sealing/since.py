"""A seal and what the memo is made of today → what changed, by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

from msgspec import Struct

from memocli.fields import Digest
from memocli.memo import Seal, SealedSource
from memocli.memo.seal import digest_of, name_of
from memocli.template_sets import InFiles
from memocli.text import Placed, Span


class SealedMemo(Struct, frozen=True):
    """The seal of a memo, and the templates that the memo is printed with today."""

    seal: Seal
    templates: InFiles


Kind = Literal["head", "template", "organization", "part", "finding", "claim", "source", "figure"]
How = Literal["changed", "gone", "added", "moved"]


class Alteration(Struct, frozen=True):
    """One thing that is not what it was when the memo was sealed.

    `name` is that of a key of memo.yaml, of what a template is for, of an organization, part, finding, claim, source or figure; `keys` are what changed of it.
    What was `moved` are those within it: the findings of a part, the claims of a finding, and, without a name, the parts. The
    span is in the memo's files; of what is gone, in the seal.
    """

    kind: Kind
    name: str
    how: How
    span: Span
    keys: tuple[str, ...] = ()


# What is gone or new is told of these only where nothing smaller is: else of each claim that they had.
_WITH_CLAIMS: Final[tuple[tuple[Kind, str], ...]] = (("part", "parts"), ("finding", "findings"))
# Whether it is gone or new is told of what names it: of `from`, or of a claim.
_NAMED_ELSEWHERE: Final[tuple[tuple[Kind, str], ...]] = (
    ("organization", "organizations"),
    ("source", "sources"),
    ("figure", "figures"),
)


def alterations(sealed: Seal, now: Seal) -> Iterator[Alteration]:
    """All that changed, each thing once; `now` is the seal that the memo would get today."""
    for key, digest in _differing(sealed.memo, now.memo):
        yield Alteration("head", key, "changed", digest.span if digest else now.memo.title.span)
    yield from _printed_otherwise(sealed, now)
    for kind, section in (*_NAMED_ELSEWHERE, *_WITH_CLAIMS):
        yield from _changed(kind, getattr(sealed, section), getattr(now, section))
    yield from _changed("claim", sealed.claims, now.claims)
    yield from _gone_and_added("claim", sealed.claims, now.claims, ())
    for kind, section in _WITH_CLAIMS:
        was, are = getattr(sealed, section), getattr(now, section)
        claims = {name_of(claim) for claim in (*sealed.claims, *now.claims)}
        yield from _gone_and_added(kind, was, are, claims)
    yield from _moved(sealed, now)


def _printed_otherwise(sealed: Seal, now: Seal) -> Iterator[Alteration]:
    """Templates that are not what they were. That memo.yaml names another style is told of its key."""
    was, are = sealed.templates, now.templates
    for key, digest in _differing(was, are) if was and are else ():
        is_told = key == "style" and sealed.memo.style != now.memo.style
        if digest is not None and getattr(was, key) is not None and not is_told:
            ours = digest_of([])  # then the project had none of its own
            how: How = (
                "added" if getattr(was, key) == ours else "gone" if digest == ours else "changed"
            )
            yield Alteration("template", key, how, digest.span)


def _differing(was: Any, now: Any) -> Iterator[tuple[str, Digest | None]]:
    """The keys of two entries of one kind that differ, with the digest of today, if there is one.

    The `fields` of a source only say more of its `record`, and what a claim `continues` is seen only where both memos show it.
    """
    for key, field in zip(was.__struct_encode_fields__, was.__struct_fields__, strict=True):
        before, after = getattr(was, field), getattr(now, field)
        is_shown = key != "continues" or (before and after)
        if key != "fields" and before != after and is_shown:
            yield key, after


def _changed(kind: Kind, was: Sequence[Any], now: Sequence[Any]) -> Iterator[Alteration]:
    """What is there as before, with another digest."""
    before = {name_of(entry): entry for entry in was}
    for entry in now:
        name = name_of(entry)
        if name not in before:
            continue
        if differing := dict(_differing(before[name], entry)):
            spans = [digest.span for digest in differing.values() if digest]
            span = spans[0] if spans and kind != "claim" else name.span
            keys = tuple(differing)
            if isinstance(entry, SealedSource):
                keys = _fields_that_differ(before[name], entry) or keys
            yield Alteration(kind, str(name), "changed", span, keys)


def _fields_that_differ(was: SealedSource, now: SealedSource) -> tuple[str, ...]:
    """The keys of a record that differ; none where the seal does not say, or where nothing may be said any more."""
    if not (was.fields and now.fields):
        return ()
    old, new = _by_key(was.fields), _by_key(now.fields)
    return tuple(key for key in sorted({*old, *new}) if old.get(key) != new.get(key))


def _by_key(fields: str) -> dict[str, str]:
    words = fields.split()
    return dict(zip(words[::2], words[1::2], strict=False))


def _gone_and_added(
    kind: Kind, was: Sequence[Any], now: Sequence[Any], claims: Sequence[str] | set[Placed]
) -> Iterator[Alteration]:
    """What was there and is not, and the other way round, but for what one of the `claims` is in."""
    above = {name.rpartition("/")[0] for name in claims}
    above |= {name.rpartition("/")[0] for name in above}
    before, after = (
        {name_of(entry): name_of(entry) for entry in entries} for entries in (was, now)
    )
    for name in before.keys() - after.keys() - above:
        yield Alteration(kind, str(name), "gone", before[name].span)
    for name in after.keys() - before.keys() - above:
        yield Alteration(kind, str(name), "added", after[name].span)


def _moved(sealed: Seal, now: Seal) -> Iterator[Alteration]:
    """Those that hold others whose order is another one, though they are the same."""
    if _orders(sealed.parts, now.parts):
        yield Alteration("head", "", "moved", now.memo.title.span)
    held: tuple[tuple[Kind, str, str], ...] = (
        ("part", "parts", "findings"),
        ("finding", "findings", "claims"),
    )
    for kind, section, inner in held:
        moved = _orders(getattr(sealed, inner), getattr(now, inner))
        for entry in getattr(now, section):
            if name_of(entry) in moved:
                yield Alteration(kind, str(name_of(entry)), "moved", name_of(entry).span)


def _orders(was: Sequence[Any], now: Sequence[Any]) -> set[str]:
    """The names of those whose entries come in another order than before, not counting what is gone or new."""
    before, after = (list(dict.fromkeys(map(name_of, entries))) for entries in (was, now))
    kept = set(before) & set(after)
    orders: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for names, order in zip((before, after), orders, strict=True):
        for name in names:
            if name in kept:
                order.setdefault(name.rpartition("/")[0], []).append(name)
    return {holder for holder, order in orders[0].items() if order != orders[1][holder]}
