"""What a careful designer would look at on a page of the PDF: collisions, distances, lengths of lines, what stands alone."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from tests.support.pdf_lines import Line, page_lines
from tests.support.programs import program, run
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html
from tests.support.sample_document import sample_document

from memocli.document import (
    Band,
    Block,
    Columns,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    ItemList,
    Paragraph,
    SignatureLines,
    Table,
    Text,
    TitleFact,
)
from memocli.render import PdfStandard
from memocli.render.pdf import render_pdf

# In points: of letter paper, between the columns of the text.
_GAP = (301.0, 311.0)
_COMMON_WORDS = (
    "the of and in that on for by its government investigation authorities commission prosecutor security with has was people"
    " disappearance military torture case rights federal have not were"
).split()
_MOST_BROKEN = 0.28
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


def printed(document: Document, file: Path, more: str = "") -> Path:
    """The document as a PDF without tags, with more rules of style."""
    sheet = STYLESHEET + more
    file.write_bytes(render_pdf(document, TEMPLATE, sheet, standard=PdfStandard.PLAIN))
    return file


def short(*blocks: Block) -> Document:
    """The sample with other blocks, and nothing behind them."""
    return replace(sample_document(), blocks=blocks, notes=(), about=(), corrections=None)


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def line_with(lines: list[Line], words: str) -> Line:
    """The one line that has some words."""
    (found,) = [line for line in lines if words in line.text]
    return found


def words_of(file: Path, page: int) -> list[tuple[float, float, float, float, str]]:
    """The words of a page with their places: left, top, right, bottom."""
    found = run(program("pdftotext"), "-bbox", "-f", str(page), "-l", str(page), file, "-")
    return [(*map(float, word[:4]), word[4]) for word in _WORD.findall(found)]


def test_no_name_of_a_signer_is_broken_where_a_line_has_room_for_it(tmp_path: Path) -> None:
    names = tuple(f"Committee of the {n} Villages of the River" for n in ("First", "Other", "Last"))
    document = replace(short(paragraph("Text.")), facts=(TitleFact("From", names),))
    (lines,) = page_lines(printed(document, tmp_path / "memo.pdf"))
    printed_lines = run(program("pdftotext"), "-layout", tmp_path / "memo.pdf", "-")
    assert all(re.search(rf"{name}(;|$)", printed_lines, re.MULTILINE) for name in names)
    assert lines


def test_no_short_word_is_broken_and_few_long_ones(tmp_path: Path) -> None:
    """As WeasyPrint can't count broken lines, words are broken only where much of a line would be empty."""
    chance = Random(5)
    text = " ".join(chance.choice(_COMMON_WORDS) for _ in range(3000)) + "."
    file = printed(short(Columns((paragraph(text),))), tmp_path / "memo.pdf")
    ends = [line.text for lines in page_lines(file) for line in lines]
    broken = [end for end in ends if end.endswith("-")]
    assert not [end for end in broken if end.endswith("peo-")]
    assert 0.05 < len(broken) / len(ends) < _MOST_BROKEN


def test_the_sign_of_a_verdict_stands_before_its_words_everywhere() -> None:
    page = as_html(sample_document()).decode("utf-8")
    signs = page.count('<span class="sign"></span>')
    bands = [block for block in sample_document().blocks if isinstance(block, Band)]
    assert signs >= len(bands)
    assert page.count('<span class="sign"></span><strong class="') == signs


def test_a_heading_that_begins_a_page_stands_where_text_does(tmp_path: Path) -> None:
    text = paragraph("Words " * 1500)
    annex = Heading(1, "annex", "Annexed", begins_page=True)
    file = printed(short(Columns((text,)), annex, text), tmp_path / "memo.pdf")
    tops = [lines[0].top for lines in page_lines(file)][1:]
    assert any("Annexed" in lines[0].text for lines in page_lines(file))
    assert max(tops) - min(tops) < 6


@pytest.mark.parametrize("numbered", [False, True])
def test_the_number_of_a_list_stands_on_the_line_of_its_first_item(
    numbered: bool, tmp_path: Path
) -> None:
    items = ((Text("Firstly."),), (Text("Lastly."),))
    listed = ItemList(items, is_numbered=numbered, number=27)
    file = printed(short(Heading(1, "part", "Part"), listed), tmp_path / "memo.pdf")
    (number,) = [one for one in words_of(file, 1) if one[4] == "27."]
    (item,) = [one for one in words_of(file, 1) if "Firstly" in one[4]]
    marks = [one for one in words_of(file, 1) if one[4] in {"•", "1.", "•Firstly.", "1.Firstly."}]
    assert number[3] == pytest.approx(item[3], abs=3)
    assert number[2] < min(one[0] for one in (item, *marks))


def test_small_letters_at_the_end_stand_in_columns(tmp_path: Path) -> None:
    about = (Text("This memo was put together from public pages by those who sign it. " * 20),)
    document = replace(short(paragraph("Text.")), about=about)
    file = printed(document, tmp_path / "memo.pdf")
    words = words_of(file, 1)
    (top,) = [one[3] for one in words if one[4] == "edition"]
    below = [one for one in words if one[1] > top and one[3] < 720]
    assert len(below) > 100
    assert not [one for one in below if one[0] < _GAP[1] and one[2] > _GAP[0]]


@pytest.mark.parametrize("above", range(256, 360, 12))
def test_a_table_goes_on_and_leaves_no_row_alone(above: int, tmp_path: Path) -> None:
    rows = tuple(((Text(f"Key{n}"),), (Text("Its meaning."),)) for n in range(8))
    table = Table("", ("Abbreviation", "Meaning"), rows)
    more = f"h1 {{ padding-bottom: {above}pt }}"
    file = printed(short(Heading(1, "part", "Part"), table), tmp_path / "memo.pdf", more)
    counts = [sum("Key" in line.text for line in lines) for lines in page_lines(file)]
    assert sum(counts) == len(rows)
    assert 1 not in counts
    assert counts[0] > 1, "a third of the page would be empty"


def test_short_contents_stay_on_one_page(tmp_path: Path) -> None:
    entries = tuple(ContentsEntry(f"h{n}", f"Listed {n}") for n in range(24))
    blocks = tuple(Heading(1, entry.anchor, entry.text) for entry in entries)
    document = replace(short(*blocks), contents=Contents("Contents", entries, is_asked=True))
    file = printed(document, tmp_path / "memo.pdf", "h1 { padding-bottom: 300pt }")
    listed = [sum("...." in line.text for line in lines) for lines in page_lines(file)]
    assert [count for count in listed if count] == [len(entries)]


def test_lines_to_sign_on_stand_beside_each_other(tmp_path: Path) -> None:
    long = "Institute for Law and Accountability at the University of the Northern Lakes"
    names = (long, "Alpha", "Beta", "Gamma", "Delta", "Epsilon")
    file = printed(short(Heading(1, "part", "Part"), SignatureLines(names)), tmp_path / "memo.pdf")
    (lines,) = page_lines(file)
    assert line_with(lines, "Institute").top == pytest.approx(line_with(lines, "Gamma").top, abs=1)
    assert line_with(lines, "Alpha").top == pytest.approx(line_with(lines, "Delta").top, abs=1)
