"""The numbers of notes: computed once, for every output alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small_project import FILES, write_project

from memocli.edition import Edition, Shared, number_notes, unique
from memocli.load import load_library
from memocli.project import project_at


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    project = project_at(write_project(tmp_path_factory.mktemp("project")))
    return number_notes(load_library(project, [2018]).memos[2018])


def test_notes_are_numbered_in_reading_order(edition: Edition) -> None:
    notes = {claim.name: claim.notes for claim in edition.claims}
    assert len(edition.citations) == 6
    assert notes["water/wells/count"] == (1, 2)
    assert notes["introduction/summary/request"] == ()
    assert [number for numbers in notes.values() for number in numbers] == [1, 2, 3, 4, 5, 6]
    assert [claim.claim for claim in edition.claims] == list(edition.memo.claims)


def test_each_note_is_its_citation_and_knows_its_claim(edition: Edition) -> None:
    assert [cited.key for cited in edition.citations[0]] == ["report-2018", "court-2018"]
    assert [cited.key for cited in edition.citations[1]] == ["survey-2016"]
    assert edition.claim_of_note() == {
        1: "water/wells/count",
        2: "water/wells/count",
        3: "water/wells/quoted",
        4: "water/wells/witnessed",
        5: "water/wells/again",
        6: "press/attacks/numbers",
    }


def test_a_claim_cited_with_another_shares_its_notes(edition: Edition) -> None:
    shared = {claim.name: claim.shared for claim in edition.claims if claim.shared}
    assert shared == {
        "water/research/families": (Shared(1, "water/wells/count"), Shared(2, "water/wells/count"))
    }


def test_a_claim_that_is_not_there_has_no_note_to_share(tmp_path: Path) -> None:
    water = FILES["memo/2018/water.yaml"].replace(
        "cited-with: water/wells/count", "cited-with: [water/wells/gone, water/wells/quoted]"
    )
    project = project_at(write_project(tmp_path, {**FILES, "memo/2018/water.yaml": water}))
    edition = number_notes(load_library(project, [2018]).memos[2018])
    (families,) = (claim for claim in edition.claims if claim.name == "water/research/families")
    assert families.notes == ()
    assert families.shared == (Shared(3, "water/wells/quoted"),)


def test_a_name_given_again_is_told_apart(tmp_path: Path) -> None:
    water = FILES["memo/2018/water.yaml"].replace("id: again", "id: count")
    project = project_at(write_project(tmp_path, {**FILES, "memo/2018/water.yaml": water}))
    edition = number_notes(load_library(project, [2018]).memos[2018])
    names = [claim.name for claim in edition.claims if claim.name.startswith("water/wells/count")]
    assert names == ["water/wells/count", "water/wells/count~2"]
    assert edition.claim_of_note()[5] == "water/wells/count~2"


def test_unique_names() -> None:
    assert unique("a", {}) == "a"
    assert unique("a", {"a"}) == "a~2"
    assert unique("a", {"a", "a~2"}) == "a~3"
