"""What CSL 1.0.2 has: elements, what may be in them, and the values of attributes.

`ELEMENTS` maps an element, where it depends on it with the element around (`names label`), to its attributes and children. A `+`
behind a child means one or more, a `*` any number, a `?` one at most, nothing exactly one.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct


class Element(Struct, frozen=True):
    """`needs` are alternatives: all attributes of one of these sets must be there. `has_text` where it may have text, `in_order` where
    its children stand in this order, `is_filled` where it has one at least."""

    attributes: frozenset[str]
    children: tuple[str, ...] = ()
    needs: tuple[frozenset[str], ...] = ()
    has_text: bool = False
    in_order: bool = False
    is_filled: bool = False


def _element(attributes: str, children: str = "", needs: str = "", **more: bool) -> Element:
    alternatives = tuple(frozenset(one.split()) for one in needs.split("|") if one.strip())
    return Element(frozenset(attributes.split()), tuple(children.split()), alternatives, **more)


_AFFIXES: Final = "prefix suffix "
_FONT: Final = "font-style font-variant font-weight text-decoration vertical-align "
_SHOWN: Final = f"{_AFFIXES}{_FONT}display "
_OF_NAMES: Final = (
    "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-subsequent-min "
    "et-al-subsequent-use-first et-al-use-last initialize initialize-with name-as-sort-order sort-separator "
)
_INHERITED: Final = f"{_OF_NAMES}name-delimiter name-form names-delimiter "
_CONDITIONS: Final = "disambiguate is-numeric is-uncertain-date locator position type variable "
_NEEDS_CONDITION: Final = _CONDITIONS.strip().replace(" ", "|")
_RENDERED: Final = "names* date* label* text* number* choose* group* "
_PART: Final = f"{_FONT}text-case name form range-delimiter strip-periods "

# One in a form of the locale, which says what stands between and around its parts.
LOCALIZED_DATE: Final = "localized date"

ELEMENTS: Final[dict[str, Element]] = {
    "style": _element(
        f"{_INHERITED}class default-locale demote-non-dropping-particle initialize-with-hyphen page-range-format version",
        "info locale* macro* citation bibliography?",
        "class version",
    ),
    "locale": _element("lang", "style-options? date* terms?"),
    "style-options": _element("limit-day-ordinals-to-day-1 punctuation-in-quote"),
    "locale date": _element(f"{_FONT}form delimiter text-case", "date-part+", "form"),
    "terms": _element("", "term+"),
    "term": _element(
        "name form gender-form match gender", "single? multiple?", "name", has_text=True
    ),
    "single": _element("", has_text=True),
    "multiple": _element("", has_text=True),
    "macro": _element("name", _RENDERED, "name", is_filled=True),
    "citation": _element(
        f"{_INHERITED}cite-group-delimiter collapse year-suffix-delimiter after-collapse-delimiter disambiguate-add-names "
        "disambiguate-add-givenname disambiguate-add-year-suffix givenname-disambiguation-rule near-note-distance",
        "sort? layout",
        in_order=True,
    ),
    "bibliography": _element(
        f"{_INHERITED}hanging-indent entry-spacing line-spacing second-field-align subsequent-author-substitute "
        "subsequent-author-substitute-rule",
        "sort? layout",
        in_order=True,
    ),
    "sort": _element("", "key+"),
    "key": _element(
        "variable macro names-min names-use-first names-use-last sort", "", "variable|macro"
    ),
    "layout": _element(f"{_AFFIXES}{_FONT}delimiter", _RENDERED, is_filled=True),
    "bibliography layout": _element(f"{_AFFIXES}{_FONT}", _RENDERED, is_filled=True),
    "group": _element(f"{_SHOWN}delimiter", _RENDERED, is_filled=True),
    "choose": _element("", "if else-if* else?", in_order=True),
    "if": _element(f"{_CONDITIONS}match", _RENDERED, _NEEDS_CONDITION),
    "else-if": _element(f"{_CONDITIONS}match", _RENDERED, _NEEDS_CONDITION),
    "else": _element("", _RENDERED, is_filled=True),
    "names": _element(
        f"{_SHOWN}variable delimiter",
        "name? et-al? label? substitute?",
        "variable",
    ),
    "name": _element(f"{_OF_NAMES}{_AFFIXES}{_FONT}form delimiter", "name-part*"),
    "name-part": _element(f"{_AFFIXES}{_FONT}name text-case", "", "name"),
    "et-al": _element(f"{_FONT}term"),
    "substitute": _element("", _RENDERED, is_filled=True),
    "names label": _element(f"{_AFFIXES}{_FONT}form plural strip-periods text-case"),
    "label": _element(
        f"{_AFFIXES}{_FONT}variable form plural strip-periods text-case", "", "variable"
    ),
    "date": _element(
        f"{_SHOWN}variable date-parts form delimiter text-case", "date-part*", "variable"
    ),
    LOCALIZED_DATE: _element(
        f"{_SHOWN}variable date-parts form text-case", "date-part*", "variable"
    ),
    "date-part": _element(f"{_AFFIXES}{_PART}", "", "name"),
    f"{LOCALIZED_DATE} date-part": _element(_PART, "", "name"),
    "number": _element(f"{_SHOWN}variable form text-case", "", "variable"),
    "text": _element(
        f"{_SHOWN}macro term form plural value variable quotes strip-periods text-case",
        "",
        "macro|term|value|variable",
    ),
}

_DATES: Final = "accessed available-date event-date issued original-date submitted "
_NAMES: Final = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator "
)
_NUMBERS: Final = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version volume "
)
_TEXTS: Final = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key "
    "citation-label dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword language "
    "license medium note original-publisher original-publisher-place PMCID PMID publisher publisher-place references "
    "reviewed-genre scale source status URL year-suffix collection-title container-title original-title part-title "
    "reviewed-title title volume-title title-short container-title-short "
)
_LOCATORS: Final = (
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page "
    "paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse version volume "
)
_TYPES: Final = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage "
)
_TERMS: Final = (
    "accessed|ad|advance-online-publication|album|and|and others|anonymous|at|audio-recording|available at|bc|bce|by|ce|"
    "circa|cited|et-al|film|forthcoming|from|henceforth|ibid|in|in press|internet|interview|letter|loc-cit|no date|"
    "no-place|no-publisher|on|online|op-cit|original-work-published|personal-communication|podcast|podcast-episode|"
    "preprint|presented at|radio-broadcast|radio-series|radio-series-episode|reference|retrieved|review-of|scale|"
    "special-issue|special-section|television-broadcast|television-series|television-series-episode|video|working-paper|"
    "open-quote|close-quote|open-inner-quote|close-inner-quote|page-range-delimiter|colon|comma|semicolon|printing|"
    "editortranslator|page-first"
)
# Beside those that are kinds of sources, places, names and numbers.
_COUNTED_TERM: Final = re.compile(
    r"(?:month-(?:0[1-9]|1[0-2])|season-0[1-4]|ordinal(?:-\d{2})?|long-ordinal-(?:0[1-9]|10))\Z"
)
_NO_TERMS: Final = frozenset(("locator", "part-number", "printing-number", "supplement-number"))
TERMS: Final = (
    frozenset(_TERMS.split("|")) | set(f"{_TYPES}{_LOCATORS}{_NAMES}{_NUMBERS}".split()) - _NO_TERMS
)

ET_AL_TERMS: Final = frozenset(("et-al", "and others"))

_BOOLEAN: Final = "true false"
_PRECEDES: Final = "contextual always never after-inverted-name"
_NAME_FORMS: Final = "long short count"
_TERM_FORMS: Final = "long verb short verb-short symbol"
# One of these words, by the attribute, or the element and the attribute.
VALUES: Final[dict[str, frozenset[str]]] = {
    key: frozenset(words.split())
    for key, words in {
        "and": "text symbol",
        "class": "in-text note",
        "collapse": "citation-number year year-suffix year-suffix-ranged",
        "date-parts": "year-month-day year-month year",
        "delimiter-precedes-et-al": _PRECEDES,
        "delimiter-precedes-last": _PRECEDES,
        "demote-non-dropping-particle": "never sort-only display-and-sort",
        "disambiguate": "true",
        "display": "block left-margin right-inline indent",
        "font-style": "italic normal oblique",
        "font-variant": "normal small-caps",
        "font-weight": "normal bold light",
        "gender": "masculine feminine",
        "gender-form": "masculine feminine",
        "givenname-disambiguation-rule": "all-names all-names-with-initials primary-name primary-name-with-initials by-cite",
        "match": "all any none",
        "name-as-sort-order": "first all",
        "name-form": _NAME_FORMS,
        "page-range-format": "expanded minimal minimal-two chicago chicago-15 chicago-16",
        "plural": "always never contextual",
        "second-field-align": "flush margin",
        "sort": "ascending descending",
        "subsequent-author-substitute-rule": "complete-all complete-each partial-each partial-first",
        "text-case": "lowercase uppercase capitalize-first capitalize-all title sentence",
        "text-decoration": "none underline",
        "version": "1.0",
        "vertical-align": "baseline sup sub",
        "date form": "text numeric",
        "date variable": _DATES,
        "date-part form": "numeric numeric-leading-zeros ordinal long short",
        "date-part name": "day month year",
        "key variable": f"{_DATES}{_NAMES}{_NUMBERS}{_TEXTS}",
        "label form": _TERM_FORMS,
        "label variable": _NUMBERS,
        "name form": _NAME_FORMS,
        "name-part name": "family given",
        "number form": "numeric ordinal long-ordinal roman",
        "number variable": _NUMBERS,
        "term form": _TERM_FORMS,
        "term match": "last-digit last-two-digits whole-number",
        "text form": _TERM_FORMS,
        "text plural": f"{_BOOLEAN} 1 0",
        "text variable": f"{_NUMBERS}{_TEXTS}",
        **dict.fromkeys(
            "disambiguate-add-givenname disambiguate-add-names disambiguate-add-year-suffix et-al-use-last hanging-indent "
            "initialize initialize-with-hyphen limit-day-ordinals-to-day-1 names-use-last punctuation-in-quote quotes "
            "strip-periods".split(),
            f"{_BOOLEAN} 1 0",
        ),
    }.items()
}
# Attributes that have a meaning beside one of these others alone.
ONLY_WITH: Final = {
    "text form": frozenset(("term", "variable")),
    "text plural": frozenset(("term",)),
    "date date-parts": frozenset(("form",)),
}
# Several of these words.
LISTS: Final[dict[str, frozenset[str]]] = {
    key: frozenset(words.split())
    for key, words in {
        "is-numeric": f"{_DATES}{_NAMES}{_NUMBERS}{_TEXTS}",
        "is-uncertain-date": _DATES,
        "locator": _LOCATORS,
        "position": "first subsequent ibid ibid-with-locator near-note",
        "type": _TYPES,
        "variable": f"{_DATES}{_NAMES}{_NUMBERS}{_TEXTS}",
        "names variable": _NAMES,
    }.items()
}
INTEGERS: Final = frozenset(
    "et-al-min et-al-subsequent-min et-al-subsequent-use-first et-al-use-first near-note-distance entry-spacing line-spacing "
    "names-min names-use-first".split()
)


def is_term(name: str) -> bool:
    """Whether CSL has a term of this name."""
    return name in TERMS or _COUNTED_TERM.match(name) is not None
