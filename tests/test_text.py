"""Text with positions: the span of a part of a value shows that part in the file, in every YAML style."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.nodes import Mapping, Scalar, parse
from memocli.text import Placed, Span, TextFile

# No white space that only some programs take for such, and nothing that YAML reads as syntax.
WORDS = st.text(alphabet="abzÑñé😀𝔸\u0301'\"\\@[],.:-#&*!%{}|>?7", min_size=1, max_size=9)
SENTENCES = st.lists(WORDS, min_size=1, max_size=12)


def value_of(text: str) -> Placed:
    """The value of the key `text` of a YAML file."""
    parsed = parse(TextFile("memo/2018/a.yaml", text))
    assert parsed.diagnostics == []
    assert isinstance(parsed.root, Mapping)
    node = parsed.root.entries[Placed("text", parsed.root.span)]
    assert isinstance(node, Scalar)
    assert node.value is not None
    return node.value


def shown(value: Placed, word: re.Match[str]) -> str:
    return value.part(*word.span()).text


def in_block(words: list[str], header: str, breaks: list[bool]) -> str:
    """The words below `text: >-` or the like, each on the line of the word before it or on a new one."""
    text = f"text: {header}\n  x"
    for word, new_line in zip(words, breaks, strict=True):
        text += ("\n  " if new_line else " ") + word
    return text + "\n# a comment\nlast: 1\n"


@pytest.mark.parametrize("header", [">-", "|", "|-", ">", ">+", "|2 # why"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@given(st.data())
def test_part_in_blocks(header: str, line_break: str, data: st.DataObject) -> None:
    words = data.draw(SENTENCES)
    breaks = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    value = value_of(in_block(words, header, breaks).replace("\n", line_break))
    assert value.split() == ["x", *words]
    for word in re.finditer(r"\S+", value):
        assert shown(value, word) == word[0]
        assert value.part(*word.span()).column >= 3


@given(SENTENCES, st.sampled_from([" ", "  ", "\n   ", "\n\n  ", " \n  "]))
def test_part_in_single_quotes(words: list[str], joint: str) -> None:
    raw = joint.join(words).replace("'", "''")
    value = value_of(f"text: '{raw}'\nlast: 1\n")
    assert value.split() == words
    for word in re.finditer(r"\S+", value):
        assert shown(value, word) == word[0].replace("'", "''")


def escaped(character: str, style: str) -> str:
    """A character as it may stand in double quotes."""
    code = ord(character)
    if style == "u" or character in '"\\':
        return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
    return f"\\x{code:02x}" if style == "x" and code < 256 else character


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(["plain", "x", "u"])), min_size=1, max_size=9),
    st.sampled_from([" ", "  ", "\n   ", "\n\n  ", "\\n", "\\t ", " \\\n  ", "\\ \\\n\\ "]),
)
def test_part_in_double_quotes(words: list[tuple[str, str]], joint: str) -> None:
    raws = ["".join(escaped(character, style) for character in word) for word, style in words]
    value = value_of(f'text: "{joint.join(raws)}"\nlast: 1\n')
    assert value.split() == [word for word, _ in words]
    for word, raw in zip(re.finditer(r"\S+", value), raws, strict=True):
        assert shown(value, word) == raw


@given(st.lists(st.text(alphabet="abÑñ😀é7@'\"\\", min_size=1), min_size=1), st.booleans())
def test_part_in_plain_text(words: list[str], folded: bool) -> None:
    value = value_of(
        f"text: x{' '.join(words)} y\n" if not folded else "text: x" + "\n  ".join(words)
    )
    for word in re.finditer(r"\S+", value):
        assert shown(value, word) == word[0]


@pytest.mark.parametrize(
    ("text", "word", "column"),
    [
        ("text: Peña Nieto, 17\n", "17", 19),
        ("text: 𝔸😀 17\n", "17", 10),
        ("text: Me\u0301xico 17\n", "17", 15),
        ("# first\r\ntext: a 17\r\n", "17", 9),
        ("# first\rtext: a 17\r", "17", 9),
    ],
)
def test_column_counts_characters(text: str, word: str, column: int) -> None:
    value = value_of(text)
    span = value.part(value.index(word), value.index(word) + len(word))
    assert (span.text, span.column) == (word, column)
    assert span.end_column == column + len(word)
    assert str(span) == f"memo/2018/a.yaml:{span.line}:{column}"
    assert span.line == (2 if text.startswith("#") else 1)


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\nb", "a\r\nb\r\n", "a\rb", "\n\nb\r"])
def test_lines_are_those_of_the_file(text: str) -> None:
    file = TextFile("a", text)
    lines = re.split(r"\r\n?|\n", text)
    assert [file.line(number) for number in range(1, len(lines) + 1)] == lines
    assert file.line(0) == file.line(len(lines) + 1) == ""
    assert file.line_number(len(text)) == len(lines)


def test_span_over_lines() -> None:
    span = Span(TextFile("a", "ab\ncde\n"), 1, 5)
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 2, 2, 3)
    empty = Span(span.file, 3, 3)
    assert (empty.line, empty.column, empty.end_line, empty.end_column) == (2, 1, 2, 1)


def test_placed_is_its_text() -> None:
    file = TextFile("a", "one two one")
    first, second = Placed("one", Span(file, 0, 3)), Placed("one", Span(file, 8, 11))
    assert first == second == "one"
    assert hash(first) == hash("one")
    assert {str(first), second} == {"one"}
    assert first.part(3, 3).start == 3
    assert Placed("", Span(file, 3, 3)).part(0, 0) == Span(file, 3, 3)


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 25), st.integers(0, 25))
def test_part_stays_in_the_span(value: str, raw: str, start: int, end: int) -> None:
    span = Span(TextFile("a", f"<<{raw}>>"), 2, 2 + len(raw))
    part = Placed(value, span).part(min(start, len(value)), min(end, len(value)))
    if value != raw:
        assert span.start <= part.start <= part.end <= span.end


def test_many_parts_of_one_long_text() -> None:
    """Looking for each from the start, again and again, took half a minute."""
    value = value_of("text: >-\n" + "".join(f"  word {n}\n" for n in range(4000)))
    for n in (*range(4000), 17):
        start = value.index(f" {n} " if n < 3999 else " 3999")
        assert value.part(start + 1, start + 1 + len(str(n))).text == str(n)
