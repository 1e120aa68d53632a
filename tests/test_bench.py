"""The measuring of speed, of which no test asserts a time: what it prints, what it keeps, and what the README says of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from bench import __main__ as bench
from bench.__main__ import Row, report
from bench.kept_copies import project_of_copies
from bench.measure import RUNS, Command, Run, least_of_runs, run_once
from tests.support.places import ROOT

KEPT: Final = bench.RESULTS.read_text("utf-8")
ROWS: Final = [
    Row("2018: check", "pandoc", Run(0.314, 30.4), Run(0.5, 171.6), 0.7),
    Row("2018: PDF, with a long name", "bare WeasyPrint", Run(60.0, 1000), Run(8, 89)),
]


def cells(page: str) -> list[list[str]]:
    """The table of a page; all its lines are equally long."""
    lines = [line for line in page.splitlines() if line.startswith("|")]
    assert len({*map(len, lines)}) == 1
    assert re.fullmatch(r"\|(-+\|)+", lines.pop(1))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of made-up rows."""
    monkeypatch.setattr(bench, "machine", lambda: "A machine.")
    monkeypatch.setattr(bench, "TYPST", "typst" if "→ Typst" in KEPT else None)
    return report(ROWS)


def test_a_row_is_seconds_their_ratio_and_memory(printed: str) -> None:
    assert cells(printed)[1:] == [
        ["2018: check", "pandoc", "0.31 s", "0.50 s", "0.63", "0.7", "30 : 172 MB"],
        ["2018: PDF, with a long name", "bare WeasyPrint", "60.00 s", "8.00 s", "7.50", "", "1000 : 89 MB"],
    ]  # fmt: skip


def test_the_results_that_are_kept_have_the_shape_of_those_that_are_printed(printed: str) -> None:
    head, _, _ = printed.partition("A machine.")
    assert KEPT.startswith(head)
    ours, *rows = cells(KEPT)
    assert ours == cells(printed)[0]
    number = r"\d+\.\d\d"
    for row in rows:
        shape = rf"{number} s \| {number} s \| {number} \| [\d.]* \| \d+ : \d+ MB"
        assert re.fullmatch(shape, " | ".join(row[2:])), row
        # What is kept was divided before it was rounded.
        seconds, theirs, ratio = (float(cell.removesuffix(" s")) for cell in row[2:5])
        assert (seconds - 0.005) / (theirs + 0.005) - 0.005 <= ratio
        assert ratio <= (seconds + 0.005) / (theirs - 0.005) + 0.005


def test_the_readme_quotes_the_results_that_are_kept() -> None:
    ratios = {(what, beside): ratio for what, beside, _, _, ratio, *_ in cells(KEPT)[1:]}
    expected = [
        ratios[f"{memo}: {what}", beside]
        for memo in ("2018", "1,400 claims")
        for what, beside in (
            ("PDF", "bare WeasyPrint, the same HTML"),
            ("check", "pandoc, HTML, YAML records"),
            ("DOCX and HTML", "pandoc, DOCX, YAML records"),
        )
    ]
    _, _, section = (ROOT / "README.md").read_text("utf-8").partition("\n## How fast\n")
    assert re.findall(r"\d+\.\d+", section.partition("\n## ")[0]) == expected


def test_programs_take_turns_and_the_least_counts(tmp_path: Path) -> None:
    order = tmp_path / "order"
    commands = [
        [sys.executable, "-c", f"open({str(order)!r}, 'a').write('{name}')"] for name in "ab"
    ]
    runs = least_of_runs(tmp_path, *commands)
    assert order.read_text() == RUNS * "ab"
    assert all(run.seconds > 0 and run.megabytes > 1 for run in runs)


def test_a_program_that_fails_is_no_result(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with exit code 3"):
        least_of_runs(tmp_path, [sys.executable, "-c", "raise SystemExit(3)"])


def test_a_run_begins_without_what_an_earlier_one_kept(tmp_path: Path) -> None:
    kept = tmp_path / "one.results"
    program = f"import os, sys; sys.exit(4 if os.path.exists({str(kept)!r}) else 1)"
    for without, ends in (("*.results", 1), ("", 4)):
        kept.write_text("kept")
        run_once(Command([sys.executable, "-c", program], without=without, ends=ends), tmp_path)
    with pytest.raises(RuntimeError, match="ended with exit code 1"):
        run_once(Command([sys.executable, "-c", program], without="*.results"), tmp_path)


def test_copies_and_claims_are_the_same_each_time(tmp_path: Path) -> None:
    one, other = (project_of_copies(tmp_path / name, claims=96, texts=4) for name in "ab")
    files = sorted(path for path in one.root.rglob("*.*") if path.is_file())
    assert len(files) == 3 + 4
    for path in files:
        assert path.read_bytes() == (other.root / path.relative_to(one.root)).read_bytes()
    copies = [path.read_text("utf-8") for path in files if path.stem == "report"]
    assert all(19_900 < len(copy.split()) < 22_000 for copy in copies)


def test_claims_about_copies_are_true_but_for_one_in_twelve(tmp_path: Path) -> None:
    project = project_of_copies(tmp_path, claims=96, texts=4)
    command = [sys.executable, "-m", "memocli", "check-citations", "--output-format", "concise"]
    said = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    found = re.findall(r" (E\d+) ", said.stdout)
    assert sorted(found) == ["E404", "E404", "E404", "E404", "E405", "E405", "E407", "E407"]
