"""The command line: exit codes, what stands on which stream, and a project made from nothing."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.support.places import ROOT
from tests.support.programs import memocli, python, surroundings
from tests.support.small_project import FILES, write_project

from memocli import __version__
from memocli.memo.schemas import SCHEMAS


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    press = FILES["memo/2018/press.yaml"].replace("[@report-2018]", "[@report-2081]")
    return write_project(
        tmp_path_factory.mktemp("faulty"), {**FILES, "memo/2018/press.yaml": press}
    )


def test_exit_codes(clean: Path, faulty: Path) -> None:
    assert memocli("check-citations", cwd=clean).returncode == 0
    assert memocli("check-citations", "--fail-on", "warning", cwd=clean).returncode == 1
    assert memocli("check-citations", cwd=faulty).returncode == 1
    assert memocli("check-citations", "2017", cwd=faulty).returncode == 0
    assert memocli("check-citations", "--ignore", "C102", cwd=faulty).returncode == 0
    assert memocli("check-citations", "--select", "C103,S", cwd=faulty).returncode == 0
    assert memocli("check-citations", "--select", "c", cwd=faulty).returncode == 1


def test_project_is_found_from_any_folder_in_it(faulty: Path) -> None:
    here = memocli("check-citations", cwd=faulty)
    assert memocli("check-citations", cwd=faulty / "memo/2018").stdout == here.stdout
    assert memocli("check-citations", "-C", faulty, cwd=Path("/")).stdout == here.stdout
    line = (faulty / "memo/2018/press.yaml").read_text(encoding="utf-8").splitlines()[10]
    place = f"memo/2018/press.yaml:11:{line.index('report-2081') + 1}"
    assert f"{place}: C102 no source `report-2081`" in here.stdout
    assert "did you mean `report-2018`?" in here.stdout


@pytest.mark.parametrize("form", ["full", "concise", "json", "github", "sarif", "junit"])
def test_the_report_stands_alone_on_standard_output(form: str, faulty: Path) -> None:
    done = memocli("check-citations", "--output-format", form, cwd=faulty)
    assert (done.returncode, done.stderr) == (1, "")
    assert "C102" in done.stdout
    assert "\x1b" not in done.stdout
    if form in ("json", "sarif"):
        json.loads(done.stdout)
    if form == "junit":
        ET.fromstring(done.stdout)
    chosen = memocli("check-citations", cwd=faulty, MEMOCLI_OUTPUT_FORMAT=form)
    assert chosen.stdout == done.stdout


def test_build_says_paths_alone_on_standard_output(clean: Path) -> None:
    done = memocli("build", "2018", "--to", "html", "--to", "docx", cwd=clean)
    assert done.stdout.splitlines() == [
        "build/2018/memo-2018.html",
        "build/2018/memo-2018.docx",
        "build/2018/manifest.json",
    ]
    assert done.stderr.splitlines()[:3] == ["Checking", "Making the DOCX", "Making the HTML"]
    assert re.match(
        r"\d warnings?; `memocli check-citations 2018` shows", done.stderr.splitlines()[3]
    )
    for line in done.stdout.splitlines():
        assert stat.S_IMODE((clean / line).stat().st_mode) == 0o644


def counted(project: Path, *years: str) -> tuple[int, int]:
    """How many errors and warnings `check-citations` tells a program."""
    report = json.loads(
        memocli("check-citations", *years, "--output-format", "json", cwd=project).stdout
    )
    found = [diagnostic["severity"] for diagnostic in report["diagnostics"]]
    counts = (report["summary"]["errors"], report["summary"]["warnings"])
    assert counts == (found.count("error"), found.count("warning"))
    return counts


def test_build_counts_the_warnings_that_are_left(clean: Path, faulty: Path, tmp_path: Path) -> None:
    water = FILES["memo/2018/water.yaml"].replace(
        "        waive: {C105: there is nothing to quote}\n", ""
    )
    write_project(tmp_path, {**FILES, "memo/2018/water.yaml": water})
    show = "`memocli check-citations 2018` shows"
    for project, counts, said in (
        (clean, (0, 2), f"2 warnings; {show} them"),
        (tmp_path, (0, 1), f"1 warning; {show} it"),
        (faulty, (1, 2), f"2 warnings; {show} them"),
    ):
        assert counted(project, "2018") == counts
        out = tmp_path / "out"
        done = memocli("build", "2018", "--draft", "--to", "html", "--out", out, cwd=project)
        assert (done.returncode, done.stderr.splitlines()[-1]) == (0, said)
    assert counted(clean, "2017") == (0, 0)
    done = memocli("build", "2017", "--to", "html", "--out", tmp_path / "out", cwd=clean)
    assert (done.returncode, done.stderr) == (0, "Checking\nMaking the HTML\n")


def test_quiet(clean: Path, faulty: Path) -> None:
    done = memocli("build", "2018", "--to", "html", "--quiet", cwd=clean)
    assert (done.returncode, done.stderr) == (0, "")
    assert "memo-2018.html" in done.stdout
    refused = memocli("build", "2018", "--to", "html", "-q", cwd=faulty)
    assert refused.returncode == 1
    assert "C102" in refused.stdout


def test_a_quiet_check_prints_faults_alone(clean: Path, faulty: Path) -> None:
    whole, quiet = (memocli("check-citations", *more, cwd=faulty) for more in ((), ("-q",)))
    assert quiet.returncode == whole.returncode == 1
    assert whole.stdout.startswith(quiet.stdout)
    assert re.match("1 error and 3 warnings in", whole.stdout.removeprefix(quiet.stdout))
    assert memocli("check-citations", "2017", "--quiet", cwd=clean).stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
@pytest.mark.parametrize(("quiet", "told"), [((), True), (("-q",), False)])
def test_at_a_terminal_the_overview_stands_beside_the_lines(
    quiet: tuple[str, ...], told: bool, tmp_path: Path
) -> None:
    claims = "".join(
        f'      - {{id: said-{number}, text: "They said “nothing at all” [@report-2018]."}}\n'
        for number in range(9)
    )
    write_project(
        tmp_path, {**FILES, "memo/2018/press.yaml": FILES["memo/2018/press.yaml"] + claims}
    )
    command = ("check-citations", "--output-format", "concise", *quiet)
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "memocli", *command],
        cwd=tmp_path,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as running:
        lines, _ = running.communicate()
    os.write(theirs, b"end")  # to read a terminal on which nothing stands would wait
    said = os.read(ours, 100_000)
    os.close(theirs)
    os.close(ours)
    assert (b"Mend first" in said) == told
    elsewhere = memocli(*command, cwd=tmp_path)
    assert (lines.decode(), "") == (elsewhere.stdout, elsewhere.stderr)


@pytest.mark.parametrize("command", ["build", "seal", "evidence report"])
def test_a_command_without_its_year_names_the_years(
    command: str, clean: Path, tmp_path: Path
) -> None:
    words = command.split()
    done = memocli(*words, cwd=clean)
    asked = f"memocli: of which year? There are 2017, 2018: type `memocli {command} 2018`\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", asked)
    memocli("init", tmp_path / "new", "--year", "2031")
    said = memocli(*words, cwd=tmp_path / "new").stderr
    assert said == f"memocli: of which year? There is 2031: type `memocli {command} 2031`\n"
    (tmp_path / "memo").mkdir()
    assert "no memo in memo/ yet" in memocli(*words, cwd=tmp_path).stderr


def test_what_lacks_two_years_says_what_to_type(clean: Path, tmp_path: Path) -> None:
    asked = "memocli: which two memos? There are 2017, 2018: type `memocli diff 2017 2018`\n"
    for given in ([], ["2018"]):
        done = memocli("diff", *given, cwd=clean)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", asked)
    done = memocli("new", cwd=clean)
    assert done.returncode == 2
    assert done.stderr == "memocli: of which year? Type `memocli new 2019 --from 2018`\n"
    memocli("init", tmp_path / "new", "--year", "2031")
    said = memocli("diff", cwd=tmp_path / "new").stderr
    assert said.endswith("There is 2031: type `memocli diff 2031@main 2031`\n")
    (tmp_path / "memo").mkdir()
    for command in ("diff", "new"):
        assert "no memo in memo/ yet" in memocli(command, cwd=tmp_path).stderr


def test_out(clean: Path, tmp_path: Path) -> None:
    done = memocli("build", "2018", "--to", "html", "--out", tmp_path / "new/deep", "-C", clean)
    assert done.stdout.splitlines()[0] == str(tmp_path / "new/deep/2018/memo-2018.html")
    (tmp_path / "file").write_text("")
    done = memocli("build", "2018", "--to", "html", "--out", tmp_path / "file", "-C", clean)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("memocli: ")


def test_errors_first_then_no_output(faulty: Path) -> None:
    done = memocli("build", "2018", "--to", "html", cwd=faulty)
    assert done.returncode == 1
    assert "warning" not in done.stdout.split("\n\n")[0]
    assert not (faulty / "build").exists()


@pytest.mark.parametrize("form", ["concise", "json"])
def test_a_reader_that_has_seen_enough_is_no_fault(form: str, tmp_path: Path) -> None:
    """As in `memocli check-citations | head -1`: warnings alone, but more of them than a pipe holds."""
    claims = "".join(
        f'      - {{id: said-{number}, text: "They said “nothing at all” [@report-2018]."}}\n'
        for number in range(990)
    )
    press = FILES["memo/2018/press.yaml"] + claims
    write_project(tmp_path, {**FILES, "memo/2018/press.yaml": press})
    command = ("check-citations", "--output-format", form)
    whole = memocli(*command, cwd=tmp_path)
    assert whole.returncode == 0
    assert len(whole.stdout.encode()) > 96 * 1024
    # Where Python does not buffer, it passes over a write that was cut short.
    known = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [sys.executable, "-m", "memocli", *command],
        cwd=tmp_path,
        env={**known, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        first = running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
    assert first.decode() == whole.stdout.splitlines(keepends=True)[0]
    assert (running.returncode, said) == (0, b"")


@pytest.mark.parametrize("year", ["", "2031"])
def test_a_new_project_checks_and_builds(year: str, tmp_path: Path) -> None:
    folder = tmp_path / "our memo"
    made = memocli("init", folder, *(["--year", year] if year else []))
    assert made.returncode == 0, made.stderr
    (memo,) = folder.glob("memo/2*")
    assert re.fullmatch(r"2\d{3}", memo.name)
    assert memo.name == (year or memo.name)
    assert {str(folder / file) for file in made.stdout.splitlines()} == {
        str(file) for file in folder.rglob("*") if file.is_file()
    }
    assert f"title and signers in memo/{memo.name}/memo.yaml, claims in torture.yaml" in made.stderr
    checked = memocli("check-citations", "--fail-on", "warning", cwd=folder)
    assert checked.returncode == 0, checked.stdout
    built = memocli("build", memo.name, "--to", "html", cwd=folder)
    assert built.returncode == 0, built.stderr
    assert memocli("init", folder).returncode == 2
    ignored = set((folder / ".gitignore").read_text("utf-8").split())
    # Copies of sources are committed, so that everyone checks against the same ones; private ones are not.
    assert ignored == {"private/", "build/", ".memocli/", ".memocli-unfinished/"}
    for told in ("memo/*/torture.yaml", "sources/sources.yaml"):
        (file,) = folder.glob(told)
        assert re.search(
            r"^# .*\bids? .*\b(seen|visible)\b",
            file.read_text("utf-8"),
            re.IGNORECASE | re.MULTILINE,
        )
    for file in folder.rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (file.parent / schema).resolve().is_file(), first


def test_diff(clean: Path) -> None:
    told = memocli("diff", "2017", "2018", cwd=clean)
    assert (told.returncode, told.stderr) == (0, "")
    assert "water/wells/count" in told.stdout
    assert "The wells were opened again." in told.stdout
    written = memocli("diff", "2017", "2018", "--output-format", "json", "-C", clean)
    figures = json.loads(written.stdout)["figures"]["changed"]
    assert [figure["name"] for figure in figures] == ["wells"]
    assert memocli("diff", "2018", "2018", cwd=clean).returncode == 0


def test_diff_of_what_was_asked_for(clean: Path) -> None:
    brief = memocli("diff", "2017", "2018", "--stat", cwd=clean).stdout
    assert "water/wells/count" not in brief
    assert "1 with other figures" in brief
    only = memocli("diff", "2017", "2018", "--only", "figures", "--part", "water", cwd=clean)
    assert (only.returncode, only.stderr) == (0, "")
    assert "Shown here" in only.stdout
    assert "water/wells/count" in only.stdout
    misspelt = memocli("diff", "2017", "2018", "--only", "rewordd", cwd=clean)
    assert (misspelt.returncode, misspelt.stdout) == (2, "")
    assert "did you mean reworded?" in misspelt.stderr
    unknown = memocli("diff", "2017", "2018", "--part", "wells", cwd=clean)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "neither memo has a part `wells` (parts: " in unknown.stderr


def test_diff_ends_like_that_of_git(clean: Path) -> None:
    def code(*options: str) -> int:
        return memocli("diff", *options, "--exit-code", cwd=clean).returncode

    assert code("2017", "2018") == 1
    assert code("2018", "2018") == 0
    assert code("2017", "2018", "--only", "layout") == 0
    assert code("2017", "2018", "--only", "unchanged", "--stat") == 0
    assert code("2017", "2018", "--only", "figures", "--stat") == 1


def test_diff_into_a_file(clean: Path) -> None:
    written = memocli("diff", "2017", "2018", "--output", "changes.md", cwd=clean)
    assert (written.returncode, written.stdout, written.stderr) == (0, "changes.md\n", "")
    page = (clean / "changes.md").read_text("utf-8")
    assert page == memocli("diff", "2017", "2018", "--output-format", "markdown", cwd=clean).stdout
    # The same again changes nothing; another report does not take the place of what may hold edits.
    assert memocli("diff", "2017", "2018", "--output", "changes.md", cwd=clean).stderr == ""
    other = memocli("diff", "2017", "2018", "--stat", "--output", "changes.md", cwd=clean)
    assert (other.returncode, other.stdout) == (0, "changes.md\n")
    assert other.stderr.startswith("kept changes.md as changes-kept-01.md: ")
    assert (clean / "changes-kept-01.md").read_text("utf-8") == page
    word = memocli("diff", "2017", "2018", "--output", "changes.docx", cwd=clean)
    assert (word.returncode, "--to docx" in word.stderr) == (2, True)
    assert not (clean / "changes.docx").exists()


@pytest.mark.parametrize("name", [*SCHEMAS, "changes"])
def test_schema(name: str) -> None:
    done = memocli("schema", name)
    assert json.loads(done.stdout)["$schema"].startswith("https://json-schema.org/")


def test_rule() -> None:
    assert "C105" in memocli("rule").stdout
    for name in ("C105", "c105", "quotation-without-locator"):
        said = memocli("rule", name).stdout
        assert said.startswith("C105 quotation-without-locator (warning")
        assert all(word in said for word in ("What:", "Why:", "Example:", "What to do:"))
    assert "did you mean C105" in memocli("rule", "C1O5").stderr
    assert "did you mean unknown-source" in memocli("rule", "unknown-sorce").stderr
    every = memocli("rule").stdout.splitlines()
    for start in ("C", "c", "s2", "W001"[:3]):
        listed = [line.split()[0] for line in memocli("rule", start).stdout.splitlines()]
        assert listed == [line[:4] for line in every if line.startswith(start.upper())] != []
    assert memocli("rule", "C9").returncode == 2


def test_version_and_help() -> None:
    assert memocli("--version").stdout == f"memocli {__version__}\n"
    for command in ("build", "check-citations", "diff", "new", "rule", "schema", "init"):
        assert command in memocli("--help").stdout
        assert memocli(command, "-h").returncode == 0
    for words, named in (((), "check-citations"), (("template",), "copy"), (("evidence",), "keep")):
        done = memocli(*words)
        assert named in done.stdout + done.stderr


def test_a_misspelt_command_is_told_which_was_meant() -> None:
    done = memocli("check-citation")
    assert done.returncode == 2
    assert "No such command 'check-citation'. Did you mean 'check-citations'?" in done.stderr


@pytest.mark.parametrize(
    ("command", "loaded"), [("--version", []), ("check-citations", ["check_citations"])]
)
def test_no_other_command_is_loaded(command: str, loaded: list[str], clean: Path) -> None:
    code = (
        f"import os, sys; sys.argv = ['memocli', {command!r}]; os.chdir({str(clean)!r})\n"
        "from memocli.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules)"
    )
    modules = python(code).stdout.splitlines()[-1].split()
    commands = ("build", "check_citations", "diff", "init", "rule", "schema")
    assert [name for name in commands if f"memocli.cli.{name}" in modules] == loaded
    assert ("yaml" in modules) == bool(loaded)
    assert "memocli.files" not in modules  # a check writes nothing


def test_text_of_any_language_whatever_the_locale(tmp_path: Path) -> None:
    press = FILES["memo/2018/press.yaml"].replace("report-2018", "reporté-2018ñ")
    write_project(tmp_path, {**FILES, "memo/2018/press.yaml": press})
    done = memocli(
        "check-citations", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert "no source `reporté-2018ñ`" in done.stdout
