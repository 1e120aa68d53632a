"""Pairs of small memos as an editor makes them: findings kept, edited, added, dropped and moved from one year to the next."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st
from tests.support.memory_tree import project_of
from tests.support.rendering import STYLE

from memocli.assemble import Setting, memo_document
from memocli.edition import number_notes
from memocli.load import load_library
from memocli.project import Project
from memocli.render.docx import render_docx

Memo: TypeAlias = dict[str, Any]

_SOURCES: Final = [
    {
        "id": name,
        "type": "report",
        "title": f"{title} & what it says",
        "publisher": publisher,
        "issued": issued,
        "URL": f"https://example.org/{name}?a=1&b=2",
        "language": language,
    }
    for name, title, publisher, issued, language in (
        ("wells", "The wells", "River Watch", "2017-02", "en"),
        ("rio", "Los pozos del río", "Casa de los Derechos", "2018-03-02", "es"),
        ("court", "Amparo 12/2018", "Juzgado Quinto", "2018", "es"),
        ("survey", "A survey of 31 villages", "National Institute", "2016-05", "en"),
    )
]
_WORDS: Final = st.sampled_from(
    "In 2017 the ministry opened|8,335 investigations|nobody was charged|*at most* 17 wells|the **very same** court|"
    "[the list](https://example.org/list) of names|[another *list*](https://example.org/other)|villages of the valley|"
    "María’s “own” words|said <so> & left|as before, and again|by 31 July".split("|")
)
_PLACES: Final = st.sampled_from(["", ", p. 4", ", pp. 7-9", ", para. 12"])
_CITED: Final = st.sampled_from([str(source["id"]) for source in _SOURCES])
_IDS: Final = "one two three four five six".split()


def square(shade: int) -> bytes:
    """A small picture of one colour."""
    rows = (b"\0" + bytes((shade, 40, 60)) * 30) * 20
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 30, 20, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


_PICTURES: Final = {f"{name}.png": square(shade) for name, shade in (("red", 200), ("dark", 20))}


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """Some words with a note or more, and now and then a second paragraph."""
    words = draw(st.lists(_WORDS, min_size=1, max_size=6))
    text = ""
    for word in words:
        note = draw(st.booleans()) and f" [@{draw(_CITED)}{draw(_PLACES)}]"
        text += f"{' ' if text else ''}{word}{note or ''}"
    return text + draw(st.sampled_from([".", ".", ".\n\nAnd a second paragraph."]))


def _figures() -> st.SearchStrategy[dict[str, int]]:
    """What charts show; often the same as in the other year."""
    return st.dictionaries(
        st.sampled_from(["wells", "dry-wells"]), st.sampled_from([17, 17, 8335]), max_size=2
    )


@st.composite
def _charts(draw: st.DrawFn, findings: list[Memo]) -> list[Memo]:
    """Some charts of the figures of the claims: below a finding, or at the end of the part."""
    return [
        {
            "id": f"chart-{number}",
            "heading": draw(st.sampled_from(["Wells", "Wells & <more>"])),
            "kind": "bar",
            "over": "figures",
            "figures": draw(st.sampled_from([["wells"], ["wells", "dry-wells"]])),
            "finding": draw(st.sampled_from(["nowhere", *(one["id"] for one in findings)])),
            "caption": draw(st.sampled_from(["As of May.", "As of July."])),
            "years": draw(st.sampled_from([[], [2017]])),  # with [2017] it may be the same in both
        }
        for number in range(draw(st.sampled_from([0, 0, 1, 2])))
    ]


@st.composite
def _tables(draw: st.DrawFn) -> Memo:
    """A table whose cells are plain words or claims."""
    width = draw(st.integers(2, 4))
    rows: list[list[str | Memo]] = []
    for number in range(draw(st.integers(1, 3))):
        row: list[str | Memo] = [draw(_WORDS)]
        for place in range(1, width):
            claim: Memo = {"id": f"t{number}-{place}", "text": draw(_texts())}
            cells: list[str | Memo] = [claim, claim, "", "none"]
            row.append(draw(st.sampled_from(cells)))
        rows.append(row)
    head = ["District", "Wells", "Dry", "Why"][:width]
    return {
        "caption": draw(st.sampled_from(["Wells & more", "Dry wells"])),
        "head": head,
        "rows": rows,
    }


@st.composite
def _findings(draw: st.DrawFn, name: str) -> Memo:
    claims: list[Memo] = [
        {"id": f"c{number}", "text": text, "figures": draw(_figures())}
        for number, text in enumerate(draw(st.lists(_texts(), min_size=1, max_size=3)))
    ]
    layout: Memo = draw(
        st.sampled_from([{}, {}, {"list": True}, {"list": "numbered"}, {"quote": True}])
    )
    finding: Memo = {"id": name, "claims": claims, **layout}
    if draw(st.sampled_from([True, False, False])):
        finding["table"] = draw(_tables())
    heading = draw(st.sampled_from(["", "Wells", "The new wells", f"Finding {name}"]))
    picture = draw(st.sampled_from(["", "", "", *_PICTURES]))
    if picture:
        finding["picture"] = {"file": picture, "alt": f"A {picture}", "caption": draw(_WORDS)}
    return finding | ({"heading": heading} if heading else {})


def _shorter(table: Memo) -> Memo:
    """The table without its last row, and with other words in the first."""
    first, *others = table["rows"]
    return table | {"rows": [["Another", *first[1:]], *others[:-1]]}


@st.composite
def _edited(draw: st.DrawFn, finding: Memo) -> Memo:
    """The finding with words taken out of one claim, and words put in."""
    claims = [dict(claim) for claim in finding["claims"]]
    table = finding.get("table")
    if table is not None and draw(st.booleans()):
        return finding | {"table": draw(st.sampled_from([draw(_tables()), _shorter(table)]))}
    claim = draw(st.sampled_from(claims))
    words = claim["text"].split(" ")
    at = draw(st.integers(0, len(words)))
    more = draw(st.sampled_from(["", "quite new", "[@court]", "*stressed* words"]))
    changed = [*words[:at], *([more] if more else []), *words[at + draw(st.integers(0, 2)) :]]
    # A citation, a link or emphasis cut in two is another text than was meant, and a fault.
    text = " ".join(changed)
    whole = all(text.count(sign) == text.count(other) for sign, other in ("[]", "()"))
    claim["text"] = text if whole and text.count("*") % 2 == 0 and text.strip() else claim["text"]
    return finding | {"claims": claims}


@st.composite
def _later(draw: st.DrawFn, findings: list[Memo], spare: list[str]) -> list[Memo]:
    """The findings a year later."""
    later: list[Memo] = []
    for finding in findings:
        match draw(st.sampled_from(["keep", "keep", "edit", "drop", "rewrite"])):
            case "keep":
                later.append(finding)
            case "edit":
                later.append(draw(_edited(finding)))
            case "rewrite":
                later.append(draw(_findings(finding["id"])))
    for name in spare:
        if draw(st.booleans()):
            later.insert(draw(st.integers(0, len(later))), draw(_findings(name)))
    if len(later) > 1 and draw(st.booleans()):
        later.append(later.pop(draw(st.integers(0, len(later) - 2))))
    return later or [draw(_findings(_IDS[0]))]


@st.composite
def _parts(draw: st.DrawFn) -> tuple[list[Memo], list[Memo]]:
    """The parts of both years: an introduction or none, and requirements of which one may come, go or move."""
    years: tuple[list[Memo], list[Memo]] = ([], [])
    for name in ("introduction", "water", "press"):
        kinds = ["both", "both", "both", "old", "new", "neither"]
        chosen = draw(st.sampled_from(kinds[:1] if name == "press" else kinds))
        old = [
            draw(_findings(one))
            for one in draw(st.lists(st.sampled_from(_IDS[:4]), min_size=1, unique=True))
        ]
        new = draw(_later(old, _IDS[4:]))
        charts = draw(_charts(old))
        later = draw(st.sampled_from([charts, charts[1:], charts[::-1]])) or draw(_charts(new))
        both = zip(years, (old, new), (charts, later), ("old", "new"), strict=True)
        for year, findings, shown, kind in both:
            part: Memo = {"id": name, "heading": draw(_WORDS), "findings": findings}
            part["charts"] = shown
            if name != "introduction":
                part["verdict"] = draw(st.sampled_from(["met", "partly-met", "not-met"]))
                part["condition"] = {
                    "text": draw(st.sampled_from(["Water for all.", "Water.\n\nEach day."]))
                }
            if chosen in ("both", kind):
                year.append(part)
    if len(years[1]) > 1 and draw(st.booleans()):
        years[1].reverse()
    return years


@st.composite
def pairs(draw: st.DrawFn) -> Project:
    """A project with the memos of 2017 and 2018."""
    files: dict[str, str | bytes] = {"sources/all.json": json.dumps(_SOURCES)}
    for year, parts in zip((2017, 2018), draw(_parts()), strict=True):
        head: Memo = {"title": draw(st.sampled_from(["Water", "Water & rights"])), "year": year}
        head["parts"] = [f"{part['id']}.yaml" for part in parts]
        head["language"] = draw(st.sampled_from(["en", "en", "en", "es"]))
        if draw(st.booleans()):
            head["about"] = draw(_texts()).replace("@", "")
        if year == 2018 and draw(st.booleans()):
            head["submitted"] = "2018-07-24"
        files[f"memo/{year}/memo.yaml"] = json.dumps(head)
        files |= {f"memo/{year}/{part['id']}.yaml": json.dumps(part) for part in parts}
        files |= {f"memo/{year}/{name}": data for name, data in _PICTURES.items()}
    return project_of(files)


def plain_build(project: Project, year: int, template: bytes | None = None) -> bytes:
    """The memo of a year as a plain DOCX."""
    library = load_library(project, [one for one in project.years() if one <= year])
    document = memo_document(number_notes(library.memos[year]), library, Setting(STYLE))
    return render_docx(document, template)
