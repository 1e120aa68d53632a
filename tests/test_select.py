"""Some of the changes: what is asked for is there, whole, and nothing else."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.sample_changes import NOTHING, SMALL

from memocli.cli.diff_options import Only
from memocli.compare.changes import Changes, FindingChange, Kind, PartChange
from memocli.compare.select import Selection, kinds_named, known_parts, selected
from memocli.errors import UserError


def claims_of(changes: Changes) -> list[str]:
    return [claim.states[0].name for claim in changes.claims]


def test_asking_for_nothing_gives_everything() -> None:
    assert selected(SMALL) == SMALL
    assert Selection().of(SMALL) == SMALL
    assert selected(SMALL, tuple(Kind)).parts == SMALL.parts


@given(st.sets(st.sampled_from(Kind), min_size=1), st.sets(st.sampled_from(["opening", "torture"])))
def test_what_is_shown_is_what_was_asked_for(kinds: set[Kind], parts: set[str]) -> None:
    shown = selected(SMALL, kinds, parts)
    wanted = [
        claim
        for part in SMALL.parts
        if not parts or part.state.id in parts
        for claim in part.claims
        if kinds & set(claim.kinds)
    ]
    assert list(shown.claims) == wanted
    own: list[PartChange | FindingChange] = [*shown.parts]
    own += [finding for part in shown.parts for finding in part.findings]
    for one in own:
        assert set(one.kinds) <= kinds | {Kind.UNCHANGED}
        # Nothing is there for nothing.
        below = one.findings if isinstance(one, PartChange) else one.claims
        assert below or set(one.kinds) != {Kind.UNCHANGED}
    assert bool(shown.head) == (Kind.HEAD in kinds and not parts)
    assert bool(shown.records) == (Kind.RECORD in kinds and not parts)
    assert (shown.old, shown.new) == (SMALL.old, SMALL.new)


def test_a_claim_stays_below_its_headings() -> None:
    shown = selected(SMALL, [Kind.ADDED])
    assert claims_of(shown) == ["torture/unit/new"]
    (part,) = shown.parts
    (finding,) = part.findings
    assert (part.state.heading, finding.state.heading) == (
        "Prohibiting torture",
        "The torture unit of the Office",
    )
    # What changed in these themselves was not asked for.
    assert (part.kinds, part.condition) == ((Kind.UNCHANGED,), ())
    assert (finding.kinds, finding.heading) == ((Kind.UNCHANGED,), ())


def test_what_is_unchanged_is_no_change() -> None:
    shown = selected(SMALL, [Kind.UNCHANGED])
    assert shown.is_empty
    assert claims_of(shown) == ["opening/families/met", "torture/unit/access"]
    assert not selected(SMALL, [Kind.MOVED]).is_empty
    assert selected(SMALL, [Kind.MOVED], ["opening"]).is_empty
    assert selected(NOTHING, list(Kind)).is_empty


def test_figures_of_a_part_are_those_that_its_claims_state() -> None:
    assert selected(SMALL, [Kind.FIGURES], ["torture"]).figures.added == SMALL.figures.added
    assert not selected(SMALL, [Kind.FIGURES], ["opening"]).figures.added
    assert not selected(SMALL, [Kind.ADDED]).figures.changed


def test_a_kind_is_known_by_its_name_however_it_is_written() -> None:
    assert kinds_named(["re-sourced", "Re_Sourced", "added"]) == (Kind.RESOURCED, Kind.ADDED)


def test_a_misspelt_kind_gets_the_one_that_was_meant() -> None:
    with pytest.raises(UserError, match=r"no kind of change `rewordd`; did you mean reworded\?"):
        kinds_named(["rewordd"])
    with pytest.raises(UserError, match="kinds: added, dropped, "):
        kinds_named(["zzzzzz"])


def test_an_unknown_part_gets_those_that_there_are() -> None:
    assert known_parts(SMALL, ["torture", "torture"]) == ("torture",)
    with pytest.raises(
        UserError, match=r"neither memo has a part `tortur` \(parts: opening, torture\)"
    ):
        known_parts(SMALL, ["tortur"])


def test_the_help_of_the_command_names_every_kind() -> None:
    (option,) = (one for one in get_args(Only)[1:] if one.help)
    assert [kind for kind in Kind if kind not in re.findall(r"[\w-]+", option.help)] == []
