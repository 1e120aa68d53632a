"""Sheets of a PDF are read again once: what is known of them is kept, and nothing else is asked for."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.evidence_documents import running_heads_pdf, two_ways_pdf, unread

from memocli.evidence import second_reader
from memocli.evidence.second_reader import second_reading
from memocli.evidence.sheets import SheetsWanted, kept_sheets, read_sheets
from memocli.evidence.texts import Wanted
from memocli.tree import DiskTree

PDF = running_heads_pdf()
DIGEST = sha256(PDF).hexdigest()


def sheets(*numbers: int, read: Callable[[], bytes] = lambda: PDF) -> SheetsWanted:
    return SheetsWanted(Wanted(DIGEST, "a.pdf", read), numbers)


def test_sheets_are_read_once_and_more_are_added(tmp_path: Path) -> None:
    tree = DiskTree(tmp_path)
    first = read_sheets(tmp_path, tree, [sheets(2)])[DIGEST]
    assert first.texts == second_reading(PDF, [2])
    assert read_sheets(tmp_path, tree, [sheets(2, read=unread)])[DIGEST] == first
    more = read_sheets(tmp_path, tree, [sheets(1, 2)])[DIGEST]
    assert more.texts == second_reading(PDF, [1, 2])
    assert kept_sheets(tree, DIGEST) == more


def test_a_sheet_that_is_not_there_has_no_words(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, DiskTree(tmp_path), [sheets(999)])
    assert read[DIGEST].texts == {999: ""}


def test_what_can_not_be_read_is_not_tried_again(tmp_path: Path) -> None:
    content = two_ways_pdf().replace(b"/Length ", b"/Length()")
    digest, tree = sha256(content).hexdigest(), DiskTree(tmp_path)
    read_sheets(tmp_path, tree, [SheetsWanted(Wanted(digest, "a.pdf", lambda: content), [1])])
    assert kept_sheets(tree, digest).reason == "the second reader of PDF can't read it"
    again = SheetsWanted(Wanted(digest, "a.pdf", unread), [1])
    assert read_sheets(tmp_path, tree, [again])[digest].reason


@pytest.mark.parametrize("cut", [0, 1, 40])
def test_a_file_that_is_not_as_it_was_written_counts_for_nothing(tmp_path: Path, cut: int) -> None:
    tree = DiskTree(tmp_path)
    read_sheets(tmp_path, tree, [sheets(1)])
    file = tmp_path / f".memocli/{DIGEST}.sheets"
    content = file.read_bytes()
    file.write_bytes(content[:cut] + b"x" + content[cut + 1 :])
    assert kept_sheets(tree, DIGEST).texts == {}


def test_another_version_of_the_reader_reads_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = DiskTree(tmp_path)
    read_sheets(tmp_path, tree, [sheets(1)])
    assert kept_sheets(tree, DIGEST).texts
    monkeypatch.setattr(second_reader, "find_spec", lambda name: None)
    assert kept_sheets(tree, DIGEST).texts == {}


def test_many_sheets_are_read_in_several_tasks(tmp_path: Path) -> None:
    read = read_sheets(tmp_path, DiskTree(tmp_path), [sheets(*range(1, 46))])[DIGEST].texts
    assert len(read) == 45
    pages = {number for number, text in read.items() if text}
    assert pages == set(second_reading(PDF, range(1, 46)))
