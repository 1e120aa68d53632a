"""What could not be read of a memo stands in a draft as a box at its place: nothing is missing in silence."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from tests.support.docx_reading import W, own_text, part
from tests.support.programs import memocli, program, run
from tests.support.rendering import STYLE
from tests.support.small_project import FILES, write_project

from memocli.assemble import Setting, memo_document
from memocli.document import Band, Block, ClaimRun, Columns, Heading, ItemList, Notice, Paragraph
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.project import project_at
from memocli.render import Form

WATER = "memo/2018/water.yaml"
PRESS = "memo/2018/press.yaml"
HEAD = "memo/2018/memo.yaml"
# What a whole draft has, in short: parts, findings by their headings, claims by their names, and no box.
WHOLE = [
    "= Introduction",
    "no-progress",
    "request",
    "= The right to water",
    "- Wells & pipes",
    "count",
    "quoted",
    "witnessed",
    "again",
    "visits",
    "earlier",
    "families",
    "= Freedom of the press",
    "- Attacks",
    "numbers",
]


def outline(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Columns(inner):
                yield from outline(inner)
            case Band(heading=heading) | Heading(level=1, text=heading):
                yield f"= {heading}"
            case Heading(text=heading):
                yield f"- {heading}"
            case Paragraph(children=runs) | ItemList(items=(runs,)):
                yield from (run.name.split("/")[-1] for run in runs if isinstance(run, ClaimRun))
            case Notice(heading, text):
                yield f"! {heading} {text.partition(' “')[0]}"


def outline_of(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """The outline of the draft of a small project in which some files are other ones."""
    project = project_at(write_project(folder, {**FILES, **files}))
    library = load_library(project, [2018])
    setting = Setting(STYLE, draft=True)
    return list(outline(memo_document(number_notes(library.memos[2018]), library, setting).blocks))


def without(*names: str) -> list[str]:
    return [entry for entry in WHOLE if entry not in names]


def with_box(entries: list[str], box: str, behind: str = "") -> list[str]:
    """The entries with a box behind one of them, or at the very beginning."""
    place = entries.index(behind) + 1 if behind else 0
    return [*entries[:place], f"! {box}", *entries[place:]]


def changed(path: str, right: str, wrong: str) -> dict[str, str | bytes]:
    assert FILES[path].count(right) == 1, right
    return {path: FILES[path].replace(right, wrong)}


def test_nothing_is_missing_of_a_whole_memo(tmp_path: Path) -> None:
    assert outline_of(tmp_path, {}) == WHOLE


PART = "A part is missing here. memo/2018/{} could not be read."
WATERLESS = [*WHOLE[:3], *WHOLE[12:]]


@pytest.mark.parametrize(
    "content",
    [
        b"id: [\n",
        b"",
        b"\xff\xfe",
        b"# nothing\n",
        b"id: water\n",
        b"- a\n",
        b"findings: no list\n",
    ],
)
def test_a_part_that_cannot_be_read_has_its_box(content: bytes, tmp_path: Path) -> None:
    found = outline_of(tmp_path, {WATER: content})
    assert found == with_box(WATERLESS, PART.format("water.yaml"), "request")


def test_a_part_that_is_not_there_has_its_box(tmp_path: Path) -> None:
    files = changed(HEAD, "[introduction.yaml, water.yaml", "[introduction.yaml, wotar.yaml")
    assert outline_of(tmp_path, files) == with_box(WATERLESS, PART.format("wotar.yaml"), "request")


def test_every_part_lost_leaves_only_boxes(tmp_path: Path) -> None:
    files = {f"memo/2018/{name}.yaml": b"[" for name in ("introduction", "water", "press")}
    assert outline_of(tmp_path, dict(files)) == [
        "! " + PART.format(f"{name}.yaml") for name in ("introduction", "water", "press")
    ]


CLAIM = "A claim is missing here. Line {} of memo/2018/water.yaml could not be read."
WORDS = "Something may be missing. Not all of {} could be read."
CHART = "A chart is missing here. Line {} of memo/2018/water.yaml could not be drawn."
FINDING = "A finding is missing here. Line {} of memo/2018/{} could not be read."


def line_of(path: str, words: str) -> int:
    return FILES[path].partition(words)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("      - id: witnessed\n", "      - called: witnessed\n"),
        ("      - id: witnessed\n        text: ", "      - id: witnessed\n        saying: "),
        ('        text: "A witness', '        saying: "A witness'),
        ("      - id: witnessed\n", "      - id: [witnessed]\n"),
    ],
)
def test_a_claim_left_out_has_its_box_behind_its_finding(
    right: str, wrong: str, tmp_path: Path
) -> None:
    found = outline_of(tmp_path, changed(WATER, right, wrong))
    box = CLAIM.format(line_of(WATER, "- id: witnessed"))
    assert found == with_box(without("witnessed"), box, "again")


def test_what_else_is_wrong_behind_a_box_is_said_too(tmp_path: Path) -> None:
    files = changed(WATER, "      - id: witnessed\n", "      - called: witnessed\n")
    behind = str(files[WATER]).replace("  - id: research\n", "  - id: research\n    topik: x\n")
    found = outline_of(tmp_path, {WATER: behind})
    box = CLAIM.format(line_of(WATER, "- id: witnessed"))
    expected = with_box(without("witnessed"), box, "again")
    assert found == with_box(expected, WORDS.format(WATER), "= The right to water")


def test_a_finding_left_out_has_its_box(tmp_path: Path) -> None:
    wells = ("- Wells & pipes", "count", "quoted", "witnessed", "again")
    found = outline_of(tmp_path, changed(WATER, "  - id: wells\n", "  - called: wells\n"))
    box = FINDING.format(line_of(WATER, "- id: wells"), "water.yaml")
    expected = with_box(without(*wells), box, "= The right to water")
    for chart in ("- id: all-wells", "- id: clean"):  # their numbers are lost with it
        expected = with_box(expected, CHART.format(line_of(WATER, chart)), "families")
    assert found == expected
    found = outline_of(tmp_path, changed(PRESS, "    claims:\n", "    sayings:\n") | FILES_OF_WATER)
    box = FINDING.format(line_of(PRESS, "- id: attacks"), "press.yaml")
    assert found == with_box(without("- Attacks", "numbers"), box, "= Freedom of the press")


FILES_OF_WATER: dict[str, str | bytes] = {WATER: FILES[WATER]}


def test_what_has_no_known_place_is_said_before_the_findings(tmp_path: Path) -> None:
    """A key that is not known, claims under a key that is there twice, a remark that became text."""
    twice = (
        "    claims:\n      - {id: more, text: More., basis: {position: true}}\n  - id: research\n"
    )
    for right, wrong in (
        ("    topic: wells\n", "    topik: wells\n"),
        ("  - id: research\n", twice),
        ("          It did not say more.\n", "          remark: not for print\n"),
    ):
        found = outline_of(tmp_path, changed(WATER, right, wrong))
        assert found == with_box(WHOLE, WORDS.format(WATER), "= The right to water")
        assert "more" not in found


def test_what_is_lost_around_the_parts_is_said_first(tmp_path: Path) -> None:
    files = changed(HEAD, "subtitle: ", "subtitel: ")
    assert outline_of(tmp_path / "a", files) == with_box(WHOLE, WORDS.format(HEAD))
    organizations = "memo/organizations.yaml"
    files = changed(organizations, "id: river, name: ", "id: river, nam: ")
    assert outline_of(tmp_path / "b", files) == with_box(WHOLE, WORDS.format(organizations))


def test_an_empty_entry_is_no_lost_finding_but_is_said(tmp_path: Path) -> None:
    files = changed(PRESS, "findings:\n", "findings:\n  -\n")
    found = outline_of(tmp_path, files)
    assert found == with_box(WHOLE, WORDS.format(PRESS), "= Freedom of the press")


def test_a_picture_that_is_missing_has_its_box(tmp_path: Path) -> None:
    shown = "    heading: Attacks\n    picture: {file: map.png, alt: A map.}\n"
    found = outline_of(tmp_path, changed(PRESS, "    heading: Attacks\n", shown))
    assert found == [*WHOLE, "! A picture is missing here. map.png could not be used."]


def test_a_chart_left_out_has_its_box_at_the_end_of_its_part(tmp_path: Path) -> None:
    found = outline_of(tmp_path, changed(WATER, "  - id: clean\n", "  - called: clean\n"))
    box = f"A chart is missing here. Line {line_of(WATER, '- id: clean')} of {WATER} could not be read."
    assert found == with_box(WHOLE, box.replace("read", "drawn"), "families")


def test_a_chart_that_lacks_a_figure_has_its_box_though_no_rule_can_run(tmp_path: Path) -> None:
    """Where a file is incomplete, C116 does not run: what is missing may only be unreadable."""
    found = outline_of(tmp_path, changed(WATER, ", clean-wells: 17", ""))
    boxes = [entry for entry in found if entry.startswith("! A chart")]
    assert boxes == [f"! {CHART.format(line_of(WATER, '- id: clean'))}"]


CHART_FAULTS = (
    ("figures: [wells]", "figures: [wels]", "no claim"),
    ("finding: wells\n", "finding: wels\n", "no finding `wels` in part `water`"),
    ("kind: line", "kind: bar\n    years: [2018]", "the chart shows one single number"),
    ("figures: [wells]", "figures: [wells, wells]", "the figure `wells` stands here twice"),
)


@pytest.mark.parametrize(("right", "wrong", "said"), CHART_FAULTS)
def test_a_chart_with_a_fault_has_its_box_which_says_it(
    right: str, wrong: str, said: str, tmp_path: Path
) -> None:
    write_project(tmp_path, {**FILES, **changed(WATER, right, wrong)})
    options = BuildOptions((Form.HTML,), draft=True)
    made = build_memo(project_at(tmp_path), 2018, options).files["memo-2018-draft.html"]
    boxes = re.findall(r'<p class="notice">(.*?)</p>', made.decode(), re.DOTALL)
    (box,) = (" ".join(html.unescape(re.sub("<[^>]+>", "", one)).split()) for one in boxes)
    assert box.startswith("A chart is missing here. Line ")
    assert "could not be drawn: " in box
    assert said in box
    assert made.count(b"<svg") == 1


def test_a_fault_at_the_same_place_of_another_file_is_none_of_this_chart(tmp_path: Path) -> None:
    twin = FILES[WATER].replace("id: water\n", "id: press\n")
    twin = twin.replace("kind: line", "kind: bar\n    years: [2018]")
    write_project(tmp_path, {**FILES, PRESS: twin})
    options = BuildOptions((Form.HTML,), draft=True)
    made = build_memo(project_at(tmp_path), 2018, options).files["memo-2018-draft.html"].decode()
    boxes = re.findall(r'<p class="notice">(.*?)</p>', made, re.DOTALL)
    (box,) = (box for box in boxes if "single number" in box)
    assert PRESS in box
    assert made.count("<svg") == 3


def test_the_boxes_are_in_the_language_of_the_memo(tmp_path: Path) -> None:
    files = changed(HEAD, "language: en", "language: es")
    water = FILES[WATER].replace("- id: witnessed", "- called: witnessed")
    found = outline_of(tmp_path, {**files, WATER: water, PRESS: b"["})
    line = line_of(WATER, "- id: witnessed")
    assert [entry for entry in found if entry[0] == "!"] == [
        f"! Aquí falta una afirmación. No se pudo leer la línea {line} de {WATER}.",
        f"! Aquí falta una parte. No se pudo leer {PRESS}.",
    ]


def test_every_output_has_the_boxes_in_the_same_place(tmp_path: Path) -> None:
    """And says which command shows what is wrong."""
    water = FILES[WATER].replace("- id: witnessed", "- called: witnessed")
    write_project(tmp_path, {**FILES, WATER: water, "memo/2018/introduction.yaml": b"["})
    done = memocli("build", "2018", "--draft", "-q", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "build/2018"
    page = (folder / "memo-2018-draft.html").read_text(encoding="utf-8")
    boxes = [
        " ".join(html.unescape(re.sub("<[^>]+>", "", box)).split())
        for box in re.findall(r'<p class="notice">(.*?)</p>', page)
    ]
    advice = "“memocli check-citations 2018” shows what is wrong."
    assert boxes == [
        f"{PART.format('introduction.yaml')} {advice}",
        f"{CLAIM.format(line_of(WATER, '- id: witnessed'))} {advice}",
    ]
    body = part((folder / "memo-2018-draft.docx").read_bytes(), "word/document.xml")
    boxed = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pBdr/{W}right") is not None]
    written = [own_text(p) for p in boxed if isinstance(p, etree._Element)]
    assert [text for text in written if "missing" in text] == boxes
    paper = "".join(run(program("pdftotext"), "-raw", folder / "memo-2018-draft.pdf", "-").split())
    places = [paper.find(re.sub(r"\s", "", box)) for box in boxes]
    assert -1 < places[0] < places[1] < paper.find("Freedomofthepress", places[1])


def test_a_finished_memo_has_no_box(tmp_path: Path) -> None:
    built = build_memo(project_at(write_project(tmp_path)), 2018, BuildOptions((Form.HTML,)))
    assert b'class="notice"' not in built.files["memo-2018.html"]
