"""Files become memos: what is kept, what is reported and where, and that nothing gets lost without a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.small_project import FILES, write_project

from memocli.load import Library, load_library
from memocli.pipeline.check import check_memos
from memocli.project import project_at

MEMO = "memo/2018/memo.yaml"
WATER = "memo/2018/water.yaml"
SOURCES = "sources/all.yaml"


def loaded(folder: Path, changes: Mapping[str, str | bytes] | None = None) -> Library:
    project = project_at(write_project(folder, {**FILES, **(changes or {})}))
    return load_library(project, project.years())


def said(library: Library) -> list[str]:
    return [
        f"{d.code} {d.span.file.path}:{d.span.line} {d.span.text.splitlines()[0] if d.span.text else ''}"
        for d in library.diagnostics
    ]


def changed(path: str, old: str, new: str) -> dict[str, str | bytes]:
    assert FILES[path].count(old) == 1, old
    return {path: FILES[path].replace(old, new)}


def test_a_text_of_several_years_is_scanned_once_and_its_faults_are_where_it_stands(
    tmp_path: Path,
) -> None:
    text = "Of 40 wells “some” gave water [@nobody] [@@x] (@survey-2016)."
    old = (
        "id: water\nheading: Water\nfindings:\n  - id: wells\n    claims:\n"
        f'      - {{id: count, text: "{text}"}}\n'
    )
    new = old.replace("heading: Water\n", "# longer\n# by two lines\nheading: Water\n")
    heads = {
        MEMO.replace("2018", year): f"title: T\nyear: {year}\nparts: [water.yaml]\n"
        for year in ("2017", "2018")
    }
    files = {**heads, WATER.replace("2018", "2017"): old, WATER: new, SOURCES: FILES[SOURCES]}
    project = project_at(write_project(tmp_path, files))
    check = check_memos(project, [2017, 2018])
    before, after = (check.library.memos[year].claims[0] for year in (2017, 2018))
    assert before.prose is after.prose
    assert type(before.prose.text) is str
    found = {2017: set[tuple[str, int, int]](), 2018: set[tuple[str, int, int]]()}
    for fault in check.diagnostics:
        if fault.span.file.path.endswith("water.yaml"):
            year = int(fault.span.file.path.split("/")[1])
            found[year].add((fault.code, fault.span.line, fault.span.column))
    assert {code for code, *_ in found[2017]} >= {"C102", "C103"}
    assert found[2018] == {(code, line + 2, column) for code, line, column in found[2017]}


def test_the_same_words_in_two_languages_are_read_in_each(tmp_path: Path) -> None:
    part = (
        "id: water\nheading: Water\nfindings:\n  - id: wells\n    claims:\n"
        '      - {id: count, text: "1.500 casos [@survey-2016]."}\n'
    )
    files: dict[str, str | bytes] = {SOURCES: FILES[SOURCES]}
    for year, language in (("2017", "en"), ("2018", "es")):
        head = f"title: T\nyear: {year}\nlanguage: {language}\nparts: [water.yaml]\n"
        files |= {MEMO.replace("2018", year): head, WATER.replace("2018", year): part}
    project = project_at(write_project(tmp_path, files))
    memos = load_library(project, project.years()).memos
    numbers = [memos[year].claims[0].prose.numerals[0].value for year in (2017, 2018)]
    assert numbers[0] != numbers[1] == 1500


def test_a_sound_project(tmp_path: Path) -> None:
    library = loaded(tmp_path)
    assert said(library) == []
    assert sorted(library.memos) == [2017, 2018]
    assert sorted(library.sources) == [
        "court-2018",
        "report-2018",
        "survey-2016",
        "witness-quintana",
    ]
    assert sorted(library.files) == sorted(FILES)
    memo = library.memos[2018]
    assert [claim.name for claim in memo.claims][:3] == [
        "introduction/summary/no-progress",
        "introduction/summary/request",
        "water/wells/count",
    ]
    count = next(claim for claim in memo.claims if claim.name == "water/wells/count").claim
    assert {str(key): figure.value for key, figure in count.figures.items()} == {
        "wells": 1250,
        "clean-wells": 17,
    }
    assert count.continues == ("2017/water/wells/count",)
    assert memo.head.period is not None
    assert memo.head.period.from_.value.isoformat() == "2017-08"
    assert library.sources["witness-quintana"].custom is not None
    assert library.sources["witness-quintana"].custom.confidential
    assert library.sources["survey-2016"].csl()["issued"] == {"date-parts": [[2016, 5], [2016, 8]]}
    assert "custom" not in library.sources["survey-2016"].csl()


FIGURES = "memo/figures.yaml"


def test_what_the_figures_are(tmp_path: Path) -> None:
    text = (
        "figures:\n  - {id: wells, label: {en: Wells, es: Pozos}, unit: wells, cumulative: true}\n"
        "  - {id: share, label: Share, unit: percent, counted: by the survey}\n"
    )
    library = loaded(tmp_path, {FIGURES: text})
    assert said(library) == []
    wells, share = library.figures["wells"], library.figures["share"]
    assert (wells.label.said_in("es"), wells.cumulative, wells.is_percentage) == (
        "Pozos",
        True,
        False,
    )
    assert (share.label.said_in("es"), share.cumulative, share.is_percentage) == (
        "Share",
        False,
        True,
    )


def test_faults_in_what_the_figures_are_bar_no_other_rule(tmp_path: Path) -> None:
    text = "figures:\n  - {id: wells, label: {english_: Wells}}\n  - {id: a, label: A}\n  - {id: a, label: B}\n"
    library = loaded(tmp_path, {FIGURES: text})
    assert [line.split()[0] for line in said(library)] == ["F006", "F007"]
    assert library.completeness.memos
    assert list(library.figures) == ["a"]


@examples(0.3)
@given(st.data())
def test_comments_and_blank_lines_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Not inside a text, where they would be words."""
    folder = tmp_path_factory.mktemp("project")
    before = loaded(folder)
    files: dict[str, str | bytes] = {}
    for path, text in FILES.items():
        lines = []
        for line in text.splitlines():
            is_text = path == WATER and re.match(r" {10}\S|.*: [>|]", line) and "- " not in line
            if not is_text:
                lines += data.draw(
                    st.lists(
                        st.sampled_from(["", "# a comment", "      # another: [", "  "]), max_size=1
                    )
                )
            lines.append(line)
        joint = data.draw(st.sampled_from(["\n", "\r\n"]))
        mark = data.draw(st.sampled_from(["", "\ufeff"]))
        files[path] = (mark + joint.join([*lines, ""])).encode()
    after = loaded(folder, files)
    assert said(after) == []
    for memo, old in zip(after.memos.values(), before.memos.values(), strict=True):
        assert (memo.head, memo.parts) == (old.head, old.parts)
        assert (memo.organizations, memo.pictures) == (old.organizations, old.pictures)
    assert after.sources == before.sources


@pytest.mark.parametrize(
    "spelling",
    [
        "custom: {status: confirmed, confidential: yes}",
        "custom: {status: confirmed, condifential: true}",
        "custom: {Confidential: true}",
        "custom: {confidential: true, confidential: false}",
        "custom: confidential",
        "confidential: true",
    ],
)
def test_a_fault_never_makes_a_source_less_confidential(tmp_path: Path, spelling: str) -> None:
    """A draft prints what could be read: there, a misspelt key would give a witness away."""
    sound = "custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}"
    library = loaded(tmp_path, changed(SOURCES, sound, spelling))
    assert said(library)
    custom = library.sources["witness-quintana"].custom
    assert custom is not None
    assert custom.confidential
    other = library.sources["survey-2016"].custom
    assert other is not None
    assert not other.confidential


FAULTS: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "period that ends before it begins": (
        changed(MEMO, "to: 2018-07}", "to: 2016}"),
        [f"F006 {MEMO}:6 2016"],
    ),
    "unknown key": (changed(WATER, "topic:", "topik:"), [f"F004 {WATER}:10 topik"]),
    "missing text": (
        changed(WATER, "text: Our teams visited 31 villages.", "remark: none"),
        [f"F005 {WATER}:29 id: visits"],
    ),
    "no value": (
        changed(MEMO, "title: Water & Rights in the “Valley”", "title:"),
        [f"F005 {MEMO}:1 title"],
    ),
    "empty entry": (changed(MEMO, "to: [The Ministry, ", 'to: ["", '), [f'F005 {MEMO}:8 ""']),
    "wrong verdict": (changed(WATER, "partly-met", "partly"), [f"F006 {WATER}:6 partly"]),
    "no such day": (changed(MEMO, "2018-07-24", "2018-06-31"), [f"F006 {MEMO}:5 2018-06-31"]),
    "comma in a number": (
        changed(WATER, "{wells: 1250, ", "{wells: 1,250, "),
        [f"F006 {WATER}:17 1,250"],
    ),
    "text for a list": (
        changed(MEMO, "from: [casa, river]", "from: casa"),
        [f"F006 {MEMO}:9 casa"],
    ),
    "list for a text": (
        changed(MEMO, "subtitle: What the <law> asks", "subtitle: [a]"),
        [f"F006 {MEMO}:2 subtitle"],
    ),
    "text for a mapping": (
        changed(MEMO, "{from: 2017-08, to: 2018-07}", "2018"),
        [f"F006 {MEMO}:6 2018"],
    ),
    "bad year of the source": (
        changed(SOURCES, "issued: 2018-02\n", "issued: [[]]\n"),
        [f"F006 {SOURCES}:15 issued"],
    ),
    "claim twice": (changed(WATER, "id: quoted", "id: count"), [f"F007 {WATER}:19 count"]),
    "source twice": (
        changed(SOURCES, "id: survey-2016", "id: court-2018"),
        [f"F007 {SOURCES}:18 court-2018"],
    ),
    "part listed twice": (
        changed(MEMO, "[introduction.yaml, ", "[introduction.yaml, water.yaml, "),
        [
            f"F007 {MEMO}:11 water.yaml",
        ],
    ),
    "ids by case": (
        changed(SOURCES, "id: survey-2016", "id: Court-2018"),
        [f"F008 {SOURCES}:18 Court-2018"],
    ),
    "missing file": (
        changed(MEMO, "press.yaml", "pres.yaml"),
        [f"F009 {MEMO}:11 pres.yaml"],
    ),
    "unlisted file": ({"memo/2018/extra.yaml": "id: x\n"}, [f"F010 {MEMO}:11 press.yaml"]),
    "wrong year": (
        changed(MEMO, "year: 2018\nfiscal", "year: 2017\nfiscal"),
        [f"F011 {MEMO}:3 2017"],
    ),
    "unknown signer": (
        changed(MEMO, "from: [casa, river]", "from: [caza, river]"),
        [f"F012 {MEMO}:9 caza"],
    ),
}


def test_a_memo_of_a_wrong_year_is_read_as_that_of_its_folder(tmp_path: Path) -> None:
    files, _ = FAULTS["wrong year"]
    library = load_library(project_at(write_project(tmp_path, {**FILES, **files})), [2018])
    assert library.memos[2018].year == library.memos[2018].head.year.value == 2018


@pytest.mark.parametrize("case", FAULTS)
def test_fault(case: str, tmp_path: Path) -> None:
    changes, expected = FAULTS[case]
    library = loaded(tmp_path, changes)
    found = [entry for entry in said(library) if not entry.startswith("F007") or "twice" in case]
    assert found[: len(expected)] == expected
    assert all(d.severity == "error" and d.hint for d in library.diagnostics)


def test_what_does_not_fit_is_left_out_and_the_rest_is_kept(tmp_path: Path) -> None:
    water = FILES[WATER].replace("partly-met", "partly").replace("- id: visits\n        ", "- ")
    library = loaded(tmp_path, {WATER: water})
    (part,) = [part for part in library.memos[2018].parts if part.id == "water"]
    assert part.verdict is None
    claims = [str(claim.id) for finding in part.findings for claim in finding.claims]
    assert claims == ["count", "quoted", "witnessed", "again", "earlier", "families"]
    assert {entry.split()[0] for entry in said(library)} == {"F005", "F006"}


def test_faults_of_all_files_in_one_run(tmp_path: Path) -> None:
    changes: dict[str, str | bytes] = {path: text + "odd: 1\n" for path, text in FILES.items()}
    assert sorted(said(loaded(tmp_path, changes))) == sorted(
        f"F004 {path}:{len(text.splitlines()) + 1} odd" for path, text in FILES.items()
    )


def test_first_of_two_sources_counts(tmp_path: Path) -> None:
    twice = changed(SOURCES, "id: survey-2016", "id: court-2018")
    assert loaded(tmp_path, twice).sources["court-2018"].type == "legal_case"


def test_bytes_are_kept_for_the_hashes(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + FILES[WATER].encode()
    library = loaded(tmp_path, {WATER: content})
    assert library.files[WATER] == content
    assert said(library) == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf16_is_named_and_read_on(encoding: str, tmp_path: Path) -> None:
    """With a byte order mark (`utf-16`) and without; the other faults of the file are told in the same run."""
    water = FILES[WATER].replace("partly-met", "partly") + "heading: México\n"
    library = loaded(tmp_path, {WATER: water.encode(encoding)})
    assert said(library) == [
        f"F001 {WATER}:1 ",
        f"F003 {WATER}:{len(water.splitlines())} heading",
        f"F006 {WATER}:6 partly",
    ]
    fault = library.diagnostics[0]
    assert fault.message == "the file is saved as UTF-16"
    assert fault.hint.startswith("save the file as UTF-8")


@pytest.mark.parametrize("cut", [b"\xff\xfe", b"\xff\xfea", b"\0", b"\0a\0", b"a\0\xd8"])
def test_a_piece_of_utf16_is_a_fault_and_no_more(cut: bytes, tmp_path: Path) -> None:
    library = loaded(tmp_path, {WATER: cut})
    assert {fault.code for fault in library.diagnostics} <= {"F001", "F005", "F006", "F016"}
    assert library.diagnostics


def test_a_windows_file_is_no_mistake(tmp_path: Path) -> None:
    content = ("\ufeff" + FILES[WATER].replace("\n", "\r\n")).encode()
    assert said(loaded(tmp_path, {WATER: content})) == []


# ── what was meant ───────────────────────────────────────────────────────────────────────────────


def test_what_was_meant_is_read(tmp_path: Path) -> None:
    """So that one run tells the faults of what stands below a wrong key, too."""
    water = FILES[WATER].replace("claims:", "afirmaciones:", 1).replace("id: quoted", "id: a b")
    library = loaded(tmp_path, {WATER: water})
    assert said(library) == [f"F004 {WATER}:11 afirmaciones", f"F006 {WATER}:19 a b"]
    (part,) = [part for part in library.memos[2018].parts if part.id == "water"]
    assert [str(claim.id) for claim in part.findings[0].claims] == ["count", "witnessed", "again"]


def test_of_a_key_in_two_languages_the_right_one_counts(tmp_path: Path) -> None:
    library = loaded(tmp_path, changed(MEMO, "subtitle:", "subtítulo: Otro\nsubtitle:"))
    assert said(library) == [f"F004 {MEMO}:2 subtítulo"]
    assert library.memos[2018].head.subtitle == "What the <law> asks"


def test_what_could_not_be_read_is_known(tmp_path: Path) -> None:
    water = FILES[WATER].replace("{own-research: [casa, river]}", "own-research")
    sources = FILES[SOURCES].replace("type: dataset", "type: datos")
    library = loaded(tmp_path, {WATER: water, SOURCES: sources})
    assert "2018/water/research/visits" in library.completeness.cut
    assert not {"2018/water/research/earlier", "court-2018"} & library.completeness.cut


# ── what YAML makes of a text unseen ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("style", ["'{}'", '"{}"', "{}"])
def test_a_key_is_found_in_a_text_of_any_style(style: str, tmp_path: Path) -> None:
    text = style.format("One thing,\n          in two lines\n          remark:secret [@court-2018]")
    water = changed(WATER, "Our teams visited 31 villages.", text)
    assert not [fault for fault in said(loaded(tmp_path, water)) if fault.startswith("F013")]
    if style == "{}":
        return  # without quotation marks, a colon and a blank are a fault of YAML
    quoted = style.format("One thing,\n          remark: secret [@court-2018]")
    library = loaded(tmp_path, changed(WATER, "Our teams visited 31 villages.", quoted))
    assert "F013 memo/2018/water.yaml:31 remark:" in said(library)


def test_a_cut_text_is_a_warning_that_hides_nothing(tmp_path: Path) -> None:
    """What was read is complete: rules that wait for complete files still run."""
    library = loaded(
        tmp_path, changed(SOURCES, "authority: Juzgado Quinto", "authority: Juzgado # 5")
    )
    assert said(library) == ["F014 sources/all.yaml:5 # 5"]
    assert library.completeness.sources
    assert not library.sources["court-2018"].is_confidential


def test_a_key_in_a_text_of_a_record_hides_the_record(tmp_path: Path) -> None:
    inside = (
        "abstract: >-\n      What it is.\n      custom: {confidential: true}\n    number: 12/2018"
    )
    library = loaded(tmp_path, changed(SOURCES, "number: 12/2018", inside))
    assert library.sources["court-2018"].is_confidential


# ── files that nobody reads, and sources as JSON ─────────────────────────────────────────────────


def test_a_memo_in_a_folder_that_is_no_years_is_told(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"memo/2018-es/memo.yaml": "title: Un memo\n"})
    (fault,) = library.diagnostics
    assert (fault.code, fault.span.file.path, fault.message) == (
        "F015",
        "memo/2018-es/",
        "memocli does not read this folder",
    )


def test_a_source_in_a_file_that_is_not_read_is_not_called_unknown(tmp_path: Path) -> None:
    folder = write_project(tmp_path, FILES)
    (folder / SOURCES).rename(folder / "sources/all.yml")
    found = check_memos(project_at(folder), [2018]).diagnostics
    assert [fault.code for fault in found] == ["F015"]


JSON_SOURCES = """[
\t{
\t\t"id": "court-2018",
\t\t"type": "legal_case",
\t\t"title": "Amparo \\"Río\\" \\u00e1",
\t\t"issued": {"date-parts": [[2018, "3", 2]]},
\t\t"author": [{"family": "Pérez", "given": "Ana"}],
\t\t"custom": {"status": "confirmed", "confidential": true}
\t}
]
"""


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_a_list_of_records_is_csl_json(ending: str, tmp_path: Path) -> None:
    """As Zotero writes it, with tabs; the same list may stand in a YAML file."""
    text = JSON_SOURCES if ending == "json" else JSON_SOURCES.replace("\t", "  ")
    sources = FILES[SOURCES].replace("id: court-2018", "id: court-2017")
    library = loaded(tmp_path, {SOURCES: sources, f"sources/zotero.{ending}": text})
    assert said(library) == []
    source = library.sources["court-2018"]
    assert (source.title, source.issued and source.issued.text) == ('Amparo "Río" á', "2018-03-02")
    assert source.is_confidential
    assert source.title is not None
    assert source.title.span.line == 5
    assert f"sources/zotero.{ending}" in library.files


def test_a_fault_in_json_is_shown_where_it_stands(tmp_path: Path) -> None:
    text = JSON_SOURCES.replace('"type"', '"typ"')
    library = loaded(tmp_path, {"sources/zotero.json": text})
    assert 'F004 sources/zotero.json:4 "typ"' in said(library)
