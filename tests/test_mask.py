"""No report and no comparison says who a confidential source is; all other sources are named as ever."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.fuzz_count import tried, tried_all
from tests.support.programs import memocli
from tests.support.slips import SLIPS, SOURCES_FILE, WATER
from tests.support.small_project import FILES, write_project

from memocli.diagnostics import Severity
from memocli.errors import UserError
from memocli.load import load_library
from memocli.mask import Mask, masked
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.compare import compare_years
from memocli.pipeline.options import BuildOptions
from memocli.project import YearAt, project_at
from memocli.render import Form
from memocli.report.changes import TEXTS, DiffFormat, render_changes
from memocli.report.diagnostics import OutputFormat, Report, render_report
from memocli.text import Span

# What is known of the confidential source of the small project. The remarks of other records are their authors' to see.
SECRETS = ("quintana", "zoraida", "xochiapulco", "safe of casa", "2018-01-05")
MEMO = "memo/2018/memo.yaml"
PRESS = "memo/2018/press.yaml"
ID = "  - id: witness-quintana\n"
TITLE = "    title: What Zoraida saw\n"
CUSTOM = "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}"
CITED = "[@witness-quintana]"


def check_of(folder: Path, files: Mapping[str, str]) -> Check:
    return check_memos(project_at(write_project(folder, files)), [2018])


def reports_of(
    found: Check, formats: Iterable[OutputFormat] = OutputFormat
) -> Iterator[tuple[str, str]]:
    """Every report of a check, by its format."""
    for form in formats:
        yield form, render_report(Report(found.diagnostics, found.checked, width=200), form)


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text.casefold()]


def assert_silent(found: Check) -> None:
    for form, report in reports_of(found):
        assert not secrets_in(report), f"{form}: {report}"


def full(found: Check) -> str:
    return dict(reports_of(found))[OutputFormat.FULL]


@pytest.mark.parametrize("slip", SLIPS)
def test_no_report_names_a_source_after_a_slip(slip: str, tmp_path: Path) -> None:
    path, right, wrong = SLIPS[slip]
    found = check_of(tmp_path, {**FILES, path: FILES[path].replace(right, wrong)})
    assert found.diagnostics
    assert_silent(found)


def test_a_list_of_protected_words_takes_no_mask_away(tmp_path: Path) -> None:
    for slip in ("a value that is none", "a misspelt id"):
        path, right, wrong = SLIPS[slip]
        files = {**FILES, path: FILES[path].replace(right, wrong), "private/protect.txt": "Lucía\n"}
        found = check_of(tmp_path / slip.replace(" ", "-"), files)
        assert found.diagnostics
        assert_silent(found)


# ── each rule that names a source, or quotes a record ────────────────────────────────────────────

# The code; the file; what is changed, and to what; words that the full report has in the place of the secret.
PLANTED: dict[str, tuple[str, str, str, str, str]] = {
    "a quotation mark never closed": (
        *("F001", SOURCES_FILE, TITLE, '    title: "What Zoraida saw\n'),
        'title: "···· ······· ···',
    ),
    "a colon in a title": (
        *("F001", SOURCES_FILE, TITLE, "    title: Zoraida: what she saw\n"),
        "title: ·······: ····",
    ),
    "a tab": ("F001", SOURCES_FILE, TITLE, "\ttitle: What Zoraida saw\n", "    title: ···· ·"),
    "an anchor": ("F002", SOURCES_FILE, "What Zoraida", "&Zoraida What", "(`&·······`)"),
    "an alias": ("F002", SOURCES_FILE, "What Zoraida saw", "*Zoraida", "(`*·······`)"),
    "a tag": ("F002", SOURCES_FILE, "What Zoraida saw", "!Zoraida saw", "(`!·······`)"),
    "a key twice": ("F003", SOURCES_FILE, TITLE, TITLE * 2, "`title` is there twice"),
    "a name for a key": (
        *("F004", SOURCES_FILE, "{family: Quintana, given: Zoraida}", "{Zoraida: Quintana}"),
        "unknown key `·······`",
    ),
    "a name in small letters for a key": (
        *("F004", SOURCES_FILE, TITLE, "    zoraida: saw it\n"),
        "unknown key `·······`",
    ),
    "the id for a key": (
        *("F004", SOURCES_FILE, ID, "  - witness-quintana: x\n"),
        "unknown key `················`",
    ),
    "names without keys": (
        *("F004", SOURCES_FILE, "{family: Quintana, given: Zoraida}", "{Quintana, Zoraida}"),
        "unknown key `········`",
    ),
    "a name for a type": (
        *("F006", SOURCES_FILE, "type: interview", "type: Zoraida"),
        "that CSL knows, not `·······`",
    ),
    "a name that is no list": (
        *("F006", SOURCES_FILE, "[{family: Quintana, given: Zoraida}]", "Zoraida Quintana"),
        "write `[{literal: ······· ········}]`",
    ),
    "an id with a blank": (
        *("F006", SOURCES_FILE, "id: witness-quintana", "id: witness quintana"),
        "not `······· ········`",
    ),
    "an id with backticks": (
        *("F006", SOURCES_FILE, "id: witness-quintana", "id: the `quintana` witness"),
        "`id` ···· ·· a ····",
    ),
    "a status of one's own": (
        *("F006", SOURCES_FILE, "status: confirmed, conf", "status: by Zoraida, conf"),
        "not `·· ·······`",
    ),
    "a number with a comma": (
        *("F006", SOURCES_FILE, CUSTOM, f"{CUSTOM[:-1]}, why: 20180,105}}"),
        "a comma ends the number of `why`",
    ),
    "two records": (
        *("F007", SOURCES_FILE, ID, f"  - {{id: witness-quintana, {CUSTOM}}}\n{ID}"),
        "F007 confidential source 1 is there twice",
    ),
    "two ids by case": (
        *("F008", SOURCES_FILE, ID, f"  - {{id: Witness-Quintana, {CUSTOM}}}\n{ID}"),
        "the ids confidential source 1 and confidential source 2 differ",
    ),
    "a file named like it": (
        *("F009", MEMO, "press.yaml]", "press.yaml, witness-quintana.yaml]"),
        "no part file `confidential source 1.yaml`",
    ),
    "a signer": (
        *("F012", MEMO, "from: [casa, river]", "from: [casa, witness-quintana]"),
        "no organization confidential source 1",
    ),
    "a comment in a text": (
        *("F013", SOURCES_FILE, TITLE, f"{TITLE}    abstract: |\n      One.\n      # by Zoraida\n"),
        "# ·· ·······",
    ),
    "a text that is cut": (
        *("F014", SOURCES_FILE, "What Zoraida saw", "What # Zoraida saw"),
        "`title: '···· # ······· ···'`",
    ),
    "a text with backticks that is cut": (
        *("F014", SOURCES_FILE, "What Zoraida saw", "What # `Zoraida` saw"),
        "# `·······` ···",
    ),
    "a claim without support": (
        *("C101", WATER, f"{CITED}.", f'." # {CITED} "'),
        "cite a source, `[@source-id]`, or add `basis:`",
    ),
    "what is left of an id": ("C101", WATER, CITED, "ness-quintana]", "metres ·············]"),
    "a misspelt citation": (
        *("C102", WATER, CITED, "[@witnes-quintana]"),
        "no source `···············`",
    ),
    "half an id": ("C102", WATER, CITED, "[@quintana]", "no source `········`"),
    "a misspelt condition": (
        *("C102", WATER, "source: court-2018", "source: witnes-quintana"),
        "did you mean confidential source 1?",
    ),
    "no brackets": ("C103", WATER, CITED, "@witness-quintana", "`[@confidential source 1]`"),
    "no sign": ("C103", WATER, CITED, "[witness-quintana]", "before confidential source 1"),
    "no sign behind another": (
        *("C103", WATER, CITED, "[@report-2018; witness-quintana]"),
        "there is no `@` before confidential source 1",
    ),
    "a minus": ("C103", WATER, CITED, "[-@witness-quintana]", "`@confidential source 1`"),
    "no semicolon": (
        *("C103", WATER, CITED, "[@witness-quintana @report-2018]"),
        "`[@confidential source 1; @other]`",
    ),
    "an organization": (
        *("C107", WATER, "{own-research: [casa, river]}", "{own-research: [witness-quintana]}"),
        "no organization confidential source 1",
    ),
    "one source twice": (
        *("C109", WATER, CITED, "[@witness-quintana; @witness-quintana]"),
        "names confidential source 1 twice",
    ),
    "a heading": (
        *("C111", WATER, "heading: Wells & pipes", f"heading: Wells {CITED}"),
        "heading: Wells [@················]",
    ),
    "the number of a note": (
        *("C113", WATER, "A witness saw tanks", "A witness saw.12 Tanks"),
        "metres [@················]",
    ),
    "no citation": ("S201", WATER, CITED, "[@report-2018]", "no claim cites confidential source 1"),
    "one address": (
        *("S203", SOURCES_FILE, TITLE, f"{TITLE}    URL: https://example.org/report?a=1&b=2\n"),
        "confidential source 1 and a source that is not confidential have the same address",
    ),
    "younger than the memo": (
        *("S204", SOURCES_FILE, "2018-01-05", "2018-12-05"),
        "confidential source 1 is dated later than the memo (2018-07-24)",
    ),
    "a status": (
        *("S206", SOURCES_FILE, "status: confirmed, conf", "status: described, conf"),
        "nobody has verified confidential source 1: it is only `described`",
    ),
    "a bad date": ("S207", SOURCES_FILE, "2018-01-05", "by Zoraida", "`·· ·······` is not a date"),
    "a bad address": (
        *("S207", SOURCES_FILE, TITLE, f"{TITLE}    URL: zoraida.example.org\n"),
        "`·······.·······.···` is not a web address",
    ),
    "a bad language": (
        *("S207", SOURCES_FILE, TITLE, f"{TITLE}    language: of Zoraida\n"),
        "`·· ·······` is not a language tag",
    ),
    "a bad language in a record that is there again": (
        *("S207", SOURCES_FILE, ID, f"{ID}    type: report\n    language: of Zoraida\n{ID}"),
        "`·· ·······` is not a language tag",
    ),
    "a waiver of nothing": (
        *("W001", SOURCES_FILE, CUSTOM, f"{CUSTOM[:-1]}, waive: {{Zoraida: x}}}}"),
        "no rule `·······` to waive",
    ),
    "a waiver without a reason": (
        *("W002", SOURCES_FILE, CUSTOM, f'{CUSTOM[:-1]}, waive: {{S205: ""}}}}'),
        "the waiver of `S205` gives no reason",
    ),
    "a waiver that can't be": (
        *("W003", SOURCES_FILE, CUSTOM, f"{CUSTOM[:-1]}, waive: {{F001: Zoraida}}}}"),
        "`F001` can't be waived",
    ),
    "an earlier claim": (
        *("Y301", WATER, "continues: 2017/water/wells/count", "continues: witness-quintana"),
        "no claim confidential source 1 in an earlier memo",
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_no_rule_names_it(planted: str, tmp_path: Path) -> None:
    code, path, old, new, words = PLANTED[planted]
    assert FILES[path].count(old) == 1
    found = check_of(tmp_path, {**FILES, path: FILES[path].replace(old, new)})
    assert code in {diagnostic.code for diagnostic in found.diagnostics}
    assert_silent(found)
    assert words in full(found)


@pytest.mark.parametrize("planted", PLANTED)
def test_nor_one_whose_id_is_a_plain_word(planted: str, tmp_path: Path) -> None:
    _, path, old, new, _ = PLANTED[planted]
    files = {**FILES, path: FILES[path].replace(old, new)}
    plain = {name: text.replace("witness-quintana", "quintana") for name, text in files.items()}
    assert_silent(check_of(tmp_path, plain))


def test_a_quotation_without_a_page(tmp_path: Path) -> None:
    sources = FILES[SOURCES_FILE].replace("type: interview", "type: report")
    water = FILES[WATER].replace("[@court-2018, p. 3]", CITED)
    found = check_of(tmp_path, {**FILES, SOURCES_FILE: sources, WATER: water})
    assert_silent(found)
    assert "C105 a quotation is cited to confidential source 1 without a page" in full(found)
    assert "write `@confidential source 1, p. …`" in full(found)


ALONE = FILES[SOURCES_FILE].partition("  - id: witness")


@pytest.mark.parametrize(
    "record",
    [
        f"references: [\n{ID}{TITLE}    {CUSTOM}\n",
        f"references:\n  - type: interview\n{TITLE}    {CUSTOM}\n",
        f"reference:\n{ID}{TITLE}    {CUSTOM}\n",
        f"references:\n{ID.replace('id:', 'id:  the')}{TITLE}    {CUSTOM}\n",
        f"references:\n  witness-quintana:\n{TITLE}      {CUSTOM}\n",
        f"references:\n{ID}    custom: {{confidential: yes}}\n",
        f"references:\n{ID}    type: confidential\n",
        f"references:\n{ID}",
    ],
)
@pytest.mark.parametrize("ending", ["yaml", "yml"])
def test_a_record_that_is_not_read_is_not_named(record: str, ending: str, tmp_path: Path) -> None:
    """Its id is in no library then, and may be that of any citation."""
    water = FILES[WATER].replace(CITED, "@witness-quintana and [@witness-quintana]")
    files = {**FILES, SOURCES_FILE: ALONE[0], f"sources/more.{ending}": record, WATER: water}
    found = check_of(tmp_path, files)
    assert "C103" in {diagnostic.code for diagnostic in found.diagnostics}
    assert_silent(found)


def test_an_id_that_may_be_that_of_a_lost_record_is_not_shown(tmp_path: Path) -> None:
    record = f"references:\n  - {{id: report-2019, {CUSTOM}}}\n"
    water = FILES[WATER].replace(CITED, "@report-2019")
    found = check_of(tmp_path, {**FILES, "sources/more.yml": record, WATER: water})
    assert "report-2019" not in full(found)


@pytest.mark.parametrize("typed", ["witness-quintano", "interview-quintana", "quintana-2018"])
def test_an_id_between_a_public_and_a_confidential_one_is_not_shown(
    typed: str, tmp_path: Path
) -> None:
    public = "\n".join(
        f"  - {{id: {name}, type: report, title: X}}"
        for name in ("witness-quintero", "interview-quintero", "quintera-2018")
    )
    files = {**FILES, SOURCES_FILE: FILES[SOURCES_FILE] + public + "\n"}
    files[WATER] = FILES[WATER].replace(CITED, f"[@{typed}]")
    found = check_of(tmp_path, files)
    assert f"no source `{'·' * len(typed)}`" in full(found)
    assert typed not in full(found)


def test_what_a_build_says_is_masked_too(tmp_path: Path) -> None:
    water = FILES[WATER].replace(CITED, "@witness-quintana")
    write_project(tmp_path, {**FILES, WATER: water})
    done = memocli("build", "2018", "--draft", "--to", "html", cwd=tmp_path)
    assert done.returncode == 0
    assert "C103" in done.stdout
    assert not secrets_in(done.stdout + done.stderr)


def test_places_are_the_same(tmp_path: Path) -> None:
    """The carets stand under the dots, and a program finds the word in the file."""
    water = FILES[WATER].replace(CITED, "[@witnes-quintana]")
    found = check_of(tmp_path, {**FILES, WATER: water})
    (one,) = json.loads(dict(reports_of(found))[OutputFormat.JSON])["diagnostics"][:1]
    line = water.splitlines()[one["line"] - 1]
    assert line[one["column"] - 1 : one["end_column"] - 1] == "witnes-quintana"
    shown, carets = full(found).splitlines()[1:3]
    start = carets.index("^")
    assert shown[start : start + carets.count("^")] == "·" * len("witnes-quintana")


# ── any change of the files ──────────────────────────────────────────────────────────────────────

_PIECES = "- |: |\n|  |[|]|{|}|'|\"|@|;|, |*|_|\\|# |`|!|&a |~|>-\n|\t|é|a|x: y|\n    |\n  - |–"


@examples(3)
@given(st.data())
def test_any_change_of_its_record(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = FILES[SOURCES_FILE]
    first = text.index("  - id: survey-2016")
    start = data.draw(st.integers(first, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    pieces = data.draw(st.lists(st.sampled_from(_PIECES.split("|")), max_size=4))
    changed = text[:start] + "".join(pieces) + text[end:]
    assume("confidential: true" in changed)
    found = check_of(tmp_path_factory.mktemp("p"), {**FILES, SOURCES_FILE: changed})
    library = found.library
    # A mark that became a comment, for example, marks nothing, and is no fault.
    assume(library.has_confidential or library.hidden)
    assert_silent(found)


@examples(2)
@given(st.data())
def test_any_citation_of_it(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    name = "witness-quintana"
    at = data.draw(st.integers(0, len(name)))
    cut = data.draw(st.integers(0, 1))
    name = (
        name[:at]
        + data.draw(st.sampled_from(["", "s", "X", "2", "-", "–", " ", "_"]))
        + name[at + cut :]
    )
    opening = data.draw(st.sampled_from(["[@", "@", "[-@", "[see @", "[@report-2018; @", "[@{"]))
    closing = data.draw(st.sampled_from(["]", "", ", p. 4]", "; @court-2018]", "}]", ")"]))
    claim = data.draw(st.sampled_from(["", " “quoted”", " @x", " 5,5 [1]", " **"]))
    water = FILES[WATER].replace(CITED, f"{opening}{name}{closing}{claim}")
    assert_silent(check_of(tmp_path_factory.mktemp("p"), {**FILES, WATER: water}))


# ── what is not hidden ───────────────────────────────────────────────────────────────────────────


def test_a_public_source_is_named_and_quoted_beside_a_confidential_one(tmp_path: Path) -> None:
    press = FILES[PRESS].replace("[@report-2018]", "[@report-2081], @survey-2016")
    sources = FILES[SOURCES_FILE].replace("URL: https://example", "URL: htp://example")
    report = full(check_of(tmp_path, {**FILES, PRESS: press, SOURCES_FILE: sources}))
    assert "no source `report-2081`" in report
    assert "did you mean `report-2018`?" in report
    assert "nobody cared [@report-2081], @survey-2016." in report
    assert "write `[@survey-2016]`" in report
    assert "`htp://example.org/report?a=1&b=2` is not a web address" in report
    assert "nobody has verified `report-2018`: it is only `probable`" in report
    assert "·" not in report


def test_a_fault_of_one_key_hides_nothing_of_a_public_record(tmp_path: Path) -> None:
    """Only what may hide that a source is confidential does."""
    sources = FILES[SOURCES_FILE].partition("  - id: witness")[0]
    files = {**FILES, WATER: FILES[WATER].replace(CITED, "[@survey-2016]")}
    for right, wrong, words in (
        ("type: dataset", "type: datset", "not `datset`"),
        ("title: Survey", "titel: Survey", "unknown key `titel`"),
        ("publisher: National Institute", "publisher:", "`publisher` has no value"),
        ("title: Survey <2016>", 'title: "Survey <2016>', 'title: "Survey <2016>'),
    ):
        assert sources.count(right) == 1
        changed = sources.replace(right, wrong)
        found = check_of(tmp_path, {**files, SOURCES_FILE: changed})
        assert words in full(found)
        assert "·" not in full(found)
        assert not found.library.has_confidential


def test_an_unknown_key_is_named_where_nothing_speaks_of_confidence(tmp_path: Path) -> None:
    sources = FILES[SOURCES_FILE].replace("DOI: 10.1234/abc", "colour: red")
    report = full(check_of(tmp_path, {**FILES, SOURCES_FILE: sources}))
    assert "unknown key `colour`" in report
    assert "red" not in report.partition("F004")[2].partition("\n\n")[0]


def test_nothing_is_done_where_nothing_is_to_hide(tmp_path: Path) -> None:
    sources = FILES[SOURCES_FILE].partition("  - id: witness")[0]
    water = FILES[WATER].replace(CITED, "[@nobody]")
    library = load_library(
        project_at(write_project(tmp_path, {**FILES, SOURCES_FILE: sources, WATER: water})), [2018]
    )
    mask = Mask(library)
    assert not mask.is_needed
    given = [*check_memos(project_at(tmp_path)).diagnostics]
    assert all(one is other for one, other in zip(given, masked(given, mask), strict=True))
    assert mask.name("nobody") == "nobody"


def test_words_and_claims_that_are_like_an_id_are_no_ids(tmp_path: Path) -> None:
    """An id of letters alone is a word as well."""
    sources = FILES[SOURCES_FILE].replace("witness-quintana", "wells")
    water = (
        FILES[WATER].replace(CITED, "[@wells]").replace("[@report-2018, p. 4;", "[@report-2018 @x;")
    )
    report = full(check_of(tmp_path, {**FILES, SOURCES_FILE: sources, WATER: water}))
    assert "in claim 2018/water/wells/count" in report
    options = BuildOptions((Form.HTML,), draft=True)
    page = build_memo(project_at(tmp_path), 2018, options).files["memo-2018-draft.html"].decode()
    assert "Of 1,250 wells, 17 gave" in page


def test_further_words_and_places_can_be_hidden(tmp_path: Path) -> None:
    sources = FILES[SOURCES_FILE].partition("  - id: witness")[0]
    water = FILES[WATER].replace(CITED, "[@nobody]")
    found = check_of(tmp_path, {**FILES, SOURCES_FILE: sources, WATER: water})
    place = next(one.span for one in found.diagnostics if one.code == "S206")
    line = Span(place.file, place.start, place.file.text.index("\n", place.start))
    mask = Mask(found.library, words=["saw TANKS", "Nobody"], spans=[line])
    report = render_report(
        Report(masked(found.diagnostics, mask), found.checked), OutputFormat.FULL
    )
    assert '"A witness ·········' in report
    assert "no source `······`" in report
    assert "secret remark" not in report
    assert "remark: ······ ······" in report


# ── comparisons ──────────────────────────────────────────────────────────────────────────────────

OLD = "memo/2017/water.yaml"
TWO = f"{FILES[SOURCES_FILE]}  - {{id: zoraida-2, custom: {{confidential: true}}}}\n"


def changes_between(folder: Path, old: str, new: str) -> dict[DiffFormat, str]:
    """The comparison of two texts of one claim, in every format."""
    files = {
        **FILES,
        SOURCES_FILE: TWO,
        OLD: FILES[OLD].replace("There were 1,200 wells [@survey-2016].", old),
        WATER: FILES[WATER]
        .replace("text: Our teams visited 31 villages.", f'text: "{new}"')
        .replace("        continues: 2017/water/wells/count\n", "")
        .replace(
            "        basis: {own-research: [casa, river]}\n",
            "        continues: 2017/water/wells/count\n",
        ),
    }
    changes = compare_years(
        project_at(write_project(folder, files)), YearAt(2017), YearAt(2018)
    ).changes
    found = {form: render_changes(changes, form) for form in TEXTS}
    for form, report in found.items():
        assert not secrets_in(report), f"{form}: {report}"
    return found


def test_a_comparison_names_no_confidential_source(tmp_path: Path) -> None:
    same = "There were 1,200 wells"
    found = changes_between(
        tmp_path, f"{same} [@witness-quintana, p. 2].", f"{same} [@zoraida-2; @witness-quintana]."
    )
    assert "source    {+confidential source 2+}" in found[DiffFormat.TERMINAL]
    assert "cited at  confidential source 1: [-page 2-]" in found[DiffFormat.TERMINAL]
    assert "**`confidential source 2`**" in found[DiffFormat.MARKDOWN]
    changed = only_pair(found[DiffFormat.JSON])
    assert changed["sources"]["added"] == [confidential(2)]
    assert changed["sources"]["locators"][0]["source"] == confidential(1)
    assert changed["old"][0]["sources"] == [confidential(1)]
    # Claims that were added name their sources, too.
    assert "source    confidential source 1\n" in found[DiffFormat.TERMINAL]


def confidential(number: int) -> dict[str, str]:
    """What a comparison says of a confidential source."""
    name = f"confidential source {number}"
    return {"id": name, "title": name}


def only_pair(report: str) -> Any:
    """The one claim that both memos have, as JSON."""
    claims = [
        claim
        for part in json.loads(report)["parts"]
        for finding in part["findings"]
        for claim in finding["claims"]
    ]
    (pair,) = (claim for claim in claims if claim["old"] and claim["new"])
    return pair


def test_another_confidential_source_is_a_change(tmp_path: Path) -> None:
    same = "There were 1,200 wells"
    found = changes_between(tmp_path, f"{same} [@witness-quintana].", f"{same} [@zoraida-2].")
    changed = only_pair(found[DiffFormat.JSON])
    assert "re-sourced" in changed["kinds"]
    assert changed["sources"]["added"] == [confidential(2)]
    assert changed["sources"]["dropped"] == [confidential(1)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("So many wells @witness-quintana", "wells @confidential source 1"),
        ("So many wells [witness-quintana]", "wells [confidential source 1]"),
        ("So many wells @quintana", "wells @········"),
        ("So many wells [@witnes-quintana]", "unknown source"),
        ("So many wells [@witness–quintana]", "unknown source"),
        ("So many wells [see zoraida-2 and @report-2018]", "see confidential source 2 and"),
        ("So many wells [@report-2081]", "report-2081"),
    ],
)
def test_texts_that_a_comparison_quotes(text: str, shown: str, tmp_path: Path) -> None:
    found = changes_between(tmp_path, "So many wells [@report-2018].", text)
    for form, report in found.items():
        assert shown in report.replace("\\", ""), form


def test_what_stands_beside_a_misspelt_id_is_not_shown(tmp_path: Path) -> None:
    cited = "So many wells [@witness–quintana{}]"
    found = changes_between(tmp_path, cited.format(""), cited.format(", p. 3"))
    assert (
        "cited at  unknown source: [-–········-] {+–········, p. 3+}" in found[DiffFormat.TERMINAL]
    )


def test_headings_and_reasons_in_a_comparison(tmp_path: Path) -> None:
    heading = f"heading: Wells of witness-quintana {CITED}"
    files = {
        **FILES,
        WATER: FILES[WATER].replace("heading: Wells & pipes", heading),
        MEMO: FILES[MEMO].replace("The wells were opened again.", f'"So says {CITED}."'),
    }
    changes = compare_years(
        project_at(write_project(tmp_path, files)), YearAt(2017), YearAt(2018)
    ).changes
    for form in TEXTS:
        report = render_changes(changes, form).replace("\\", "")
        assert not secrets_in(report), form
        assert "Wells of confidential source 1 [@confidential source 1]" in report
        assert "So says [@confidential source 1]." in report


# ── which notes are of the same confidential source ──────────────────────────────────────────────

FINAL = BuildOptions((Form.HTML, Form.DOCX))


def outputs_with(
    folder: Path, cited: str, custom: str = "{confidential: true}"
) -> dict[str, bytes]:
    """The outputs of a memo whose claims cite these sources in turn; the claims of the manifest."""
    text = "text: {} [@{}].".format
    claims = [
        ("text: Our teams visited 31 villages.\n        basis: {own-research: [casa, river]}", "V"),
        (
            "text: In 2017 there were 1,200 wells.\n        basis: {earlier-memo: 2017/water/wells/count}",
            "W",
        ),
        (f'text: "A witness saw tanks of 5.5\\u00a0metres {CITED}."', "X"),
    ]
    water = FILES[WATER]
    for (old, words), source in zip(claims, cited.split(), strict=True):
        assert water.count(old) == 1
        water = water.replace(old, text(words, source))
    records = "".join(f"  - {{id: source-{n}, custom: {custom}}}\n" for n in "abc")
    files = {**FILES, WATER: water, SOURCES_FILE: ALONE[0] + records}
    made = build_memo(project_at(write_project(folder, files)), 2018, FINAL).files
    assert made
    claims_made = json.loads(made["manifest.json"])["claims"]
    return {**made, "manifest.json": json.dumps(claims_made).encode()}


def test_a_finished_memo_does_not_tell_which_notes_are_of_one_source(tmp_path: Path) -> None:
    same = outputs_with(tmp_path / "same", "source-a source-a source-a")
    other = outputs_with(tmp_path / "other", "source-a source-b source-c")
    assert same == other
    assert b"confidential source 1" not in b"".join(same.values())
    page = same["memo-2018.html"].decode()
    assert (
        page.count("onfidential source, on file with the signers") == 6
    )  # the notes are there again for Word


def test_unless_the_record_says_that_it_may(tmp_path: Path) -> None:
    custom = "{confidential: true, linked: true}"
    made = outputs_with(tmp_path, "source-a source-a source-b", custom)
    page = made["memo-2018.html"].decode()
    assert page.count("bid.") == 2
    assert b'"confidential source 1"' in made["manifest.json"]


def test_a_linked_record_that_is_not_said_to_be_confidential_is_not_shown(tmp_path: Path) -> None:
    sources = FILES[SOURCES_FILE].replace("confidential: true", "linked: true")
    folder = write_project(tmp_path, {**FILES, SOURCES_FILE: sources})
    found = check_memos(project_at(folder), [2018])
    assert [one.code for one in found.of(Severity.ERROR)] == ["F005"]
    assert_silent(found)
    page = build_memo(project_at(folder), 2018, BuildOptions((Form.HTML,), draft=True)).files
    assert not secrets_in(page["memo-2018-draft.html"].decode())


# ── two records with one id ──────────────────────────────────────────────────────────────────────

_TWIN = "{{id: {}, type: report, title: Zoraida twin, URL: https://quintana.example.org{}}}"
TWINS = {
    "before": {
        SOURCES_FILE: ALONE[0]
        + "  - "
        + _TWIN.format("witness-quintana", "")
        + "\n"
        + "".join(ALONE[1:])
    },
    "behind": {
        SOURCES_FILE: FILES[SOURCES_FILE] + "  - " + _TWIN.format("witness-quintana", "") + "\n"
    },
    "in capitals": {
        SOURCES_FILE: FILES[SOURCES_FILE] + "  - " + _TWIN.format("Witness-Quintana", "") + "\n"
    },
    "in a file before": {
        "sources/aa.yaml": "references:\n  - " + _TWIN.format("witness-quintana", "")
    },
    "in a file behind": {
        "sources/zz.yaml": "references:\n  - " + _TWIN.format("witness-quintana", "")
    },
    "in JSON": {
        "sources/aa.json": '[{"id": "witness-quintana", "type": "report", "title": "Zoraida twin"}]'
    },
    "linked, the other not": {
        "sources/aa.yaml": "references:\n  - "
        + _TWIN.format("witness-quintana", ", custom: {confidential: true, linked: true}")
    },
}


@pytest.mark.parametrize("twin", TWINS)
def test_of_two_records_with_one_id_nothing_is_shown(twin: str, tmp_path: Path) -> None:
    """Where one of them is confidential, whichever comes first."""
    water = FILES[WATER].replace("the same [@survey-2016;", f"the same {CITED}; [@survey-2016;")
    folder = write_project(tmp_path, {**FILES, WATER: water, **TWINS[twin]})
    found = check_memos(project_at(folder))
    assert {"F007", "F008"} & {one.code for one in found.diagnostics}
    assert_silent(found)
    options = BuildOptions((Form.HTML, Form.DOCX), draft=True)
    made = build_memo(project_at(folder), 2018, options).files
    page = made["memo-2018-draft.html"].decode()
    manifest = json.loads(made["manifest-draft.json"])["claims"]
    for text in (page, json.dumps(manifest), docx_text(made["memo-2018-draft.docx"])):
        assert not secrets_in(text)
        assert "bid." not in text
    for form in TEXTS:
        assert not secrets_in(
            render_changes(
                compare_years(project_at(folder), YearAt(2017), YearAt(2018)).changes, form
            )
        )


def docx_text(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return "".join(
            parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml")
        )


# ── a record with a secret in every field, changed in every way ──────────────────────────────────

_FIELDS = (
    "type: report\n|title: {}\n|author: [{{family: {}, given: {}}}]\n|issued: 1931-07-19\n|publisher: {}\n|URL: https://{}.org\n"
    "|number: {}\n|note: {}\n|DOI: 10.1/{}\n|abstract: >-\n      {} in\n      two lines {}\n|language: {}\n|archive: {}\n|keyword: {}\n"
    "|event-date: 19 July 1931\n|volume: 1931,07\n|genre: {}\n|container-title: {}\n"
)
SECRET = "Xochiquetzal"
_LINES = [
    line.replace("{{", "{").replace("}}", "}").replace("{}", SECRET) for line in _FIELDS.split("|")
]
_MARK = "custom: {confidential: true, remark: Xochiquetzal, status: confirmed}\n"
_ID = "id: witness-xochiquetzal\n"
_VALUES = (
    "[a, {}]",
    "{{a: {}}}",
    "yes {}",
    "",
    "~",
    '"{}',
    "'{}'s",
    "*{}",
    "&{} x",
    "!{} x",
    "{}: {}",
    "- {}",
    "{} # {}",
    "|\n  {}",
    "%{}",
    "@{}",
    "`{}`",
    "31 {} 1931",
    "[{}",
    "{{{}",
)


def changed_records() -> Iterator[str]:
    """The file with the record in 1,200 states, most of them faulty; always the same."""
    draw = random.Random(20180704)
    for number in range(1200):
        lines = [_ID, _MARK, *draw.sample(_LINES, k=6)]
        if number % 3 == 0:
            lines = [_ID, *lines[2:], _MARK]
        for _ in range(1 + number % 2):
            at = draw.randrange(len(lines))
            line = lines[at]
            if line == _MARK and number % 5:
                continue
            match draw.randrange(8):
                case 0:
                    lines[at] = line.replace(":", "", 1)
                case 1:
                    key = line.partition(":")[0]
                    value = draw.choice(_VALUES).format(SECRET, SECRET)
                    lines[at] = line if line == _MARK else f"{key}: {value}\n"
                case 2:
                    lines.insert(at, line)
                case 3:
                    lines[at] = f"\t{line}"
                case 4:
                    lines[at] = f"{SECRET.lower()}-{line}"
                case 5:
                    lines[at] = f"  {line}"
                case 6:
                    lines[at] = f"{line[: draw.randrange(len(line))]}\n"
                case _:
                    lines[at] = line.replace(" ", draw.choice("\"'[]{},&*|>!%@`"), 1)
        record = "    ".join(lines)
        text = f"references:\n  - {{id: open-2018, type: report, title: Open}}\n  - {record}"
        yield text[: draw.randrange(len(text) - 60, len(text))] if number % 7 == 0 else text


# Most of a SARIF report are the rules, the same each time; what it says of a fault is in the others too.
ALL_BUT_SARIF = [form for form in OutputFormat if form is not OutputFormat.SARIF]


def test_no_state_of_a_record_shows_what_it_says(tmp_path: Path) -> None:
    claim = '      - {id: one, text: "They said so [@witness-xochiquetzal; @open-2018]."}\n'
    part = f"id: water\nheading: Water\nfindings:\n  - id: wells\n    claims:\n{claim}"
    head = "title: Water\nyear: {}\nparts: [water.yaml]\n".format
    files = {f"memo/{year}/{name}": text for year in (2017, 2018) for name, text in (("memo.yaml", head(year)), ("water.yaml", part))}  # fmt: skip
    project = project_at(write_project(tmp_path, files))
    place = tmp_path / "sources/all.yaml"
    place.parent.mkdir()
    seen = built = compared = faults = 0
    for text in changed_records():
        if "confidential" not in text:
            continue
        place.write_text(text, encoding="utf-8")
        found = check_memos(project)
        if not (found.library.has_confidential or found.library.hidden):
            continue  # the mark became a part of another text, and nothing is amiss
        seen += 1
        tried("states of a record")
        faults += len(found.diagnostics)
        for form, report in reports_of(found, OutputFormat if seen % 4 == 0 else ALL_BUT_SARIF):
            assert_no_secret(report, text, form)
        if seen % 12 == 0:
            options = BuildOptions((Form.HTML, Form.DOCX), draft=True)
            made = build_memo(project, 2018, options).files
            built += bool(made)
            for name, file in made.items():
                said = docx_text(file) if name.endswith("docx") else file.decode("utf-8")
                assert_no_secret(said.partition('"inputs"')[0], text, name)
            with suppress(UserError):
                changes = compare_years(project, YearAt(2017), YearAt(2018)).changes
                compared += 1
                for kind in TEXTS:
                    assert_no_secret(render_changes(changes, kind), text, kind)
    assert tried_all("states of a record")
    assert faults > seen
    assert built >= 80
    assert compared >= 80


@pytest.mark.parametrize("indent", [None, 1])
def test_json_that_is_cut_anywhere_shows_nothing(indent: int | None, tmp_path: Path) -> None:
    """The word that makes it confidential may be in what is missing."""
    custom = {"remark": SECRET, "confidential": True}
    record = {
        "id": "witness-1",
        "type": "report",
        "title": SECRET,
        "note": SECRET,
        "custom": custom,
    }
    text = json.dumps(
        [{"id": "open-2018", "type": "report", "title": "Open"}, record], indent=indent
    )
    write_project(tmp_path, {**FILES, SOURCES_FILE: ALONE[0]})
    place = tmp_path / "sources/more.json"
    for cut in range(text.index("witness"), len(text), 3):
        place.write_text(text[:cut], encoding="utf-8")
        for form, report in reports_of(check_memos(project_at(tmp_path), [2018])):
            assert_no_secret(report, text[:cut], form)


def assert_no_secret(said: str, text: str, where: str) -> None:
    shown = re.search("xochi|quetzal|1931-07|19 july|1931,07", said, re.IGNORECASE)
    around = said[max(0, shown.start() - 200) : shown.end() + 100] if shown else ""
    assert not shown, f"{where}: {around}\n\n{text}"
