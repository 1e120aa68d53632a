"""What memocli writes into YAML changes nothing else: neither what the file says, nor how it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.yaml_texts import KEYS, said_in_yaml, yaml_texts

from memocli.edit import YamlFile
from memocli.edit.splice import Splice, spliced
from memocli.errors import UserError
from memocli.nodes import Mapping, Node, Sequence

VALUES = st.text(
    alphabet=st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"
    ),
    max_size=12,
) | st.sampled_from(("true", "2018/p/f/c", "a: b", "# c", "it's"))


def mappings(node: Node, way: tuple[Any, ...] = ()) -> Iterator[tuple[Mapping, tuple[Any, ...]]]:
    """Every mapping of a file, and the keys and numbers that lead to it."""
    if isinstance(node, Mapping):
        yield node, way
        for key, value in node.entries.items():
            yield from mappings(value, (*way, str(key)))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from mappings(item, (*way, number))


def at(tree: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        tree = tree[step]
    return tree


# A text that keeps the empty lines behind it: what stands there can't always be taken out.
KEEPING = r"[|>]\+"


def edited(file: YamlFile, text: str, in_the_way: str = KEEPING) -> str:
    """The file with its changes; only texts of this kind may stand in the way."""
    try:
        return file.content().decode()
    except UserError as refused:
        assert re.search(in_the_way, text), refused
        assume(False)
        raise


@given(yaml_texts(), st.data())
def test_an_edit_changes_what_is_asked_for_and_nothing_else(text: str, data: st.DataObject) -> None:
    file = YamlFile("a.yaml", text.encode())
    mapping, way = data.draw(st.sampled_from(list(mappings(file.root))))
    wanted, name = said_in_yaml(text), data.draw(st.sampled_from(KEYS))
    key, value = mapping.key(name), data.draw(st.none() | VALUES)
    if value is None:
        assume(key is not None and len(mapping.entries) > 1)
        file.remove(mapping, name)
        del at(wanted, way)[name]
    else:
        file.set(mapping, name, value, after=data.draw(st.sampled_from(KEYS)))
        at(wanted, way)[name] = value
    new = edited(file, text)
    assert said_in_yaml(new) == wanted
    assert changed_lines(text, new) <= lines_of(mapping, name)


ITEMS = st.lists(
    VALUES | st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=3),
    min_size=1,
    max_size=3,
)


def lists(file: YamlFile) -> list[tuple[Mapping, str, tuple[Any, ...]]]:
    """Every list below a key of a file: the mapping, the key, and the way to the mapping."""
    return [
        (mapping, str(key), way)
        for mapping, way in mappings(file.top)
        for key, value in mapping.entries.items()
        if isinstance(value, Sequence)
    ]


@given(yaml_texts(), st.data())
def test_items_are_put_behind_the_others_and_nothing_else_changes(
    text: str, data: st.DataObject
) -> None:
    file, wanted = YamlFile("a.yaml", text.encode()), said_in_yaml(text)
    assume(lists(file))
    mapping, name, way = data.draw(st.sampled_from(lists(file)))
    items = data.draw(ITEMS)
    file.extend(mapping, name, items)
    at(wanted, way)[name] += items
    new = edited(file, text, r"[|>]")
    assert said_in_yaml(new) == wanted
    assert comments(new) == comments(text)


@given(yaml_texts(), st.data())
def test_an_item_is_taken_out_and_nothing_else_changes(text: str, data: st.DataObject) -> None:
    file, wanted = YamlFile("a.yaml", text.encode()), said_in_yaml(text)
    long = [one for one in lists(file) if len(at(wanted, one[2])[one[1]]) > 1]
    assume(long)
    mapping, name, way = data.draw(st.sampled_from(long))
    number = data.draw(st.integers(0, len(at(wanted, way)[name]) - 1))
    file.take_out(mapping, name, number)
    del at(wanted, way)[name][number]
    assert said_in_yaml(edited(file, text, r"[|>]")) == wanted


COPIES = """\
# first
wola:   # why
  status: confirmed
  evidence:
    # the report
    - file: a.pdf  # scanned
      bytes: 1

    - {file: b.pdf, bytes: 2}
  # end of wola
casa: {evidence: [{file: c.pdf}], why: seen}
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_becomes_of_lists(ends: str) -> None:
    """In a block, each key of an item has a line of its own; in braces, all stays in them."""
    file = YamlFile("a.yaml", COPIES.replace("\n", ends).encode())
    wola, casa = file.root.entries.values()
    assert isinstance(wola, Mapping)
    assert isinstance(casa, Mapping)
    item = {"file": "d: 1.pdf", "bytes": "3"}
    for entry in (wola, casa):
        file.extend(entry, "evidence", [item, item])
    file.set(file.root, "río", {"evidence": [item], "why": "no"})
    assert (
        file.content().decode()
        == """\
# first
wola:   # why
  status: confirmed
  evidence:
    # the report
    - file: a.pdf  # scanned
      bytes: 1

    - {file: b.pdf, bytes: 2}
    - file: "d: 1.pdf"
      bytes: 3
    - file: "d: 1.pdf"
      bytes: 3
  # end of wola
casa: {evidence: [{file: c.pdf}, {file: "d: 1.pdf", bytes: 3}, {file: "d: 1.pdf", bytes: 3}], why: seen}
río:
  evidence:
    - file: "d: 1.pdf"
      bytes: 3
  why: "no"
""".replace("\n", ends)
    )


def test_what_becomes_of_an_item_that_goes() -> None:
    for number, rest in (
        (0, "    # the report\n\n    - {file: b.pdf, bytes: 2}\n"),
        (1, "    # the report\n    - file: a.pdf  # scanned\n      bytes: 1\n\n"),
    ):
        file = YamlFile("a.yaml", COPIES.encode())
        wola = next(iter(file.root.entries.values()))
        assert isinstance(wola, Mapping)
        file.take_out(wola, "evidence", number)
        start, end = COPIES.index("    # the"), COPIES.index("  # end")
        assert file.content().decode() == COPIES[:start] + rest + COPIES[end:]


def changed_lines(old: str, new: str) -> int:
    """How many lines of the old text are not in the new one, from the first to the last of them."""
    olds, news = old.splitlines(keepends=True), new.splitlines(keepends=True)
    same = 0
    while same < min(len(olds), len(news)) and olds[same] == news[same]:
        same += 1
    left, right = olds[same:], news[same:]
    while left and right and left[-1] == right[-1]:
        del left[-1], right[-1]
    return len(left)


def lines_of(mapping: Mapping, name: str) -> int:
    """How many lines an edit of a key may touch: those of the key; in braces those of all keys, since commas go with it."""
    if mapping.span.text.startswith("{"):
        return mapping.span.end_line - mapping.span.line + 1
    key = mapping.key(name)
    if key is None:
        # The last line of a file may get the line break that it lacks.
        return int(not mapping.span.file.text.endswith("\n"))
    # Where a dash is before the key, the line of the next one is joined to it.
    is_behind_dash = mapping.span.file.line(key.span.line)[: key.span.column - 1].strip(" ") != ""
    return mapping.entries[key].span.end_line - key.span.line + 1 + is_behind_dash


@given(yaml_texts(), st.sampled_from((b"", b"\xef\xbb\xbf")))
def test_all_mappings_of_a_file_are_edited_at_once(text: str, mark: bytes) -> None:
    file = YamlFile("a.yaml", mark + text.encode())
    wanted = said_in_yaml(text)
    for mapping, way in list(mappings(file.root)):
        file.set(mapping, "carried", "true")
        at(wanted, way)["carried"] = "true"
    new = edited(file, text).encode()
    assert new.startswith(mark)
    assert said_in_yaml(new.removeprefix(mark).decode()) == wanted
    assert comments(new.decode()) == comments(text)
    assert ("\r\n" in text) == (b"\r\n" in new) or "\n" not in text
    assert new.count(b"\n") - new.count(b"\r\n") in (0, new.count(b"\n"))


def comments(text: str) -> list[str]:
    return re.findall(r"# comment \d+\.", text)


@given(yaml_texts())
def test_without_a_change_a_file_keeps_its_bytes(text: str) -> None:
    content = b"\xef\xbb\xbf" + text.encode()
    file = YamlFile("a.yaml", content)
    file.remove(file.root, "nobody")
    assert file.content() == content


PART = """\
claims:
  - waive: {C105: no pages}  # this goes
    # this stays
    id: a
    text: >-
      Some words.

    # why
    continues:  # last year
      - 2017/p/f/a
      - 2017/p/f/b
  - {id: b, waive: {C105: no pages}, text: "one, two"}  # end
  - id: c
    text: |+
      Words.

    remark: 'it''s'
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_becomes_of_each_layout(ends: str) -> None:
    """Lines go with what they hold; a key takes its place behind the dash; a text that keeps its line breaks ends where it did."""
    file = YamlFile("a.yaml", PART.replace("\n", ends).encode())
    for mapping, _ in mappings(file.root):
        if mapping.key("id"):
            file.set(mapping, "continues", "2018/p/f/x", after="text")
            file.set(mapping, "carried", "true", after="text")
            file.remove(mapping, "waive")
        if mapping.key("remark"):
            file.set(mapping, "remark", "who's")
    assert (
        file.content().decode()
        == """\
claims:
  - # this stays
    id: a
    text: >-
      Some words.
    carried: true

    # why
    continues: 2018/p/f/x  # last year
  - {id: b, text: "one, two", continues: 2018/p/f/x, carried: true}  # end
  - id: c
    continues: 2018/p/f/x
    carried: true
    text: |+
      Words.

    remark: 'who''s'
""".replace("\n", ends)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{w: 1, a: 2}", "{a: 2}"),
        ("{a: 2, w: 1}", "{a: 2}"),
        ("{a: 2, w: 1, b: 3}", "{a: 2, b: 3}"),
        ("{a: 2, w: 1, x: 1}", "{a: 2, }"),
        ("{x: 1, w: 1, a: 2}", "{a: 2}"),
        ("{w: 1,\n  a: 2}", "{\n  a: 2}"),
        ("{w: 1, # why\n  a: 2}", "{ # why\n  a: 2}"),
        ("{a: 2, # why\n  w: 1}", "{a: 2 # why\n  }"),
        ("{a: 2,\n  w: 1}", "{a: 2\n  }"),
    ],
)
def test_a_key_in_braces_goes_with_its_comma(old: str, new: str) -> None:
    file = YamlFile("a.yaml", old.encode())
    for key in "wx":
        file.remove(file.root, key)
    assert file.content().decode() == new


def test_what_can_not_be_edited_is_refused_with_its_place() -> None:
    """The comment would become a part of the text above."""
    text = "id: a\ntext: >-\n  Words.\nwaive: {C105: none}\n  # a comment\n"
    file = YamlFile("memo/2018/a.yaml", text.encode())
    file.set(file.root, "id", "b")
    file.remove(file.root, "waive")
    with pytest.raises(UserError, match=r"memo/2018/a\.yaml:4: `waive` can't be taken out there"):
        file.content()


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n", "- a\n", "a: &x 1\n"])
def test_a_file_with_faults_is_not_edited(text: str) -> None:
    with pytest.raises(UserError, match=r"a\.yaml has faults"):
        _ = YamlFile("a.yaml", text.encode()).root


@given(VALUES)
def test_any_value_is_written_so_that_it_is_read_again(value: str) -> None:
    for old in ("k: 1", "k: 'a'", 'k: "a"', "{k: 1}", "k: {a: b}"):
        file = YamlFile("a.yaml", old.encode())
        file.set(file.root, "k", value)
        file.set(file.root, "l", {"m": value})
        assert said_in_yaml(file.content().decode()) == {"k": value, "l": {"m": value}}


def test_pieces_that_overlap_are_taken_out_once() -> None:
    assert spliced("abcdef", [Splice(1, 3), Splice(0, 5)]) == "f"
    assert spliced("abc", [Splice(1, 1, "x"), Splice(1, 2), Splice(1, 1, "y")]) == "axyc"
