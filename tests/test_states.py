"""Memos at revisions of git: what differs, what is said of a fault, and that no state names whom another one hides."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from tests.support.programs import memocli
from tests.support.repository import commit_all, git, history, repository
from tests.support.small_project import FILES, SECRETS, with_words, write_project

from memocli.errors import UserError
from memocli.pipeline.compare import compare_years
from memocli.project import YearAt, project_at, year_at
from memocli.report.changes import TEXTS, render_changes

Files = Mapping[str, str | bytes]
WATER: Final = "memo/2018/water.yaml"
SOURCES: Final = "sources/all.yaml"
ENVIRONMENT: Final = dict(os.environ)
TODAY: Final = "2018"


def reports(folder: Path, old: str, new: str) -> str:
    """What every format says of a comparison, one after the other."""
    found = compare_years(project_at(folder), year_at(old), year_at(new), ENVIRONMENT).changes
    return "\n".join(render_changes(found, form) for form in TEXTS)


def refusal(folder: Path, old: str, new: str = TODAY) -> str:
    with pytest.raises(UserError) as refused:
        compare_years(project_at(folder), year_at(old), year_at(new), ENVIRONMENT)
    return str(refused.value)


def counts(folder: Path, old: str, new: str) -> dict[str, int]:
    done = memocli("diff", old, new, "--output-format", "json", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, int] = json.loads(done.stdout)["summary"]["counts"]
    return {key: value for key, value in found.items() if value and "unchanged" not in key}


# ── what is compared ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("below", [".", "memos/of the coalition"])
def test_a_memo_is_the_same_in_git_and_on_the_disk(below: str, tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES, below)
    for pair in (("2018@main", "2018"), ("2018", "2018@HEAD"), ("2018@main", "2018@main")):
        assert counts(folder, *pair) == {}
    expected = reports(folder, "2017", "2018").split()
    for pair in (("2017@main", "2018"), ("2017@HEAD", "2018@main"), ("2017", "2018@HEAD")):
        assert re.sub(r"\\?@(main|HEAD)", "", reports(folder, *pair)).split() == expected


def test_each_state_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    one = with_words(WATER, "Our teams visited 31", "Our teams visited 30")
    two = with_words(WATER, "A witness saw", "Two witnesses saw", one)
    folder = history(
        tmp_path, FILES, one, two, present=with_words(WATER, "a dry well", "dry wells")
    )
    assert "[-31-] {+30+}" in reports(folder, "2018@v0", "2018@v1")
    assert "[-30-] {+31+}" in reports(folder, "2018@v1", "2018@v0")
    assert counts(folder, "2018@v2", "2018@HEAD") == {}
    git(folder, "stash", "--quiet")
    assert counts(folder, "2018@v2", "2018") == {}
    git(folder, "stash", "pop", "--quiet")
    # Not committed, and yet what `2018` means; and the files that git ignores are as good as others.
    found = reports(folder, "2018@HEAD", "2018")
    assert "dry wells" in found
    assert "Two witnesses" in reports(folder, "2018@v1", "2018@v2")


def test_a_file_that_nobody_committed(tmp_path: Path) -> None:
    new = with_words("memo/2018/memo.yaml", "press.yaml]", "press.yaml, new.yaml]")
    part = FILES["memo/2018/press.yaml"].replace("id: press", "id: new")
    folder = history(tmp_path, FILES, present={**new, "memo/2018/new.yaml": part})
    assert counts(folder, "2018@main", "2018")["added"] == 1
    assert counts(folder, "2018", "2018@main")["dropped"] == 1


# ── what can't be compared ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2018@", "`2018@` names no revision of git: write `2018@main` (a branch, a tag or a commit), or `2018` for the files as they are"),
        ("@main", "`@main` names no year: write `2018@main`"),
        ("@", "`@` names no year: write `2018@main`"),
        ("main", "`main` is no year: write `2018`, or `2018@main` for the memo as it is in git"),
        ("20018@v1", "`20018` is no year: write `2018`, or `2018@v1` for the memo as it is in git"),
        ("٢٠١٨", "`٢٠١٨` is no year: write `2018`, or `2018@main` for the memo as it is in git"),
    ],
)  # fmt: skip
def test_what_names_no_memo(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        year_at(text)
    assert str(refused.value) == said
    done = memocli("diff", "2018", text, cwd=write_project(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"memocli: {said}\n")


def test_an_empty_name_is_none(tmp_path: Path) -> None:
    """A script that fills in nothing gets the answer of who types nothing."""
    done = memocli("diff", "2018", "", cwd=write_project(tmp_path))
    said = "memocli: which two memos? There are 2017, 2018: type `memocli diff 2017 2018`\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_what_names_one() -> None:
    assert year_at("2018") == YearAt(2018)
    assert year_at("2018@main@{1}") == YearAt(2018, "main@{1}")
    assert str(year_at("2018@v1.2")) == "2018@v1.2"
    assert str(year_at("2018")) == "2018"


def test_a_year_that_the_revision_does_not_have(tmp_path: Path) -> None:
    only = {path: text for path, text in FILES.items() if not path.startswith("memo/2018")}
    folder = history(tmp_path, {"README": "x"}, only, FILES)
    assert refusal(folder, "2018@v1") == (
        "2018@v1: there is no memo of 2018 in memo/ (years there: 2017)"
    )
    assert refusal(folder, "2017@v0") == (
        "2017@v0: there is no memo of 2017 in memo/ (years there: none yet)"
    )
    assert refusal(folder, "2017@v1", "2019") == (
        "there is no memo of 2019 in memo/ (years there: 2017, 2018)"
    )
    assert refusal(folder, "2018@v3").startswith("2018@v3: git knows no such revision; did you")


def test_faults_of_a_state_say_which_and_quote_nothing(tmp_path: Path) -> None:
    faulty = with_words(WATER, "verdict: partly-met", "verdict: Zoraida")
    settings = {**FILES, "memocli.yaml": "checks: {ignor: [C105]}\n"}
    folder = history(tmp_path, faulty, FILES, settings)
    line = 1 + FILES[WATER].splitlines().index("verdict: partly-met")
    assert refusal(folder, "2018@v0") == (
        f"2018@v0: its files have faults there, the first in {WATER}, line {line} (F006, wrong-value)"
    )
    assert refusal(folder, "2017@v2").startswith(
        "2017@v2: its files have faults there, the first in memocli.yaml, line 1 (F004, "
    )
    assert counts(folder, "2017@v0", "2017@v1") == {}
    assert refusal(folder, "2017@v0", "2018") == (
        "memocli.yaml has faults; `memocli check-citations` shows them"
    )


def test_faults_of_the_present_files_alone(tmp_path: Path) -> None:
    folder = history(
        tmp_path, FILES, present=with_words(WATER, "verdict: partly-met", "verdict: x")
    )
    assert refusal(folder, "2018@main", "2018") == (
        "the memo of 2018 has faults; `memocli check-citations 2018` shows them"
    )
    assert counts(folder, "2018@main", "2018@v0") == {}


def test_a_link_that_leads_out_of_a_revision(tmp_path: Path) -> None:
    folder = history(tmp_path / "project", FILES)
    (folder / "sources/more.yaml").symlink_to("../../more.yaml")
    (tmp_path / "more.yaml").write_text("references: []\n")
    commit_all(folder)
    said = "sources/more.yaml can't be read: it is a link that leads out of the project"
    (folder / "sources/more.yaml").unlink()
    assert refusal(folder, "2018@main") == f"2018@main: {said}"


# ── who is not named ─────────────────────────────────────────────────────────────────────────────

OPEN: Final = FILES[SOURCES].replace(", confidential: true", "")
UNLOCKED: Final = {**FILES, SOURCES: OPEN}
# All words of a record that a report would show of it, or of texts that say the same.
TOLD: Final = {**with_words(WATER, "A witness saw", "Zoraida Quintana saw", UNLOCKED)}
WITHOUT: Final = FILES[SOURCES][: FILES[SOURCES].index("  - id: witness-quintana")]
OTHER: Final = WITHOUT + (
    "  - {id: source-7, type: interview, title: An interview, custom: {status: confirmed, confidential: true}}\n"
)
RENAMED: Final = {**with_words(WATER, "@witness-quintana", "@source-7"), SOURCES: OTHER}
GONE: Final = {**with_words(WATER, "@witness-quintana", "@report-2018"), SOURCES: WITHOUT}


def assert_silent(folder: Path, *states: str) -> str:
    """No report of any two states names her."""
    said = []
    for old in states:
        for new in states:
            if old != new:
                said.append(reports(folder, old, new))
                found = [secret for secret in SECRETS if secret in said[-1].casefold()]
                assert not found, f"{old} {new}: {said[-1]}"
    return "\n".join(said)


def test_the_reports_would_name_her(tmp_path: Path) -> None:
    """Else the tests below would prove nothing."""
    folder = history(tmp_path, GONE, TOLD)
    assert "witness-quintana" in reports(folder, "2018@v0", "2018@v1")
    assert "Zoraida Quintana" in reports(folder, "2018", "2018@v0")


def test_a_source_that_became_confidential(tmp_path: Path) -> None:
    folder = history(tmp_path, TOLD, FILES)
    said = assert_silent(folder, "2018@v0", "2018@v1", "2018")
    assert "······· ········" in said


def test_a_source_whose_record_was_emptied_when_it_became_confidential(tmp_path: Path) -> None:
    """What only the older record says of her is hidden too."""
    named = {**TOLD, SOURCES: OPEN.replace("What Zoraida saw", "The well at Xochiapulco")}
    named = with_words(WATER, "Our teams visited", "The well at Xochiapulco and", named)
    bare = OTHER.replace("source-7", "witness-quintana")
    folder = history(tmp_path, named, {**FILES, SOURCES: bare})
    assert "Xochiapulco" in named[WATER]
    assert_silent(folder, "2018@v0", "2018@v1", "2018")


def test_a_source_that_is_confidential_since_today(tmp_path: Path) -> None:
    """Neither of the two states knows it; nothing of it is committed."""
    folder = history(tmp_path, TOLD, GONE, present=FILES)
    said = assert_silent(folder, "2018@v0", "2018@v1", "2018")
    assert "confidential source 1" in said


def test_a_source_that_ceased_to_be_confidential(tmp_path: Path) -> None:
    folder = history(tmp_path, FILES, TOLD)
    assert_silent(folder, "2018@v0", "2018@v1")
    assert_silent(folder, "2018@v0", "2018")
    # Two states in both of which she is public may name her, today too.
    write_project(folder, GONE)
    commit_all(folder)
    assert "witness-quintana" in reports(folder, "2018@v1", "2018")


def test_a_confidential_source_that_was_renamed(tmp_path: Path) -> None:
    folder = history(tmp_path, FILES, RENAMED)
    said = assert_silent(folder, "2018@v0", "2018@v1", "2018")
    assert "confidential source 1" in said
    assert "confidential source 2" in said
    assert "source-7" not in said


def test_a_source_that_became_confidential_under_another_id(tmp_path: Path) -> None:
    """Nothing in the files says that the two are one; the older record names her."""
    folder = history(tmp_path, TOLD, RENAMED)
    said = assert_silent(folder, "2018@v0", "2018@v1", "2018")
    assert "source-7" not in said
    # Today neither record is there any more.
    write_project(folder, GONE)
    assert_silent(folder, "2018@v0", "2018@v1")


def test_a_confidential_record_that_cannot_be_read_today(tmp_path: Path) -> None:
    broken = WITHOUT + '  - type: interview\n    custom: {confidential: true}\n    title: "\n'
    folder = history(tmp_path, TOLD, GONE, present={**GONE, SOURCES: broken})
    assert_silent(folder, "2018@v0", "2018@v1")


def test_the_order_of_the_branches_counts_not_that_of_the_arguments(tmp_path: Path) -> None:
    """A branch that went another way may be the later one."""
    folder = history(tmp_path, GONE, TOLD)
    git(folder, "checkout", "--quiet", "-b", "careful", "v0")
    write_project(folder, RENAMED)
    commit_all(folder)
    assert_silent(folder, "2018@main", "2018@careful", "2018")
    git(folder, "checkout", "--quiet", "main")
    assert_silent(folder, "2018@careful", "2018@main")
    assert_silent(folder, "2018@careful", "2018")


def test_new_sources_are_named_though_a_confidential_one_is_gone(tmp_path: Path) -> None:
    """What is public in the later state is no secret of the earlier one."""
    new = GONE[SOURCES].replace("report-2018", "report-2019")
    files = {**with_words(WATER, "@report-2018", "@report-2019", GONE), SOURCES: new}
    files["memo/2018/press.yaml"] = FILES["memo/2018/press.yaml"].replace(
        "report-2018", "report-2019"
    )
    folder = history(tmp_path, FILES, files)
    said = assert_silent(folder, "2018@v0", "2018@v1", "2018")
    assert "report-2019" in said
    assert "report-2018" in said


def test_second_records_and_capital_letters_hide_too(tmp_path: Path) -> None:
    twice = OPEN + (
        "  - {id: Witness-Quintana, type: interview, title: Zoraida in Xochiapulco, custom: {status: confirmed}}\n"
    )
    told = with_words(WATER, "A witness saw", "Zoraida in Xochiapulco saw", UNLOCKED)
    capital = {
        **FILES,
        SOURCES: FILES[SOURCES].replace("id: witness-quintana", "id: WITNESS-quintana"),
    }
    folder = history(tmp_path, {**told, SOURCES: twice}, capital)
    assert_silent(folder, "2018@v0", "2018")


def test_ids_in_texts_headings_and_reasons(tmp_path: Path) -> None:
    told = with_words(
        WATER, "heading: Wells & pipes", "heading: Wells of witness-quintana", UNLOCKED
    )
    told = with_words(
        "memo/2018/memo.yaml", "The wells were opened again.", "So says @witness-quintana", told
    )
    folder = history(tmp_path, told, RENAMED, FILES)
    assert_silent(folder, "2018@v0", "2018@v1", "2018@v2")
    assert_silent(folder, "2017@v0", "2018@v0", "2017")


def test_protected_words_are_those_of_the_present_list(tmp_path: Path) -> None:
    """It was never committed, and counts for every state; a state without it changes nothing."""
    told = with_words(WATER, "Our teams visited", "Juan Ibarra and our teams visited")
    private = {
        "private/protect.txt": "Juan Ibarra\n",
        "private/sources/more.yaml": "references:\n  - {id: witness-quintana, title: Itzel of Mora}\n",
    }
    moved = with_words(WATER, "They served", "Itzel of Mora and they served", told)
    folder = history(tmp_path, told, moved, FILES)
    assert "Juan Ibarra" in reports(folder, "2018@v0", "2018")
    write_project(folder, private)
    for pair in (("2018@v0", "2018"), ("2018@v1", "2018@v2"), ("2018", "2018@v1")):
        said = reports(folder, *pair)
        assert "···· ······" in said
        assert not any(word in said for word in ("Juan", "Ibarra", "Itzel"))
    git(folder, "branch", "juan-ibarra")
    assert "juan-ibarra" not in refusal(folder, "2018@juan-ibarr")
    (folder / "private/protect.txt").write_bytes(b"\xff")
    assert refusal(folder, "2018@v0", "2018@v1").startswith("there are faults in private/")
