"""Redlines of memos as they are in revisions of git: each is built of its own files, and no state names whom another one hides."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import docx
import pytest
from tests.support.docx_reading import W, parts_of
from tests.support.memo_pairs import square
from tests.support.programs import memocli
from tests.support.repository import git, history
from tests.support.small_project import CHARTS, FILES, SECRETS, with_words, write_project
from tests.support.tracked_changes import same

from memocli.document import Design
from memocli.errors import UserError
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.pipeline.redline import RedlinedMemo, redline_memo
from memocli.project import project_at, year_at
from memocli.render import Form
from memocli.render.docx.style_list import styles_of

Files = Mapping[str, str | bytes]
WATER: Final = "memo/2018/water.yaml"
SOURCES: Final = "sources/all.yaml"


def redlined(folder: Path, old: str, new: str) -> RedlinedMemo:
    return redline_memo(project_at(folder), year_at(old), year_at(new), "r.docx", os.environ)


def refusal(folder: Path, old: str, new: str) -> str:
    with pytest.raises(UserError) as refused:
        redlined(folder, old, new)
    return str(refused.value)


def build_of(files: Files, folder: Path, year: int = 2018) -> bytes:
    """What `memocli build` makes of these files."""
    made = build_memo(project_at(write_project(folder, files)), year, BuildOptions((Form.DOCX,)))
    return made.files[f"memo-{year}.docx"]


def words_of(file: bytes) -> str:
    return b"".join(parts_of(file).values()).decode("utf-8", "replace").casefold()


# ── each state is built of its own files ─────────────────────────────────────────────────────────


def test_accept_and_reject_are_the_builds_of_the_two_states(tmp_path: Path) -> None:
    """Texts, sources, pictures, charts and figures are those of the state; nothing is checked out."""
    told = with_words(WATER, "Our teams visited 31", "Our teams visited 30")
    title = with_words(SOURCES, "Amparo 12/2018 «Río»", "Amparo 12/2018 «Lago»", told)
    shown = "heading: Wells & pipes\n    picture: {file: a.png, alt: A well, caption: It is dry}"
    states: list[Files] = [
        {**with_words(WATER, "heading: Wells & pipes", shown, title), "memo/2018/a.png": square(9)},
        {**with_words(WATER, "heading: Wells & pipes", shown), "memo/2018/a.png": square(8)},
        with_words(WATER, CHARTS, ""),
    ]
    present = with_words(WATER, "a dry well", "some dry wells")
    builds = [
        build_of(files, tmp_path / str(number)) for number, files in enumerate([*states, present])
    ]
    folder = history(tmp_path / "project", *states, present=present)
    before = git(folder, "status", "--porcelain")
    names = ["2018@v0", "2018@v1", "2018@v2", "2018"]
    for old, new in ((0, 1), (1, 2), (2, 0), (0, 3), (3, 2), (2, 3)):
        made = redlined(folder, names[old], names[new])
        assert made.exposures == ()
        assert same(made.content, builds[new], accept=True)
        assert same(made.content, builds[old], accept=False)
    assert git(folder, "status", "--porcelain") == before


def test_two_years_of_two_states(tmp_path: Path) -> None:
    folder = history(
        tmp_path / "project", FILES, with_words("memo/2018/memo.yaml", "Rights", "Law")
    )
    made = redlined(folder, "2017@v1", "2018@v0")
    assert same(made.content, build_of(FILES, tmp_path / "one"), accept=True)
    assert same(made.content, build_of(FILES, tmp_path / "one", 2017), accept=False)


def test_the_same_state_has_no_change(tmp_path: Path) -> None:
    folder = history(tmp_path, FILES)
    for pair in (("2018@main", "2018"), ("2018", "2018@v0"), ("2018@v0", "2018@main")):
        assert redlined(folder, *pair).changes == 0


def test_the_look_is_that_of_the_newer_state(tmp_path: Path) -> None:
    """A file has one look; and the ids of styles in two templates may differ."""
    house = docx.Document()
    house.sections[0].header.paragraphs[0].text = "Observatory letterhead"
    name = next(one.name for one in styles_of(Design()) if one.id == "SectionEnd")
    house.styles.add_style(name, 1).element.set(f"{W}styleId", "Fin")
    house.save(str(tmp_path / "memo.docx"))
    told = with_words(WATER, "Our teams visited 31", "Our teams visited 30")
    look = (tmp_path / "memo.docx").read_bytes()
    new: Files = {**FILES, "templates/memo.docx": look}
    folder = history(tmp_path / "project", told, new)
    header = "observatory letterhead"
    made = redlined(folder, "2018@v0", "2018@v1")
    assert header in words_of(made.content)
    in_new_look = build_of({**told, "templates/memo.docx": look}, tmp_path / "look")
    assert same(made.content, in_new_look, accept=False, section_end="Fin")
    made = redlined(folder, "2018@v1", "2018@v0")
    assert header not in words_of(made.content)
    assert same(made.content, build_of(told, tmp_path / "plain"), accept=True)


def test_each_memo_has_its_own_style_of_notes(tmp_path: Path) -> None:
    style = with_words("memo/2018/memo.yaml", "language: en", "language: en\nstyle: house.csl")
    ours = (Path(__file__).parents[1] / "templates/endnotes.csl").read_bytes()
    new: Files = {**style, "templates/house.csl": ours.replace(b'<text variable="URL"/>', b"")}
    folder = history(tmp_path / "project", FILES, new)
    made = redlined(folder, "2018@v0", "2018@v1")
    assert same(made.content, build_of(new, tmp_path / "new"), accept=True)
    assert same(made.content, build_of(FILES, tmp_path / "old"), accept=False)


# ── what can't be built ──────────────────────────────────────────────────────────────────────────


BROKEN: Final = with_words(WATER, "[@survey-2016; @report-2018, pp. 4, 9]", "[@nobody-2018]")


def test_which_memo_has_faults_and_what_to_do(tmp_path: Path) -> None:
    twice = with_words(WATER, "[@report-2018, p. 4;", "[@nobody-2018;", BROKEN)
    folder = history(tmp_path, FILES, BROKEN, twice, present=FILES)
    lines = [1 + at for at, line in enumerate(BROKEN[WATER].splitlines()) if "nobody" in line]
    assert refusal(folder, "2018@v1", "2018") == (
        "the memo of 2018@v1 can't be built, so there is no redline: name another revision than 2018@v1, which has a fault in "
        f"{WATER}, line {lines[0]} (C102, unknown-source); a report needs no build: `memocli diff 2018@v1 2018 --to docx`"
    )
    assert (
        "can't be built, so there is no redline: name another revision than 2018@v2, which has 2 faults, the first in "
        in (refusal(folder, "2018@v0", "2018@v2"))
    )
    write_project(folder, twice)
    assert refusal(folder, "2018@v0", "2018") == (
        "the memo of 2018 can't be built, so there is no redline: `memocli check-citations 2018` shows the 2 faults to mend; "
        "a report needs no build: `memocli diff 2018@v0 2018 --to docx`"
    )
    assert refusal(folder, "2018@v1", "2018").startswith(
        "neither the memo of 2018@v1 nor that of 2018 can be built, so there is no redline: name another revision than 2018@v1, "
    )
    done = memocli("diff", "2018@v0", "2018", "--to", "docx", cwd=folder)
    assert done.returncode == 0, done.stderr  # as the sentence says
    assert (folder / "build/changes-2018@v0-2018.docx").is_file()


def test_faults_of_the_other_year_stop_nothing(tmp_path: Path) -> None:
    """`memocli build 2017` does not look at 2018 either."""
    folder = history(tmp_path, FILES, present=BROKEN)
    assert redlined(folder, "2017", "2017@v0").changes == 0


def test_what_cannot_be_read_cannot_be_reported_either(tmp_path: Path) -> None:
    faulty = with_words(WATER, "verdict: partly-met", "verdict: Zoraida")
    folder = history(tmp_path, faulty, FILES)
    said = refusal(folder, "2018@v0", "2018")
    assert "(F006, wrong-value)" in said
    assert "Zoraida" not in said
    assert "a report" not in said


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("2018@v7", "2018@v7: git knows no such revision"),
        ("2016@v0", "2016@v0: there is no memo of 2016 in memo/ (years there: 2017, 2018)"),
        ("2018@main@{upstream}", "2018@main@{upstream}: git knows no such revision"),
    ],
)
def test_what_is_not_there(old: str, said: str, tmp_path: Path) -> None:
    assert refusal(history(tmp_path, FILES), old, "2018").startswith(said)


def test_outside_of_a_repository(tmp_path: Path) -> None:
    said = refusal(write_project(tmp_path), "2018@main", "2018")
    assert said.startswith("2018@main: the project is in no repository of git")


def test_a_template_of_a_revision_that_cannot_be_used(tmp_path: Path) -> None:
    folder = history(tmp_path, FILES, {**FILES, "templates/memo.docx": b"no zip"})
    said = "2018@v1: templates/memo.docx can't be used: it is not a .docx file, or it is damaged"
    assert refusal(folder, "2018@v0", "2018@v1") == said
    assert redlined(folder, "2018@v1", "2018@v0").changes == 0


# ── who is not named ─────────────────────────────────────────────────────────────────────────────

OPEN: Final = {**FILES, SOURCES: FILES[SOURCES].replace(", confidential: true", "")}


def test_who_is_confidential_in_one_state_is_hidden_in_both(tmp_path: Path) -> None:
    folder = history(tmp_path, OPEN, FILES)
    assert "zoraida" in words_of(build_of(OPEN, tmp_path / "open"))
    # Whichever is the older one: she became confidential, or ceased to be so.
    for pair in (("2018@v0", "2018@v1"), ("2018@v1", "2018@v0"), ("2018@v0", "2018")):
        made = redlined(folder, *pair)
        assert made.exposures == ()
        assert made.changes == 0  # her note is the same in both
        assert [secret for secret in SECRETS if secret in words_of(made.content)] == []


def test_who_is_confidential_since_today_is_hidden_in_both(tmp_path: Path) -> None:
    """Neither of the two states knows it; nothing of it is committed."""
    told = {**OPEN, WATER: OPEN[WATER].replace("visited 31", "visited 30")}
    folder = history(tmp_path, OPEN, told, present=FILES)
    made = redlined(folder, "2018@v0", "2018@v1")
    assert made.changes == 2
    assert [secret for secret in SECRETS if secret in words_of(made.content)] == []
    # Where she is public in all of them, she may be named.
    write_project(folder, OPEN)
    assert "zoraida" in words_of(redlined(folder, "2018@v0", "2018@v1").content)


@pytest.mark.parametrize("named_in", ["old", "new"])
def test_a_name_in_a_text_stops_it_though_only_one_state_protects_it(
    named_in: str, tmp_path: Path
) -> None:
    told = {**OPEN, WATER: OPEN[WATER].replace("A witness saw", "Zoraida Quintana saw")}
    folder = history(tmp_path, told, FILES)
    pair = ("2018@v0", "2018@v1") if named_in == "old" else ("2018@v1", "2018@v0")
    made = redlined(folder, *pair)
    assert made.content == b""
    [found] = made.exposures
    assert found.claims == ("water/wells/witnessed",)
    assert found.string.startswith("the author of confidential source 1 (sources/all.yaml, line ")


def test_what_only_an_older_record_says_of_her_stops_it(tmp_path: Path) -> None:
    """The record was emptied when she became confidential; the older one says more."""
    named = {**OPEN, SOURCES: OPEN[SOURCES].replace("What Zoraida saw", "The well at Xochiapulco")}
    named[WATER] = named[WATER].replace("Our teams visited", "At the well at Xochiapulco they saw")
    start = FILES[SOURCES].index("  - id: witness-quintana")
    bare = FILES[SOURCES][:start] + (
        "  - {id: witness-quintana, type: interview, title: An interview, custom: {status: confirmed, confidential: true}}\n"
    )
    folder = history(tmp_path, named, {**FILES, SOURCES: bare})
    [found] = redlined(folder, "2018@v0", "2018").exposures
    assert found.string.endswith(", in a revision that is compared)")
    done = memocli("diff", "2018@v0", "2018", "--redline", "r.docx", cwd=folder)
    assert done.returncode == 1
    assert not (folder / "r.docx").exists()
    assert "xochiapulco" not in (done.stdout + done.stderr).casefold()
    assert "memocli: a revision of git keeps its words: name one that does not have them" in (
        done.stderr
    )


def test_signers_are_public_in_every_state(tmp_path: Path) -> None:
    """Their names are printed on every memo, whoever of them asked the questions."""
    asked = FILES[SOURCES].replace(
        "{family: Quintana, given: Zoraida}", "{literal: Casa de los Derechos}"
    )
    folder = history(tmp_path, {**FILES, SOURCES: asked})
    assert redlined(folder, "2018@v0", "2018@main").exposures == ()


def test_protected_words_are_those_of_today(tmp_path: Path) -> None:
    told = {**FILES, WATER: FILES[WATER].replace("Our teams", "Juan Ibarra and our teams")}
    folder = history(tmp_path, told, FILES)
    assert redlined(folder, "2018@v0", "2018").content
    write_project(folder, {"private/protect.txt": "Juan Ibarra\n"})
    for pair in (("2018@v0", "2018"), ("2018@v1", "2018@v0")):
        [found] = redlined(folder, *pair).exposures
        assert found.string == "line 1 of private/protect.txt"
    git(folder, "branch", "juan-ibarra")
    assert "juan-ibarra" not in refusal(folder, "2018@juan-ibarr", "2018")
    (folder / "private/protect.txt").write_bytes(b"\xff")
    assert refusal(folder, "2018@v0", "2018@v1").startswith("there are faults in private/")


def test_a_sealed_memo_is_no_fault_because_a_source_is_hidden(tmp_path: Path) -> None:
    """What is wrong with a memo is found before any of its sources is hidden for another state's sake."""
    write_project(tmp_path / "sealed", OPEN)
    done = memocli("seal", "2018", cwd=tmp_path / "sealed")
    assert done.returncode == 0, done.stderr
    seal = (tmp_path / "sealed/memo/2018/seal.yaml").read_text()
    folder = history(tmp_path / "project", {**OPEN, "memo/2018/seal.yaml": seal})
    (folder / "memo/2018/seal.yaml").unlink()
    write_project(folder, FILES)
    assert redlined(folder, "2018@v0", "2018").changes == 0


def test_command(tmp_path: Path) -> None:
    told = with_words(WATER, "Our teams visited 31", "Our teams visited 30")
    folder = history(tmp_path, told, FILES)
    done = memocli("diff", "2018@v0", "2018", "--redline", "r.docx", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "r.docx\n", "")
    assert (folder / "r.docx").read_bytes() == redlined(folder, "2018@v0", "2018").content
