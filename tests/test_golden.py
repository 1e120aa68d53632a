"""Whole builds of the small project, as the words of each output: a change that anybody would see shows here.

`pytest --update` rewrites tests/golden/; look at the difference before it is committed.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html
from tests.support.golden import assert_kept
from tests.support.places import TESTS
from tests.support.programs import memocli, program, run
from tests.support.small_project import FILES, write_project

WIDTH = 100
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def filled(text: str) -> list[str]:
    """Words in lines of one width, so that a difference is easy to read."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= WIDTH:
            lines.append(line)
            line = ""
        line += f" {word}" if line else word
    return [*lines, line] if line else lines


def text_of_html(file: Path) -> str:
    """One paragraph for each block; what only Word reads is left out, and what only LibreOffice does."""
    page = lxml_html.fromstring(file.read_bytes())
    etree.strip_elements(page, "template", with_tail=False)
    blocks = page.iter("h1", "h2", "h3", "p", "text", "summary", "caption", "tr", "figcaption")
    paragraphs = ["\n".join(filled(" ".join(words(block)))) for block in blocks]
    return "\n\n".join(paragraphs) + "\n"


def words(element: etree._Element) -> Iterator[str]:
    """The texts below an element, without what stands in comments."""
    if isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from words(child)
            yield child.tail or ""


def text_of_docx(file: Path) -> str:
    """The paragraphs of the body and of the endnotes; a mark is its number in brackets."""
    texts = []
    with zipfile.ZipFile(file) as package:
        for name in ("word/document.xml", "word/endnotes.xml"):
            root = etree.fromstring(package.read(name))
            texts += [
                "\n".join(filled("".join(pieces(paragraph)))) for paragraph in root.iter(f"{_W}p")
            ]
    return "\n\n".join(text for text in texts if text) + "\n"


def pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}endnoteReference"):
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}endnoteReference":
            yield f"[{element.get(f'{_W}id')}]"
        else:
            yield " "


def text_of_pdf(file: Path) -> str:
    """The words of each page in the order of the file, which no version of poppler sees otherwise."""
    pages = run(program("pdftotext"), "-raw", file, "-").split("\f")
    return "\n\n=== page ===\n\n".join("\n".join(filled(page)) for page in pages)


def text_of_manifest(file: Path) -> str:
    """The manifest without what changes with every version: hashes and versions."""
    manifest = json.loads(file.read_text(encoding="utf-8"))
    manifest["versions"] = sorted(manifest["versions"])
    for side in ("inputs", "outputs"):
        manifest[side] = list(manifest[side])
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"


TEXTS = {
    "pdf": ("memo-2018{}.pdf", text_of_pdf),
    "html": ("memo-2018{}.html", text_of_html),
    "docx": ("memo-2018{}.docx", text_of_docx),
    "manifest": ("manifest{}.json", text_of_manifest),
}
CASES = ("small", "small-draft")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each case built once; beside the outputs lies what the program said."""
    faulty = {**FILES, "memo/2018/press.yaml": FILES["memo/2018/press.yaml"].replace("[@", "@")}
    folders = {}
    for case, files in zip(CASES, (FILES, faulty), strict=True):
        project = write_project(tmp_path_factory.mktemp(case), files)
        options = ["--draft"] if case.endswith("draft") else []
        done = memocli("build", "2018", "-C", project, *options)
        assert done.returncode == 0, done.stderr
        report = memocli("check-citations", "2018", "-C", project)
        folders[case] = project / "build/2018"
        (folders[case] / "report").write_text(report.stdout, encoding="utf-8")
    return folders


@pytest.mark.parametrize("form", [*TEXTS, "report"])
@pytest.mark.parametrize("case", CASES)
def test_golden(case: str, form: str, builds: dict[str, Path], update: bool) -> None:
    folder = builds[case]
    if form == "report":
        found = (folder / "report").read_text(encoding="utf-8")
    else:
        name, text_of = TEXTS[form]
        found = text_of(folder / name.format("-draft" if case.endswith("draft") else ""))
    found = re.sub(r"[ \t]+$", "", found, flags=re.MULTILINE)
    assert_kept(found, TESTS / "golden" / case / f"{form}.txt", update=update)
