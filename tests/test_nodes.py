"""YAML with positions: the same values as any YAML reader's, and a clear word about what is not allowed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.support.programs import python

from memocli.diagnostics import Diagnostic
from memocli.nodes import Mapping, Node, Scalar, Sequence, build, parse
from memocli.text import TextFile

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    max_size=20,
)
TREES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
# Texts that are made of what YAML reads as nodes, so that many of them mean something.
PIECES = st.lists(
    st.sampled_from(
        "a|b|é|😀| |  |\n|\n  |\n    |: |:|- |? |# x|[|]|{|}|,|'|\"|\\|\\n|\\x00|&a |*a|!t |!!str "
        "|>-\n|\\|\n|<<: |~|null|---\n|...\n|\t|\r\n|\r|\u2028|\x85|\ufeff|@|%|`".replace(
            "\\|\n", "PIPE\n"
        ).split("|")
    ).map(lambda piece: piece.replace("PIPE", "|")),
    max_size=25,
).map("".join)


def faults(text: str) -> list[Diagnostic]:
    return parse(TextFile("a.yaml", text)).diagnostics


def plain(node: Node | None) -> Any:
    """The tree without places; no value is an empty text, as PyYAML's BaseLoader gives it."""
    match node:
        case Mapping(entries):
            return {str(key): plain(value) for key, value in entries.items()}
        case Sequence(items):
            return [plain(item) for item in items]
        case Scalar(value, span):
            return str(value) if value is not None else span.text
    return None


def base(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


@given(TREES, st.booleans(), st.booleans())
def test_values_are_those_of_yaml(tree: Any, flow: bool, escapes: bool) -> None:
    text = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=not escapes, width=30)
    parsed = parse(TextFile("a.yaml", text))
    assert parsed.diagnostics == []
    assert plain(parsed.root) == base(text) == tree


@given(PIECES)
def test_any_text_is_read_as_yaml_reads_it_or_refused(text: str) -> None:
    parsed = parse(TextFile("a.yaml", text))
    if parsed.diagnostics:
        assert all(fault.code in ("F001", "F002", "F003") for fault in parsed.diagnostics)
        assert all(fault.message and "\n" not in fault.message for fault in parsed.diagnostics)
    else:
        assert plain(parsed.root) == base(text)


def spans(node: Node | None) -> list[tuple[int, int]]:
    """The places of all scalars, keys included."""
    match node:
        case Mapping(entries):
            return [
                place
                for key, value in entries.items()
                for place in [(key.span.start, key.span.end), *spans(value)]
            ]
        case Sequence(items):
            return [place for item in items for place in spans(item)]
        case Scalar(value, span):
            return [(span.start, span.end)] if value is not None else []
    return []


@given(PIECES)
def test_places_do_not_depend_on_the_c_library(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        in_c = parse(TextFile("a.yaml", text))
        patch.setattr(build, "_LOADER", yaml.SafeLoader)
        in_python = parse(TextFile("a.yaml", text))
    if not in_c.diagnostics and not in_python.diagnostics:
        assert plain(in_c.root) == plain(in_python.root)
        assert spans(in_c.root) == spans(in_python.root)


COMMENTED = """\
# head
a:   # behind a key
  - b: 1

    # between
    c: >-
      two
      lines

    # after a text
  -
    d: {e: [f, "g"], h: i}  # at the end

# tail
"""


def test_a_block_ends_with_its_last_value() -> None:
    root = parse(TextFile("a.yaml", COMMENTED)).root
    assert isinstance(root, Mapping)
    assert root.span.text.endswith("h: i}")
    assert root.span.text.startswith("a: ")
    (items,) = root.entries.values()
    assert isinstance(items, Sequence)
    assert items.items[0].span.text.endswith("two\n      lines")
    assert plain(root) == {"a": [{"b": "1", "c": "two lines"}, {"d": {"e": ["f", "g"], "h": "i"}}]}


def test_nulls() -> None:
    root = parse(TextFile("a.yaml", "a:\nb: ~\nc: null\nd: ''\ne: 'null'\n~: f\n")).root
    assert isinstance(root, Mapping)
    values = [node.value for node in root.entries.values() if isinstance(node, Scalar)]
    assert values == [None, None, None, "", "null", "f"]
    assert list(root.entries) == ["a", "b", "c", "d", "e", "~"]
    assert root.key("b") == "b"
    assert root.key("z") is None


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n\n", "---\n", "--- # x\n...\n"])
def test_nothing(text: str) -> None:
    parsed = parse(TextFile("a.yaml", text))
    assert parsed.diagnostics == []
    assert parsed.root is None or plain(parsed.root) == ""


REFUSED = {
    "tab": ("a:\n\tb: 1\n", "F001", "2:1", "the indentation has a tab"),
    "NUL": ("a: b\x00c\n", "F001", "1:5", "a control character (U+0000) is in the file"),
    "C1": ("a: b\x80\n", "F001", "1:5", "a control character (U+0080) is in the file"),
    "no character": ("a: \uffff\n", "F001", "1:4", "a control character (U+FFFF)"),
    "byte order mark": ("a: b\n\ufeffb: c\n", "F001", "2:1", "a control character (U+FEFF)"),
    "escaped NUL": (
        'a: "x\\0"\n',
        "F001",
        "1:4",
        "a control character (U+0000) is in the text",
    ),
    "escaped bell": (
        '"\\a": x\n',
        "F001",
        "1:1",
        "a control character (U+0007) is in the text",
    ),
    "escaped half": ('a: "\\ud800"\n', "F001", "1:", "not YAML: "),
    "colon": ("a: Torture: a record\n", "F001", "1:11", "not YAML: "),
    "bracket": ("a: [b\nc: d\n", "F001", "", "not YAML: "),
    "quote": ('a: "b\n', "F001", "1:", "not YAML: "),
    "at sign": ("a: @b\n", "F001", "1:4", "not YAML: "),
    "indentation": ("a:\n    b: 1\n  c: 2\n", "F001", "", "not YAML: "),
    "deeper key": (
        "a: b\n  c: d\n",
        "F001",
        "2:4",
        "`c:` is indented deeper than the key above it",
    ),
    "curved": ("a: “b: c”\n", "F001", "1:6", "curved quotation marks"),
    "backslash": ('a: "C:\\Users"\n', "F001", "1:", "a backslash is in double quotes"),
    "no entry": ("- a: 1\n  b: 2\n  a: 3\n  b: 4\n", "F003", "3:3", "there is no `- ` before it"),
    "blank in a key": ("a\u00a0: b\n", "F001", "1:2", "a no-break space (U+00A0) beside the key"),
    "blank in braces": (
        "a: {b:\u202fc}\n",
        "F001",
        "1:7",
        "narrow no-break space (U+202F) after the colon",
    ),
    "two documents": ("a: 1\n---\nb: 2\n", "F001", "2:1", "a second document begins"),
    "after dots": ("a: 1\n...\n---\nb: 2\n", "F001", "3:1", "a second document begins"),
    "alias": ("a: *x\n", "F002", "1:4", "an alias (`*x`)"),
    "emphasis": ("a: *b*\n", "F00", "1:", ""),
    "anchor": ("a: &Peña said\n", "F00", "1:", ""),
    "merge": ("a: {<<: {b: 1}}\n", "F002", "1:5", "a merge key (`<<`)"),
    "comment at the end": ("a: {b: {c: #7a1f2b}}\n", "F001", "1:12", "` #` begins a comment"),
    "comment in braces": ("a: {b: #7a1f2b}\nc: d\n", "F001", "1:8", "` #` begins a comment"),
    "comment in a list": ("a: [b, #1]\nc: d\n", "F001", "1:8", "` #` begins a comment"),
    "comment of its own": ("a: {b: c, # d\n", "F001", "", "brace is not closed"),
    "sign in quotation marks": ("a: {b: ' #c'\nd: e\n", "F001", "1:4", "braces is not closed"),
    "tag": ("a: !secret b\n", "F002", "1:4", "a tag (`!secret`)"),
    "tag of a list": ("a: !!set {b: }\n", "F002", "1:4", "a tag (`tag:yaml.org,2002:set`)"),
    "tag of a text": ("a: !!str b\n", "F002", "1:4", "a tag (`tag:yaml.org,2002:str`)"),
    "Python": ("a: !!python/name:os.system ''\n", "F002", "1:4", "a tag (`tag:yaml.org"),
    "key": ("? [a, b]\n: c\n", "F002", "1:3", "a key must be"),
    "twice": ("a: 1\nb: 2\na: 3\n", "F003", "3:1", "line 1"),
    "keys": ("".join(f"k{n}: a\n" for n in range(1001)), "F001", "1001:1", "more than 1,000 keys"),
    "deep": ("[" * 200 + "]" * 200, "F001", "1:101", "nested too deeply"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    text, code, place, words = REFUSED[case]
    (fault,) = faults(text)
    assert fault.code.startswith(code)
    assert str(fault.span).startswith(f"a.yaml:{place}")
    assert words in fault.message
    assert fault.severity == "error"
    assert fault.hint or case == "deep"


def test_a_file_with_aliases_is_not_read() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{after}: &{after} [*{before}, *{before}, *{before}]\n"
        for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    parsed = parse(TextFile("a.yaml", bomb))
    assert parsed.root is None
    assert {fault.code for fault in parsed.diagnostics} == {"F002"}
    assert sum("alias" in fault.message for fault in parsed.diagnostics) == 27


def test_all_faults_of_a_readable_file() -> None:
    assert [str(fault.span) for fault in faults("a: !x 1\na: 2\n? {b: c}\n: d\n<<: e\n")] == [
        "a.yaml:1:4",
        "a.yaml:2:1",
        "a.yaml:3:3",
        "a.yaml:5:1",
    ]


def test_a_blank_in_quotation_marks_is_meant() -> None:
    root = parse(TextFile("a.yaml", '"a:\u00a0b": "b:\u00a0c"\n')).root
    assert root is not None
    assert plain(root) == {"a:\u00a0b": "b:\u00a0c"}


def test_all_blanks_in_one_run() -> None:
    text = "a:\u00a0b\nc:\n\u00a0\u00a0d: e\nf: [g]\nf: h\n"
    parsed = parse(TextFile("a.yaml", text))
    assert [(fault.code, fault.span.text) for fault in parsed.diagnostics] == [
        ("F001", "\u00a0"),
        ("F001", "\u00a0\u00a0"),
        ("F003", "f"),
    ]
    assert parsed.root is not None
    assert plain(parsed.root) == {"a": "b", "c": {"d": "e"}, "f": ["g"]}


DEEP = {
    "open lists": "'[' * n",
    "lists": "'[' * n + ']' * n",
    "mappings": "'{a: ' * n",
    "hyphens": "'- ' * n",
    "questions": "'? ' * n",
    "lists with brackets in texts": "'[\"]\", ' * n",
    "indented": "''.join(' ' * level + 'a:\\n' for level in range(2000))",
}


def test_deep_nesting_ends_in_a_diagnostic() -> None:
    # In a process of its own: the fault to guard against is a crash of the C stack.
    script = (
        "from memocli.nodes import parse; from memocli.text import TextFile; n = 100_000\n"
        f"for text in [{', '.join(DEEP.values())}]:\n"
        "    parsed = parse(TextFile('a', text))\n"
        "    print([fault.message for fault in parsed.diagnostics], parsed.root)\n"
    )
    done = python(script)
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.splitlines() == ["['nested too deeply'] None"] * len(DEEP)
