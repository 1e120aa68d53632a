"""Passages are proposed for a claim, and written into its file: nothing else in it changes, and nobody is exposed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Final

import pytest
from msgspec.structs import replace
from tests.support.evidence_documents import drawn_pdf, running_heads_pdf
from tests.support.programs import memocli
from tests.support.small_project import FILES, write_project
from tests.support.yaml_texts import said_in_yaml

from memocli.document import Text
from memocli.evidence.extracted import Place
from memocli.report.evidence.proposals import (
    Proposals,
    ProposalsFormat,
    Proposed,
    render_proposals,
)

WATER: Final = "memo/2018/water.yaml"
COUNT: Final = "2018/water/wells/count"
REPORT: Final = b"""\
The water authority was asked for its numbers.

12. In May 2018 the authority counted 1,250 wells in the valley. Of these, 17 gave
clean water. Nobody was charged.

13. No other well was opened in May 2018.
"""
COURT: Final = "El tribunal habla de un pozo seco en el valle.\n"
SECRET: Final = b"Zoraida Quintana saw 1,250 wells and 17 tanks of clean water in May 2018.\n"
IS_WITNESS: Final = "[@witness-quintana]"


def project(
    folder: Path, copies: Mapping[str, bytes] | None = None, **changed: tuple[str, str]
) -> Path:
    """The small project with kept copies by the ids of their sources, and words of water.yaml changed."""
    copies = {"report-2018": REPORT} if copies is None else copies
    text = FILES[WATER]
    for old, new in changed.values():
        assert old in text
        text = text.replace(old, new)
    annotations = ""
    files: dict[str, str | bytes] = {**FILES, WATER: text}
    for source, content in copies.items():
        name = "copy.pdf" if content.startswith(b"%PDF") else "copy.txt"
        is_private = source == "witness-quintana"
        annotations += (
            f"{source}:\n  evidence:\n    - {{file: {name}, sha256: {sha256(content).hexdigest()}, "
            f"bytes: {len(content)}, kept: 2018-07-24{', private: true' if is_private else ''}}}\n"
        )
        files[f"{'private' if is_private else 'sources'}/evidence/{source}/{name}"] = content
    if annotations:
        files["sources/annotations.yaml"] = annotations
    return write_project(folder, files)


def find(folder: Path, *arguments: str, code: int = 0) -> CompletedProcess[str]:
    done = memocli("evidence", "find", *arguments, "-C", folder, cwd=folder)
    assert done.returncode == code, done.stderr
    return done


def proposed(folder: Path, claim: str = COUNT, *arguments: str) -> list[dict[str, Any]]:
    done = find(folder, claim, *arguments, "--output-format", "json")
    said = json.loads(done.stdout)
    assert (said["version"], said["claim"]) == (1, claim)
    found: list[dict[str, Any]] = said["proposals"]
    return found


def claims_of(folder: Path) -> Any:
    return said_in_yaml((folder / WATER).read_text())["findings"][0]["claims"]


# ── what is proposed ─────────────────────────────────────────────────────────────────────────────


def test_the_paragraph_with_the_numbers_is_first_with_its_place(tmp_path: Path) -> None:
    first, *others = proposed(project(tmp_path))
    assert first["quote"] == (
        "In May 2018 the authority counted 1,250 wells in the valley. Of these, 17 gave clean water."
    )
    assert (first["source"], first["file"], first["paragraph"]) == (
        "report-2018",
        "copy.txt",
        "12",
    )
    assert (first["at"], first["sheet"], first["passage-already"]) == ("para. 12", None, False)
    assert {"1,250", "17", "May 2018"} <= set(first["shared"])
    marked = [first["quote"][start:end] for start, end in first["marks"]]
    assert {"May 2018", "1,250 wells", "17 gave clean water"} & set(marked) or "1,250" in marked
    assert all(one["score"] <= first["score"] <= 1 for one in others)
    assert set(others[0]["not-there"]) >= {"1,250", "17"}


def test_the_list_at_a_terminal(tmp_path: Path) -> None:
    done = find(project(tmp_path), "water/wells/count", "--most", "1")
    head, text, marks, *rest = done.stdout.splitlines()
    assert head.startswith("1  100%  report-2018, copy.txt, para. 12")
    place = text.index("1,250")
    assert marks[place : place + 5] == "^^^^^"
    assert marks[text.index("authority")] == " "
    assert any(line.strip().startswith("shared: 1,250") for line in rest)
    assert [line for line in done.stdout.splitlines() if line.startswith("2  ")] == []
    assert "no copy of `court-2018` is kept; `memocli evidence keep court-2018 FILE`" in done.stderr


def test_in_colour_nothing_stands_below_the_words() -> None:
    one = Proposed(0.5, "a", "b.txt", Place(), "", "In 17 cases", ((3, 5),), ("17",))
    report = render_proposals(
        Proposals("2018/p/f/c", (one,)), ProposalsFormat.TERMINAL, colour=True
    )
    assert "^" not in report
    assert "In \x1b[1;32m17\x1b[0m cases" in report


@pytest.mark.parametrize("width", [40, 60, 200])
def test_every_mark_is_below_its_word(width: int) -> None:
    quote = (
        "漢字 in 17 cases, and in 8,335 of those that were reported to the office in the capital"
    )
    marks = tuple((quote.index(word), quote.index(word) + len(word)) for word in ("17", "8,335"))
    one = Proposed(0.5, "a", "b.txt", Place(), "", quote, marks, ("17",))
    lines = render_proposals(
        Proposals("c", (one,)), ProposalsFormat.TERMINAL, width=width
    ).splitlines()
    told = "".join(
        above[column - (2 if "漢" in above else 0)]
        for above, below in pairwise(lines)
        for column, sign in enumerate(below)
        if sign == "^"
    )
    assert told == "178,335"


def test_a_claim_that_is_cited_with_another_is_sought_in_the_copies_of_that(
    tmp_path: Path,
) -> None:
    [first, *_] = proposed(
        project(tmp_path, {"report-2018": b"They served 23 families.\n"}),
        "2018/water/research/families",
    )
    assert first["quote"] == "They served 23 families."


def test_pages_are_given_as_they_are_printed(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        {"report-2018": running_heads_pdf(213)},
        a=("Of 1,250 wells, 17 gave clean water *in May 2018*", "The Navy used vehicle 2217"),
    )
    first = next(one for one in proposed(folder) if one["page"])
    assert first["at"] == f"p. {first['page']}"
    assert first["page"] != str(first["sheet"])


# ── what is written ──────────────────────────────────────────────────────────────────────────────


def test_a_passage_is_written_into_the_claim_and_nothing_else_changes(tmp_path: Path) -> None:
    folder = project(tmp_path, a=("  - id: wells\n", "  - id: wells  # the wells\n"))
    before, wanted = (folder / WATER).read_text(), claims_of(folder)
    everything = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = find(folder, COUNT, "--write", "1")
    assert done.stdout == f"{WATER}\n"
    assert done.stderr.startswith("wrote proposal 1 (report-2018, copy.txt, para. 12): the passage")
    wanted[0]["passages"] = [
        {
            "source": "report-2018",
            "quote": "In May 2018 the authority counted 1,250 wells in the valley. Of these, 17 gave clean water.",
            "at": "para. 12",
        }
    ]
    assert claims_of(folder) == wanted
    after = (folder / WATER).read_text().splitlines()
    assert [line for line in after if line in before.splitlines()] == before.splitlines()
    assert len(after) == len(before.splitlines()) + 4
    changed = {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*")
        if path.is_file() and everything.get(path) != path.read_bytes()
    }
    assert changed == {"memo", ".memocli"}
    codes = memocli("check-citations", "--select", "E407,E408", "-C", folder)
    assert codes.returncode == 0, codes.stdout


def test_the_same_passage_is_not_written_twice(tmp_path: Path) -> None:
    folder = project(tmp_path)
    find(folder, COUNT, "--write", "1")
    before = (folder / WATER).read_bytes()
    done = find(folder, COUNT, "--write", "1")
    assert done.stdout == ""
    assert (
        "nothing was written for proposal 1, which is a passage of the claim already" in done.stderr
    )
    assert (folder / WATER).read_bytes() == before
    assert proposed(folder)[0]["passage-already"]


@pytest.mark.parametrize(
    "there",
    [
        "        passages: [{source: report-2018, quote: 'Nobody was charged'}]  # ours\n",
        "        passages:\n        # ours\n        - source: report-2018\n          quote: Nobody was charged\n",
        "        passages: []\n",
    ],
)
def test_a_list_that_is_there_gets_one_item_more(tmp_path: Path, there: str) -> None:
    figures = "        figures: {wells: 1250, clean-wells: 17}\n"
    folder = project(tmp_path, a=(figures, figures + there))
    old = said_in_yaml(there)["passages"] or []
    find(folder, COUNT, "--write", "1")
    [*first, last] = claims_of(folder)[0]["passages"]
    assert first == old
    assert last["at"] == "para. 12"
    if "ours" in there:
        assert "# ours" in (folder / WATER).read_text()


def test_several_are_written_at_once_or_none(tmp_path: Path) -> None:
    folder = project(tmp_path)
    before = (folder / WATER).read_bytes()
    done = find(folder, COUNT, "--write", "1,9", code=2)
    assert "there is no proposal 9: the last one has number 3" in done.stderr
    assert (folder / WATER).read_bytes() == before
    find(folder, COUNT, "--write", "2, 1")
    assert [one["at"] for one in claims_of(folder)[0]["passages"]] == ["para. 13", "para. 12"]
    for wrong in ("0", "x", "1-2", ","):
        assert "give numbers of proposals" in find(folder, COUNT, "--write", wrong, code=2).stderr
    done = find(folder, COUNT, "--write", "1", "--output-format", "json", code=2)
    assert "--write prints no list" in done.stderr


def test_what_the_check_makes_of_it_is_said_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path, a=("[@report-2018, p. 4;", "[@report-2018, para. 13;"))
    done = find(folder, COUNT, "--write", "1")
    assert "and not at para. 13, which the note of the claim gives (E402)" in done.stderr
    assert "E402" in memocli("check-citations", "2018", "-C", folder).stdout


def test_a_file_with_faults_is_not_edited(tmp_path: Path) -> None:
    folder = project(tmp_path, a=("verdict: partly-met", "verdict: perhaps"))
    before = (folder / WATER).read_bytes()
    done = find(folder, COUNT, "--write", "1", code=2)
    assert f"{WATER} has faults" in done.stderr
    assert (folder / WATER).read_bytes() == before


# ── what can't be searched, and what must not be shown ───────────────────────────────────────────


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("water/wells/cuont", "did you mean `2018/water/wells/count`?"),
        ("count", "did you mean `2018/water/wells/count`?"),
        ("2017/water/wells/other/x", "there is no claim `2017/water/wells/other/x`"),
        ("2016/water/wells/count", "2016"),
        ("2018/introduction/summary/request", "cites no source"),
        ("2017/water/wells/count", "no copy of `survey-2016` is kept"),
    ],
)
def test_one_sentence_where_there_is_nothing_to_search(
    tmp_path: Path, claim: str, sentence: str
) -> None:
    done = find(project(tmp_path), claim, code=2)
    assert sentence in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_a_changed_copy_is_not_searched(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "sources/evidence/report-2018/copy.txt").write_bytes(REPORT + b"!")
    done = find(folder, COUNT, code=2)
    assert "the copy `copy.txt` of `report-2018` is not the one that was recorded" in done.stderr


def test_nothing_in_common(tmp_path: Path) -> None:
    done = find(project(tmp_path, {"report-2018": b"Qwerty.\n"}), COUNT)
    assert done.stdout == f"the copies have nothing in common with {COUNT}\n"


def test_no_word_of_a_confidential_source_is_shown_or_written(tmp_path: Path) -> None:
    copies = {"report-2018": REPORT, "witness-quintana": SECRET}
    folder = project(
        tmp_path, copies, a=("[@report-2018, p. 4;", "[@witness-quintana; @report-2018, p. 4;")
    )
    before = (folder / WATER).read_text()
    runs = [
        find(folder, COUNT),
        find(folder, COUNT, "--output-format", "json"),
        find(folder, COUNT, "--write", "1,2"),
        find(folder, "2018/water/wells/witnessed", code=2),
        find(folder, "2018/water/wells/witnessed", "--write", "1", code=2),
    ]
    told = "".join(run.stdout + run.stderr for run in runs).casefold()
    for word in ("quintana", "zoraida", "tanks", "copy.txt` of confidential"):
        assert word not in told
    assert "confidential source 1 is not searched" in runs[0].stderr
    assert "confidential source 1 is not searched" in runs[3].stderr
    new = "\n".join(set((folder / WATER).read_text().splitlines()) - set(before.splitlines()))
    assert "report-2018" in new
    assert "quintana" not in new
    assert "tanks" not in new


def test_protected_words_are_dots_and_are_not_written(tmp_path: Path) -> None:
    folder = project(tmp_path)
    write_project(folder, {"private/protect.txt": "water authority\nauthority counted\n"})
    before = (folder / WATER).read_bytes()
    done = find(folder, COUNT)
    assert "the ········· ······· 1,250 wells" in done.stdout
    done = find(folder, COUNT, "--write", "1", code=2)
    assert "holds line 2 of private/protect.txt, and would stand in memo/" in done.stderr
    assert (folder / WATER).read_bytes() == before


def test_private_copies_are_searched_and_that_is_said_when_their_words_are_written(
    tmp_path: Path,
) -> None:
    folder = project(tmp_path)
    annotations = folder / "sources/annotations.yaml"
    annotations.write_text(annotations.read_text().replace("kept:", "private: true, kept:"))
    (folder / "private/evidence").mkdir(parents=True)
    (folder / "sources/evidence/report-2018").rename(folder / "private/evidence/report-2018")
    done = find(folder, COUNT, "--write", "1")
    assert "copy.txt is a private copy, and these words of it stand in memo/" in done.stderr


# ── over the end of a page, and in context ───────────────────────────────────────────────────────


def broken_pdf() -> bytes:
    """A sentence that begins on the first sheet and goes on behind a footnote, on the second one."""
    first = (
        (
            780,
            "The water authority of the valley was asked for all of its numbers. Nobody answered for",
        ),
        (
            766,
            "a year. In May 2018 the authority said that it had not been able to visit more than 1,250",
        ),
    )
    note = (
        120,
        "1 Reply to the request of 4 April 2018, received by the office on the day after it.",
    )
    second = (
        (
            780,
            "wells, of which 17 gave clean water at the time. Nobody was charged for that, and the",
        ),
        (766, "office of the prosecutor has not been told by anyone until now."),
    )
    pages = ((*first, note), second)
    return drawn_pdf([[(60, foot, 10, text, False) for foot, text in page] for page in pages])


SENTENCE: Final = (
    "In May 2018 the authority said that it had not been able to visit more than 1,250 wells, "
    "of which 17 gave clean water at the time."
)


def test_a_sentence_over_two_pages_is_proposed_and_can_be_written(tmp_path: Path) -> None:
    folder = project(tmp_path, {"report-2018": broken_pdf()})
    first, *others = proposed(folder)
    assert first["quote"] == SENTENCE
    assert (first["sheet"], first["last-sheet"], first["at"]) == (1, 2, "pp. 1-2")
    assert first["before"].endswith("Nobody answered for a year.")
    assert first["behind"].startswith("Nobody was charged for that")
    assert not [one for one in others if one["quote"] in SENTENCE]
    done = find(folder, "water/wells/count", "--most", "1")
    head, before, *_, behind, shared = done.stdout.splitlines()
    assert head == "1  100%  report-2018, copy.pdf, sheet 1 to sheet 2"
    assert before.strip().startswith("before: The water authority")
    assert before.endswith("Nobody answered for a year.")
    assert behind.strip().startswith("behind: Nobody was charged")
    assert shared.strip().startswith("shared: ")
    written = find(folder, COUNT, "--write", "1")
    assert "the passage stands there, and not at p. 4" in written.stderr
    assert claims_of(folder)[0]["passages"] == [
        {"source": "report-2018", "quote": SENTENCE, "at": "pp. 1-2"}
    ]


@pytest.mark.parametrize(("width", "cut"), [(40, True), (80, True), (200, False)])
def test_the_context_is_one_line_on_each_side(width: int, cut: bool) -> None:
    before = "Of the wells that were visited in the year before the flood no more than"
    behind = "were clean, as the authority said in a reply which nobody has seen until now."
    around = (Text(f"{before} "), Text("17 of 1,250"), Text(f" {behind}"))
    one = Proposed(0.5, "a", "b.txt", Place(), "", "17 of 1,250", (), (), context=around)
    said = render_proposals(Proposals("c", (one,)), ProposalsFormat.TERMINAL, width=width)
    _, first, quote, last = said.splitlines()
    assert quote.strip() == "17 of 1,250"
    assert max(map(len, said.splitlines())) <= width
    assert first.endswith("no more than")
    assert last.startswith("   behind: were clean")
    assert ("before: … " in first, last.endswith(" …")) == (cut, cut)
    number = replace(one, context=(Text("12. "), *around[1:2], Text(" )")))
    said = render_proposals(Proposals("c", (number,)), ProposalsFormat.TERMINAL, width=width)
    assert said.splitlines()[1:] == ["   17 of 1,250"]


def test_a_protected_string_is_found_where_the_passage_ends_within_it(tmp_path: Path) -> None:
    report = b"The count was signed by Zoraida. In May 2018 the authority counted 1,250 wells, 17 of them clean.\n"
    folder = project(tmp_path, {"report-2018": report})
    (first,) = proposed(folder)
    assert first["before"].endswith("Zoraida.")
    (folder / "private").mkdir(exist_ok=True)
    (folder / "private/protect.txt").write_text("Zoraida. In May\n")
    (first,) = proposed(folder)
    assert "Zoraida" not in first["before"]
