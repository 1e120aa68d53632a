"""`python -m bench`: ratios measured in one run, printed as a table. No test asserts any of them.

`--slow` runs pandoc on the generated memo of 10,000 claims too, which takes it about a minute.
"""

from __future__ import annotations

import compileall
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pypandoc

from bench.measure import best_of, run_once
from bench.projects import ROOT, generated_project, pandoc_generated, pandoc_text

_BIN = Path(sys.executable).parent
MEMOCLI = str(_BIN / "memocli")
WEASYPRINT = str(_BIN / "weasyprint")
PANDOC = pypandoc.get_pandoc_path()
STYLE = str(ROOT / "templates" / "endnotes.csl")
Row = tuple[str, str, str, str]


def check_beside_pandoc(folder: Path) -> Iterator[Row]:
    """(a) check-citations on the memo of 2018, compared with pandoc --citeproc to HTML on the same text and sources."""
    text = pandoc_text(2018, folder)
    ours, theirs = best_of(
        7,
        ROOT,
        [MEMOCLI, "check-citations", "2018"],
        [
            PANDOC,
            "--citeproc",
            "--csl",
            STYLE,
            str(text),
            "-t",
            "html",
            "-o",
            str(folder / "memo.html"),
        ],
    )
    yield _row(
        "check-citations 2018 : pandoc --citeproc, HTML", ours.seconds, theirs.seconds, "at most 1"
    )


def check_generated(folder: Path, slow: bool) -> Iterator[Row]:
    """(b) generated memos: 10,000 claims with 2,500 sources in 2 s and 200 MB, and linear from 1,000 on."""
    seconds = {}
    for claims in (1_000, 3_000, 10_000):
        place = folder / str(claims)
        place.mkdir()
        project = generated_project(place, claims)
        (ours,) = best_of(3, place, [MEMOCLI, "check-citations"])
        seconds[claims] = ours.seconds
        yield (
            f"check-citations, {claims:,} claims",
            f"{ours.seconds:.2f} s, {ours.megabytes:.0f} MB",
            "",
            "2 s, 200 MB" if claims == 10_000 else "",
        )
        if claims == 1_000 or slow:
            text = pandoc_generated(project, place)
            theirs = run_once(
                [PANDOC, "--citeproc", str(text), "-t", "html", "-o", str(place / "x.html")], place
            )
            yield _row(
                f"check-citations : pandoc, {claims:,} claims", ours.seconds, theirs.seconds, ""
            )
    growth = seconds[10_000] / seconds[1_000]
    yield ("growth from 1,000 to 10,000 claims", f"{growth:.1f} times", "", "at most 10")


def pdf_beside_weasyprint(folder: Path) -> Iterator[Row]:
    """(c) build 2018 --to pdf, compared with plain weasyprint on the same HTML, fonts and tags."""
    page = _pdf_page(folder)
    ours, theirs = best_of(
        3,
        ROOT,
        [MEMOCLI, "build", "2018", "--to", "pdf", "--out", str(folder / "out")],
        [
            WEASYPRINT,
            "--pdf-variant",
            "pdf/a-2a",
            "--pdf-tags",
            str(page),
            str(folder / "bare.pdf"),
        ],
    )
    yield _row(
        "build 2018 --to pdf : bare weasyprint", ours.seconds, theirs.seconds, "at most 1.15"
    )


def word_beside_pandoc(folder: Path) -> Iterator[Row]:
    """DOCX and HTML together, compared with pandoc's DOCX of the same text."""
    text = pandoc_text(2018, folder)
    ours, theirs = best_of(
        7,
        ROOT,
        [MEMOCLI, "build", "2018", "--to", "docx", "--to", "html", "--out", str(folder / "out")],
        [PANDOC, "--citeproc", "--csl", STYLE, str(text), "-o", str(folder / "memo.docx")],
    )
    yield _row(
        "build 2018 --to docx --to html : pandoc, DOCX", ours.seconds, theirs.seconds, "at most 1"
    )


def tagging_share() -> Iterator[Row]:
    """What tagging for UA-1 and A-2a costs after WeasyPrint's own work, as a share of making the PDF."""
    from memocli.pipeline import BuildOptions, build_memo
    from memocli.project import find_project
    from memocli.render import Form
    from memocli.render.pdf.tagged import Tagger

    spent = 0.0
    finish = Tagger.finish

    def timed(*arguments: object) -> None:
        nonlocal spent
        start = time.perf_counter()
        finish(*arguments)  # type: ignore[arg-type]
        spent += time.perf_counter() - start

    Tagger.finish = timed  # type: ignore[assignment, method-assign]
    try:
        start = time.perf_counter()
        build_memo(find_project(ROOT), 2018, BuildOptions((Form.PDF,)))
        whole = time.perf_counter() - start
    finally:
        Tagger.finish = finish  # type: ignore[method-assign]
    yield (
        "post-processing for UA-1 and A-2a, of the PDF's time",
        f"{spent:.3f} s of {whole:.2f} s",
        f"{spent / whole:.1%}",
        "at most 10 %",
    )


def _pdf_page(folder: Path) -> Path:
    """The HTML that the PDF is made of, with the fonts that memocli gives to WeasyPrint."""
    from memocli.assemble import Setting, memo_document
    from memocli.edition import number_notes
    from memocli.load import load_library
    from memocli.project import find_project
    from memocli.render.design import FACES, face_file
    from memocli.render.html import render_html
    from memocli.templates import read_templates

    project = find_project(ROOT)
    library = load_library(project, project.years())
    memo = library.memos[2018]
    templates = read_templates(project, memo.head.style)
    setting = Setting(templates.style.content)
    document = memo_document(number_notes(memo), library, setting)
    fonts = "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{face_file(face).as_uri()}"); '
        f"font-weight: {face.weight}; font-style: {'italic' if face.italic else 'normal'} }}\n"
        for face in FACES
    )
    sheet = fonts + templates.sheet.text()
    page = folder / "memo-for-pdf.html"
    page.write_bytes(
        render_html(document, templates.page.text(), sheet, medium="pdf", word_markup=False)
    )
    return page


def _row(what: str, ours: float, theirs: float, goal: str) -> Row:
    return (what, f"{ours:.3f} s : {theirs:.3f} s", f"{ours / theirs:.2f}", goal)


def main() -> None:
    """Measure everything and print the table."""
    # Where Python may not keep compiled modules, each start would compile them again; an installed package has them.
    compileall.compile_dir(ROOT / "src", quiet=1)
    rows: list[Row] = [("what", "measured", "ratio", "goal")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows += check_beside_pandoc(folder)
        rows += check_generated(folder, "--slow" in sys.argv)
        rows += pdf_beside_weasyprint(folder)
        rows += word_beside_pandoc(folder)
        rows += tagging_share()
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, best of several runs\n"
    )
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )


if __name__ == "__main__":
    main()
