"""One folder holds one build: what was made from other files goes, what people made stays, and both are said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.support.programs import memocli
from tests.support.small_project import FILES, write_project

from memocli.manifest import digest, manifest
from memocli.pipeline.earlier import Earlier, output_names, settle
from memocli.tree import DiskTree

PRESS = "memo/2018/press.yaml"
CHANGED = FILES[PRESS].replace("Three reporters", "Four reporters")
GONE = "removed build/2018/{}: made from earlier files, or with other options"
KEPT = "kept build/2018/{} as {}: it was edited, or no manifest vouches for it"


def build(project: Path, *options: str, **environment: str) -> list[str]:
    """Build quietly; what is said all the same."""
    done = memocli("build", "2018", "-q", *options, cwd=project, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr.splitlines()


def files_in(project: Path) -> dict[str, bytes]:
    folder = project / "build/2018"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def outputs_of(project: Path, name: str = "manifest.json") -> set[str]:
    """The outputs that a manifest lists; each is there with the hash that it gives."""
    folder = project / "build/2018"
    listed: dict[str, str] = json.loads((folder / name).read_bytes())["outputs"]
    assert {output: digest((folder / output).read_bytes()) for output in listed} == listed
    return set(listed)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built as HTML and DOCX; each test takes a copy."""
    folder = write_project(tmp_path_factory.mktemp("built"))
    assert build(folder, "--to", "html", "--to", "docx") == []
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path, dirs_exist_ok=True)


# ── one set ──────────────────────────────────────────────────────────────────────────────────────


def test_an_output_of_the_same_files_stays_and_is_listed(project: Path) -> None:
    before = files_in(project)
    assert build(project, "--to", "docx") == []
    assert files_in(project) == before
    assert outputs_of(project) == {"memo-2018.html", "memo-2018.docx"}


def test_an_output_of_other_files_goes_and_is_said(project: Path) -> None:
    (project / PRESS).write_text(CHANGED, encoding="utf-8")
    assert build(project, "--to", "docx") == [GONE.format("memo-2018.html")]
    assert set(files_in(project)) == {"memo-2018.docx", "manifest.json"}
    assert outputs_of(project) == {"memo-2018.docx"}


def test_a_page_leads_only_to_what_lies_beside_it(project: Path) -> None:
    page = project / "build/2018/memo-2018.html"
    assert b'"contentUrl":"memo-2018.docx"' in page.read_bytes()
    edited = project / "build/2018/memo-2018.docx"
    edited.write_bytes(edited.read_bytes() + b" ")
    said = build(project, "--to", "pdf")
    assert said == [
        GONE.format("memo-2018.html"),
        KEPT.format("memo-2018.docx", "memo-2018-kept-01.docx"),
    ]
    build(project, "--to", "html")
    assert b"memo-2018.docx" not in page.read_bytes()
    assert outputs_of(project) == {"memo-2018.html", "memo-2018.pdf"}


def test_another_template_or_program_is_a_change_too(project: Path) -> None:
    write_project(project, {"templates/memo.css": "body { color: black }"})
    assert build(project, "--to", "docx") == [GONE.format("memo-2018.html")]
    path = project / "build/2018/manifest.json"
    old = json.loads(path.read_bytes())
    old["versions"]["weasyprint"] = "1.0"
    path.write_text(json.dumps(old, ensure_ascii=False, indent=2) + "\n")
    assert build(project, "--to", "html") == [GONE.format("memo-2018.docx")]


def test_another_option_is_a_change_of_the_forms_that_it_changes(project: Path) -> None:
    """Word's markup is in the HTML only, so that the DOCX stays; the day is in all of them."""
    assert build(project, "--to", "docx", "--no-word-markup") == [GONE.format("memo-2018.html")]
    assert build(project, "--to", "html", SOURCE_DATE_EPOCH="1500000000") == []
    undated = FILES["memo/2018/memo.yaml"].replace("submitted: 2018-07-24\n", "")
    write_project(project, {"memo/2018/memo.yaml": undated})
    build(project, "--to", "html", "--to", "docx")
    said = build(project, "--to", "html", SOURCE_DATE_EPOCH="1500000000")
    assert said == [GONE.format("memo-2018.docx")]


def test_another_year_or_what_lies_beside_is_never_touched(project: Path) -> None:
    folder = project / "build/2018"
    (folder / "notes.txt").write_text("mine")
    (folder / "memo-2018.odt").write_text("mine")
    (folder / "memo-2017.html").write_text("mine")
    listed = json.loads((folder / "manifest.json").read_bytes())
    listed["outputs"] |= {
        name: digest(b"mine") for name in ("notes.txt", "../../mine", "memo-2017.html")
    }
    (project / "mine").write_text("mine")
    (folder / "manifest.json").write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    (project / PRESS).write_text(CHANGED, encoding="utf-8")
    assert build(project, "--to", "docx") == [GONE.format("memo-2018.html")]
    for path in ("notes.txt", "memo-2018.odt", "memo-2017.html", "../../mine"):
        assert (folder / path).read_text() == "mine"


def test_a_build_that_is_stopped_touches_nothing(project: Path) -> None:
    before = files_in(project)
    (project / PRESS).write_text(FILES[PRESS].replace("[@", "@"), encoding="utf-8")
    assert memocli("build", "2018", "--to", "docx", cwd=project).returncode == 1
    assert files_in(project) == before


def test_a_draft_and_the_finished_memo_leave_each_other_alone(project: Path) -> None:
    final = files_in(project)
    (project / PRESS).write_text(FILES[PRESS].replace("[@", "@"), encoding="utf-8")
    assert build(project, "--draft", "--to", "html", "--to", "docx") == []
    draft = {"memo-2018-draft.html", "memo-2018-draft.docx"}
    assert set(files_in(project)) == set(final) | draft | {"manifest-draft.json"}
    assert {name: files_in(project)[name] for name in final} == final
    assert outputs_of(project, "manifest-draft.json") == draft
    drafts = {name: files_in(project)[name] for name in draft}
    (project / PRESS).write_text(CHANGED, encoding="utf-8")
    assert build(project, "--to", "docx") == [GONE.format("memo-2018.html")]
    assert {name: files_in(project)[name] for name in draft} == drafts
    said = build(project, "--draft", "--to", "html")
    assert said == [GONE.format("memo-2018-draft.docx")]
    assert "memo-2018.docx" in files_in(project)


# ── what people made ─────────────────────────────────────────────────────────────────────────────


def test_what_somebody_edited_is_put_aside_each_time(project: Path) -> None:
    """Whether the build would overwrite it, leave it, or remove it."""
    docx = project / "build/2018/memo-2018.docx"
    docx.write_bytes(b"a partner's first edits")
    first = KEPT.format(docx.name, "memo-2018-kept-01.docx")
    assert build(project, "--to", "docx") == [first]
    docx.write_bytes(b"a partner's second edits")
    second = KEPT.format(docx.name, "memo-2018-kept-02.docx")
    assert build(project, "--to", "html") == [second]
    assert not docx.exists()
    docx.write_bytes(b"a partner's third edits")
    (project / PRESS).write_text(CHANGED, encoding="utf-8")
    third = KEPT.format(docx.name, "memo-2018-kept-03.docx")
    assert build(project, "--to", "html") == [third]
    found = files_in(project)
    for number, word in enumerate((b"first", b"second", b"third"), start=1):
        assert found[f"memo-2018-kept-{number:02}.docx"] == b"a partner's %s edits" % word
    assert outputs_of(project) == {"memo-2018.html"}


def test_an_edited_draft_is_put_aside_too(project: Path) -> None:
    build(project, "--draft", "--to", "docx")
    (project / "build/2018/memo-2018-draft.docx").write_bytes(b"edited")
    said = build(project, "--draft", "--to", "docx")
    assert said == [KEPT.format("memo-2018-draft.docx", "memo-2018-draft-kept-01.docx")]


@pytest.mark.parametrize(
    ("written", "edited"),
    [
        ('"version": 1,', '"note": "sent to Casa", "version": 1,'),
        ('"version": 1,', '"note": "sent to Casa",\n  "version": 1,'),
        # Python reads these, although they are no JSON.
        ('"version": 1,', '"version": 1,\n  "note": NaN,'),
        ('"options": {', '"options": {\n    "note": 1e999,'),
    ],
)
def test_a_manifest_that_somebody_wrote_into_is_put_aside(
    written: str, edited: str, project: Path
) -> None:
    """It still vouches for what it lists."""
    path = project / "build/2018/manifest.json"
    mine = path.read_text("utf-8").replace(written, edited)
    path.write_text(mine, "utf-8")
    assert build(project, "--to", "html") == [KEPT.format(path.name, "manifest-kept-01.json")]
    assert (path.parent / "manifest-kept-01.json").read_text("utf-8") == mine
    assert outputs_of(project) == {"memo-2018.html", "memo-2018.docx"}


def test_a_draft_does_not_keep_a_fault_that_was_corrected_in_another_year(project: Path) -> None:
    path = project / "memo/2017/water.yaml"
    path.write_text(FILES["memo/2017/water.yaml"].replace("id: count", "id: many"), "utf-8")
    assert build(project, "--draft", "--to", "html") == []
    page = (project / "build/2018/memo-2018-draft.html").read_text("utf-8")
    assert "in an earlier memo" in page
    path.write_text(FILES["memo/2017/water.yaml"], "utf-8")
    assert build(project, "--draft", "--to", "docx") == [GONE.format("memo-2018-draft.html")]


def broken(old: dict[str, Any]) -> dict[str, bytes | None]:
    return {
        "none": None,
        "empty": b"",
        "cut off": json.dumps(old).encode()[:-9],
        "no text": b"\xff\xfe",
        "a list": b"[]",
        "of a later format": json.dumps(old | {"version": 2}).encode(),
        "of another year": json.dumps(old | {"year": 2017}).encode(),
        "of a draft": json.dumps(old | {"draft": True}).encode(),
        "without outputs": json.dumps(old | {"outputs": None}).encode(),
        "without options": json.dumps({key: old[key] for key in old if key != "options"}).encode(),
        "too deep": b"[" * 100_000,
    }


@pytest.mark.parametrize("fault", broken({}))
def test_where_no_manifest_can_be_read_nothing_is_vouched_for(fault: str, project: Path) -> None:
    path = project / "build/2018/manifest.json"
    content = broken(json.loads(path.read_bytes()))[fault]
    path.unlink() if content is None else path.write_bytes(content)
    before = files_in(project)
    (project / PRESS).write_text(CHANGED, encoding="utf-8")
    said = [KEPT.format(f"memo-2018.{end}", f"memo-2018-kept-01.{end}") for end in ("html", "docx")]
    if content is not None:
        said = [KEPT.format("manifest.json", "manifest-kept-01.json"), *said]
    assert build(project, "--to", "docx") == said
    found = files_in(project)
    for name, kept in before.items():
        stem, _, end = name.rpartition(".")
        assert found[f"{stem}-kept-01.{end}"] == kept
    assert outputs_of(project) == {"memo-2018.docx"}


def test_the_very_bytes_of_the_new_output_need_nobody_to_vouch_for_them(project: Path) -> None:
    (project / "build/2018/manifest.json").unlink()
    before = files_in(project)
    assert build(project, "--to", "html", "--to", "docx") == []
    assert set(files_in(project)) == {*before, "manifest.json"}


def test_a_name_that_was_ever_given_is_not_given_again(tmp_path: Path) -> None:
    for name in (
        "memo-2018.docx",
        "memo-2018-kept-09.docx",
        "memo-2018-kept-100.docx",
        "memo-2018-kept-200.pdf",
        "memo-2018-kept-old.docx",
        "memo-2018-draft-kept-300.docx",
    ):
        (tmp_path / name).write_bytes(b"edited")
    content: dict[str, Any] = {"year": 2018, "draft": False, "options": {}}
    settled = settle(DiskTree(tmp_path), output_names(2018, draft=False), {}, content)
    assert settled == Earlier(put_aside={"memo-2018.docx": "memo-2018-kept-101.docx"})


def test_where_nothing_was_built_before(tmp_path: Path) -> None:
    content: dict[str, Any] = {"year": 2018, "draft": False, "options": {}}
    names = output_names(2018, draft=False)
    assert settle(DiskTree(tmp_path / "none"), names, {"memo-2018.pdf": b""}, content) == Earlier()
    assert manifest(content, {}).endswith(b"}\n")
