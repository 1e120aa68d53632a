"""What the rows and the steps are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from memocli.diagnostics import Diagnostic
from memocli.memo import Memo, Part
from memocli.pipeline.check import Check
from memocli.pipeline.status.examples import Examples
from memocli.verify.coverage import Holding, holding_of
from memocli.verify.results import Held, Verification


class Facts(Struct, frozen=True):
    """What the rows are made from; `memo` is None where its memo.yaml can't be read. `outputs` are built and up to date."""

    year: int
    check: Check
    memo: Memo | None
    outputs: tuple[str, ...]
    has_seal: bool
    examples: Examples


def held_in(facts: Facts, part: Part | None = None) -> Counter[Holding]:
    """How many claims, of a part or of all, are held how far."""
    verification = facts.check.verification or Verification()
    claims = facts.memo.claims if facts.memo else ()
    return Counter(
        holding_of(verification.claims.get(one.full_name, Held(one.full_name)), verification)
        for one in claims
        if part is None or one.part is part
    )


def by_code(found: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """The diagnostics of each rule: errors first, then in the order of the codes."""
    rules: dict[str, list[Diagnostic]] = {}
    for one in found:
        rules.setdefault(one.code, []).append(one)
    return sorted(rules.items(), key=lambda rule: (-rule[1][0].severity.rank, rule[0]))


def number_of(found: Iterable[Diagnostic]) -> int:
    return sum(one.faults for one in found)
