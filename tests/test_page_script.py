"""The script of the page of a memo: short, and made of the one that people read."""

from __future__ import annotations

from tests.support.places import ROOT
from tests.support.programs import shortened_script

from memocli import templates


def test_the_short_script_is_fresh(update: bool) -> None:
    short = shortened_script(ROOT / "templates" / "memo.js")
    file = ROOT / "templates" / "memo.min.js"
    if update:
        file.write_text(short, "utf-8")
    assert file.read_text("utf-8") == short, "`pytest --update` makes templates/memo.min.js anew"


def test_it_weighs_well_under_20_kb() -> None:
    assert len(templates.script().encode()) < 14_000
