"""What a shell proposes, asked for as bash asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.programs import memocli, python
from tests.support.small_project import FILES, write_project

from memocli.codes import CODES


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project"))


def proposed(line: str) -> list[str]:
    """What is proposed for the last word of a line, which may be empty."""
    words = line.split(" ")
    done = python(
        "import sys; sys.argv = ['memocli']\nfrom memocli.cli import main\nmain()",
        _MEMOCLI_COMPLETE="complete_bash",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words) - 1),
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_years_and_names_of_the_project_are_proposed(project: Path) -> None:
    here = f"-C {project}"
    for command in (
        "build",
        "seal",
        "status",
        "check-citations",
        "diff",
        "diff 2017",
        "new 2019 --from",
    ):
        first, *rest = command.split()
        assert proposed(" ".join(["memocli", first, here, *rest, ""])) == ["2018", "2017"], command
    assert proposed(f"memocli evidence report {here} 201") == ["2018", "2017"]
    assert proposed(f"memocli build {here} 1") == []
    assert proposed(f"memocli figures {here} we") == ["wells"]
    assert "report-2018" in proposed(f"memocli evidence keep {here} rep")


def test_no_confidential_source_is_proposed(project: Path) -> None:
    said = {c: proposed(f"memocli evidence {c} -C {project} ") for c in ("keep", "drop", "list")}
    told = said["keep"]
    assert "court-2018" in told
    assert told == said["drop"] == said["list"]
    assert "witness-quintana" in FILES["sources/all.yaml"]
    assert "witness-quintana" not in told


def test_no_protected_word_is_proposed(project: Path, tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "private/protect.txt": "report-2018\n"})
    assert "report-2018" in proposed(f"memocli evidence keep -C {project} ")
    told = proposed(f"memocli evidence keep -C {tmp_path} ")
    assert "report-2018" not in told
    assert "court-2018" in told


def test_claims_are_proposed_of_the_newest_memo_or_of_the_year_that_is_begun(project: Path) -> None:
    line = f"memocli evidence find -C {project}"
    newest = proposed(f"{line} ")
    assert "2018/water/wells/count" in newest
    assert all(name.startswith("2018/") for name in newest)
    assert proposed(f"{line} w") == [
        name.partition("/")[2] for name in newest if name.startswith("2018/w")
    ]
    both = proposed(f"{line} 201")
    assert set(both) > set(newest)
    earlier = proposed(f"{line} 2017/")
    assert sorted(both) == sorted([*earlier, *newest])


def test_parts_and_kinds_of_changes_are_proposed(project: Path) -> None:
    line = f"memocli diff -C {project} 2017 2018"
    assert proposed(f"{line} --part ") == ["water", "introduction", "press"]
    assert proposed(f"memocli diff -C {project} 2017 2017@main --part ") == ["water"]
    assert proposed(f"{line} --only re") == ["reworded", "re-sourced", "renamed", "record"]


def test_no_protected_word_is_proposed_in_the_name_of_a_claim_or_part(tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, "private/protect.txt": "press\nquoted\n"})
    claims = proposed(f"memocli evidence find -C {tmp_path} ")
    assert claims
    assert not [name for name in claims if "press" in name or "quoted" in name]
    assert "press" not in proposed(f"memocli diff -C {tmp_path} 2017 2018 --part ")


def test_the_copies_of_a_source_are_proposed_but_of_no_confidential_one(tmp_path: Path) -> None:
    write_project(tmp_path)
    for source, name in {"court-2018": "ruling.txt", "witness-quintana": "talk.txt"}.items():
        (tmp_path / name).write_text("words", "utf-8")
        done = memocli("evidence", "keep", source, tmp_path / name, "-C", tmp_path)
        assert done.returncode == 0
    assert proposed(f"memocli evidence drop -C {tmp_path} court-2018 ") == ["ruling.txt"]
    for other in ("witness-quintana", "report-2018", "nobody"):
        assert proposed(f"memocli evidence drop -C {tmp_path} {other} ") == []


def test_rules_and_templates_need_no_project() -> None:
    assert proposed("memocli rule ") == list(CODES)
    assert proposed("memocli rule S20") == [code for code in CODES if code.startswith("S20")]
    assert proposed("memocli check-citations --select W") == ["W001", "W002", "W003"]
    assert proposed("memocli check-citations --ignore W001") == ["W001"]
    for command in ("show", "copy"):
        found = proposed(f"memocli template {command} ")
        assert found == ["memo.html.j2", "memo.css", "endnotes.csl"]


def test_where_there_is_no_project_or_a_broken_one_nothing_is_said(tmp_path: Path) -> None:
    assert proposed(f"memocli build -C {tmp_path} ") == []
    assert proposed(f"memocli build -C {tmp_path}/nowhere ") == []
    write_project(tmp_path, {**FILES, "memocli.yaml": "format: 99\n"})
    assert proposed(f"memocli evidence keep -C {tmp_path} ") == []
    assert proposed(f"memocli build -C {tmp_path} ") == ["2018", "2017"]
