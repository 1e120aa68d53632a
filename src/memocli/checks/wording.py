"""How rules say things in messages and hints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Words in a row: "a, b and c"; empty where there are none."""
    *first, last = words or ("",)
    return f"{', '.join(first)} {joint} {last}" if first else last


def quoted(names: Iterable[str]) -> list[str]:
    """Names between backticks, as messages have what stands in the files."""
    return [f"`{name}`" for name in names]
