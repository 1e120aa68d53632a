"""Bad input of any kind ends in a diagnostic or in one sentence, never in a traceback."""

from __future__ import annotations

import copy
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.fuzz_count import tried
from tests.support.programs import memocli
from tests.support.small_project import FILES, write_project
from tests.support.soundness import assert_sound

from memocli.diagnostics import Severity
from memocli.errors import UserError
from memocli.load.decode import Decoded, decode
from memocli.memo.schemas import SCHEMAS
from memocli.nodes import parse
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.options import BuildOptions
from memocli.project import Project, project_at
from memocli.render import Form
from memocli.text import TextFile

PATHS = sorted(FILES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project"))


def checked_with(folder: Path, path: str, content: bytes) -> Check | str:
    """What comes of the project with other content in one file: a check, or a sentence."""
    tried("other files")
    file = folder / path
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        return checked(project_at(folder))
    finally:
        file.write_bytes(before)


def checked(project: Project) -> Check | str:
    try:
        found = check_memos(project)
    except UserError as error:
        assert "\n" not in str(error)
        return str(error)
    assert_sound(found)
    return found


@given(st.sampled_from(PATHS), st.text() | st.binary())
def test_any_content(folder: Path, path: str, content: str | bytes) -> None:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    checked_with(folder, path, data)


@given(st.data())
def test_any_change_of_a_file(folder: Path, data: st.DataObject) -> None:
    """Cut a piece out and put another in: most of it stays YAML, so that the later stages see it."""
    path = data.draw(st.sampled_from(PATHS))
    text = FILES[path]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    pieces = "- |: |\n|  |[|]|{|}|'|\"|[@|@|]|;|, p. |*|_|\\|(|http://|2018|2018/water/wells/count|\x00|é😀|\u2028|~"
    new = data.draw(
        st.lists(st.sampled_from(pieces.split("|")), max_size=6).map("".join) | st.text(max_size=8)
    )
    changed = text[:start] + new + text[end:]
    checked_with(folder, path, changed.encode("utf-8", "surrogatepass"))


@examples(0.4)
@given(st.data())
def test_any_change_of_a_text_can_be_built_as_a_draft(folder: Path, data: st.DataObject) -> None:
    """Texts of any kind reach the renderers, and end in files or in one sentence."""
    path = data.draw(st.sampled_from([path for path in PATHS if "2017" not in path]))
    tree = yaml.safe_load(FILES[path])
    places = [place for place in texts_in(tree) if place[-1] not in ("id", "year", "parts", 0)]
    words = st.text(max_size=30) | st.sampled_from(
        ["[@report-2018]", "**[@survey-2016]**", "[x](y) [@no-such]", "\\[@a]", "&<>\"'", "a\r\nb"]
    )
    for place in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3)):
        put(tree, place, data.draw(words))
    content = yaml.safe_dump(tree, allow_unicode=False).encode()
    (folder / path).write_bytes(content)
    try:
        assert_sound(build_draft(project_at(folder)))
    except UserError as error:
        assert "\n" not in str(error)
    finally:
        (folder / path).write_text(FILES[path], encoding="utf-8")


def build_draft(project: Project) -> Check:
    built = build_memo(project, 2018, BuildOptions((Form.HTML, Form.DOCX), draft=True))
    names = {"memo-2018-draft.html", "memo-2018-draft.docx", "manifest-draft.json"}
    assert set(built.files) in (set(), names)
    return built.check


def texts_in(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all leaves."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items:
        if isinstance(value, dict | list):
            yield from texts_in(value, (*path, key))
        else:
            yield (*path, key)


def put(tree: Any, place: tuple[Any, ...], value: Any) -> None:
    for step in place[:-1]:
        tree = tree[step]
    tree[place[-1]] = value


# ── every key, every kind of value ───────────────────────────────────────────────────────────────

SOUND: dict[str, Any] = {
    "memo": {"title": "T", "year": 2018, "parts": ["a.yaml"]},
    "part": {
        "id": "a",
        "heading": "A",
        "condition": {"text": "c"},
        "findings": [
            {
                "id": "f",
                "claims": [
                    {
                        "id": "c",
                        "text": "t",
                        "basis": {"position": True},
                        "passages": [{"source": "s", "quote": "q"}],
                    }
                ],
            }
        ],
    },
    "sources": {"references": [{"id": "s", "type": "book", "custom": {}, "author": [{}]}]},
    "annotations": {"s": {"status": "confirmed", "evidence": [{"file": "a.pdf"}]}},
    "organizations": {"organizations": [{"id": "o", "name": "O"}]},
    "figures": {"figures": [{"id": "f", "label": "F"}]},
    "project": {"format": 1, "checks": {}},
}
ODD: list[Any] = [
    None,
    "",
    " ",
    "x" * 5000,
    "two\nlines\n",
    "8,335",
    "2018-13-45",
    "'\"`<&>[@x]",
    -1,
    10**400,
    True,
    [],
    [[]],
    [None],
    ["a", "a"],
    [{"a": "b"}],
    [[2018, 13]],
    {},
    {"a": []},
    {"date-parts": []},
    {"date-parts": "11"},
    {"year": {"month": "x"}},
]


def holders(name: str) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """Every mapping of a kind of file, as its place, and the keys that it may have."""
    schema = msgspec.json.schema(SCHEMAS[name], schema_hook=lambda _: {"type": "string"})
    shapes = schema["$defs"]

    def walk(shape: dict[str, Any], tree: Any, place: tuple[Any, ...]) -> Iterator[Any]:
        yield place, sorted(shape["properties"])
        for key, value in tree.items():
            for title in shapes:
                if (
                    f'"#/$defs/{title}"'
                    in msgspec.json.encode(shape["properties"].get(key, {})).decode()
                ):
                    inner = value[0] if isinstance(value, list) else value
                    step = (key, 0) if isinstance(value, list) else (key,)
                    yield from walk(shapes[title], inner, (*place, *step))

    of_each = schema.get("additionalProperties")  # a file whose keys are ids
    shape = shapes[(of_each or schema)["$ref"].rpartition("/")[2]]
    for key, value in SOUND[name].items() if of_each else ():
        yield from walk(shape, value, (key,))
    if not of_each:
        yield from walk(shape, SOUND[name], ())


def all_keys() -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name in SCHEMAS:
        for place, keys in holders(name):
            yield from ((name, (*place, key)) for key in keys)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_with_every_kind_of_value(name: str) -> None:
    places = [place for kind, place in all_keys() if kind == name]
    assert len(places) > 4
    for place in places:
        for value in ODD:
            tree = copy.deepcopy(SOUND[name])
            put(tree, place, value)
            text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
            tried("values of each key")
            root = parse(TextFile("a.yaml", text)).root
            assert root is not None
            decoded: Decoded[Any] = decode(root, SCHEMAS[name])
            faults = decoded.diagnostics
            # Nothing is left out without a word, and each word has its place near the key.
            assert any((decoded.value, faults)), text
            for fault in faults:
                assert "expected" not in fault.message.lower(), (text, fault.message)
                assert fault.span.end <= len(text)
                if "references" not in str(place[-1]) and len(faults) == 1 and place[:-1]:
                    assert fault.span.start > 0 or name != "sources", (text, fault)


# ── the files and the folder, through the real program ───────────────────────────────────────────

WATER = "memo/2018/water.yaml"
MEMO = "memo/2018/memo.yaml"
BAD_FILES: dict[str, tuple[str, bytes, str]] = {
    "not UTF-8 behind a byte order mark": (
        WATER,
        b"\xef\xbb\xbf# \xc3\xa9\xc3\xa9\xc3\xa9\xff",
        "F001 not UTF-8: byte 0xff",
    ),
    "not UTF-8": (WATER, "id: añ".encode("latin-1"), "F001 not UTF-8"),
    "UTF-16": (WATER, "id: a".encode("utf-16"), "F001"),
    "a tab": (WATER, b"id: a\nfindings:\n\t- id: b\n", "F001"),
    "NUL": (WATER, b"id: a\x00b\n", "F001"),
    "empty": (MEMO, b"", "F001"),
    "comments only": (MEMO, b"# nothing\n", "F001"),
    "an empty text": (WATER, b'""\n', "F001 the file is an empty text"),
    "a blank text": (MEMO, b"' '\n", "F001 the file is an empty text"),
    "a document of nothing": (MEMO, b"---\n...\n", "F001"),
    "two documents": (WATER, b"id: a\n---\nid: b\n", "F001"),
    "duplicate key": (WATER, b"id: water\nid: water\n", "F003"),
    "a list": (WATER, b"- a\n- b\n", "F006"),
    "a text": (MEMO, b"just words\n", "F006"),
    "an alias": (WATER, b"id: &a x\nheading: *a\n", "F002"),
    "a merge key": (WATER, b"<<: {id: a}\n", "F002"),
    "a tag": (WATER, b"id: !!python/object:os.system x\n", "F002"),
    "deep": (WATER, b"[" * 100_000, "F001"),
    "deep mappings": (WATER, b"{a: " * 100_000, "F001"),
    "unknown keys": (WATER, b"idd: a\nid: water\nheading: x\nfindings: []\n", "F004"),
    "a picture": (WATER, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "F001"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_bad_file(case: str, folder: Path) -> None:
    path, content, words = BAD_FILES[case]
    found = checked_with(folder, path, content)
    assert isinstance(found, Check)
    here = [fault for fault in found.diagnostics if fault.span.file.path == path]
    assert any(f"{fault.code} {fault.message}".startswith(words) for fault in here)
    assert {fault.severity for fault in here} == {Severity.ERROR}


def test_bad_files_through_the_program(tmp_path: Path) -> None:
    """All at once: one run shows the faults of all files, each with file, line and column."""
    write_project(tmp_path)
    for number, (_, content, _) in enumerate(BAD_FILES.values()):
        (tmp_path / f"sources/bad-{number:02}.yaml").write_bytes(content)
    done = memocli("check-citations", "-C", tmp_path, "--output-format", "concise")
    assert done.returncode == 1
    for number in range(len(BAD_FILES)):
        assert f"sources/bad-{number:02}.yaml:1:1: " in done.stdout or (
            f"sources/bad-{number:02}.yaml:" in done.stdout
        )
    refused = memocli("build", "2018", "-C", tmp_path)
    assert refused.returncode == 1
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(("length", "code"), [(99_000, "C102"), (1_000_000, "F006")])
@pytest.mark.parametrize("text", ["x", "9", "é😀 ", "iv, ", "a@b "])
def test_huge_line(text: str, length: int, code: str, folder: Path) -> None:
    """The longest text is read like any other; a longer one is refused."""
    claim = f"{{id: c, text: '{text * (length // len(text))} [@x]'}}"
    content = f"id: water\nheading: W\nfindings: [{{id: f, claims: [{claim}]}}]\n"
    found = checked_with(folder, WATER, content.encode())
    assert isinstance(found, Check)
    assert {fault.code for fault in found.diagnostics} & {"C102", "F006"} == {code}


def test_a_folder_where_a_file_belongs(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "sources/folder.yaml").mkdir()
    done = memocli("check-citations", "-C", tmp_path)
    assert done.returncode in (1, 2)
    assert "sources/folder.yaml" in done.stdout + done.stderr


def test_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("")
    assert memocli("check-citations", "-C", tmp_path).returncode == 2
    (tmp_path / "memo").unlink()
    write_project(tmp_path, {"memo/2018": "", "memo/2017/memo.yaml": "", "sources": ""})
    for name in ("memo/2018", "sources"):
        done = memocli("check-citations", "-C", tmp_path)
        said = f"memocli: {name} can't be read: it is not a folder\n"
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
        (tmp_path / name).unlink()
    done = memocli("check-citations", "-C", tmp_path)
    assert done.returncode == 1
    assert "memo/2017/memo.yaml:1:1: F001 the file is empty" in done.stdout


def test_a_file_that_the_system_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == "all.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UserError, match=r"^sources/all\.yaml can't be read: Permission"):
        check_memos(project_at(folder))


NAMES = [
    "../2017/water.yaml",
    "/etc/passwd",
    "x" * 5000,
    "..",
    ".",
    "memo.yaml",
    "a/b",
    "Water.yaml",
]


@pytest.mark.parametrize("name", NAMES)
def test_part_files_lie_in_the_folder_of_their_memo(name: str, folder: Path) -> None:
    text = FILES[MEMO].replace("water.yaml", f'"{name}"')
    found = checked_with(folder, MEMO, text.encode())
    assert isinstance(found, Check)
    assert "F009" in {fault.code for fault in found.diagnostics}


@pytest.mark.parametrize(
    "style", ["no-such", "x" * 5000, "../../etc/passwd", ".", "memo", "sources/all.yaml"]
)
def test_style_that_is_none(style: str, tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, MEMO: f"{FILES[MEMO]}style: {style}\n"})
    with pytest.raises(UserError) as caught:
        build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["memo.html.j2", "memo.css", "memo.docx", "endnotes.csl"])
@pytest.mark.parametrize("content", [b"", b"\xff", b"{% if", b"{{ x.y }}", b"<a><b/></a>"])
def test_template_that_is_none(name: str, content: bytes, tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, f"templates/{name}": content})
    try:
        build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML, Form.DOCX)))
    except UserError as error:
        assert "\n" not in str(error)


WRONG_USE: dict[str, list[str]] = {
    "no folder": ["check-citations", "-C", "no-such-folder"],
    "a file for a folder": ["check-citations", "-C", "memo/2018/memo.yaml"],
    "no such year": ["check-citations", "1999"],
    "no such year to build": ["build", "1999"],
    "a year that is none": ["build", "twenty"],
    "a huge year": ["build", "9" * 30],
    "no such years to compare": ["diff", "1999", "2018"],
    "no such rule": ["rule", "C999"],
    "no such code": ["check-citations", "--select", "Q1"],
    "no such format": ["check-citations", "--output-format", "yaml"],
    "no such form": ["build", "2018", "--to", "epub"],
    "no such schema": ["schema", "memos"],
    "no such command": ["bild", "2018"],
    "a folder with files": ["init", "memo"],
    "a year that is there": ["new", "2018", "--from", "2017"],
    "no such year to begin with": ["new", "2019", "--from", "1999"],
    "no year to begin with": ["new", "2019"],
    "no period": ["new", "2019", "--from", "2018", "--period", "a year"],
}


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use(case: str, folder: Path) -> None:
    done = memocli(*WRONG_USE[case], cwd=folder)
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    assert done.stderr.strip()
    assert case == "a folder with files" or not (folder / "build").exists()


def test_no_project(tmp_path: Path) -> None:
    done = memocli("check-citations", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("memocli: no folder `memo/` in ")
    (tmp_path / "memo").mkdir()
    done = memocli("check-citations", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("memocli: there is no memo in memo/ yet")


@pytest.mark.parametrize("given", ["abc", "1e9", "9" * 30, "-"])
def test_bad_source_date_epoch(given: str, folder: Path) -> None:
    done = memocli("build", "2018", "--to", "html", cwd=folder, SOURCE_DATE_EPOCH=given)
    assert (done.returncode, done.stdout) == (2, "")
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_a_fault_of_memocli_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from memocli.cli.app import main

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("memocli.cli.check_citations.check_memos", fail)
    monkeypatch.setattr(sys, "argv", ["memocli", "check-citations", "-C", str(folder)])
    monkeypatch.delenv("MEMOCLI_TRACEBACK", raising=False)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("memocli: this is a bug of memocli, not a fault")
    monkeypatch.setenv("MEMOCLI_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main()
