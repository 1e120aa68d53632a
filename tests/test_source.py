"""Records of sources: what citation programs are given of them."""

from __future__ import annotations

from typing import Any

from memocli.load.decode import decode
from memocli.memo import Source, SourceFile
from memocli.nodes import parse
from memocli.text import TextFile


def read(text: str) -> Source:
    root = parse(TextFile("sources/a.yaml", f"references:\n{text}")).root
    assert root is not None
    decoded = decode(root, SourceFile)
    assert decoded.value is not None
    assert decoded.diagnostics == []
    return decoded.value.references[0]


def csl(text: str) -> dict[str, Any]:
    return read(text).csl()


def test_csl_has_the_names_that_csl_has() -> None:
    item = csl("""\
- id: x
  type: report
  URL: https://example.org
  DOI: 10.1000/1
  archive_location: box 3
  container-title: Y
  journalAbbreviation: Z
  number: 87
""")
    assert item == {
        "id": "x",
        "type": "report",
        "URL": "https://example.org",
        "DOI": "10.1000/1",
        "archive_location": "box 3",
        "container-title": "Y",
        "journalAbbreviation": "Z",
        "number": "87",
    }


def test_csl_leaves_out_what_memocli_keeps() -> None:
    assert "custom" not in csl("- {id: x, type: report, custom: {status: confirmed, why: seen}}\n")


def test_people_and_institutions_keep_their_parts() -> None:
    item = csl("""\
- id: x
  type: report
  author: [{family: Beer, given: A., non-dropping-particle: de}, {literal: WOLA}]
""")
    assert item["author"] == [
        {"family": "Beer", "given": "A.", "non-dropping-particle": "de"},
        {"literal": "WOLA"},
    ]


def test_dates_of_every_form_become_date_parts() -> None:
    for written, parts in {
        "2018": [[2018]],
        "2018-07-24": [[2018, 7, 24]],
        "2018-04-26/2018-04-27": [[2018, 4, 26], [2018, 4, 27]],
        "{date-parts: [[2018, 7]]}": [[2018, 7]],
        "{year: 2018, month: 7}": [[2018, 7]],
        "[{year: 2018}, {year: 2019}]": [[2018], [2019]],
    }.items():
        item = csl(f"- {{id: x, type: report, issued: {written}}}\n")
        assert item["issued"] == {"date-parts": parts}, written


def test_a_date_that_is_none_is_not_passed_on() -> None:
    source = read("- {id: x, type: report, issued: 2018-13-01}\n")
    assert source.issued is not None
    assert (source.issued.text, source.issued.range) == ("2018-13-01", None)
    assert "issued" not in source.csl()
