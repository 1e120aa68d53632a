"""Figures over the years: what the memos state, how far it went, and `memocli figures`."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.programs import memocli
from tests.support.small_project import FILES, SECRETS, write_project

from memocli.errors import UserError
from memocli.language import ENGLISH, SPANISH, number_text, quantity_text
from memocli.load import load_library
from memocli.memo import Step, step_between
from memocli.pipeline.figures import figures_over_years
from memocli.project import project_at
from memocli.report.figures import FiguresFormat, render_figures
from memocli.series import Point, Series, Statement, series_of

MEANINGS: Final = """\
figures:
  - {id: wells, label: {en: Wells in the valley, es: Pozos del valle}, unit: {en: wells, es: pozos}}
  - {id: turnout-percent, label: "=HYPERLINK(0)", unit: percent}
"""
PRESS_2017: Final = """\
id: press
heading: Press
findings:
  - id: attacks
    claims:
      - {id: a, text: "Turnout was 40.5 percent [@survey-2016].", figures: {turnout-percent: 40.5}}
      - {id: b, text: "About 20 families left [@survey-2016].", figures: {families: {value: 20, at: about}}}
      - {id: c, text: "There were 1,200 wells.", figures: {wells: 1200}, basis: {cited-with: press/attacks/a}}
"""
PROJECT: Final = {
    **FILES,
    "memo/figures.yaml": MEANINGS,
    "memo/2017/memo.yaml": "title: Water\nyear: 2017\nparts: [water.yaml, press.yaml]\n",
    "memo/2017/press.yaml": PRESS_2017,
    "memo/2018/press.yaml": FILES["memo/2018/press.yaml"].rstrip("\n")
    + """
      - {id: turnout, text: "Turnout was 38 percent [@report-2018].", figures: {turnout-percent: 38}}
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_project(tmp_path, PROJECT)


def series(folder: Path, *names: str, every: bool = False) -> tuple[Series, ...]:
    return figures_over_years(project_at(folder), names, every=every)


# ── memos → series ───────────────────────────────────────────────────────────────────────────────


def test_a_figure_has_a_point_for_each_memo_that_states_it_with_claims_and_notes(
    folder: Path,
) -> None:
    wells, turnout, families = series(folder)
    assert wells == Series(
        "wells",
        "Wells in the valley",
        "wells",
        False,
        (
            Point(
                2017,
                Decimal(1200),
                "",
                (Statement("water/wells/count", (1,)), Statement("press/attacks/c", (3,))),
            ),
            Point(2018, Decimal(1250), "", (Statement("water/wells/count", (1, 2)),)),
        ),
    )
    assert [point.notes for point in wells.points] == [(1, 3), (1, 2)]
    assert wells.steps == (Step(), Step(Decimal(50), Decimal(50) / 12))
    assert turnout.is_percentage
    assert turnout.steps[1] == Step(Decimal("-2.5"), None)
    assert (families.name, families.label) == ("families", "")
    assert families.steps[1] == Step()  # from about 20 to at least 23
    # Cited with another claim: its notes carry the figure too.
    assert families.points[1].statements == (Statement("water/research/families", (1, 2)),)


def test_two_values_in_one_year_leave_the_difference_unknown(folder: Path) -> None:
    press = PRESS_2017.replace("1,200 wells", "1,199 wells").replace("wells: 1200", "wells: 1199")
    (folder / "memo/2017/press.yaml").write_text(press)
    (wells,) = series(folder, "wells")
    assert [(point.year, int(point.value)) for point in wells.points] == [
        (2017, 1200),
        (2017, 1199),
        (2018, 1250),
    ]
    assert wells.steps == (Step(), Step(), Step())


def test_labels_are_in_the_language_that_is_asked_for(folder: Path) -> None:
    library = load_library(project_at(folder), [2017, 2018])
    first = series_of(library.memos.values(), library.figures, "es-MX")[0]
    assert (first.label, first.unit) == ("Pozos del valle", "pozos")


NUMBERS: Final = st.decimals(allow_nan=False, allow_infinity=False, places=3)


@given(NUMBERS, NUMBERS, st.booleans())
@examples(1)
def test_a_step_leads_from_one_value_to_the_next(
    old: Decimal, new: Decimal, is_percentage: bool
) -> None:
    step = step_between((old, ""), (new, ""), is_percentage=is_percentage)
    back = step_between((new, ""), (old, ""), is_percentage=is_percentage)
    assert step.difference is not None
    assert back.difference == step.difference.copy_negate()
    assert (step.percent is None) == (is_percentage or not old)
    assert step_between((old, "least"), (new, ""), is_percentage=False) == Step()


def test_a_difference_of_long_numbers_is_exact() -> None:
    long = Decimal(10) ** 60
    step = step_between((Decimal("0.5"), "least"), (long, "least"), is_percentage=False)
    assert f"{step.difference:f}" == "9" * 60 + ".5"


def test_numbers_are_written_as_the_language_has_them() -> None:
    assert number_text(Decimal("-1234567.50"), ENGLISH) == "−1,234,567.50"
    assert number_text(Decimal(5217), ENGLISH, signed=True) == "+5,217"
    assert quantity_text(Decimal(31), "least", ENGLISH) == "at least 31"
    assert quantity_text(Decimal(4713), "about", SPANISH) == f"{SPANISH.bounds['about'][0]} 4,713"


# ── project → series ─────────────────────────────────────────────────────────────────────────────


def test_without_names_only_figures_of_two_years_are_told(folder: Path) -> None:
    assert [one.name for one in series(folder)] == ["wells", "turnout-percent", "families"]
    assert [one.name for one in series(folder, every=True)] == [
        "wells",
        "turnout-percent",
        "families",
        "clean-wells",
    ]
    assert [one.name for one in series(folder, "clean-wells", "wells", "wells")] == [
        "clean-wells",
        "wells",
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("turnout-percnt", "did you mean `turnout-percent`?"), ("zzz", "`memocli figures --all`")],
)
def test_an_unknown_name_is_told_with_the_one_that_was_meant(
    folder: Path, name: str, hint: str
) -> None:
    with pytest.raises(UserError) as caught:
        series(folder, name)
    assert f"no memo states a figure `{name}`" in str(caught.value)
    assert hint in str(caught.value)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("memo/2017/press.yaml", "id: [\n", "the memo of 2017 has faults"),
        ("memo/figures.yaml", "figures: 3\n", "memo/figures.yaml has faults"),
        ("memocli.yaml", "checks: 3\n", "memocli.yaml has faults"),
    ],
)
def test_a_file_with_faults_is_named_since_a_figure_may_be_missing(
    folder: Path, path: str, text: str, said: str
) -> None:
    (folder / path).write_text(text)
    with pytest.raises(UserError, match=said):
        series(folder)


def test_a_project_without_a_memo_is_told_so(tmp_path: Path) -> None:
    write_project(tmp_path, {"memocli.yaml": "format: 1\n"})
    with pytest.raises(UserError, match="there is no memo"):
        series(tmp_path)


def test_no_protected_word_and_no_confidential_source_is_told(folder: Path) -> None:
    write_project(folder, {"private/protect.txt": "Valley\n"})
    meanings = MEANINGS.replace("Pozos del valle", "Pozos").replace(
        "unit: percent", "unit: 'as [@witness-quintana] says'"
    )
    (folder / "memo/figures.yaml").write_text(meanings)
    for output_format in FiguresFormat:
        said = render_figures(series(folder, every=True), output_format).casefold()
        assert "wells in the ······" in said
        assert not [secret for secret in (*SECRETS, "valley") if secret in said]


# ── the command ──────────────────────────────────────────────────────────────────────────────────

TABLE: Final = """\
Wells in the valley  wells, wells
  2017  1,200              water/wells/count, note 1; press/attacks/c, note 3
  2018  1,250  +50  +4.2%  water/wells/count, notes 1, 2

=HYPERLINK(0)  turnout-percent, percent
  2017  40.5               press/attacks/a, note 3
  2018    38  −2.5 points  press/attacks/turnout, note 7

families
  2017     about 20                      press/attacks/b, note 4
  2018  at least 23  difference unknown  water/research/families, notes 1, 2
"""


def test_the_table_shows_each_point_with_its_step_and_its_support(folder: Path) -> None:
    done = memocli("figures", "-C", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == TABLE


def test_a_figure_that_stands_still_and_one_without_a_note_are_told_so(folder: Path) -> None:
    for path in folder.glob("memo/201?/press.yaml"):
        text = path.read_text().replace("40.5", "38").replace("families:", "left:")
        path.write_text(text)
    research = """\
      - {id: visits, text: Our teams visited 20 villages., figures: {villages: 20}, basis: {own-research: [casa]}}
"""
    with (folder / "memo/2018/press.yaml").open("a") as file:
        file.write(research)
    said = memocli("figures", "-C", folder, "turnout-percent", "villages").stdout
    assert "  2018  38  unchanged  press/attacks/turnout, note 7\n" in said
    assert "  2018  20  press/attacks/visits, no note\n" in said


def test_csv_has_plain_numbers_and_no_formula(folder: Path) -> None:
    said = memocli("figures", "-C", folder, "--output-format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(said)))
    assert len(rows) == 6
    assert rows[1] == {
        "name": "wells",
        "label": "Wells in the valley",
        "unit": "wells",
        "year": "2018",
        "value": "1250",
        "bound": "",
        "difference": "50",
        "percent": "4.2",
        "claims": "water/wells/count",
        "notes": "1 2",
    }
    assert rows[2]["label"] == "'=HYPERLINK(0)"
    assert rows[4]["bound"] == "about"


def test_json_tells_the_same(folder: Path) -> None:
    said = json.loads(memocli("figures", "-C", folder, "--output-format", "json").stdout)
    assert said["version"] == 1
    wells, turnout, families = said["figures"]
    assert wells["points"][1] == {
        "year": 2018,
        "value": 1250,
        "at": None,
        "difference": 50,
        "percent": 4.2,
        "stated": [{"claim": "water/wells/count", "notes": [1, 2]}],
    }
    assert (turnout["points"][1]["difference"], turnout["points"][1]["percent"]) == (-2.5, None)
    assert families["label"] is None
    assert families["points"][1]["difference"] is None


def test_nothing_to_tell_is_told_in_one_line(tmp_path: Path) -> None:
    one_year = {path: text for path, text in FILES.items() if "2017" not in path}
    done = memocli("figures", "-C", write_project(tmp_path, one_year))
    assert done.stdout == (
        "no figure is stated by the memos of two years; `memocli figures --all` lists all\n"
    )


def test_a_wrong_name_ends_with_2(folder: Path) -> None:
    done = memocli("figures", "-C", folder, "well")
    assert done.returncode == 2
    assert done.stderr == "memocli: no memo states a figure `well`; did you mean `wells`?\n"
