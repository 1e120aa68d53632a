"""Results of an earlier run count only for the same claim, the same support and the same copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.held_claims import YEAR, named_claims, shelf_of

from memocli.tree import DiskTree
from memocli.verify import kept as module
from memocli.verify.kept import Kept, Note, keep_results, kept_results, key_of, versions_of_results
from memocli.verify.results import Held
from memocli.verify.shelf import Shelf
from memocli.verify.support import support_of

CLAIM: dict[str, object] = {
    "text": "There were 35 [@a, p. 4].",
    "passages": [{"source": "a", "quote": "thirty-five", "at": "p. 4"}],
    "computed": {35: "17 + 18"},
    "figures": {"n": 35},
}
COPIES = {"a": "Thirty-five, it says."}


def key(claim: dict[str, object], other: str = "Two [@b].", shelf: Shelf | None = None) -> bytes:
    """The key of a claim beside another one."""
    claims = named_claims(claim, {"text": other})
    first = claims[f"{YEAR}/p/f/c1"]
    return key_of(first, support_of(first, claims), shelf or shelf_of(COPIES))


def changed(**more: object) -> dict[str, object]:
    return {**CLAIM, **more}


PASSAGE = {"source": "a", "quote": "thirty-five", "at": "p. 4"}
CHANGES = {
    "its text": changed(text="There were 35, [@a, p. 4]."),
    "a place": changed(text="There were 35 [@a, p. 5]."),
    "a quote": changed(passages=[{**PASSAGE, "quote": "thirty-six"}]),
    "a place of a passage": changed(passages=[{**PASSAGE, "at": "p. 5"}]),
    "a source of a passage": changed(passages=[{**PASSAGE, "source": "b"}]),
    "a translation": changed(passages=[{**PASSAGE, "translated": True}]),
    "no passage": changed(passages=[]),
    "two passages": changed(passages=[PASSAGE, {**PASSAGE}]),
    "a computation": changed(computed={35: "18 + 17"}),
    "a computed number": changed(computed={36: "17 + 18"}),
    "a figure": changed(figures={"n": {"value": 35, "at": "least"}, "m": 4}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_key_changes_with_the_claim(change: str) -> None:
    assert key(CLAIM) == key(CLAIM)
    assert key(CHANGES[change]) != key(CLAIM)


def test_and_with_its_copies() -> None:
    plain = key(CLAIM)
    for shelf in (
        shelf_of({"a": "Other words."}),
        shelf_of({"a": ("Thirty-five, it says.", "More.")}),
        shelf_of(COPIES, partly=["a"]),
        shelf_of(COPIES, hidden=["a"]),
        shelf_of({}),
    ):
        assert key(CLAIM, shelf=shelf) != plain
    # Copies of what the claim does not cite have no say.
    assert key(CLAIM, shelf=shelf_of({**COPIES, "b": "Other words."})) == plain


def test_and_with_the_claim_that_it_is_cited_with() -> None:
    claim: dict[str, object] = {"text": "There were “35”.", "basis": {"cited-with": "p/f/c2"}}
    keys = [
        key(claim, other)
        for other in ("Two [@a].", "Two [@a, p. 4].", "Two [@b].", "Two [@a; @b].")
    ]
    assert len(set(keys)) == len(keys)
    # What else that one says is its own matter.
    assert key(claim, "Two [@a].") == key(claim, "Three [@a].")
    assert key(CLAIM, "Two [@a].") == key(CLAIM, "Two [@b].")


def results(text: str = "x") -> Kept:
    return Kept(versions_of_results(), {b"k": Held(text)}, {"d": Note("it is empty")}, ("d",), ())


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    tree = DiskTree(tmp_path)
    assert kept_results(tree, YEAR, is_private=False) == Kept(versions_of_results())
    keep_results(tmp_path, tree, YEAR, results(), is_private=False)
    assert kept_results(tree, YEAR, is_private=False) == results()
    assert kept_results(tree, YEAR + 1, is_private=False) == Kept(versions_of_results())


def test_those_with_words_of_private_copies_lie_beside_these(tmp_path: Path) -> None:
    tree = DiskTree(tmp_path)
    (tmp_path / "private").mkdir()
    for is_private in (False, True, False):
        keep_results(tmp_path, tree, YEAR, results(), is_private=is_private)
        assert kept_results(tree, YEAR, is_private=is_private) == results()
        other = kept_results(tree, YEAR, is_private=not is_private)
        assert other == Kept(versions_of_results())


def test_those_of_another_version_or_damaged_ones_count_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = DiskTree(tmp_path)
    keep_results(tmp_path, tree, YEAR, results(), is_private=False)
    file = tmp_path / f".memocli/held-{YEAR}.results"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1])
    assert not kept_results(tree, YEAR, is_private=False).claims
    file.write_bytes(whole)
    monkeypatch.setattr(module, "_HOLDER", -1)
    assert not kept_results(tree, YEAR, is_private=False).claims
