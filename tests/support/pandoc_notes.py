"""Notes as one line of text, ours and pandoc's in one notation: italics between underscores, addresses between angle brackets."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypandoc

from memocli.document import CrossReference, Emphasis, Foreign, Inline, Link, Strong, Text


def ours(inlines: Iterable[Inline]) -> str:
    """A note of ours."""
    text = ""
    for inline in inlines:
        match inline:
            case Text(words):
                text += words
            case Emphasis(children):
                text += f"_{ours(children)}_"
            case Link(_, children):
                text += f"<{ours(children)}>"
            case Strong(children) | Foreign(_, children) | CrossReference(_, children):
                text += ours(children)
    return text


def pandocs(node: Any) -> str:
    """The same of pandoc's JSON."""
    if isinstance(node, list):
        return "".join(map(pandocs, node))
    kind, content = node["t"], node.get("c")
    match kind:
        case "Str":
            return str(content)
        case "Space" | "SoftBreak":
            return " "
        case "Emph":
            return f"_{pandocs(content)}_"
        case "Link":
            return f"<{pandocs(content[1])}>"
        case "Span":
            return pandocs(content[1])
        case "Para" | "Plain" | "Strong":
            return pandocs(content)
    raise AssertionError(f"pandoc wrote a {kind}, which this test does not know")


def pandoc_notes(
    folder: Path,
    style: Path,
    citations: Sequence[str],
    items: Iterable[Mapping[str, Any]],
    language: str = "en",
) -> list[str]:
    """What pandoc makes, run by itself with a CSL style, of citations in its own syntax: one note each, in one run."""
    bibliography = folder / "items.json"
    bibliography.write_text(json.dumps(list(items)), encoding="utf-8")
    text = f"---\nlang: {language}\nsuppress-bibliography: true\n---\n\n" + "\n\n".join(
        f"x{citation}" for citation in citations
    )
    command = [
        pypandoc.get_pandoc_path(),
        "-f",
        "markdown-smart",
        "-t",
        "json",
        "--citeproc",
        "--csl",
        str(style),
        "--bibliography",
        str(bibliography),
    ]
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict) and node.get("t") == "Note":
            found.append(pandocs(node["c"]))
        elif isinstance(node, dict):
            walk(list(node.values()))
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(json.loads(done.stdout)["blocks"])
    assert len(found) == len(citations)
    return found
