"""Mappings whose keys the authors choose: waivers, abbreviations, texts by language, computed numbers."""

from __future__ import annotations

from typing import Any, Final

from memocli.fields.field_kind import FieldKind, is_mapping_of, is_text, matches
from memocli.fields.kinds import (
    Abbreviations,
    ByLanguage,
    Computed,
    Entries,
    Waivers,
    WordsByLanguage,
)

LANGUAGE_PATTERN: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_PLAIN_NUMBER: Final = r"^\d+(\.\d+)?$"
_TEXTS_BY_NAME: Final = {"type": "object", "additionalProperties": {"type": "string"}}
_TEXTS_WITH_PLACES: Final = {"type": "object", "additionalProperties": {"kind": "text"}}


def _waivers(value: Entries) -> Waivers:
    return Waivers({value.places[key]: reason for key, reason in value.items()})


def _abbreviations(value: Entries) -> Abbreviations:
    return Abbreviations({value.places[key]: meaning for key, meaning in value.items()})


def _is_words_by_language(value: Any) -> bool:
    """Whether it is a mapping of tags of languages to lists of texts."""
    if not isinstance(value, dict) or not all(map(matches(LANGUAGE_PATTERN), value)):
        return False
    return all(isinstance(listed, list) and all(map(is_text, listed)) for listed in value.values())


def _words_by_language(value: Entries) -> WordsByLanguage:
    return WordsByLanguage({value.places[tag]: tuple(words) for tag, words in value.items()})


def _is_computed(value: Any) -> bool:
    """Whether it is a mapping of numbers to how each is computed."""
    is_number = matches(_PLAIN_NUMBER)
    return is_mapping_of(is_text)(value) and bool(value) and all(map(is_number, value))


def _computed(value: Entries) -> Computed:
    return Computed({value.places[key]: said for key, said in value.items()})


def _is_by_language(value: Any) -> bool:
    """Whether it is a text, or a mapping of tags of languages to texts."""
    if not isinstance(value, dict):
        return is_text(value)
    tag = matches(LANGUAGE_PATTERN)
    return bool(value) and all(map(tag, value)) and all(map(is_text, value.values()))


def _by_language(value: Any) -> ByLanguage:
    return ByLanguage(value if isinstance(value, dict) else {"": value})


WAIVERS: Final = FieldKind(
    "waivers",
    is_mapping_of(is_text),
    _waivers,
    _TEXTS_BY_NAME,
    "a mapping of rule codes to reasons",
    text_schema=_TEXTS_WITH_PLACES,
)
ABBREVIATIONS: Final = FieldKind(
    "abbreviations",
    is_mapping_of(is_text),
    _abbreviations,
    _TEXTS_BY_NAME,
    "a mapping of abbreviations to what each stands for, such as `{CNDH: National Human Rights Commission}`",
    "write each abbreviation before what it stands for: `CNDH: National Human Rights Commission`",
    text_schema=_TEXTS_WITH_PLACES,
)
BY_LANGUAGE: Final = FieldKind(
    "by-language",
    _is_by_language,
    _by_language,
    {
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "propertyNames": {"pattern": LANGUAGE_PATTERN},
                "additionalProperties": {"type": "string"},
                "minProperties": 1,
            },
        ]
    },
    "a text, or one for each language such as `{en: complaints, es: quejas}`",
    "write the tag of each language before its text: `{en: …, es: …}`",
)
WORDS_BY_LANGUAGE: Final = FieldKind(
    "words-by-language",
    _is_words_by_language,
    _words_by_language,
    {
        "type": "object",
        "propertyNames": {"pattern": LANGUAGE_PATTERN},
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    },
    "a mapping of tags of languages to lists of words, such as `{es: [amparo, Ministerio Público]}`",
    "write the tag of a language before its words: `{es: [amparo, Ministerio Público]}`",
    text_schema={
        "type": "object",
        "propertyNames": {"kind": "language"},
        "additionalProperties": {"type": "array", "items": {"kind": "text"}},
    },
)
COMPUTED: Final = FieldKind(
    "computed",
    _is_computed,
    _computed,
    {
        "type": "object",
        "propertyNames": {"pattern": _PLAIN_NUMBER},
        "additionalProperties": {"type": ["string", "number"]},
        "minProperties": 1,
    },
    "a mapping of numbers to how each is computed, such as `{96.8: 8051 / 8318}`",
    "write numbers in digits without commas, with `+`, `-`, `*`, `/` and brackets between them",
)
