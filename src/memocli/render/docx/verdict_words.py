"""A verdict in its colour, with its sign."""

from __future__ import annotations

from typing import Final

from memocli.render.docx.runs import RunWriter
from memocli.render.docx.style_list import verdict_style
from memocli.render.docx.styles import OWN_IDS

# Full, half, empty and dotted: told apart where a page is printed without colours.
_SIGNS: Final = {"met": "25CF", "partly-met": "25D0", "not-met": "25CB", "no-evidence": "25CC"}


def verdict_runs(verdict: str, key: str, runs: RunWriter) -> str:
    """The runs of a verdict; one that is not of the four has neither sign nor colour."""
    style = verdict_style(key)
    style = style if style in OWN_IDS else ""
    if key not in _SIGNS:
        return runs.words(verdict, style)
    return runs.symbol(_SIGNS[key], style) + runs.words("\u2005") + runs.words(verdict, style)
