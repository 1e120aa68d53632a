"""Pages that are made from the code are fresh; `pytest --update` makes them anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.support.golden import assert_kept
from tests.support.places import ROOT

from memocli import diagnostics, image, tree
from memocli.checks import RULES
from memocli.checks.manual import manual
from memocli.endnotes.csl import pandoc, style_file
from memocli.evidence import child, worker
from memocli.fields import schema_of
from memocli.load.decode import values
from memocli.memo.schemas import SCHEMAS, key_table
from memocli.nodes import build
from memocli.ooxml import archive, package
from memocli.prose import citations
from memocli.prose.inlines import DEEPEST
from memocli.render import html, sheet
from memocli.render.html import bounded
from memocli.render.pdf.limits import MOST_PAGES

FORMAT: Final = ROOT / "docs" / "format.md"
_TABLE: Final = re.compile(r"(?<=<!-- keys: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def test_the_page_of_rules_is_fresh(update: bool) -> None:
    assert_kept(manual(), ROOT / "docs" / "checks.md", update=update)


def test_the_page_of_rules_has_them_all() -> None:
    for code, rule in RULES.items():
        assert f"\n### {code} {rule.name}\n" in manual()


def test_the_tables_of_keys_are_fresh(update: bool) -> None:
    page = FORMAT.read_text("utf-8")
    fresh = _TABLE.sub(lambda match: f"{match[1]}{match[2]}{key_table(match[1])}", page)
    assert_kept(fresh, FORMAT, update=update)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    page = FORMAT.read_text("utf-8")
    for kind, schema in schema_of(SCHEMAS[name])["$defs"].items():
        assert f"<!-- keys: {kind} -->" in page, f"docs/format.md has no table of a {kind}"
        for key in schema["properties"]:
            assert f"| `{key}` |" in page, (
                f"docs/format.md does not have the key `{key}` of a {kind}"
            )


PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(
    ("page", "most"), [("README.md", 150), ("CONTRIBUTING.md", 60), ("docs/architecture.md", 200)]
)
def test_pages_stay_short(page: str, most: int) -> None:
    assert len((ROOT / page).read_text(encoding="utf-8").splitlines()) <= most


# Each limit of docs/format.md, as its row says it.
LIMITS: Final = {
    "a file of the project": [f"{tree.LARGEST // 1_000_000} MB"],
    "to read the text of a kept copy": [f"{child._SECONDS} seconds", f"{child._PER_SECOND // 1000} kB", f"{child._MOST_SECONDS} at most", f"{worker.A_PAGE} for a page", f"{worker.MEMORY // 1_000_000_000} GB"],
    "a text in YAML": [f"{values._LONGEST:,} characters"],
    "lists and mappings": [f"{build._DEEPEST} levels"],
    "the keys of one mapping": [f"{build._MOST_KEYS:,} keys", f"{build._MOST_SOURCES:,}"],
    "a citation, and a claim": [f"{citations._MOST_SOURCES} sources", f"{citations._MOST_CITATIONS} citations"],
    "faults of one code": [f"{diagnostics._MOST_OF_A_KIND:,}"],
    "emphasis inside": [f"{DEEPEST} levels"],
    "a picture": [f"{image._MOST_PIXELS:,} pixels", f"{image._MOST_BYTES // 1_000_000} MB"],
    "`memo.html.j2`: steps": [f"call of a macro is {bounded._STEPS_OF_A_CALL}", f"{bounded._MOST_STEPS:,}"],
    "`memo.html.j2`: the page": [f"{html._MOST_CHARACTERS:,} characters"],
    "`memo.html.j2`: what one": [f"{bounded._LONGEST:,}", f"columns {'9' * bounded._MOST_DIGITS} wide"],
    "`memo.css`, beside": [f"{sheet._MOST_CHARACTERS:,} characters"],
    "`memo.css`: brackets": [f"{sheet._MOST_LEVELS} levels"],
    "`memo.css`: columns": [f"| {sheet._MOST_TRACKS} |"],
    "`memo.css`: a length": [f"{sheet._LONGEST:,}"],
    "`memo.css`: a value": [f"{sheet._MOST_WORDS:,} words"],
    "the PDF": [f"{MOST_PAGES:,} pages"],
    "`endnotes.csl` |": [f"{style_file._MOST_BYTES:,} bytes", f"{style_file._MOST_ELEMENTS:,} elements", f"{style_file._MOST_LEVELS} levels"],
    "`endnotes.csl`: steps": [f"{style_file._MOST_STEPS:,}"],
    "the notes in another style than ours |": [f"{pandoc._SECONDS} seconds", "2 GB"],
    "`memo.docx`, unpacked": [f"{archive._LARGEST // 1_000_000} MB", f"{archive._MOST_PARTS:,} parts"],
    "`memo.docx`: one part": [f"{package._LARGEST_XML // 1_000_000} MB", f"{package._MOST_MARKS:,} elements"],
}  # fmt: skip


def test_the_limits_are_those_of_the_code() -> None:
    page = FORMAT.read_text("utf-8").partition("\n## Limits\n")[2]
    rows = [line.removeprefix("| ") for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == len(LIMITS)
    for row, (start, said) in zip(rows, LIMITS.items(), strict=True):
        assert row.startswith(start)
        assert [words for words in said if words not in row] == []
