"""Copies are kept, listed and dropped: all files of a step or none, nothing of the user's lost, nobody exposed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Final

import pytest
from tests.support.killing import killed
from tests.support.local_server import answering, local_server
from tests.support.programs import memocli, python
from tests.support.small_project import FILES, SECRETS, SOURCES, write_project

from memocli.errors import UserError
from memocli.load import load_library
from memocli.memo import KeptCopy
from memocli.pipeline.copies import naming_nobody
from memocli.pipeline.keep import Wanted, keep_files
from memocli.project import project_at

ANNOTATIONS: Final = "sources/annotations.yaml"
RECORDS: Final = "sources/all.yaml"
SCHEMA_LINE: Final = "# yaml-language-server: $schema=../schemas/annotations.schema.json\n"
PDF: Final = b"%PDF-1.4 Informe"
DAY: Final = {"SOURCE_DATE_EPOCH": "1532390400"}  # 2018-07-24
IGNORED: Final = {".gitignore": "private/\n"}


def evidence(*arguments: str | Path, at: Path, code: int = 0) -> CompletedProcess[str]:
    done = memocli("evidence", *arguments, "-C", at, cwd=at, **DAY)
    assert done.returncode == code, done.stderr
    return done


def project(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """The small project with these files too, and beside it some copies."""
    write_project(
        folder / "in", {"Informe final.pdf": PDF, "page.html": "<html><p>Words", "b.txt": "Words."}
    )
    return write_project(folder / "project", {**FILES, **IGNORED, **(files or {})})


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def copies(folder: Path, source: str) -> list[KeptCopy]:
    library = load_library(project_at(folder), [2018])
    errors = [one for one in library.diagnostics if one.span.file.path.startswith("sources/")]
    assert not errors, errors
    custom = library.sources[source].custom
    return list(custom.evidence) if custom else []


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# ── keep ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_copy_is_put_beside_the_sources_and_what_is_known_of_it_recorded(tmp_path: Path) -> None:
    folder = project(tmp_path)
    before = contents(folder)
    done = evidence(
        "keep", "report-2018", "../in/Informe final.pdf", "--from", "sent by the author", at=folder
    )
    assert done.stdout.splitlines() == [
        "sources/evidence/report-2018/Informe final.pdf",
        ANNOTATIONS,
    ]
    assert done.stderr == "kept Informe final.pdf of `report-2018` (16 bytes, PDF)\n"
    after = contents(folder)
    text = f"""\
{SCHEMA_LINE}report-2018:
  evidence:
    - file: "Informe final.pdf"
      sha256: {digest(PDF)}
      bytes: 16
      media-type: application/pdf
      kept: 2018-07-24
      from: "sent by the author"
"""
    assert after == before | {
        ANNOTATIONS: text.encode(),
        "sources/evidence/report-2018/Informe final.pdf": PDF,
    }
    [kept] = copies(folder, "report-2018")
    assert (kept.file, kept.from_, kept.private) == (
        "Informe final.pdf",
        "sent by the author",
        False,
    )
    assert memocli("check-citations", "-C", folder).returncode == 0


def test_several_at_once_and_more_behind_them(tmp_path: Path) -> None:
    old = "# ours\ncourt-2018: {why: seen}  # once\nreport-2018:\n  # copies\n  evidence:\n  - file: old.txt # first\n"
    folder = project(tmp_path, {ANNOTATIONS: old})
    evidence("keep", "report-2018", "../in/page.html", "../in/b.txt", at=folder)
    evidence("keep", "court-2018", "../in/page.html", at=folder)
    assert [str(one.file) for one in copies(folder, "report-2018")] == [
        "old.txt",
        "page.html",
        "b.txt",
    ]
    assert [str(one.media_type) for one in copies(folder, "court-2018")] == ["text/html"]
    text = (folder / ANNOTATIONS).read_text()
    for line in old.splitlines():
        assert line.partition("}")[0] in text


@pytest.mark.parametrize(
    ("evidence_key", "names"),
    [
        ("evidence: old.pdf", ["old.pdf", "b.txt"]),
        ("evidence: [{file: old.pdf}]", ["old.pdf", "b.txt"]),
        ("why: seen", ["b.txt"]),
    ],
)
def test_copies_that_stand_in_the_record_stay_together_there(
    evidence_key: str, names: list[str], tmp_path: Path
) -> None:
    """Else the same key would stand in two places, which is a fault (F020)."""
    custom = "custom: {status: confirmed, translated-title: Remedy of Río"
    folder = project(tmp_path, {RECORDS: SOURCES.replace(custom, f"{custom}, {evidence_key}")})
    evidence("keep", "court-2018", "../in/b.txt", at=folder)
    assert [str(one.file) for one in copies(folder, "court-2018")] == names
    assert (folder / ANNOTATIONS).exists() == (len(names) == 1)


def test_what_a_program_exported_is_not_edited(tmp_path: Path) -> None:
    record = {"id": "zotero", "type": "report", "title": "A", "custom": {"evidence": "a.pdf"}}
    folder = project(tmp_path, {"sources/export.json": json.dumps([record])})
    before = contents(folder)
    done = evidence("keep", "zotero", "../in/b.txt", at=folder, code=2)
    assert "move what stands below `evidence` there to sources/annotations.yaml" in done.stderr
    assert contents(folder) == before


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path)
    evidence("keep", "report-2018", "../in/b.txt", at=folder)
    before = contents(folder)
    for file in ("../in/b.txt", "sources/evidence/report-2018/b.txt"):
        done = evidence("keep", "report-2018", file, "--from", "elsewhere", at=folder)
        assert done.stdout == "sources/evidence/report-2018/b.txt\n"
        assert "is kept already, with these very bytes" in done.stderr
    write_project(tmp_path, {"in/c.txt": "Words."})
    assert (
        "b.txt of `report-2018` is kept already"
        in evidence("keep", "report-2018", "../in/c.txt", at=folder).stderr
    )
    assert contents(folder) == before


def test_one_file_under_two_names_is_one_copy(tmp_path: Path) -> None:
    """Be they new or in the folder already; two files of one name are refused."""
    folder = project(tmp_path, {"sources/evidence/report-2018/page.html": "<html><p>Words"})
    write_project(tmp_path, {"in/b (1).txt": "Words.", "other/b.txt": "Other."})
    page = "sources/evidence/report-2018/page.html"
    done = evidence(
        "keep", "report-2018", "../in/b.txt", "../in/b (1).txt", page, "../in/page.html", at=folder
    )
    assert done.stdout.splitlines() == [
        "sources/evidence/report-2018/b.txt",
        ANNOTATIONS,
        "sources/evidence/report-2018/page.html",
    ]
    assert [str(one.file) for one in copies(folder, "report-2018")] == ["b.txt", "page.html"]
    before = contents(folder)
    evidence("keep", "court-2018", "../in/b.txt", "../other/b.txt", at=folder, code=2)
    assert contents(folder) == before


def test_a_file_that_lies_there_is_recorded(tmp_path: Path) -> None:
    path = "sources/evidence/report-2018/b.txt"
    folder = project(tmp_path, {path: "Words."})
    assert "which lies there already" in evidence("keep", "report-2018", path, at=folder).stderr
    [kept] = copies(folder, "report-2018")
    assert kept.sha256 == digest(b"Words.")


def test_a_copy_that_was_only_named_is_described(tmp_path: Path) -> None:
    folder = project(tmp_path, {
        ANNOTATIONS: "report-2018:\n  evidence: 2018/b.txt # by hand\ncourt-2018:\n  evidence:\n  - {file: b.txt, from: court}\n",
        "sources/evidence/2018/b.txt": "Words.",
    })  # fmt: skip
    write_project(folder, {"sources/evidence/court-2018/b.txt": "Words."})
    assert "2 files" not in evidence("keep", "court-2018", "../in/b.txt", at=folder).stderr
    [kept] = copies(folder, "court-2018")
    assert (kept.sha256, kept.from_, kept.kept) == (digest(b"Words."), "court", "2018-07-24")
    # A path below sources/evidence/ is no name: so this is another copy.
    evidence("keep", "report-2018", "../in/b.txt", at=folder)
    assert [str(one.file) for one in copies(folder, "report-2018")] == ["2018/b.txt", "b.txt"]


@pytest.mark.parametrize(
    ("there", "why"),
    [
        ({ANNOTATIONS: "report-2018: {evidence: [{file: b.txt, sha256: %s}]}" % ("0" * 64)}, "another file is kept"),
        ({ANNOTATIONS: "report-2018: {evidence: [{file: B.TXT, sha256: %s}]}" % ("0" * 64)}, "another file is kept"),
        ({"sources/evidence/report-2018/b.txt": "Other."}, "something else lies there"),
        ({"sources/evidence/report-2018/B.txt": "Words."}, "something else lies there"),
        ({"sources/evidence/report-2018/b.txt/c": "Words."}, "something else lies there"),
        ({ANNOTATIONS: "report-2018: {evidence: b.txt}", "sources/evidence/b.txt": "Other."}, "another one by now"),
    ],
)  # fmt: skip
def test_no_other_file_is_overwritten_and_none_of_several_is_kept(
    there: dict[str, str], why: str, tmp_path: Path
) -> None:
    folder = project(tmp_path, there)
    before = contents(folder)
    done = evidence("keep", "report-2018", "../in/page.html", "../in/b.txt", at=folder, code=2)
    assert why in done.stderr
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("../in/.hidden", "begins with a dot"),
        ("../in/CON.txt", "Windows takes it for a device"),
        ("../in/what?.txt", "one of the signs"),
        ("../in/empty.txt", "is empty"),
        ("../in/nobody.txt", "can't be read: No such file"),
        ("../in", "can't be read: it is a folder"),
    ],
)
def test_files_that_are_no_copies(file: str, why: str, tmp_path: Path) -> None:
    folder = project(tmp_path)
    if file.endswith(("hidden", "CON.txt", "?.txt", "empty.txt")):
        write_project(folder, {file: "" if "empty" in file else "Words."})
    before = contents(folder)
    assert why in evidence("keep", "report-2018", file, at=folder, code=2).stderr
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("keep", "report-2018"), "name a FILE, or write --fetch"),
        (("keep", "report-2018", "../in/b.txt", "--fetch"), "not both"),
        (("keep", "report-2018", "--fetch", "--from", "x"), "leave --from out"),
        (("keep", "report-2018", "../in/b.txt", "--allow-private"), "is for --fetch"),
        (("keep", "reprt-2018", "../in/b.txt"), "no source `reprt-2018`; did you mean `report-2018`?"),
        (("keep", "nobody", "../in/b.txt"), "there is no source with this id in sources/"),
        (("list", "reprt-2018"), "did you mean `report-2018`?"),
        (("drop", "reprt-2018"), "did you mean `report-2018`?"),
        (("drop", "report-2018"), "no copy of `report-2018` is recorded"),
        (("keep", "survey-2016", "--fetch"), "the record of `survey-2016` has no URL"),
        (("keep", "report-2018", "../in/b.txt", "--from", "the\u202ecourt"), "an invisible character"),
    ],
)  # fmt: skip
def test_wrong_use(arguments: tuple[str, ...], why: str, tmp_path: Path) -> None:
    folder = project(tmp_path)
    before = contents(folder)
    told = re.sub(r"[│\s]+", " ", evidence(*arguments, at=folder, code=2).stderr)
    assert why in told
    assert contents(folder) == before


def test_without_a_confidential_source_a_misspelt_id_is_repeated(tmp_path: Path) -> None:
    folder = project(tmp_path, {RECORDS: SOURCES.partition("  - id: witness")[0]})
    assert (
        "no source `nobody` in sources/; its record"
        in evidence("list", "nobody", at=folder, code=2).stderr
    )


@pytest.mark.parametrize("text", ["report-2018: {evidnce: a.pdf}\n", "report-2018: [\n", "# a\n"])
def test_a_file_with_faults_is_not_edited(text: str, tmp_path: Path) -> None:
    folder = project(tmp_path, {ANNOTATIONS: text})
    before = contents(folder)
    done = evidence("keep", "report-2018", "../in/b.txt", at=folder, code=2)
    assert f"{ANNOTATIONS} has faults; `memocli check-citations` shows them" in done.stderr
    assert contents(folder) == before
    assert "has faults" in evidence("list", at=folder).stderr


def test_a_file_of_another_kind_is_kept_and_told(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write_project(tmp_path, {"in/photo.jpg": b"\xff\xd8\xff\xe0\0\0"})
    done = evidence("keep", "report-2018", "../in/photo.jpg", at=folder)
    assert (
        "no claim can be held against photo.jpg: it is of a kind that can't be read" in done.stderr
    )
    assert copies(folder, "report-2018")[0].media_type == "image/jpeg"


# ── private copies, and who must not be named ────────────────────────────────────────────────────


def test_a_private_copy_has_its_digest_in_the_public_record(tmp_path: Path) -> None:
    folder = project(tmp_path)
    done = evidence("keep", "report-2018", "../in/b.txt", "--private", at=folder)
    assert done.stdout.splitlines() == ["private/evidence/report-2018/b.txt", ANNOTATIONS]
    assert "gitignore" not in done.stderr
    [kept] = copies(folder, "report-2018")
    assert (kept.private, kept.sha256) == (True, digest(b"Words."))
    assert "as recorded, private" in evidence("list", at=folder).stdout
    (folder / "private/evidence/report-2018/b.txt").unlink()
    listed = evidence("list", at=folder).stdout
    assert "not checked here, private" in listed
    assert "as recorded" not in listed
    # Whoever has it puts it back, where it belongs, and nothing else changes.
    text = (folder / ANNOTATIONS).read_bytes()
    done = evidence("keep", "report-2018", "../in/b.txt", at=folder)
    assert done.stdout == "private/evidence/report-2018/b.txt\n"
    assert "put b.txt of `report-2018` back" in done.stderr
    assert (folder / ANNOTATIONS).read_bytes() == text


def test_a_copy_that_is_not_private_does_not_become_so_by_the_way(tmp_path: Path) -> None:
    folder = project(tmp_path)
    evidence("keep", "report-2018", "../in/b.txt", at=folder)
    done = evidence("keep", "report-2018", "../in/b.txt", "--private", at=folder, code=2)
    assert "kept already, and not as private; take it out first" in done.stderr


@pytest.mark.parametrize("text", ["", "build/\n", "#private/\n", None])
def test_git_that_may_take_private_copies_is_told(text: str | None, tmp_path: Path) -> None:
    folder = project(tmp_path, {".gitignore": text or ""})
    if text is None:
        (folder / ".gitignore").unlink()
    done = evidence("keep", "report-2018", "../in/b.txt", "--private", at=folder)
    assert "no line of .gitignore says `private/`" in done.stderr


def test_nothing_tells_of_a_confidential_source(tmp_path: Path) -> None:
    """Not its id, not the names of its files, not where they come from; and its copies are private."""
    folder = project(tmp_path)
    write_project(tmp_path, {"in/Zoraida.txt": "Words of hers.", "in/Xochiapulco.txt": "More."})
    one = "witness-quintana"
    runs = [
        evidence("keep", one, "../in/Zoraida.txt", "--from", "safe of Casa", at=folder),
        evidence("keep", one, "../in/Zoraida.txt", "../in/Xochiapulco.txt", at=folder),
        evidence("keep", one, "../in/Quintana-nowhere.txt", at=folder, code=2),
        evidence("keep", one, "--fetch", at=folder, code=2),
        evidence("list", at=folder),
        evidence("list", one, "--output-format", "json", at=folder),
        evidence("list", "witnes-quintana", at=folder, code=2),
        evidence("drop", one, at=folder, code=2),
        evidence("drop", one, "Zoraida", at=folder, code=2),
        evidence("drop", one, "Zoraida.txt", at=folder),
        evidence("drop", one, "--delete", at=folder),
    ]
    for run in runs:
        told = (run.stdout + run.stderr).casefold()
        assert not [secret for secret in SECRETS if secret in told], told
    assert runs[0].stdout == "private/evidence/: 1 file of confidential source 1\n"
    assert "confidential source 1" in runs[4].stdout
    assert runs[7].stderr == "memocli: confidential source 1 has 2 copies; name one\n"
    [entry, _] = json.loads(runs[5].stdout)["copies"]
    assert {key: value for key, value in entry.items() if value is not None} == {
        "source": "confidential source 1",
        "private": True,
        "state": "as recorded",
    }
    assert contents(folder).keys() - FILES.keys() == {
        ".gitignore",
        "private/evidence/witness-quintana/Zoraida.txt",
    }
    write_project(tmp_path, {"in/CON.txt": "More.", "in/Quintana.txt": ""})
    for file in ("../in/CON.txt", "../in/Quintana.txt"):
        run = evidence("keep", one, file, at=folder, code=2)
        assert "the file " in run.stderr
        assert not [secret for secret in SECRETS if secret in run.stderr.casefold()]


def test_what_stands_in_the_way_tells_nothing_either(tmp_path: Path) -> None:
    """Messages of the system and of the editor of YAML name paths and ids."""
    write_project(tmp_path, {"in/Zoraida.txt": "Words of hers."})
    one, recorded = "witness-quintana", "private/evidence/witness-quintana"
    in_the_way: tuple[dict[str, str], ...] = (
        {recorded: "a file"},
        {f"{recorded}/Zoraida.txt/x": "a folder"},
        {f"{recorded}/Zoraida.txt": "other bytes"},
        {"private/evidence": "a file"},
        {ANNOTATIONS: "court-2018:\n  why: |+\n    seen\n\n"},
        {ANNOTATIONS: f"{one}: {{evidence: [{{file: ../Zoraida.txt}}]}}\n"},
    )
    for number, files in enumerate(in_the_way):
        folder = project(tmp_path / str(number), files)
        done = memocli("evidence", "keep", one, tmp_path / "in/Zoraida.txt", "-C", folder)
        told = (done.stdout + done.stderr).casefold()
        assert not [secret for secret in SECRETS if secret in told], told
        assert done.returncode == (0 if number > 3 else 2), told


def test_what_is_protected_is_in_no_record_of_a_copy(tmp_path: Path) -> None:
    folder = project(tmp_path, {"private/protect.txt": "Aurelio Ibarra\n"})
    write_project(tmp_path, {"in/Aurelio Ibarra.txt": "Words."})
    before = contents(folder)
    for source in ("report-2018", "witness-quintana"):
        for arguments in (
            ("../in/Aurelio Ibarra.txt",),
            ("../in/b.txt", "--from", "aurelio  ibarra"),
        ):
            done = evidence("keep", source, *arguments, "--private", at=folder, code=2)
            assert "holds line 1 of private/protect.txt" in done.stderr
            assert "ibarra" not in (done.stdout + done.stderr).casefold()
    (folder / "private/protect.txt").write_bytes(b"Aurelio \xff\n")
    done = evidence("keep", "report-2018", "../in/b.txt", at=folder, code=2)
    assert "there are faults in private/" in done.stderr
    write_project(folder, {"private/protect.txt": "Aurelio Ibarra\n"})
    # What the confidential record says is no name for the copy of another source.
    write_project(tmp_path, {"in/What Zoraida saw.txt": "Words."})
    done = evidence("keep", "report-2018", "../in/What Zoraida saw.txt", at=folder, code=2)
    assert "zoraida" not in done.stderr.casefold()
    assert contents(folder) == before


# ── all or nothing ───────────────────────────────────────────────────────────────────────────────


def test_a_run_that_is_killed_at_any_moment(tmp_path: Path) -> None:
    """The next one finds all of its files or none, whatever they are."""
    folder = project(tmp_path, {ANNOTATIONS: "court-2018: {why: seen}\n"})
    before = contents(folder)
    told = before[ANNOTATIONS]
    files = [tmp_path / "in/b.txt", tmp_path / "in/page.html"]

    def keep(source: str = "report-2018", among: list[Path] = files) -> None:
        wanted = Wanted(source, "2018-07-24", is_private=True)
        keep_files(project_at(folder), wanted, among, "", lambda _: None)

    number, killings = 0, 0
    while killed(keep, folder, number := number + 1):
        killings += 1
        # At no moment it is missing: what it says of a confidential source is said nowhere else.
        assert (folder / ANNOTATIONS).read_bytes().startswith(told)
        if (folder / ".memocli-unfinished").exists():
            # Another one mends it, and takes its own back again.
            keep("survey-2016", files[:1])
            evidence("drop", "survey-2016", "--delete", at=folder)
        found = {path: text for path, text in contents(folder).items() if "unfinished" not in path}
        if found != before:
            assert set(found) - set(before) == {
                f"private/evidence/report-2018/{one.name}" for one in files
            }
            assert len(copies(folder, "report-2018")) == 2
            break
    assert killings > 8


def test_a_file_that_can_not_be_written_leaves_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path, {"sources/evidence": "no folder"})
    before = contents(folder)
    done = evidence("keep", "report-2018", "../in/b.txt", at=folder, code=2)
    assert "sources/evidence" in done.stderr
    assert contents(folder) == before


# ── list and drop ────────────────────────────────────────────────────────────────────────────────


def test_list(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert evidence("list", at=folder).stdout == (
        "no copy is kept; `memocli evidence keep SOURCE FILE` keeps one\n"
    )
    evidence("keep", "report-2018", "../in/Informe final.pdf", "--from", "court", at=folder)
    evidence("keep", "court-2018", "../in/page.html", "../in/b.txt", at=folder)
    (folder / "sources/evidence/court-2018/b.txt").write_text("Wards.")
    (folder / "sources/evidence/court-2018/page.html").unlink()
    listed = evidence("list", at=folder).stdout
    assert (
        listed
        == """\
source       file                   size  kind  kept        state
court-2018   page.html          14 bytes  HTML  2018-07-24  missing
court-2018   b.txt               6 bytes  text  2018-07-24  changed
report-2018  Informe final.pdf  16 bytes  PDF   2018-07-24  as recorded
"""
    )
    told = json.loads(evidence("list", "report-2018", "--output-format", "json", at=folder).stdout)
    assert told == {
        "version": 1,
        "complete": True,
        "copies": [
            {
                "source": "report-2018",
                "file": "Informe final.pdf",
                "bytes": 16,
                "media-type": "application/pdf",
                "kept": "2018-07-24",
                "from": "court",
                "private": False,
                "state": "as recorded",
                "reason": None,
            }
        ],
    }


def test_drop(tmp_path: Path) -> None:
    """The file stays unless it is to be deleted, and of the text what else it says."""
    folder = project(tmp_path, {ANNOTATIONS: "# ours\nreport-2018:\n  origin: the court # by us\n"})
    before = contents(folder)
    evidence("keep", "report-2018", "../in/b.txt", "../in/page.html", at=folder)
    both = contents(folder)
    done = evidence("drop", "report-2018", at=folder, code=2)
    assert "has 2 copies; name one: b.txt, page.html" in done.stderr
    done = evidence("drop", "report-2018", "c.txt", at=folder, code=2)
    assert "no copy of `report-2018` has this name; there are 2: b.txt, page.html" in done.stderr
    assert contents(folder) == both
    done = evidence("drop", "report-2018", "b.txt", at=folder)
    assert (
        "sources/evidence/report-2018/b.txt stays, and nothing vouches for it any more"
        in done.stderr
    )
    assert [str(one.file) for one in copies(folder, "report-2018")] == ["page.html"]
    done = evidence("drop", "report-2018", "page.html", "--delete", at=folder)
    assert "deleted sources/evidence/report-2018/page.html" in done.stderr
    assert contents(folder) == before | {"sources/evidence/report-2018/b.txt": b"Words."}


@pytest.mark.parametrize(
    ("around", "left"),
    [(SCHEMA_LINE, None), ("", None), ("# ours\n", "# ours\n{}\n")],
)
def test_the_last_copy_of_all(around: str, left: str | None, tmp_path: Path) -> None:
    folder = project(tmp_path, {ANNOTATIONS: f"{around}report-2018:\n  evidence: b.txt\n"})
    done = evidence("drop", "report-2018", at=folder)
    assert "its file is not on this machine" in done.stderr
    assert ("removed sources/annotations.yaml" in done.stderr) == (left is None)
    text = (folder / ANNOTATIONS).read_text() if (folder / ANNOTATIONS).exists() else None
    assert text == left
    assert copies(folder, "report-2018") == []
    evidence("keep", "report-2018", "../in/b.txt", at=folder)
    assert len(copies(folder, "report-2018")) == 1


def test_the_last_copy_in_a_record(tmp_path: Path) -> None:
    record = "references:\n- id: a\n  type: report\n  custom: {evidence: b.txt}\n  title: A\n"
    folder = project(tmp_path, {"sources/a.yaml": record})
    evidence("drop", "a", at=folder)
    assert (folder / "sources/a.yaml").read_text() == record.replace(
        "  custom: {evidence: b.txt}\n", ""
    )


def test_a_file_of_two_sources_is_not_deleted(tmp_path: Path) -> None:
    told = "report-2018: {evidence: b.txt}\ncourt-2018: {evidence: b.txt}\n"
    folder = project(tmp_path, {ANNOTATIONS: told, "sources/evidence/b.txt": "Words."})
    done = evidence("drop", "report-2018", "--delete", at=folder)
    assert "sources/evidence/b.txt stays, since it is a copy of another source too" in done.stderr
    assert "and deleted" in evidence("drop", "court-2018", "--delete", at=folder).stderr
    assert not (folder / "sources/evidence/b.txt").exists()


# ── fetch ────────────────────────────────────────────────────────────────────────────────────────


def fetching(folder: Path, url: str, more: str = "") -> Path:
    return project(folder, {
        "sources/web.yaml": f'references:\n- {{id: web, type: webpage, title: A, URL: "{url}"{more}}}\n'
    })  # fmt: skip


def test_a_copy_is_fetched_from_the_address_of_the_record(tmp_path: Path) -> None:
    page = b"<html><form><input type=password></form><p>Words"
    with local_server({
        "/old": answering(status="301 Moved", Location="/Informe%20final.pdf"),
        "/Informe%20final.pdf": answering(PDF, Content_Type="application/pdf"),
    }) as server:  # fmt: skip
        folder = fetching(tmp_path, server.address("/old"))
        before = contents(folder)
        refused = evidence("keep", "web", "--fetch", at=folder, code=2)
        assert "this machine or a network of your own; `--allow-private` permits" in refused.stderr
        assert (contents(folder), server.asked) == (before, [])
        done = evidence("keep", "web", "--fetch", "--allow-private", at=folder)
        assert done.stdout.splitlines()[0] == "sources/evidence/web/Informe-final.pdf"
        # The same again, then other bytes at the same address.
        again = evidence("keep", "web", "--fetch", "--allow-private", at=folder)
        assert "is kept already" in again.stderr
        server.answers["/Informe%20final.pdf"] = answering(page, Content_Type="text/html")
        other = evidence("keep", "web", "--fetch", "--allow-private", at=folder)
        assert "the page has a field for a password" in other.stderr
        server.answers["/Informe%20final.pdf"] = answering(PDF + b"2")
        evidence("keep", "web", "--fetch", "--allow-private", at=folder)
        names = ["Informe-final.pdf", "Informe-final.pdf.html", "Informe-final-2.pdf"]
        kept = copies(folder, "web")
        assert [str(one.file) for one in kept] == names
        assert {str(one.from_) for one in kept} == {server.address("/Informe%20final.pdf")}
        assert str(kept[0].kept) == "2018-07-24"


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    folder = fetching(tmp_path, "https://ana:hush@example.org/a.pdf")
    done = evidence("keep", "web", "--fetch", at=folder, code=2)
    assert (
        "https://…@example.org/a.pdf can't be kept: there is a user name or a password"
        in done.stderr
    )
    assert "hush" not in done.stderr


def test_what_makes_a_fetched_copy_doubtful_is_told(tmp_path: Path) -> None:
    with local_server({"/a.pdf": answering(b"<html><p>Gone", Content_Type="text/html")}) as server:
        more = ", custom: {url-is: page-about}"
        folder = fetching(tmp_path, server.address("/a.pdf"), more)
        done = evidence("keep", "web", "--fetch", "--allow-private", at=folder)
        assert "a web page came, where the address promises a PDF" in done.stderr
        assert "it is a page about the document" in done.stderr


def test_a_failed_fetch_leaves_nothing_and_names_no_confidential_source(tmp_path: Path) -> None:
    with local_server({}) as server:
        folder = fetching(tmp_path / "a", server.address("/gone"))
        before = contents(folder)
        done = evidence("keep", "web", "--fetch", "--allow-private", at=folder, code=2)
        assert (
            f"{server.address('/gone')} can't be kept: the server has nothing there (status 404)"
            in done.stderr
        )
        assert contents(folder) == before
        folder = fetching(tmp_path / "b", server.address("/gone"), ", custom: {confidential: true}")
        done = evidence("keep", "web", "--fetch", "--allow-private", at=folder, code=2)
        assert (
            "what the record of confidential source 2 leads to can't be kept: the server"
            in done.stderr
        )
        assert "127.0.0.1" not in done.stderr
        server.answers["/gone"] = answering(PDF)
        done = evidence("keep", "web", "--fetch", "--allow-private", at=folder)
        assert "127.0.0.1" not in done.stderr + done.stdout
        assert copies(folder, "web")[0].private


@pytest.mark.parametrize(
    "command", ["check-citations", "'evidence', 'list'", "'evidence', 'keep', 'report-2018', '../in/b.txt'"]
)  # fmt: skip
def test_no_other_command_loads_what_knows_a_network(command: str, tmp_path: Path) -> None:
    folder = project(tmp_path)
    command = command if "'" in command else f"'{command}'"
    done = python(
        f"import os, sys; os.chdir({str(folder)!r}); sys.argv = ['memocli', {command}]\n"
        "from memocli.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'socket', 'ssl', 'http.client', 'memocli.evidence.fetch'} & set(sys.modules)))"
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_an_error_whose_reason_has_a_name_gives_no_reason(tmp_path: Path) -> None:
    source = load_library(project_at(project(tmp_path)), []).sources["witness-quintana"]
    for said in ("x can't be read: Zoraida.txt is a folder", "witness-quintana: WITNESS-QUINTANA"):
        with (
            pytest.raises(UserError) as told,
            naming_nobody(source, "confidential source 1", ["Zoraida.txt"]),
        ):
            raise UserError(said)
        assert str(told.value) == (
            "copies of confidential source 1 can't be read or written: something is in the way"
        )


def test_the_list_has_dots_for_what_was_protected_since(tmp_path: Path) -> None:
    folder = project(tmp_path)
    evidence("keep", "report-2018", "../in/b.txt", "--from", "Elena Rivas", at=folder)
    write_project(folder, {"private/protect.txt": "Elena Rivas\nb.txt\n"})
    assert "·.···" in evidence("list", at=folder).stdout
    told = evidence("list", "--output-format", "json", at=folder).stdout
    [entry] = json.loads(told)["copies"]
    assert (entry["file"], entry["from"]) == ("·.···", "····· ·····")


def test_the_same_bytes_twice_in_one_command_are_kept_once(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write_project(tmp_path, {"in/again.txt": (tmp_path / "in/b.txt").read_bytes()})
    done = evidence("keep", "report-2018", "../in/b.txt", "../in/again.txt", at=folder)
    assert "kept b.txt of `report-2018`" in done.stderr
    assert "b.txt of `report-2018` is kept already" in done.stderr
    assert "put " not in done.stderr
    assert [str(one.file) for one in copies(folder, "report-2018")] == ["b.txt"]
    assert not (folder / "sources/evidence/report-2018/again.txt").exists()
