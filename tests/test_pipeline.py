"""Whole builds: what stops them, what they hold, what they never hold, and that they are the same every time."""

from __future__ import annotations

import hashlib
import html
import importlib
import json
import os
import re
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from tests.support.docx_reading import parts_of
from tests.support.places import EXAMPLE
from tests.support.programs import memocli, program, python, run
from tests.support.rendering import STYLE, packaged
from tests.support.slips import SLIPS, SOURCES_FILE, WATER
from tests.support.small_project import FILES, SECRETS, write_project

from memocli.diagnostics import Severity
from memocli.endnotes.csl import pandoc_version
from memocli.errors import UserError
from memocli.manifest import version_of
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.options import BuildOptions
from memocli.project import YearAt, project_at
from memocli.render import Form

NAMES = ["memo-2018.pdf", "memo-2018.html", "memo-2018.docx", "manifest.json"]
# The small project with one claim of each kind of fault.
FAULTY: Mapping[str, str] = {
    **FILES,
    WATER: FILES[WATER]
    .replace("[@court-2018, p. 3]", "")
    .replace("[@witness-quintana]", "[@witnes-quintana]")
    .replace("        basis: {own-research: [casa, river]}\n", ""),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built in its folder."""
    folder = write_project(tmp_path_factory.mktemp("built"))
    done = memocli("build", "2018", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == [f"build/2018/{name}" for name in NAMES]
    return folder


def seen_in(file: Path) -> str:
    """All that a file says: the words, and what a program can read beside them."""
    if file.suffix == ".pdf":
        return (
            run(program("pdftotext"), file, "-")
            + run(program("pdfinfo"), "-custom", file)
            + run(program("pdfinfo"), "-meta", file)
            + run(program("pdfinfo"), "-url", file)
            + run(program("qpdf"), "--qdf", "--stream-data=uncompress", "--json", file).replace(
                "\\", ""
            )
        )
    if file.suffix == ".docx":
        parts = parts_of(file.read_bytes()).items()
        return "\n".join(f"{name}\n{content.decode('utf-8', 'replace')}" for name, content in parts)
    return file.read_text(encoding="utf-8")


# ── what is never printed ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_confidential_source_is_seen(name: str, built: Path) -> None:
    text = html.unescape(seen_in(built / "build/2018" / name))
    for secret in SECRETS:
        assert secret not in text.casefold()
    public = "confidential" if name == "manifest.json" else "Valley"
    assert public in text


def test_a_confidential_source_has_neither_translation_nor_archive(tmp_path: Path) -> None:
    more = "confidential: true, translated-title: Of Quintana, archive-url: https://a.org/quintana"
    sources = FILES[SOURCES_FILE].replace("confidential: true", more)
    write_project(tmp_path, {**FILES, SOURCES_FILE: sources})
    files = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML, Form.DOCX))).files
    assert b"Remedy of R" in files["memo-2018.html"]  # that of another source is printed
    for content in (files["memo-2018.html"], *parts_of(files["memo-2018.docx"]).values()):
        assert b"uintana" not in content


ARCHIVED: str = "https://web.archive.org/web/2018/https://example.org/report"
LINKS: dict[str, str] = {
    "memo-2018.pdf": f'"/URI": "u:{ARCHIVED}"',
    "memo-2018.html": f'href="{ARCHIVED}"',
    "memo-2018.docx": f'Target="{ARCHIVED}"',
}


@pytest.mark.parametrize("name", LINKS)
def test_an_archived_copy_is_a_link(name: str, built: Path) -> None:
    assert LINKS[name] in seen_in(built / "build/2018" / name)


def test_a_confidential_source_in_a_faulty_draft(tmp_path: Path) -> None:
    """What is wrong with a claim is printed without the name of the source, too."""
    water = FILES[WATER].replace("[@witness-quintana]", "[@witness-quintana; @witness-quintana] @x")
    write_project(tmp_path, {**FILES, WATER: water})
    files = build_memo(
        project_at(tmp_path), 2018, BuildOptions((Form.HTML, Form.DOCX), draft=True)
    ).files
    members = parts_of(files["memo-2018-draft.docx"]).values()
    for content in (files["memo-2018-draft.html"], files["manifest-draft.json"], *members):
        assert b"uintana" not in content
    assert b"DRAFT" in files["memo-2018-draft.html"]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_names_no_confidential_source(slip: str, tmp_path: Path) -> None:
    """A draft is built in spite of errors; nothing that may be secret stands in it."""
    path, right, wrong = SLIPS[slip]
    assert FILES[path].count(right) == 1
    write_project(tmp_path, {**FILES, path: FILES[path].replace(right, wrong)})
    options = BuildOptions((Form.HTML, Form.DOCX), draft=True)
    built = build_memo(project_at(tmp_path), 2018, options)
    assert built.check.of(Severity.ERROR)
    assert set(built.files) == {
        "memo-2018-draft.html",
        "memo-2018-draft.docx",
        "manifest-draft.json",
    }
    for name, content in built.files.items():
        (tmp_path / name).write_bytes(content)
        text = html.unescape(seen_in(tmp_path / name)).casefold()
        assert not [secret for secret in (*SECRETS, "quintanna") if secret in text], name


def test_a_remark_that_became_text_is_not_printed(tmp_path: Path) -> None:
    """Indented one level too far, it is a part of the claim's words to YAML."""
    water = FILES[WATER].replace(
        "        figures: {wells: 1250, clean-wells: 17}\n",
        "          remark: secret remark of a claim\n          figures: {wells: 1250}\n",
    )
    write_project(tmp_path, {**FILES, WATER: water})
    options = BuildOptions((Form.HTML, Form.DOCX), draft=True)
    built = build_memo(project_at(tmp_path), 2018, options)
    assert [found.code for found in built.check.of(Severity.ERROR)] == ["F013", "F013"]
    for name, content in built.files.items():
        (tmp_path / name).write_bytes(content)
        text = html.unescape(seen_in(tmp_path / name))
        assert "secret remark" not in text
    page = built.files["memo-2018-draft.html"].decode()
    assert "as in <a" in page
    assert "figures:" not in page


def test_what_is_hidden_is_seen_to_be(tmp_path: Path) -> None:
    water = FILES[WATER].replace("[@witness-quintana]", "[witness-quintana]")
    write_project(tmp_path, {**FILES, WATER: water})
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,), draft=True))
    page = built.files["memo-2018-draft.html"].decode()
    assert "[" + "·" * len("witness-quintana") + "]" in page
    (mark,) = re.findall(r'<mark class="fault">(.*?)</mark>', page)
    assert "there is no `@` before confidential source 1" in mark


def test_a_slip_elsewhere_hides_no_source(tmp_path: Path) -> None:
    """Where no source is confidential, and no record has a fault, a draft says which source is missing."""
    sources = FILES[SOURCES_FILE].partition("  - id: witness-quintana")[0]
    water = FILES[WATER].replace("witness-quintana", "survei-2016")
    write_project(tmp_path, {**FILES, SOURCES_FILE: sources, WATER: water})

    def page() -> str:
        built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,), draft=True))
        return built.files["memo-2018-draft.html"].decode()

    assert "[the source `survei-2016` is missing]" in page().lower()
    assert "[no source `survei-2016`]" in page()
    faulty = sources.replace("    number: 12/2018\n", "    number: [12/2018]\n")
    write_project(tmp_path, {SOURCES_FILE: faulty})
    assert "[a source is missing]" in page().lower()
    assert "survei-2016" not in page()
    assert "Amparo" not in page()
    assert "Survey" in page()


# ── refusal and draft ────────────────────────────────────────────────────────────────────────────


def test_an_error_stops_the_build(tmp_path: Path) -> None:
    write_project(tmp_path, FAULTY)
    earlier = tmp_path / "build/2018/memo-2018.pdf"
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"earlier")
    done = memocli("build", "2018", cwd=tmp_path)
    assert done.returncode == 1
    codes = re.findall(rf"^{WATER}:\d+:\d+: (\w+)", done.stdout, re.MULTILINE)
    assert sorted(codes) == ["C101", "C101", "C102", "C104"]
    assert "nothing was built" in done.stderr
    assert "--draft" in done.stderr
    assert [file.name for file in earlier.parent.iterdir()] == ["memo-2018.pdf"]
    assert earlier.read_bytes() == b"earlier"


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_project(tmp_path_factory.mktemp("draft"), FAULTY)
    done = memocli("build", "2018", "--draft", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert f"C102 no source `{'·' * len('witnes-quintana')}`" in done.stdout
    return folder / "build/2018"


def test_draft_says_so_on_every_page(draft: Path) -> None:
    pages = run(program("pdftotext"), "-layout", draft / "memo-2018-draft.pdf", "-").split("\f")[
        :-1
    ]
    assert len(pages) >= 2
    assert all("DRAFT" in page for page in pages)
    assert "DRAFT" in (draft / "memo-2018-draft.html").read_text(encoding="utf-8")
    assert any(
        b"DRAFT" in part
        for part in parts_of((draft / "memo-2018-draft.docx").read_bytes()).values()
    )
    assert json.loads((draft / "manifest-draft.json").read_text())["draft"] is True


def test_draft_marks_each_unsupported_claim_where_it_stands(draft: Path) -> None:
    page = (draft / "memo-2018-draft.html").read_text(encoding="utf-8")
    claims = re.split(r'<span class="claim" id="', page)[1:]
    marked = [claim.partition('"')[0] for claim in claims if '<mark class="fault"' in claim]
    assert marked == ["water/wells/quoted", "water/wells/witnessed", "water/research/visits"]
    paper = " ".join(run(program("pdftotext"), "-raw", draft / "memo-2018-draft.pdf", "-").split())
    for words in (
        "neither a citation nor a basis",
        f"[no source `{'·' * len('witnes-quintana')}`]",
    ):
        assert words in paper
    # The misspelt id is nearly that of a confidential source.
    assert "witnes-" not in paper


def test_no_draft_mark_elsewhere(built: Path) -> None:
    folder = built / "build/2018"
    assert "DRAFT" not in run(program("pdftotext"), folder / "memo-2018.pdf", "-")
    assert "<mark" not in (folder / "memo-2018.html").read_text(encoding="utf-8")


def test_draft_of_a_memo_that_cannot_be_read(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": "title: T\n"})
    done = memocli("build", "2018", "--draft", cwd=tmp_path)
    assert done.returncode == 1
    assert "memo.yaml can't be used" in done.stderr
    assert not (tmp_path / "build").exists()


def test_names_given_twice_in_a_draft(tmp_path: Path) -> None:
    """Every note has one mark, every anchor is there once, though two claims have one name."""
    water = FILES[WATER].replace("id: again", "id: count").replace("id: research", "id: wells")
    press = FILES["memo/2018/press.yaml"].replace("id: press", "id: water", 1)
    write_project(tmp_path, {**FILES, WATER: water, "memo/2018/press.yaml": press})
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,), draft=True))
    page = built.files["memo-2018-draft.html"].decode()
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert re.findall(r"<sup>(\d+)</sup>", page) == ["1", "2", "3", "4", "5", "6"]
    claims = json.loads(built.files["manifest-draft.json"])["claims"]
    notes = [note for notes in claims.values() for note in notes if "cited-with" not in note]
    assert [note["note"] for note in notes] == [1, 2, 3, 4, 5, 6]


def test_the_fault_of_a_name_given_twice_stands_at_both_claims(tmp_path: Path) -> None:
    """It is known by the name, so that the second must not look as if it were supported."""
    again = "text: 'The survey, Casa''s own, says the same [@survey-2016; @report-2018, pp. 4, 9].'"
    assert f"id: again\n        {again}" in FILES[WATER]
    water = FILES[WATER].replace(
        f"id: again\n        {again}", "id: count\n        text: Nobody says so [@nobody]."
    )
    write_project(tmp_path, {**FILES, WATER: water})
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,), draft=True))
    page = built.files["memo-2018-draft.html"].decode()
    claims = dict(
        re.findall(
            r'<span class="claim" id="([^"]+)"[^>]*>(.*?)(?=<span class="claim"|\Z)',
            page,
            re.DOTALL,
        )
    )
    marked = [name for name, words in claims.items() if '<mark class="fault">' in words]
    assert marked == ["water/wells/count", "water/wells/count~2"]
    assert "Nobody says so" in claims["water/wells/count~2"]
    assert "[no source `······`]" in claims["water/wells/count~2"]


def test_ids_that_meet_those_of_the_page(tmp_path: Path) -> None:
    """Parts named like what stands on every page, and findings that join to one name."""
    rename = {"introduction": "notes", "water": "about", "press": "about-wells"}
    files = dict(FILES)
    for old, new in rename.items():
        path = f"memo/2018/{old}.yaml"
        files[path] = FILES[path].replace(f"id: {old}\n", f"id: {new}\n", 1)
    for path in ("memo/2018/introduction.yaml", "memo/2018/water.yaml"):
        files[path] = re.sub(r"(inference: \[|cited-with: )water/", r"\1about/", files[path])
    head = "memo/2018/memo.yaml"
    files[head] = FILES[head].replace("[water/wells/count,", "[about/wells/count,")
    write_project(tmp_path, files)
    page = (
        build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))
        .files["memo-2018.html"]
        .decode()
    )
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


# ── the manifest ─────────────────────────────────────────────────────────────────────────────────


def test_versions_are_those_that_python_tells_and_are_read_without_asking_it(
    tmp_path: Path,
) -> None:
    code = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from memocli.pipeline.build import build_memo\n"
        "from memocli.pipeline.options import BuildOptions\n"
        "from memocli.project import YearAt, project_at\n"
        "from memocli.render import Form\n"
        "built = build_memo(project_at(Path(sys.argv[1])), 2018, BuildOptions((Form.HTML, Form.DOCX)))\n"
        "assert 'importlib.metadata' not in sys.modules\n"
        "from importlib.metadata import version\n"
        "told = json.loads(built.files['manifest.json'])['versions']\n"
        "assert told.pop('memocli')\n"
        "assert told == {name: version(name) for name in told}\n"
        "print(len(told))"
    )
    done = python(f"import sys\nsys.argv = ['', {str(write_project(tmp_path, FILES))!r}]\n{code}")
    assert int(done.stdout or 0) >= 3, done.stderr


def test_the_version_of_a_library_is_the_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "some_words").mkdir()
    (tmp_path / "some_words/__init__.py").touch()
    for version in ("1.0", "1.1.post2"):
        folder = tmp_path / f"Some_Words.py-{version}.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Name: some-words-py\nVersion: {version}\n", "utf-8")
        (tmp_path / f"some_words_py_more-{version}.dist-info").mkdir()
        assert version_of("some-words-py", "some_words") == version
        shutil.rmtree(folder)
    # An installation of another kind: Python reads what is in its files.
    old = tmp_path / "some_words_py.egg-info"
    old.mkdir()
    (old / "PKG-INFO").write_text("Name: some-words-py\nVersion: 0.9\n", "utf-8")
    importlib.invalidate_caches()
    assert version_of("some-words-py", "some_words") == "0.9"


def test_manifest(built: Path) -> None:
    folder = built / "build/2018"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["year"], manifest["draft"]) == (2018, False)
    assert {"memocli", "weasyprint", "jinja2"} <= set(manifest["versions"])
    assert manifest["claims"]["water/wells/count"] == [
        {"note": 1, "sources": ["report-2018", "court-2018"]},
        {"note": 2, "sources": ["survey-2016"]},
    ]
    assert manifest["claims"]["water/wells/witnessed"] == [
        {"note": 4, "sources": ["confidential source"]}
    ]
    assert manifest["claims"]["water/research/families"] == [
        {"note": 1, "sources": ["report-2018", "court-2018"], "cited-with": "water/wells/count"},
        {"note": 2, "sources": ["survey-2016"], "cited-with": "water/wells/count"},
    ]
    assert manifest["claims"]["introduction/summary/request"] == []
    assert set(manifest["outputs"]) == set(NAMES) - {"manifest.json"}
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    inputs = manifest["inputs"]
    assert set(inputs) >= {path for path in FILES if "2017" not in path}
    for path, digest in inputs.items():
        content = (
            packaged(path.removeprefix("templates/"))
            if path.startswith("templates/")
            else (built / path).read_bytes()
        )
        assert hashlib.sha256(content).hexdigest() == digest


def test_a_note_shared_with_another_claim_names_no_confidential_source(tmp_path: Path) -> None:
    water = FILES[WATER].replace(
        "cited-with: water/wells/count", "cited-with: [water/wells/witnessed, water/wells/quoted]"
    )
    write_project(tmp_path, {**FILES, WATER: water})
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,), draft=True))
    assert json.loads(built.files["manifest-draft.json"])["claims"]["water/research/families"] == [
        {"note": 4, "sources": ["confidential source"], "cited-with": "water/wells/witnessed"},
        {"note": 3, "sources": ["court-2018"], "cited-with": "water/wells/quoted"},
    ]
    page = html.unescape(built.files["memo-2018-draft.html"].decode())
    tree: Any = lxml_html.fromstring(page)
    (claim,) = tree.xpath('//*[@id="water/research/families"]')
    shown = claim.xpath('..//*[@class="basis"]//a')
    assert [(sign.get("href"), "".join(sign.text_content().split())) for sign in shown] == [
        ("#sdendnote3sym", "→3")
    ]


def test_manifest_names_the_templates_and_the_style_at_work(tmp_path: Path) -> None:
    memo = FILES["memo/2018/memo.yaml"] + "style: styles/own.csl\n"
    own = {
        "styles/own.csl": STYLE + b"\n",
        "templates/memo.css": packaged("memo.css") + b"/* own */\n",
    }
    write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": memo, **own})
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))
    inputs = json.loads(built.files["manifest.json"])["inputs"]
    for path, content in own.items():
        assert inputs[path] == hashlib.sha256(content).hexdigest()
    assert "templates/endnotes.csl" not in inputs
    assert b"/* own */" in built.files["memo-2018.html"]


def test_a_file_whose_name_is_no_utf8_is_in_the_manifest(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "sources/all.yaml").rename(
        os.fsdecode(bytes(tmp_path / "sources") + b"/a\xf1o.yaml")
    )
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))
    manifest = built.files["manifest.json"]
    assert "sources/a\udcf1o.yaml" in json.loads(manifest)["inputs"]
    assert r"a\udcf1o.yaml" in manifest.decode("utf-8")


def test_a_style_lies_in_the_project(tmp_path: Path) -> None:
    """What is outside is on one machine only, and its path would stand in the manifest."""
    (tmp_path / "own.csl").write_bytes(STYLE)
    for path in ("../own.csl", "../../own.csl", str(tmp_path / "own.csl"), "memo/../../own"):
        memo = FILES["memo/2018/memo.yaml"] + f"style: {path}\n"
        write_project(tmp_path / "project", {**FILES, "memo/2018/memo.yaml": memo})
        with pytest.raises(UserError, match="there is no CSL style"):
            build_memo(project_at(tmp_path / "project"), 2018, BuildOptions((Form.HTML,)))


def test_a_style_that_is_none_is_called_by_its_name(tmp_path: Path) -> None:
    memo = FILES["memo/2018/memo.yaml"] + "style: styles/own.csl\n"
    write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": memo, "styles/own.csl": "<a/>"})
    with pytest.raises(UserError, match=r"the style styles/own\.csl is not a CSL style"):
        build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))


# ── the same every time ──────────────────────────────────────────────────────────────────────────


def test_same_input_same_bytes(built: Path, tmp_path: Path) -> None:
    """In another process, folder, time zone, locale, order of hashes and current directory."""
    other = write_project(tmp_path / "an other folder")
    done = memocli(
        "build",
        "2018",
        "-C",
        other,
        "--out",
        tmp_path / "out",
        cwd=tmp_path,
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="77",
        LC_ALL="C",
        COLUMNS="40",
    )
    assert done.returncode == 0, done.stderr
    for name in NAMES:
        one, two = built / "build/2018" / name, tmp_path / "out/2018" / name
        assert one.read_bytes() == two.read_bytes(), name


def test_date_comes_from_the_memo_or_the_environment(tmp_path: Path) -> None:
    memo = FILES["memo/2018/memo.yaml"].replace("submitted: 2018-07-24\n", "")
    write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": memo})
    pages = []
    for epoch in ("", "1500000000", "1600000000"):
        done = memocli("build", "2018", "--to", "html", cwd=tmp_path, SOURCE_DATE_EPOCH=epoch)
        assert done.returncode == 0
        pages.append((tmp_path / "build/2018/memo-2018.html").read_text(encoding="utf-8"))
    assert "2017-07-14" in pages[1]
    assert "2020-09-13" in pages[2]
    assert "dcterms.created" not in pages[0]
    write_project(tmp_path)
    memocli("build", "2018", "--to", "html", cwd=tmp_path, SOURCE_DATE_EPOCH="1500000000")
    page = (tmp_path / "build/2018/memo-2018.html").read_text(encoding="utf-8")
    assert "2017-07-14" not in page
    assert "2018-07-24" in page


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    project = project_at(EXAMPLE)
    assert len(build_memo(project, 2017, BuildOptions()).files) == 4
    check_memos(project)
    compare_years(project, YearAt(2017), YearAt(2018))


# ── years ────────────────────────────────────────────────────────────────────────────────────────


def test_a_fault_of_an_earlier_year_is_not_passed_over(tmp_path: Path) -> None:
    """The memo rests on the earlier one: what can't be checked must not look clean."""
    write_project(tmp_path, {**FILES, "memo/2017/water.yaml": "id: [\n"})
    codes = {d.code for d in check_memos(project_at(tmp_path), [2018]).diagnostics}
    assert "F001" in codes
    assert "Y301" not in codes


def test_a_fault_of_a_later_year_does_not_matter(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "memo/2019/memo.yaml": "id: [\n"})
    found = check_memos(project_at(tmp_path), [2018])
    assert {d.severity for d in found.diagnostics} <= {"warning"}
    assert found.years == (2018,)


def test_years_that_are_not_there(tmp_path: Path) -> None:
    write_project(tmp_path)
    with pytest.raises(UserError, match=r"no memo of 2020 in memo/ \(years there: 2017, 2018\)"):
        check_memos(project_at(tmp_path), [2020])
    with pytest.raises(UserError, match="no memo of 2020"):
        compare_years(project_at(tmp_path), YearAt(2017), YearAt(2020))


# ── libraries that are not there ─────────────────────────────────────────────────────────────────


def test_a_pdf_without_pango_is_one_sentence(built: Path) -> None:
    """WeasyPrint fails with an OSError where it finds no Pango; the other outputs need none."""
    code = (
        "import sys, importlib.abc\n"
        "class Missing(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'weasyprint': raise OSError('cannot load library pango-1.0-0')\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from memocli.cli import main\n"
        "sys.argv = ['memocli', 'build', '2018', '--to', {form!r}, '--out', {out!r}, '-C', {root!r}]\n"
        "main()"
    )
    places = {"out": str(built / "elsewhere"), "root": str(built)}
    done = python(code.format(form="pdf", **places))
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(
        "memocli: the PDF needs Pango, which was not found; "
    )
    assert python(code.format(form="docx", **places)).returncode == 0


def test_a_build_says_what_a_style_says_too_little_of(tmp_path: Path) -> None:
    """By name, but for confidential sources, which are counted; pandoc is in the manifest where it was used."""
    memo = FILES["memo/2018/memo.yaml"] + "style: own.csl\n"
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info/><citation>'
        '<layout suffix="."><text variable="ISBN"/></layout></citation></style>'
    )
    write_project(tmp_path, {**FILES, "memo/2018/memo.yaml": memo, "own.csl": style})
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))
    (remark,) = built.remarks
    library = built.check.library
    hidden = [key for key, one in library.sources.items() if one.is_confidential]
    assert hidden
    assert remark.startswith("own.csl says too little of `court-2018`, ")
    assert f" and {len(hidden)} more: there the notes have memocli's own words" in remark
    assert not any(key in remark for key in hidden)
    assert json.loads(built.files["manifest.json"])["versions"]["pandoc"] == pandoc_version()
    write_project(tmp_path, FILES)
    built = build_memo(project_at(tmp_path), 2018, BuildOptions((Form.HTML,)))
    assert built.remarks == ()
    assert "pandoc" not in json.loads(built.files["manifest.json"])["versions"]
