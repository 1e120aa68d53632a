"""Where a memo stands: what the rows say, what comes first, and that nobody is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.support.memory_tree import project_of
from tests.support.programs import memocli
from tests.support.small_project import FILES, SECRETS, write_project

from memocli.errors import UserError
from memocli.pipeline.start import start_project
from memocli.pipeline.status import status_of
from memocli.project import find_project
from memocli.report.status import Row, Status, StatusFormat, Step, render_status

HEAD, WATER, PRESS = (f"memo/2018/{name}.yaml" for name in ("memo", "water", "press"))
SOURCES = "sources/all.yaml"
TERMINAL = """\
Memo of 2018: Water & Rights in the “Valley”
the newest; `memocli status YEAR` shows another one

Parts     3 parts, 4 findings, 10 claims; verdicts: 1 partly met, 1 not met
  introduction  1 finding, 2 claims
  water         2 findings, 7 claims; partly met
  press         1 finding, 1 claim; not met
Sources   4 cited: 2 confirmed, 1 probable, 1 confidential
Evidence  no copy of a source is kept
Faults    0 errors, 2 warnings
  S206 source-not-verified  1 warning: sources/all.yaml 1
  W001 unused-waiver        1 warning: water 1
Outputs   build/2018/ has none of the files as they are now
Seal      not sealed, 2 corrections

What to do next
1. Verify 1 source: find the document, and compare its record.
   memocli check-citations 2018 --select S206
2. Look at W001 in memo/2018/water.yaml, line 35: the waiver of `C105` is not needed.
   memocli check-citations 2018 --select W001
3. Build the memo.
   memocli build 2018
4. Seal the memo when it is submitted.
   memocli seal 2018
"""


def status(changes: Mapping[str, str] | None = None, year: int | None = None) -> Status:
    return status_of(project_of({**FILES, **(changes or {})}), year)


def commands(found: Status) -> list[str]:
    return [step.command.rpartition(" ")[2] for step in found.steps]


def row(found: Status, key: str) -> Row:
    return next(row for row in found.rows if row.key == key)


def test_the_whole_of_it_at_a_terminal(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    done = memocli("status", "-C", project)
    assert (done.returncode, done.stdout) == (0, TERMINAL)
    assert memocli("status", "2018", "-C", project).stdout == TERMINAL.replace(
        "the newest; `memocli status YEAR` shows another one\n", ""
    )
    assert memocli("status", "2017", "-C", project).stdout.startswith("Memo of 2017: Water\n\n")
    assert memocli("status", "2016", "-C", project).returncode == 2
    shutil.rmtree(project / "memo/2017")
    assert "shows another one" not in memocli("status", "-C", project).stdout


def test_for_programs(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    said: Any = json.loads(memocli("status", "-C", project, "--output-format", "json").stdout)
    assert (said["version"], said["year"]) == (1, 2018)
    rows = {row["key"]: row for row in said["rows"]}
    assert list(rows) == ["parts", "sources", "evidence", "faults", "outputs", "seal"]
    assert rows["parts"]["counts"] == {"findings": 4, "claims": 10, "partly-met": 1, "not-met": 1}
    assert rows["sources"]["counts"]["confirmed"] == 2
    assert rows["faults"]["entries"][0]["counts"] == {SOURCES: 1}
    assert said["next"][-1]["command"] == "memocli seal 2018"


def test_errors_come_first_those_of_the_files_before_all() -> None:
    found = status(
        {
            PRESS: FILES[PRESS].replace("[@report-2018]", "[@nobody-2018]"),
            WATER: FILES[WATER].replace("heading: Wells &", "headin: Wells &"),
        }
    )
    assert commands(found) == ["F004", "C102", "S206"]
    assert found.steps[0].sentence.startswith("Correct F004 in memo/2018/water.yaml, line 9: ")
    assert row(found, "sources").said.endswith("1 without a record")
    assert row(found, "faults").counts[0].number == 2


def test_there_are_never_more_than_five_things_to_do() -> None:
    faulty = FILES[WATER].replace("[@court-2018, p. 3]", "").replace("wells: 1250", "wells: 1251")
    faulty = faulty.replace("        basis: {own-research: [casa, river]}\n", "")
    found = status({WATER: faulty.replace("[@survey-2016].\n", "[@survey-2015].\n")})
    assert len(found.steps) == 5
    assert all(step.weight <= other.weight for step, other in zip(found.steps, found.steps[1:]))  # noqa: B905


def test_a_built_and_sealed_memo_has_nothing_left_to_do(tmp_path: Path) -> None:
    clean = {
        WATER: FILES[WATER].replace("        waive: {C105: there is nothing to quote}\n", ""),
        SOURCES: FILES[SOURCES]
        .replace(", waive: {S203: the address is shared}", "")
        .replace("status: probable, why: seen in part,", "status: confirmed,"),
    }
    project = write_project(tmp_path, {**FILES, **clean})
    for command in (("build", "2018", "--to", "html"), ("seal", "2018")):
        assert memocli(*command, "-C", project).returncode == 0
    said = memocli("status", "-C", project).stdout
    assert "Outputs   memo-2018.html\n" in said
    assert "Seal      sealed as of 2018-07-24; no silent change since, 2 corrections\n" in said
    assert said.endswith("nothing: no fault is open, and the memo is built and sealed\n")
    write_project(project, {"templates/extra.css": "h1 { color: teal }"})
    assert "Outputs   build/2018/ has none" in memocli("status", "-C", project).stdout
    (project / "templates/extra.css").unlink()
    file = project / PRESS
    file.write_text(file.read_text("utf-8").replace("Three", "Four"), "utf-8")
    said = memocli("status", "-C", project).stdout
    assert "1 silent change since" in said
    assert "1. Correct Y311 in memo/2018/press.yaml, line 10: the text of claim" in said
    (project / "memo/2018/seal.yaml").write_text("no seal", "utf-8")
    assert "memo/2018/seal.yaml can't be used" in memocli("status", "-C", project).stdout


def test_a_memo_that_cannot_be_read_is_told() -> None:
    found = status({HEAD: "title: [\n"})
    assert [row.key for row in found.rows] == ["parts", "faults", "outputs", "seal"]
    assert row(found, "parts").said == "memo/2018/memo.yaml can't be read"
    assert commands(found)[:1] == ["F001"]


def test_what_init_invented_is_told_until_somebody_writes_their_own(tmp_path: Path) -> None:
    start_project(tmp_path / "new", 2031, lambda _: None)
    project = find_project(tmp_path / "new")
    sources = tmp_path / "new/sources/sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace("status: confirmed", "status: described"))
    found = status_of(project)
    assert commands(found)[1] == "S206"
    assert row(found, "examples").said.startswith("2 claims and `about` in memo.yaml still as")
    assert found.steps[0].sentence == (
        "Write your own in place of 2 invented claims, the first in memo/2031/introduction.yaml, line 9."
    )
    head, torture = (tmp_path / "new/memo/2031" / name for name in ("memo.yaml", "torture.yaml"))
    lines = torture.read_text("utf-8").replace("charges in 3\n         ", "charges\n          in 3")
    torture.write_text(lines, "utf-8")
    assert row(status_of(project), "examples").counts[0].number == 2
    torture.write_text(lines.replace("p. 4]", "p. 4; @other]"), "utf-8")
    assert row(status_of(project), "examples").counts[0].number == 2
    torture.write_text(lines.replace("opened 120", "closed 120"), "utf-8")
    assert row(status_of(project), "examples").counts[0].number == 1
    introduction = tmp_path / "new/memo/2031/introduction.yaml"
    introduction.write_text(
        introduction.read_text("utf-8").replace("The condition has not been met", "No"), "utf-8"
    )
    found = status_of(project)
    assert row(found, "examples").said.startswith("`about` in memo.yaml still as")
    assert "Write your own `about` into memo/2031/memo.yaml" in found.steps[0].sentence
    head.write_text(head.read_text("utf-8").replace("This is an example", "This is no example"))
    assert "examples" not in [one.key for one in status_of(project).rows]


def test_a_few_words_that_an_example_has_too_are_no_example() -> None:
    said = "Three reporters were attacked <in the valley> & nobody cared [@report-2018]."
    short = FILES[PRESS].replace(said, "opened 120 investigations of torture")
    assert short != FILES[PRESS]
    assert "examples" not in [one.key for one in status({PRESS: short}).rows]


def test_without_a_memo_there_is_one_sentence() -> None:
    with pytest.raises(UserError, match="there is no memo"):
        status_of(project_of({"memo/organizations.yaml": FILES["memo/organizations.yaml"]}))


def test_nobody_is_named() -> None:
    changes = {
        HEAD: FILES[HEAD]
        .replace("title: Water", "title: '[@witness-quintana] of Xochimilco'\nsubtitle: Water")
        .replace("subtitle: What", "about: What", 1)
        .replace("about: An", "style: x #", 1),
        PRESS: FILES[PRESS].replace("@report-2018", "@witness-quintana, @witnes-quintana"),
        SOURCES: FILES[SOURCES].replace("What Zoraida saw", "W\n    titel: Zoraida"),
        "private/protect.txt": "Xochimilco\npress\n",
    }
    found = status(changes)
    for form in StatusFormat:
        said = render_status(found, form).casefold()
        assert not [word for word in (*SECRETS, "xochimilco") if word in said]
    assert [entry.name for entry in row(found, "parts").entries][-1] == "·····"


def test_a_narrow_terminal_and_hostile_words_are_no_trouble() -> None:
    hostile = Status(
        2018,
        "A\x1b[31m title\u202e that is long",
        False,
        (Row("a", "Label", "many words that need several lines"),),
        (Step(1, "Do\x07 it.", "memocli x"),),
    )
    for width in (1, 20, 30, 200):
        said = render_status(hostile, StatusFormat.TERMINAL, width=width)
        assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert "\x1b[1m" in render_status(hostile, StatusFormat.TERMINAL, colour=True)
    json.loads(render_status(hostile, StatusFormat.JSON))
