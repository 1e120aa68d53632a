"""How wide the columns of a table in a DOCX are."""

from __future__ import annotations

import re
from itertools import count

import pytest

from memocli.document import Table, Text
from memocli.render.docx.column_shares import column_shares
from memocli.render.docx.runs import RunWriter
from memocli.render.docx.styles import OWN_IDS
from memocli.render.docx.tables import table_markup

CELL_MARGIN = 160  # twips
WIDE_DIGIT = (
    0.7  # of its size: a bold one of DejaVu Sans, which LibreOffice takes where a font is missing
)


def table(*rows: tuple[str, ...]) -> Table:
    head, *others = rows
    return Table("", head, tuple(tuple((Text(word),) for word in row) for row in others))


def test_a_column_is_as_wide_as_its_longest_text_where_there_is_room() -> None:
    assert column_shares(table(("State", "Of"), ("Sonora", "5,120 persons")), 80) == [9, 16]


def test_where_there_is_little_room_words_stay_whole_and_long_texts_take_the_rest() -> None:
    long = " ".join(["words"] * 30)
    shares = column_shares(table(("Figure", "2018"), (long, "1,234"), ("Investigations", "2")), 40)
    assert sum(shares) == 40
    assert shares[0] > shares[1] >= len("1,234") + 3


def test_where_there_is_no_room_for_whole_words_it_is_shared_by_their_lengths() -> None:
    assert column_shares(table(("Incommunicado", "At"), ("x", "y")), 4) == [16, 5]


def test_a_column_without_words_has_a_width() -> None:
    assert min(column_shares(table(("", "a"), ("", "b")), 50)) > 0


@pytest.mark.parametrize("size", [7.2, 9, 12.6])
def test_a_year_stands_in_one_line_in_letters_of_any_size(size: float) -> None:
    long = table(("Figure", "2018"), (" ".join(["words"] * 30), "13"))
    markup = table_markup(long, RunWriter(OWN_IDS, "en", count(1)), 4584, size)
    _, year = map(int, re.findall(r'<w:gridCol w:w="(\d+)"/>', markup))
    assert year - CELL_MARGIN > len("2018") * WIDE_DIGIT * size * 20
