"""Single pages of a PDF by the second reader: it agrees with the first about pages that are read rightly."""

from __future__ import annotations

import re

import pytest
from tests.support.evidence_documents import running_heads_pdf, spanish_pdf, two_columns_pdf
from tests.support.evidence_words import letters_of
from tests.support.hostile_evidence import cut_pdf

from memocli.errors import UserError
from memocli.evidence import second_reader
from memocli.evidence.extracted import CannotRead
from memocli.evidence.pdf import text_of_pdf
from memocli.evidence.second_reader import require_second_reader, second_reading


def letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", letters_of(text))


@pytest.mark.parametrize("content", [running_heads_pdf(), spanish_pdf(), two_columns_pdf()])
def test_both_readers_agree(content: bytes) -> None:
    first = text_of_pdf(content)
    for page, text in second_reading(content, range(1, first.pages + 1)).items():
        for block in first.blocks:
            if block.place.page == page and block.place.heading:
                assert letters(block.text) in letters(text), block.place


def test_only_the_pages_that_are_asked_for() -> None:
    found = second_reading(running_heads_pdf(), [3, 1])
    assert sorted(found) == [1, 3]
    assert found[1] == second_reading(running_heads_pdf(), [1])[1]
    assert second_reading(running_heads_pdf(), [9999]) == {}


def test_what_it_can_not_read() -> None:
    for content in (b"%PDF-1.7 nothing %%EOF", cut_pdf()):
        with pytest.raises(CannotRead, match="second reader"):
            second_reading(content, [1])


def test_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    require_second_reader()
    monkeypatch.setattr(second_reader, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"pip install \"memocli\[evidence\]\""):
        require_second_reader()
