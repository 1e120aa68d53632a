"""`python -m bench`: memocli beside other programs, measured in one run; prints a table and writes it into bench/RESULTS.md.

No test asserts any of it.
"""

from __future__ import annotations

import compileall
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pypandoc

from bench.kept_copies import project_of_copies
from bench.long_memo import long_project
from bench.measure import RUNS, Command, Run, least_of_runs, run_once
from bench.projects import (
    ROOT,
    Texts,
    charted_project,
    generated_project,
    generated_years,
    pandoc_texts,
    pdf_page,
)
from memocli.project import Project, find_project

_BIN = Path(sys.executable).parent
MEMOCLI = str(_BIN / "memocli")
WEASYPRINT = [str(_BIN / "weasyprint"), "--pdf-variant", "pdf/a-2a", "--pdf-tags"]
PANDOC = [pypandoc.get_pandoc_path(), "--citeproc", "--csl", str(ROOT / "templates/endnotes.csl")]
TYPST = shutil.which("typst")
_CHARTS = 200
RESULTS = ROOT / "bench" / "RESULTS.md"
_COMPOSE = (
    "import sys, yaml\nfor path in sys.argv[1:]:\n    with open(path, 'rb') as file:\n"
    "        yaml.compose(file, yaml.CSafeLoader)"
)
# Every word of the copies, and how often each of them has it: less than that nobody reads who looks for words.
_COUNT_WORDS = (
    "import collections, pathlib, re\nfor path in sorted(pathlib.Path('sources/evidence').rglob('*.*')):\n"
    "    collections.Counter(re.findall(r'\\w+', path.read_text('utf-8').lower()))"
)
_DIGESTS = (
    "import hashlib, pathlib\nfor path in sorted(pathlib.Path('sources/evidence').rglob('*.*')):\n"
    "    hashlib.sha256(path.read_bytes()).hexdigest()\n"
)
_RESULTS = ".memocli/*.results"
_HEAD = ("what", "beside", "memocli", "other", "ratio", "goal", "memory")


@dataclass(frozen=True, slots=True)
class Row:
    """What memocli does, beside which program; `goal` is the highest ratio wished for, if there is one."""

    what: str
    beside: str
    ours: Run
    theirs: Run
    goal: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of the head."""
        ours, theirs = self.ours, self.theirs
        return (
            self.what,
            self.beside,
            f"{ours.seconds:.2f} s",
            f"{theirs.seconds:.2f} s",
            f"{ours.seconds / theirs.seconds:.2f}",
            f"{self.goal:g}" if self.goal else "",
            f"{ours.megabytes:.0f} : {theirs.megabytes:.0f} MB",
        )


def rows_of_memo(called: str, project: Project, year: int, folder: Path) -> Iterator[Row]:
    """A memo checked and built, beside pandoc, WeasyPrint and, where it is installed, Typst."""
    folder.mkdir(exist_ok=True)
    texts = pandoc_texts(project, year, folder)
    build = [MEMOCLI, "build", str(year), "--out", str(folder / "out")]
    ours, yaml, json = least_of_runs(
        project.root, [MEMOCLI, "check-citations", str(year)], *_pandoc(texts, folder / "x.html")
    )
    yield Row(f"{called}: check", "pandoc, HTML, YAML records", ours, yaml, 0.7)
    yield Row(f"{called}: check", "pandoc, HTML, CSL-JSON records", ours, json)
    ours, yaml, json = least_of_runs(
        project.root,
        [*build, "--to", "docx", "--to", "html"],
        *_pandoc(texts, folder / "x.docx"),
    )
    yield Row(f"{called}: DOCX and HTML", "pandoc, DOCX, YAML records", ours, yaml, 0.85)
    yield Row(f"{called}: DOCX and HTML", "pandoc, DOCX, CSL-JSON records", ours, json)
    page = str(pdf_page(project, year, folder))
    others = [[*WEASYPRINT, page, str(folder / "bare.pdf")]]
    if TYPST:
        others += _pandoc(texts, folder / "x.pdf", "--pdf-engine", TYPST)
    ours, bare, *typst = least_of_runs(project.root, [*build, "--to", "pdf"], *others)
    yield Row(f"{called}: PDF", "bare WeasyPrint, the same HTML", ours, bare, 0.9)
    for records, run in zip(("YAML", "CSL-JSON"), typst, strict=False):
        yield Row(f"{called}: PDF", f"pandoc → Typst, {records} records", ours, run)


def row_of_many_claims(folder: Path) -> Row:
    """10,000 claims checked, beside reading the same YAML and nothing else."""
    folder.mkdir()
    project = generated_project(folder, 10_000)
    files = [str(path) for path in sorted(project.root.rglob("*.yaml"))]
    ours, bare = least_of_runs(
        project.root, [MEMOCLI, "check-citations"], [sys.executable, "-c", _COMPOSE, *files]
    )
    return Row("10,000 claims: check", "bare yaml.compose of the files", ours, bare, 4)


def row_of_two_years(folder: Path) -> Row:
    """10,000 claims compared with those of another year, beside reading the same YAML and nothing else."""
    folder.mkdir()
    project = generated_years(folder, 10_000)
    files = [str(path) for path in sorted(project.root.rglob("*.yaml"))]
    ours, bare = least_of_runs(
        project.root,
        [MEMOCLI, "diff", "2017", "2018", "--output-format", "json"],
        [sys.executable, "-c", _COMPOSE, *files],
    )
    return Row("10,000 claims, 5 % edited: diff", "bare yaml.compose of the files", ours, bare, 6)


def row_of_charts(folder: Path) -> Row:
    """A memo of 200 charts and 1,000 claims built, beside the same memo without the charts; one after the other."""
    command = [MEMOCLI, "build", "2018", "--to", "docx", "--to", "html", "--out"]
    with_charts, without = folder / "with", folder / "without"
    runs = []
    for place, charts in ((with_charts, _CHARTS), (without, 0)):
        place.mkdir(parents=True)
        project = charted_project(place, charts, claims=1_000)
        runs += least_of_runs(project.root, [*command, str(place / "out")])
    ours, plain = runs
    return Row(f"{_CHARTS} charts: DOCX and HTML", "the same memo without charts", ours, plain)


def rows_of_evidence(folder: Path) -> Iterator[Row]:
    """10,000 claims held against 500 kept copies of 20,000 words, whose texts are extracted; and a quarter of both.

    Some claims say what no copy does, so the check ends with 1.
    """
    project = _project_of_copies(folder / "all", 10_000, 500)
    files = [str(path) for path in sorted(project.root.rglob("*.yaml"))]
    words = [MEMOCLI, "check-citations"]
    first, bare = least_of_runs(
        project.root,
        Command(words, without=_RESULTS, ends=1),
        [sys.executable, "-c", _COUNT_WORDS],
    )
    again, read = least_of_runs(
        project.root,
        Command(words, ends=1),
        [sys.executable, "-c", _DIGESTS + _COMPOSE, *files],
    )
    quarter = _project_of_copies(folder / "quarter", 2_500, 125)
    (fewer,) = least_of_runs(quarter.root, Command(words, without=_RESULTS, ends=1))
    called = "10,000 claims, 500 copies: check"
    yield Row(called, "bare count of the copies’ words", first, bare, 11)
    yield Row(called, "a quarter of both", first, fewer, 4.4)
    yield Row(f"{called} again", "bare yaml.compose, SHA-256 of the copies", again, read, 7)


def _project_of_copies(folder: Path, claims: int, texts: int) -> Project:
    """Such a project, checked once, so that the texts of its copies are extracted."""
    folder.mkdir(parents=True)
    project = project_of_copies(folder, claims, texts)
    run_once(Command([MEMOCLI, "check-citations"], ends=1), folder)
    return project


def _pandoc(texts: Texts, output: Path, *options: str) -> list[list[str]]:
    """The two commands: with records in YAML, and in CSL-JSON."""
    end = ["-o", str(output), *options]
    return [
        [*PANDOC, str(texts.with_yaml), *end],
        [*PANDOC, "--bibliography", str(texts.json), str(texts.without), *end],
    ]


def machine() -> str:
    """The machine and the versions of all programs."""
    processor = platform.processor() or platform.machine()
    names = Path("/proc/cpuinfo")
    if names.exists():
        lines = names.read_text("utf-8").splitlines()
        named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
        processor = next(named, processor)
    versions = {name: version(name) for name in ("weasyprint", "pyyaml")}
    typst = f"Typst {_said([TYPST, '--version']).split()[1]}" if TYPST else "no Typst"
    return (
        f"{platform.system()} {platform.machine()}, {processor}, {os.cpu_count()} processors. "
        f"Python {platform.python_version()}, memocli {version('memocli')}, WeasyPrint {versions['weasyprint']}, "
        f"PyYAML {versions['pyyaml']}, pandoc {pypandoc.get_pandoc_version()}, {typst}."
    )


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def report(rows: list[Row]) -> str:
    """The results as Markdown, which reads as a table in a terminal too."""
    cells = [_HEAD, *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    lines = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in cells
    ]
    lines.insert(1, f"|{'|'.join('-' * (width + 2) for width in widths)}|")
    without = "" if TYPST else " There is no row for pandoc → Typst: no Typst was installed.\n"
    return (
        "# Speed\n\n`make bench` writes this page: processor seconds (user and system, with those of child processes) and the most"
        f" memory held, each\nthe least of {RUNS} runs, with the programs in turn. A ratio below 1 means that memocli takes less."
        f" The long memo is generated\n(`bench/long_memo.py`): 1,400 claims, 630 sources.{without or chr(10)}\n{machine()}\n\n"
        + "\n".join(lines)
        + "\n"
    )


def main() -> None:
    """Measure everything, print the table and write it."""
    # Where Python may not keep compiled modules, each start would compile them again; an installed package has them.
    compileall.compile_dir(ROOT / "src", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = list(rows_of_memo("2018", find_project(ROOT), 2018, folder / "2018"))
        rows.append(row_of_many_claims(folder / "many"))
        rows.append(row_of_two_years(folder / "years"))
        rows.append(row_of_charts(folder / "charts"))
        rows += rows_of_evidence(folder / "evidence")
        (folder / "long").mkdir()
        long = long_project(folder / "long")
        rows += rows_of_memo("1,400 claims", long, 2018, folder / "of-long")
    text = report(rows)
    RESULTS.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
