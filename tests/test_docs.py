"""Pages that are made from the code are fresh; `pytest --update` makes them anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.support.golden import assert_kept
from tests.support.places import ROOT

from memocli.checks import RULES
from memocli.checks.manual import manual
from memocli.fields import schema_of
from memocli.memo.schemas import SCHEMAS, key_table

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
