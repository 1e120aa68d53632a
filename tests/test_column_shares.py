"""How wide the columns of a table in a DOCX are."""

from __future__ import annotations

from memocli.document import Table, Text
from memocli.render.docx.column_shares import column_shares


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
