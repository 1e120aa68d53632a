"""What memocli knows of languages, compared with the data that others keep of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from unicode_rbnf import RbnfEngine

from memocli.dates import parse_date
from memocli.fields import BOUNDS
from memocli.language import ENGLISH, LANGUAGES, SPANISH, Language, language_of_tag, primary
from memocli.prose import scan

# The country whose ways each table follows.
LOCALES = {"en": Locale("en", "US"), "es": Locale("es", "MX")}


@pytest.fixture(params=list(LANGUAGES.values()), ids=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


def test_every_language_has_a_judge() -> None:
    assert set(LOCALES) == set(LANGUAGES)


def test_months(language: Language) -> None:
    months = LOCALES[language.tag].months["format"]["wide"]
    assert language.months == tuple(months[number] for number in range(1, 13))


def test_signs_in_numbers(language: Language) -> None:
    symbols = LOCALES[language.tag].number_symbols["latn"]
    assert (language.grouping, language.decimal) == (symbols["group"], symbols["decimal"])


def test_quotation_marks(language: Language) -> None:
    """The usual pair comes first; Babel's own tables leave quotation marks out, CLDR has these."""
    assert language.quotation_marks[0] == ("“", "”")
    assert ("«", "»") in SPANISH.quotation_marks
    openings = [opening for opening, _ in language.quotation_marks]
    assert len(set(openings)) == len(openings)


@pytest.mark.parametrize("number", range(100))
def test_numbers_in_words(number: int, language: Language) -> None:
    words = RbnfEngine.for_language(language.tag).format_number(number).text
    found = [(numeral.value, numeral.in_words) for numeral in scan(words, language.tag).numerals]
    assert found == [(Decimal(number), True)]


def test_dates_in_words(language: Language) -> None:
    spoken = parse_date("2018-07-24").spoken(language.tag)
    assert spoken == {"en": "July 24, 2018", "es": "24 de julio de 2018"}[language.tag]
    assert all(numeral.is_date for numeral in scan(spoken, language.tag).numerals)


def test_languages_say_the_same_things() -> None:
    """A page in one language has all that it has in another."""
    assert ENGLISH.wording.verdicts.keys() == SPANISH.wording.verdicts.keys()
    assert len(ENGLISH.months) == len(SPANISH.months) == 12
    assert set(SPANISH.locators) <= set(ENGLISH.locators)
    for language in LANGUAGES.values():
        assert tuple(language.bounds) == BOUNDS
        assert set(language.bounds_behind) <= set(BOUNDS)
        said = {words for listed in language.bounds.values() for words in listed}
        assert set(language.bounds_or_prepositions) <= said
    for label in ("note", "back"):
        for language in LANGUAGES.values():
            assert "{number}" in getattr(language.wording, label)


def test_a_tag_is_read_by_its_language_alone() -> None:
    assert language_of_tag("es-MX") is language_of_tag("ES") is SPANISH
    assert primary("en-US") == "en"
    for tag in ("est", "et-EE", "fr", "", "esperanto"):
        assert language_of_tag(tag) is ENGLISH


def test_months_cut_short(language: Language) -> None:
    """Those of CLDR, with or without their full stop."""
    short = LOCALES[language.tag].months["format"]["abbreviated"]
    names = {name.lower().rstrip("."): number for number, name in short.items()}
    known = dict(language.sources.months)
    full = {name.lower(): number for number, name in enumerate(language.months, start=1)}
    assert {name: (known | full).get(name) for name in names} == names


def test_words_of_sources_are_in_small_letters_and_no_language_lacks_them() -> None:
    for facts in LANGUAGES.values():
        words = facts.sources
        assert set(words.parts) == {"early", "mid", "late"}
        listed = (*words.frequent, *words.in_names, *words.opening, *words.common_in_names)
        assert all(word == word.lower() for word in listed)
        assert set(words.articles) | set(words.and_names) <= set(words.in_names)
    assert not set(ENGLISH.sources.frequent) & set(SPANISH.sources.frequent)


@pytest.mark.parametrize("facts", LANGUAGES.values(), ids=lambda facts: facts.name)
def test_words_that_limit_are_in_small_letters_and_in_one_list(facts: Language) -> None:
    limiting = facts.limiting
    listed = [*limiting.negations, *limiting.limits, *limiting.no_limits, *facts.abbreviations]
    assert listed == [word.casefold() for word in listed]
    assert len({*limiting.negations, *limiting.limits}) == len(
        [*limiting.negations, *limiting.limits]
    )
    assert set(facts.range_links) < set(facts.links)
