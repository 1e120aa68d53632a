"""Web addresses on paper: where a line may end in one, what of a long one is printed, and that the link has all of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from msgspec.structs import replace
from tests.support.pdf_reading import signs
from tests.support.programs import program, run
from tests.support.rendering import STYLESHEET, TEMPLATE, as_html, as_pdf
from tests.support.sample_document import sample_document

from memocli.document import Document, Link, Note, NoteReference, Paragraph, Text
from memocli.render.html.addresses import on_paper
from memocli.render.pdf import render_pdf

ADDRESSES: Final = (
    "https://archivo.example/?p=236",
    "http://informe-defensoria.archivo.example/menu.aspx?id=30100",
    "https://gaceta.example/nota_detalle.php?codigo=5561515&fecha=30/05/2019",
    "https://diario.example/nacional/2018/7/9/el-gobierno-interpone-recurso-contra-la-comision-de-la-verdad-379502.html",
    "https://diario.example/tribunal-ordena-reponer-el-proceso-judicial-y-crear-una-comision-de-investigacion-para-la-verdad/?amp=1",
)
LONG: Final = "https://docs.example/FilesHandler.ashx?enc=" + "6QkG1d%2FPPRiCAqhKb7yhsu03" * 6


@pytest.mark.parametrize(
    "address",
    [
        *ADDRESSES,
        "https://a-b.example/c-d/e_f?g=h&i=%20#j",
        "http://x.example",
        "https://x.example/",
        "mailto:a@b.example",
    ],
)
def test_breaks_in_an_address_change_none_of_its_signs(address: str) -> None:
    assert signs(on_paper(address)) == address


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        (ADDRESSES[0], ["https://archivo.example", "/?p=236"]),
        (ADDRESSES[1], ["http://informe-defensoria.archivo.example", "/menu.aspx", "?id=30100"]),
        ("https://a.example/2018/7/9/nota", ["https://a.example", "/2018", "/7/9/nota"]),
        ("https://a.example/b/c/d/e/?f=1", ["https://a.example", "/b/c", "/d/e/?f=1"]),
        (f"https://a.example/{'b' * 39}/nota", ["https://a.example", f"/{'b' * 39}", "/nota"]),
        ("https://a.example/archivo/1", ["https://a.example", "/archivo/1"]),
    ],
)
def test_a_line_ends_before_a_sign_and_leaves_no_fragment(address: str, pieces: list[str]) -> None:
    assert [signs(piece) for piece in on_paper(address).split("\u200b")] == pieces


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        (LONG, "https://docs.example/FilesHandler.ashx?enc=[…]"),
        ("https://a.example/b?" + "c" * 61, "https://a.example/b?[…]"),
        ("https://a.example/b?" + "c" * 59 + "=1", "https://a.example/b?" + "c" * 59 + "=[…]"),
        ("https://a.example/b?" + "c" * 60 + "=1", "https://a.example/b?[…]"),
        ("https://a.example/b?" + "c" * 60, "https://a.example/b?" + "c" * 60),
    ],
)
def test_a_long_query_is_cut(address: str, printed: str) -> None:
    assert signs(on_paper(address)) == printed


def noted(*addresses: str) -> Document:
    """A document of one paragraph, with a note that ends in each address."""
    numbers = range(1, len(addresses) + 1)
    marks = tuple(NoteReference(number) for number in numbers)
    notes = tuple(
        Note(number, "", (Text("Procuraduría, "), Link(address, (Text(address),)), Text(".")))
        for number, address in zip(numbers, addresses, strict=True)
    )
    blocks = (Paragraph((Text("Words."), *marks)),)
    return replace(sample_document(), blocks=blocks, notes=notes, about=(), corrections=None)


@pytest.mark.parametrize("width", [140, 206])
def test_no_line_has_only_the_end_of_an_address(width: int, tmp_path: Path) -> None:
    sheet = STYLESHEET + f"[role=doc-endnotes] li {{ width: {width}pt }}"
    grown = (f"{ADDRESSES[-2]}{'0' * more}" for more in range(12))
    made = render_pdf(noted(*ADDRESSES, *grown), TEMPLATE, sheet)
    (tmp_path / "memo.pdf").write_bytes(made)
    lines = run(program("pdftotext"), "-raw", tmp_path / "memo.pdf", "-").splitlines()
    notes = lines[lines.index("Notes") + 1 :]
    assert len(notes) > 2 * (12 + len(ADDRESSES))
    assert [line for line in notes if re.match(r"[.↑]|.{0,5}\. ?↑", line)] == []


def test_the_link_has_all_of_an_address_that_is_cut_in_print(tmp_path: Path) -> None:
    (tmp_path / "memo.pdf").write_bytes(as_pdf(noted(LONG)))
    with pikepdf.open(tmp_path / "memo.pdf") as file:
        links = [link for sheet in file.pages for link in sheet.get("/Annots", [])]
        assert {str(link.A.URI) for link in links if "/A" in link} == {LONG}
    printed = "".join(run(program("pdftotext"), "-raw", tmp_path / "memo.pdf", "-").split())
    assert "https://docs.example/FilesHandler.ashx?enc=[…].↑" in printed
    assert f">{LONG}</a>" in as_html(noted(LONG)).decode()
