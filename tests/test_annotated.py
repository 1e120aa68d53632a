"""Every annotated memo gets exactly the diagnostics that its comments expect."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.support.annotated_cases import Case, Mark, all_cases

from memocli.diagnostics import Diagnostic
from memocli.pipeline.check import check_memos
from memocli.project import project_at


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_annotated(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    found = check_memos(project_at(tmp_path)).diagnostics
    missed, unexpected = matched(case.marks, found)
    said = [f"expected: {mark}" for mark in missed] + [
        f"not expected: {shown(d)}" for d in unexpected
    ]
    assert not said, "\n".join(said)


MISTAKES: Final = [case for case in all_cases() if (case.file, case.kind) == ("mistakes", "fires")]
# What a lawyer does not say, and what the parser does.
_JARGON: Final = re.compile(r"\b(?:scalar|node|token|byte|parser|syntax|schema|null|string)\b")


def test_a_beginner_finds_the_mistakes_told() -> None:
    """Those of whole files in UTF-16 are in test_load."""
    assert len(MISTAKES) >= 25


@pytest.mark.parametrize("case", MISTAKES, ids=str)
def test_each_mistake_has_its_hint_in_plain_words(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    for found in check_memos(project_at(tmp_path)).diagnostics:
        assert found.hint
        for words in (found.message, found.hint):
            assert not _JARGON.search(words), words
            assert not words.endswith(".")
            assert "delete one" not in words, "never a claim"


def matched(
    marks: tuple[Mark, ...], found: tuple[Diagnostic, ...]
) -> tuple[list[Mark], list[Diagnostic]]:
    """Marks that no diagnostic meets, and diagnostics that no mark expects; each counts once."""
    missed = []
    left = list(found)
    for mark in marks:
        met = next((diagnostic for diagnostic in left if mark.meets(diagnostic)), None)
        if met is None:
            missed.append(mark)
        else:
            left.remove(met)
    return missed, left


def shown(found: Diagnostic) -> str:
    columns = f"{found.span.column}-{found.span.end_column - 1}"
    return f"{found.span} {found.code} {columns} {found.message} | {found.hint}"
