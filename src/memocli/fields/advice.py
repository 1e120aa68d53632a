"""What to type in place of a value that is not of its kind, where that can be told from the value."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from memocli import dates
from memocli.fields.field_kind import FieldKind
from memocli.fields.table import NAME_PATTERN
from memocli.language import LANGUAGES
from memocli.suggest import folded, look_alike, nearest, sign_name

# Digits in groups of three, or without groups; what follows another separator are decimals. Compiled when first used, in a faulty file.
_NUMBER: Final = (
    r"(?P<whole>[0-9]{1,3}(?P<sign>[.,\s'’])[0-9]{3}(?:(?P=sign)[0-9]{3})*|[0-9]+)"
    r"(?:(?!(?P=sign))[.,](?P<decimals>[0-9]+))?"
)
_YEAR: Final = r"(?<!\d)[1-9]\d{3}(?!\d)"
_NOT_OF_A_NAME: Final = r"[^a-z0-9]+"
_YES: Final = frozenset("yes si y verdadero cierto on x".split())
_NO: Final = frozenset("no n falso off".split())
_TYPES: Final = {
    "amparo": "legal_case",
    "articulo": "article-newspaper",
    "conjunto-de-datos": "dataset",
    "documento": "document",
    "entrevista": "interview",
    "informe": "report",
    "ley": "legislation",
    "libro": "book",
    "news": "article-newspaper",
    "newspaper": "article-newspaper",
    "newspaper-article": "article-newspaper",
    "nota": "article-newspaper",
    "noticia": "article-newspaper",
    "pagina-web": "webpage",
    "reporte": "report",
    "sentencia": "legal_case",
    "sitio-web": "webpage",
    "tesis": "thesis",
    "tratado": "treaty",
    "website": "webpage",
}


def advice(kind: FieldKind, value: str) -> str:
    """What to type instead of `value`; of the kind as such where the value does not tell."""
    match kind.name:
        case "number" | "figure":
            said = number_meant(value)
        case "colour":
            said = _colour(value)
        case "points":
            said = number_meant(value.casefold().removesuffix("pt"))
        case "year":
            years = re.findall(_YEAR, _in_our_digits(value))
            said = years[0] if len(years) == 1 else ""
        case "day" | "csl-date":
            return dates.advice(value) or kind.hint
        case "name":
            return _name(value) or kind.hint
        case "verdict":
            said = _verdicts().get(folded(value), "")
        case "kind":
            said = _TYPES.get(folded(value), "")
        case "truth":
            said = "true" if folded(value) in _YES else "false" if folded(value) in _NO else ""
        case _:
            said = ""
    if said:
        return f"write `{said}`"
    close = nearest(value, kind.choices) if kind.choices else None
    return f"did you mean `{close}`?" if close else kind.hint


def number_meant(value: str) -> str:
    """The number that a text with separators means: 8335 of "8,335", 96.8 of "96,8"; empty where it is none."""
    value = value.strip().lstrip("$€").removesuffix("%").strip()
    found = re.fullmatch(_NUMBER, _in_our_digits(value))
    if found is None:
        return ""
    whole = re.sub(r"\D", "", found["whole"])
    return f"{whole}.{found['decimals']}" if found["decimals"] else whole


def _colour(value: str) -> str:
    """The six digits of a colour that was written with three, or with something before or behind."""
    digits = value.strip().lstrip("#").removeprefix("0x").casefold()
    if re.fullmatch("[0-9a-f]{3}", digits):
        return "".join(2 * digit for digit in digits)
    return digits if re.fullmatch("[0-9a-f]{6}", digits) else ""


def _in_our_digits(value: str) -> str:
    """The text with 0 to 9 for the digits of other scripts, such as `٣` or `３`."""
    return value if value.isascii() else re.sub(r"\d", lambda digit: str(int(digit[0])), value)


@cache
def _verdicts() -> dict[str, str]:
    """The verdicts by their words in every language of ours."""
    return {
        folded(words): verdict
        for facts in LANGUAGES.values()
        for verdict, words in facts.wording.verdicts.items()
    }


def _name(value: str) -> str:
    name = re.sub(_NOT_OF_A_NAME, "-", folded(value)).strip("-")
    if not re.match(NAME_PATTERN, name):
        return ""
    sign = look_alike(value)
    because = f"{sign_name(sign)} is in it: " if sign else ""
    return f"{because}write `{name}`"
