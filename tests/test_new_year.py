"""The memo of a new year: all of the earlier one, each claim marked until somebody looks at it."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from itertools import count
from pathlib import Path

import PIL.Image
import pytest
from tests.support.killing import killed
from tests.support.places import EXAMPLE
from tests.support.programs import memocli
from tests.support.small_project import FILES, with_words, write_project

from memocli.compare.changes import Kind
from memocli.dates import parse_date
from memocli.errors import UserError
from memocli.files.unfinished import UNFINISHED
from memocli.load import load_library
from memocli.memo import Memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.new_year import NewYear, begin_year
from memocli.project import YearAt, project_at

WATER = "memo/2018/water.yaml"
HEAD = "memo/2018/memo.yaml"
PNG = io.BytesIO()
PIL.Image.new("RGB", (8, 8), "teal").save(PNG, "PNG")


def begun(folder: Path, year: int = 2019, earlier: int = 2018) -> NewYear:
    return begin_year(project_at(folder), year, earlier, None, lambda _: None)


def memo_of(folder: Path, year: int) -> Memo:
    return load_library(project_at(folder), [year]).memos[year]


def codes(folder: Path, year: int) -> Counter[str]:
    return Counter(found.code for found in check_memos(project_at(folder), [year]).diagnostics)


# ── what the program does ────────────────────────────────────────────────────────────────────────


def test_the_example_is_carried_over_and_only_wants_to_be_looked_at(tmp_path: Path) -> None:
    project = shutil.copytree(EXAMPLE, tmp_path / "project")
    claims = len(memo_of(project, 2018).claims)
    done = memocli("new", "2019", "--from", "2018", "--period", "2018-08..2019-07", cwd=project)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "memo/2019/memo.yaml"
    assert f"{claims} claims in 4 parts carried over from 2018" in done.stderr
    assert "`memocli check-citations 2019`" in done.stderr
    before = codes(project, 2018)
    found = codes(project, 2019)
    assert found.pop("Y303") == claims
    assert found == before
    assert memocli("build", "2019", cwd=project).returncode == 1
    draft = memocli("build", "2019", "--draft", "--to", "html", cwd=project)
    assert draft.returncode == 0, draft.stderr
    page = (project / "build/2019/memo-2019-draft.html").read_text("utf-8")
    assert page.count("since it was carried over") >= claims


def test_a_new_memo_shows_nothing_but_its_marks(tmp_path: Path) -> None:
    """Not even what last year's memo waives: whoever deletes a mark decides that again."""
    unneeded = "        waive: {C105: there is nothing to quote}\n"
    files = {**FILES, WATER: FILES[WATER].replace(unneeded, "")}
    begun(write_project(tmp_path, files))
    marked = [Counter({"Y303": 10, "S206": 1}), Counter({"S206": 1})]
    assert [codes(tmp_path, year) for year in (2019, 2018)] == marked
    assert check_memos(project_at(tmp_path), [2019]).checked.waived == 1
    draft = memocli("build", "2019", "--draft", cwd=tmp_path)
    assert draft.returncode == 0, draft.stderr
    assert len(list((tmp_path / "build/2019").iterdir())) == 4
    changes = compare_years(project_at(tmp_path), YearAt(2018), YearAt(2019)).changes
    assert {kind for claim in changes.claims for kind in claim.kinds} == {Kind.UNCHANGED}
    assert [change.key for change in changes.head] == ["period"]
    water = tmp_path / "memo/2019/water.yaml"
    text = water.read_text("utf-8")
    mark = "continues: 2018/water/research/families\n        carried: true\n"
    assert text.count(mark) == 1
    water.write_text(text.replace(mark, mark.splitlines()[0] + "\n"), "utf-8")
    assert codes(tmp_path, 2019) == Counter({"Y303": 9, "S206": 1, "C106": 1})


def test_the_mark_says_which_waivers_end_with_it(tmp_path: Path) -> None:
    begun(write_project(tmp_path))
    done = memocli("check-citations", "2019", "--select", "Y303", cwd=tmp_path)
    said = "that ends the earlier claim's waiver of `C106`, so say again why, if it still holds"
    assert done.stdout.count(said) == done.stdout.count("earlier claim's waiver of `C106`") == 1
    line = FILES[WATER].splitlines().index("        waive: {C106: the report in that note has it}")
    assert f"see memo/2018/water.yaml:{line + 1}:17: waived until then" in done.stdout


def test_a_claim_that_somebody_looked_at_is_done(tmp_path: Path) -> None:
    begun(write_project(tmp_path))
    carried = codes(tmp_path, 2019)["Y303"]
    path = tmp_path / "memo/2019/press.yaml"
    path.write_text(path.read_text("utf-8").replace("carried: true", ""), "utf-8")
    assert codes(tmp_path, 2019)["Y303"] == carried - 1


# ── what is in the files ─────────────────────────────────────────────────────────────────────────


def test_every_claim_continues_itself_and_says_what_it_said(tmp_path: Path) -> None:
    begun(write_project(tmp_path))
    old, new = memo_of(tmp_path, 2018), memo_of(tmp_path, 2019)
    assert [claim.name for claim in new.claims] == [claim.name for claim in old.claims]
    for was, now in zip(old.claims, new.claims, strict=True):
        assert now.claim.continues == (was.full_name,)
        assert now.claim.carried
        assert not now.claim.waive
        assert (now.claim.text, now.claim.figures, now.claim.basis, now.claim.remark) == (
            was.claim.text,
            was.claim.figures,
            was.claim.basis,
            was.claim.remark,
        )
    assert [part.condition for part in new.parts] == [part.condition for part in old.parts]


def test_the_head_is_that_of_the_next_year(tmp_path: Path) -> None:
    begun(write_project(tmp_path))
    head = memo_of(tmp_path, 2019).head
    assert (head.year, head.fiscal_year) == ("2019", "2019")
    assert head.period is not None
    assert (head.period.from_, head.period.to) == ("2018-08", "2019-07")
    assert (head.submitted, head.dropped) == (None, ())
    old = memo_of(tmp_path, 2018).head
    assert (head.title, head.about, head.parts) == (old.title, old.about, old.parts)


def test_what_was_said_of_how_the_old_memo_was_made_stays_behind(tmp_path: Path) -> None:
    said = "methods: {cases: 43}\nabbreviations: {RV: River Valley}\nsignatures: true\nparagraph-numbers: true\nparts: ["
    begun(write_project(tmp_path, with_words("memo/2018/memo.yaml", "parts: [", said)))
    head = memo_of(tmp_path, 2019).head
    assert head.methods is None
    assert head.abbreviations == {"RV": "River Valley"}
    assert head.signatures
    assert head.paragraph_numbers


def test_only_the_lines_of_these_keys_differ(tmp_path: Path) -> None:
    """Comments, order, quotation marks and the line ends of Windows stay."""
    commented = FILES[WATER].replace(
        "      - id: quoted\n", "      # last checked in May\n      - id: quoted  # mind\n"
    )
    files = {**FILES, WATER: commented.replace("\n", "\r\n"), "memo/2018/seal.yaml~": "x"}
    begun(write_project(tmp_path, files))
    old = (tmp_path / WATER).read_bytes().split(b"\n")
    new = (tmp_path / "memo/2019/water.yaml").read_bytes().split(b"\n")
    ours = re.compile(rb"\s+(?:continues|carried|waive): .*\r")
    assert [line for line in new if not ours.fullmatch(line)] == [
        line for line in old if not ours.fullmatch(line)
    ]
    assert all(line.endswith(b"\r") for line in new[:-1])
    assert sorted(path.name for path in (tmp_path / "memo/2019").iterdir()) == [
        "introduction.yaml",
        "memo.yaml",
        "press.yaml",
        "water.yaml",
    ]


def test_pictures_come_along(tmp_path: Path) -> None:
    shown = FILES[WATER].replace(
        "charts:\n", "    picture: {file: map.png, alt: A map.}\ncharts:\n"
    )
    files: dict[str, str | bytes] = {**FILES, WATER: shown}
    files |= {"memo/2018/map.png": PNG.getvalue(), "memo/2018/unused.png": PNG.getvalue()}
    begun(write_project(tmp_path, files))
    assert (tmp_path / "memo/2019/map.png").read_bytes() == PNG.getvalue()
    assert not (tmp_path / "memo/2019/unused.png").exists()
    assert "F009" not in codes(tmp_path, 2019)


def test_a_key_that_is_there_already_gets_its_value_in_its_place(tmp_path: Path) -> None:
    """Also what was carried over twice, and a claim in braces."""
    claims = (
        "  - id: attacks\n    claims:\n"
        "      - {id: numbers, carried: true, text: 'Three [@report-2018].', waive: {C105: none}, continues: [2017/water/wells/count]}\n"
        "      - {id: more, text: 'Four [@report-2018].'}\n"
    )
    head = "id: press\nheading: Press\nfindings:\n"
    begun(write_project(tmp_path, {**FILES, "memo/2018/press.yaml": head + claims}))
    assert (tmp_path / "memo/2019/press.yaml").read_text("utf-8") == head + (
        "  - id: attacks\n    claims:\n"
        "      - {id: numbers, carried: true, text: 'Three [@report-2018].', continues: 2018/press/attacks/numbers}\n"
        "      - {id: more, text: 'Four [@report-2018].', continues: 2018/press/attacks/more, carried: true}\n"
    )


# ── the period ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("was", "years", "becomes"),
    [
        ("{from: 2017-09, to: 2018-07}", 1, ("2018-08", "2019-07")),
        ("{from: 2018-01, to: 2018-12}", 1, ("2019-01", "2019-12")),
        ("{from: 2017, to: 2018}", 2, ("2019", "2020")),
        ("{from: 2017-09-01, to: 2018-07-24}", 1, ("2018-07-25", "2019-07-24")),
        ("{from: 2017-09-01, to: 2018-12-31}", 1, ("2019-01-01", "2019-12-31")),
        ("{from: 2015-03-01, to: 2016-02-29}", 1, ("2016-03-01", "2017-02-28")),
    ],
)
def test_the_period_follows_that_of_the_earlier_memo(
    was: str, years: int, becomes: tuple[str, str], tmp_path: Path
) -> None:
    files = {**FILES, HEAD: FILES[HEAD].replace("{from: 2017-08, to: 2018-07}", was)}
    made = begun(write_project(tmp_path, files), 2018 + years)
    period = memo_of(tmp_path, 2018 + years).head.period
    assert period is not None
    assert (period.from_, period.to) == becomes
    assert made.period == tuple(map(parse_date, becomes))


def test_a_period_that_nobody_knows_is_asked_for(tmp_path: Path) -> None:
    files = {**FILES, HEAD: FILES[HEAD].replace("period: {from: 2017-08, to: 2018-07}\n", "")}
    write_project(tmp_path, files)
    done = memocli("new", "2019", "--from", "2018", cwd=tmp_path)
    assert "write into memo.yaml which `period` the memo covers" in done.stderr
    assert memo_of(tmp_path, 2019).head.period is None
    done = memocli("new", "2020", "--from", "2018", "--period", "2018-08 .. 2020", cwd=tmp_path)
    assert "period" not in done.stderr
    assert "year: 2020\nperiod: {from: 2018-08, to: 2020}\n" in (
        tmp_path / "memo/2020/memo.yaml"
    ).read_text("utf-8")


# ── what is refused ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("2018", "--from", "2017"),
            "memo/2018/ is there already, and stays as it is; name another",
        ),
        (
            ("2018", "--from", "2018"),
            "a memo is carried over into a later year, and 2018 is not after 2018",
        ),
        (("2019", "--from", "2016"), "there is no memo of 2016 in memo/ (years there: 2017, 2018)"),
        (
            ("2019",),
            "with which memo does it begin? There are 2017, 2018: type `memocli new 2019 --from 2018`",
        ),
        (
            ("2018",),
            "with which memo does it begin? There is 2017: type `memocli new 2018 --from 2017`",
        ),
        (("2017",), "there is no memo before 2017 to begin with; `memocli init DIR` makes a first"),
        (
            ("2019", "--from", "2018", "--period", "2018"),
            "`2018` is no period; write both ends, such as",
        ),
        (("2019", "--from", "2018", "--period", "2018..x"), "`x` is not a date such as"),
        (
            ("2019", "--from", "2018", "--period", "2019..2018"),
            "the period `2019..2018` ends before it",
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    write_project(tmp_path)
    before = files_in(tmp_path)
    done = memocli("new", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"memocli: {sentence}")
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (HEAD, "title: [\n"),
        (WATER, "id: water\n"),
        (WATER, FILES[WATER].replace("        remark:", "        remarque:") + "colour: red\n"),
    ],
)
def test_a_memo_with_faults_is_not_carried_over(path: str, text: str, tmp_path: Path) -> None:
    write_project(tmp_path, {**FILES, path: text})
    done = memocli("new", "2019", "--from", "2018", cwd=tmp_path)
    assert (
        done.stderr
        == "memocli: the memo of 2018 has faults; `memocli check-citations 2018` shows them\n"
    )
    assert not (tmp_path / "memo/2019").exists()


def test_faults_of_other_years_do_not_matter(tmp_path: Path) -> None:
    begun(write_project(tmp_path, {**FILES, "memo/2017/memo.yaml": "title: [\n"}))
    assert (tmp_path / "memo/2019/memo.yaml").exists()


def test_a_place_that_can_not_be_edited_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    layout = FILES[WATER].replace(
        "        waive: {C106: the report in that note has it}\n",
        "        remark: |\n          Words.\n        waive: {C106: so it is}\n          # a comment\n",
    )
    write_project(tmp_path, {**FILES, WATER: layout})
    with pytest.raises(
        UserError, match=r"memo/2018/water\.yaml:\d+: `waive` can't be taken out there"
    ):
        begun(tmp_path)
    assert not (tmp_path / "memo/2019").exists()


def test_a_run_that_is_killed_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    """A folder without a memo.yaml is no year, and the next run has it mended."""
    clean, folder = write_project(tmp_path / "clean"), tmp_path / "project"
    begun(clean)
    whole = files_in(clean)
    kills = 0
    for number in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        write_project(folder)
        if not killed(lambda: begun(folder), folder, number):
            break
        kills += 1
        seen = {path for path in files_in(folder / "memo") if UNFINISHED not in path}
        if "2019/memo.yaml" in seen:
            assert len([path for path in seen if path.startswith("2019/")]) == 4
        try:
            begun(folder)
        except UserError:
            assert "memo/2019/memo.yaml" in files_in(folder)
        assert files_in(folder) == whole, number
    assert kills >= 15


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
