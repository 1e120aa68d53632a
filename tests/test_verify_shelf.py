"""The copies that claims are held against are read when they are asked for."""

from __future__ import annotations

from tests.support.held_claims import copy_text, shelf_of, volume

from memocli.dates import DateRange, PartialDate
from memocli.evidence.extracted import EvidenceText
from memocli.verify.shelf import Shelf, Volume

ISSUED = DateRange(PartialDate(2018), PartialDate(2018))
COPIES = {"a": "One.", "b": ("Two.", "Three.")}


def test_copies_come_in_the_order_of_the_sources_that_are_asked_for() -> None:
    found = [opened.volume.file for opened in shelf_of(COPIES).copies(("b", "none", "a"))]
    assert found == ["b-1.txt", "b-2.txt", "a-1.txt"]


def test_a_source_is_whole_if_it_has_copies_and_all_can_be_looked_at() -> None:
    shelf = shelf_of(COPIES, partly=["b"])
    assert [shelf.is_whole(source) for source in ("a", "b", "none")] == [True, False, False]


def test_nothing_is_read_before_it_is_asked_for_and_each_copy_once() -> None:
    read: list[str] = []

    def reading(source: str) -> Volume:
        def text() -> EvidenceText:
            read.append(source)
            return copy_text(source)

        return Volume(source, "a.txt", source * 64, text)

    shelf = Shelf({name: (reading(name),) for name in "abc"}, issued={})
    assert read == []
    for asked in ("b", "ab", "ab"):
        list(shelf.copies(asked))
    assert read == ["b", "a"]


def test_all_that_a_result_depends_on_is_in_the_state_of_a_source() -> None:
    plain = shelf_of({"a": "One."}).state_of("a")
    assert plain == shelf_of({"a": "One."}).state_of("a")
    others = [
        shelf_of({"a": "Two."}),
        shelf_of({"a": ("One.", "Two.")}),
        shelf_of({"a": "One."}, partly=["a"]),
        shelf_of({"a": "One."}, hidden=["a"]),
        shelf_of({}),
        Shelf({"a": (volume("a", "One.", "other.txt"),)}, issued={}),
        Shelf({"a": (volume("a", "One.", "a-1.txt"),)}, issued={"a": ISSUED}),
    ]
    states = [plain, *(shelf.state_of("a") for shelf in others)]
    assert len(set(map(repr, states))) == len(states)


def test_the_years_of_a_source_go_with_its_copies() -> None:
    shelf = Shelf({"a": (volume("a", "One."),)}, issued={"a": ISSUED})
    (opened,) = shelf.copies(["a"])
    assert opened.copy.years == {2018}
