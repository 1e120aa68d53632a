"""Numbers, and figures: numbers with what they stand for."""

from __future__ import annotations

from typing import Any, Final

from memocli.fields.field_kind import FieldKind, choice, is_mapping_of, matches, placed
from memocli.fields.kinds import Bound, Entries, Figure, Figures, Number

FIGURE_KEYS: Final = ("value", "at")
BOUNDS: Final = ("least", "most", "about", "over")
_PATTERN: Final = r"^-?\d+(\.\d+)?$"
_NUMBER: Final = {"type": ["number", "string"], "pattern": _PATTERN}
_BOUNDED: Final = {
    "type": "object",
    "properties": {"value": _NUMBER, "at": {"type": "string", "enum": list(BOUNDS)}},
    "required": list(FIGURE_KEYS),
    "additionalProperties": False,
}
_FIGURE: Final = {"anyOf": [_NUMBER, _BOUNDED]}
# A fault of `value` or `at` is told where it stands; only then whether both are there, and nothing else.
_BOUNDED_TEXTS: Final = {"properties": {"value": {"kind": "number"}, "at": {"kind": "bound"}}}
_FIGURE_TEXTS: Final = {
    "if": {"type": "object"},
    "then": {"if": _BOUNDED_TEXTS, "then": {"kind": "figure"}, "else": _BOUNDED_TEXTS},
    "else": {"kind": "number"},
}


def _is_figure(value: Any) -> bool:
    """Whether it is a number, or exactly a `value` and what it is `at`."""
    if not isinstance(value, dict):
        return NUMBER.fits(value)
    keys = {"value": NUMBER, "at": BOUND}
    return value.keys() == keys.keys() and all(keys[key].fits(value[key]) for key in keys)


def _figure(value: Any) -> Figure:
    if isinstance(value, dict):
        return Figure(NUMBER.make(value["value"]), BOUND.make(value["at"]))
    return Figure(NUMBER.make(value))


def _figures(value: Entries) -> Figures:
    return Figures({value.places[key]: _figure(figure) for key, figure in value.items()})


NUMBER: Final = FieldKind(
    "number",
    matches(_PATTERN),
    placed(Number),
    _NUMBER,
    "a number such as 8335 or 96.8, without commas",
    "write digits, and a point before decimals; what is not exact is written `{value: 31, at: least}`",
)
BOUND: Final = choice(Bound, BOUNDS)
FIGURE: Final = FieldKind(
    "figure",
    _is_figure,
    _figure,
    _FIGURE,
    "a number, or a number with its bound such as `{value: 31, at: least}`",
    "write `value` and `at`, and nothing else; `at` is `least`, `most`, `about` or `over`",
    text_schema=_FIGURE_TEXTS,
)
FIGURES: Final = FieldKind(
    "figures",
    is_mapping_of(_is_figure),
    _figures,
    {"type": "object", "additionalProperties": _FIGURE},
    "a mapping of names to numbers",
    text_schema={"type": "object", "additionalProperties": _FIGURE_TEXTS},
)
