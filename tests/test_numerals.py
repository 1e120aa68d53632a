"""Numbers in texts: a table of phrases with what they say, every number that CLDR spells, and the places of all."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.examples import examples
from unicode_rbnf import RbnfEngine

from memocli.language import LANGUAGES
from memocli.prose import Numeral, bounds_of, scan

# What each phrase says, worked out by hand. Years and dates are no numbers here.
ENGLISH: Final[dict[str, str]] = {
    # digits
    "8,335 investigations": "8335",
    "1,250,000 people": "1250000",
    "1250000 people": "1250000",
    "46.6 percent": "46.6",
    "8.335 a head": "8.335",
    "0.335 a head": "0.335",
    "as El País has it, 96,8%": "96.8",
    "1,250.50 pesos": "1250.5",
    "1.250,50 pesos": "1250.5",
    "1.250.000 people": "1250000",
    "50\u00a0000 people": "50000",
    "8\u2009335 or 8\u202f335 people": "8335 8335",
    "12,345,67 people": "",
    "1250,000 people": "",
    "sections 3.2.1 and 28.07.2018": "",
    "$2,500 each": "2500",
    "5,12,13": "",
    "*8,335* and _17_": "8335 17",
    "cases 5, 12 and 13": "5 12 13",
    "43 of 43": "43 43",
    "case 545/2017 and Covid19": "",
    "the 43-year-old": "43",
    "200-300 people": "200 300",
    # words below a hundred
    "none, zero and seven": "0 7",
    "twenty-five": "25",
    "twenty five": "25",
    "Forty-Three students": "43",
    "TWENTY “students”": "20",
    "five and twenty": "5 20",
    "someone, tone, often": "",
    "seventeenth, fiftieth": "",
    # hundreds
    "one hundred": "100",
    "a hundred": "100",
    "two hundred": "200",
    "two hundred and five": "205",
    "two hundred five": "205",
    "one hundred and twenty-three": "123",
    "nineteen hundred": "1900",
    "3 hundred": "300",
    "between one hundred and two hundred": "100 200",
    "one hundred or two hundred": "100 200",
    "hundreds of people": "",
    "several hundred people": "",
    # thousands and more
    "58 thousand": "58000",
    "a thousand": "1000",
    "one thousand and five": "1005",
    "twelve thousand three hundred and forty-five": "12345",
    "two thousand and three thousand": "2000 3000",
    "two hundred thousand": "200000",
    "2 million": "2000000",
    "700 million": "700000000",
    "1.5 million": "1500000",
    "US$2.5 billion": "2500000000",
    "8,335 million pesos": "8335000000",
    "three million two hundred thousand": "3200000",
    "3 million 200 thousand": "3200000",
    "5 thousand million": "5000000000",
    "a million": "1000000",
    "in millions, thousands and tens of thousands": "",
    "5 to 10 million": "5000000 10000000",
    "5 TO 10 MILLION": "5000000 10000000",
    "2-3 thousand": "2000 3000",
    "43 and 2 thousand": "43 2000",
    "2 million 18 people": "2000000 18",
    "2 million, 18 people": "2000000 18",
    # halves, guesses, parts
    "half a million": "500000",
    "two and a half million": "2500000",
    "a million and a half": "1500000",
    "two and a half years": "2.5",
    "a quarter of a million": "",
    "a dozen": "",
    "half a dozen": "",
    "two dozen people": "",
    "dozens": "",
    "two-thirds of the cases": "",
    "two thirds of the cases": "",
    "one third": "",
    "three quarters": "",
    # ordinals
    "the 3rd visit": "3",
    "THE 3RD VISIT": "3",
    "the 21st and 22nd sessions": "21 22",
    "third, twenty-third": "",
    "the one hundred and fifth": "",
    # dates
    "in 2018 two hundred people": "200",
    "July 24th, 2018 and the 24th of July": "",
    "from 3 to 5 May 2018 at 14:30": "",
    # across lines, and not across paragraphs
    "two\n      hundred": "200",
    "two\n\nhundred": "2",
    "58\n\nthousand": "58",
}
SPANISH: Final[dict[str, str]] = {
    # digits
    "8,335 averiguaciones": "8335",
    "8.335 averiguaciones": "8335",
    "96.8 por ciento": "96.8",
    "96,8 por ciento": "96.8",
    "1.250.000 personas": "1250000",
    "1,250,000 personas": "1250000",
    "1.250,50 pesos": "1250.5",
    "1,250.50 pesos": "1250.5",
    "0,335": "0.335",
    "0.335": "0.335",
    "32.277 personas desaparecidas": "32277",
    "el 46,25%": "46.25",
    "12\u202f335 personas": "12335",
    "3.2.1": "",
    "caso 12.916": "12916",
    "43 estudiantes": "43",
    "amparo 545/2017": "",
    # words below a hundred
    "uno de cada cinco": "1 5",
    "un caso y una persona": "1 1",
    "unos casos": "",
    "dieciséis": "16",
    "dieciseis": "16",
    "diecise\u0301is": "16",
    "veintidós mujeres": "22",
    "veintiún hombres": "21",
    "veintiuna mujeres": "21",
    "treinta y uno": "31",
    "treinta y un hombres": "31",
    "cuarenta y tres estudiantes": "43",
    "CUARENTA Y TRES": "43",
    "treinta o cuarenta": "30 40",
    "treinta y cuarenta": "30 40",
    "hombres y mujeres, dos y tres": "2 3",
    # hundreds
    "cien": "100",
    "ciento dos": "102",
    "ciento por ciento": "",
    "cien por ciento": "100",
    "cincuenta por ciento": "50",
    "doscientos": "200",
    "doscientas": "200",
    "quinientos cinco": "505",
    "setecientas veintidós": "722",
    "novecientos noventa y nueve": "999",
    "cientos de personas": "",
    "cien dos": "100 2",
    "doscientas y trescientas": "200 300",
    # thousands and more
    "mil": "1000",
    "58 mil": "58000",
    "58\u00a0mil": "58000",
    "cien mil": "100000",
    "mil doscientos": "1200",
    "mil 500 personas": "1500",
    "8 mil 335 casos": "8335",
    "dos mil dieciocho": "2018",
    "veintiún mil": "21000",
    "treinta y un mil": "31000",
    "trescientos cuarenta y cinco mil seiscientos": "345600",
    "dos millones": "2000000",
    "un millón": "1000000",
    "un millon": "1000000",
    "2 millones": "2000000",
    "1.5 millones": "1500000",
    "1,5 millones": "1500000",
    "700 millones": "700000000",
    "700 mdp": "700000000",
    "3 mil 500 millones": "3500000000",
    "mil millones": "1000000000",
    "2 millones 300 mil": "2300000",
    "doscientos mil millones": "200000000000",
    "un billón": "1000000000000",
    "miles y millones de personas": "",
    "de 2 a 3 mil": "2000 3000",
    "entre 5 y 10 millones": "5000000 10000000",
    "en 2017 mil 500 personas": "1500",
    # halves, guesses, parts
    "medio millón": "500000",
    "un millón y medio": "1500000",
    "dos millones y medio": "2500000",
    "dos y medio": "2.5",
    "una docena": "",
    "media docena": "",
    "dos docenas": "",
    "un centenar": "",
    "dos tercios": "",
    "un tercio": "",
    "tres cuartas partes": "",
    # ordinals
    "la 3.ª visita, la 3ª y la 3a.": "3 3 3",
    "el 1er informe": "1",
    "artículo 1o.": "1",
    "tercero, vigésimo": "",
    # dates
    "el 1º de mayo y el 24 de julio de 2018": "",
    "en 2018 doscientas personas": "200",
    "el 3 o 4 de mayo": "",
    # across lines, and not across paragraphs
    "doscientos\ndos": "202",
    "doscientos\n\ndos": "200 2",
}
PHRASES: Final = [
    (language, phrase, said)
    for language, phrases in (("en", ENGLISH), ("es-MX", SPANISH))
    for phrase, said in phrases.items()
]


def numbers(text: str, language: str) -> list[Numeral]:
    return [numeral for numeral in scan(text, language).numerals if not numeral.is_date]


@pytest.mark.parametrize(("language", "phrase", "said"), PHRASES)
def test_what_a_phrase_says(language: str, phrase: str, said: str) -> None:
    found = [numeral.value for numeral in numbers(f"In all {phrase}.", language)]
    assert found == [Decimal(number) for number in said.split()]


# ── every number that CLDR spells ────────────────────────────────────────────────────────────────


_SPELLERS: Final = {language: RbnfEngine.for_language(language) for language in LANGUAGES}


def spellings(number: int, language: str) -> set[str]:
    """A number in words; in Spanish also before men and before women."""
    spelled = _SPELLERS[language].format_number(number)
    return {spelled.text, *spelled.text_by_ruleset.values()}


def read_back(number: int, language: str) -> None:
    for spelling in spellings(number, language):
        for words in (spelling, spelling.capitalize(), spelling.replace(" ", "\n      ")):
            text = f"In all: {words}, they say."
            (numeral,) = scan(text, language).numerals
            assert (numeral.value, numeral.in_words) == (Decimal(number), True), words
            assert text[numeral.start : numeral.end] == words


@examples(3)
@given(st.integers(0, 1_000_000), st.sampled_from(sorted(LANGUAGES)))
def test_a_number_in_words_is_read_back(number: int, language: str) -> None:
    read_back(number, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_round_numbers_in_words_are_read_back(language: str) -> None:
    for step in (1, 10, 100, 1000, 10_000, 100_000):
        for count in range(1, 10):
            for more in (0, 1, 21, 101):
                read_back(count * step + more, language)
    read_back(1_000_000, language)


@examples(3)
@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["en", "es", "es-MX"]))
def test_a_number_in_digits_is_read_back(number: int, decimals: int, language: str) -> None:
    signs = [(",", ".")] if language == "en" else [(",", "."), (".", ",")]
    for grouping, decimal in signs:
        grouped = f"{number:,}".replace(",", grouping)
        for written, value in (
            (grouped, Decimal(number)),
            (f"{grouped}{decimal}{decimals:02}", Decimal(f"{number}.{decimals:02}")),
        ):
            (numeral,) = scan(f"Los {written}: todos", language).numerals
            assert value in numeral.values, written


# ── signs that may be read in two ways ───────────────────────────────────────────────────────────


def values(text: str, language: str) -> list[set[str]]:
    return [{str(value) for value in numeral.values} for numeral in numbers(text, language)]


def test_three_digits_behind_a_sign_are_a_group_in_spanish() -> None:
    for text in ("8.335", "8,335", "96.8 y 8,335", "96,8 y 8.335", "1.250.000 y 8.335"):
        assert values(text, "es-MX")[-1] == {"8335"}, text


def test_they_may_be_decimals_where_the_text_shows_that_sign() -> None:
    for text in ("96.8 y 8.335", "1,250,000 y 8.335", "1,250.5 y 8.335", "96,8 y 8,335"):
        assert values(text, "es-MX")[-1] == {"8335", "8.335"}, text
    # Two conventions in one text show none.
    assert values("96.8, 46,2 y 8.335", "es-MX")[-1] == {"8335"}
    # English has one convention.
    assert values("96.8 and 8,335", "en")[-1] == {"8335"}
    assert values("96.8 and 8.335", "en")[-1] == {"8.335"}


# What numbers are made of, and what stands around them; some of it looks like a letter or a number word and is none.
_PIECES: Final = (
    *(
        "8,335",
        "1.5",
        "12",
        "2018",
        "2018-01-02",
        "12:30",
        "50\u00a0000",
        "545/2017",
        "3rd",
        "7",
        "٣",
    ),
    *(
        "January",
        "junio",
        "jun\u0131o",
        "de",
        "to",
        "a",
        "m\u0131l",
        "\u017fix",
        "a\u0301",
        "un\u0303o",
        "_",
        "\u0301",
    ),
    *(" ", ", ", ".", "-", "–", "/", "“", "\n", " the cases "),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.sampled_from(["en", "es"]))
@example("mi\u0301l", "es")
def test_what_a_text_says_elsewhere_changes_none_of_its_numbers(text: str, language: str) -> None:
    """A text without words of numbers, or without a month, is read in a quicker way: it must find the same."""
    alone = scan(text, language).numerals
    assert scan(f"{text}\n\nx January x", language).numerals == alone
    word = {"en": "seven", "es": "siete"}[language]
    *others, last = scan(f"{text}\n\nx {word}", language).numerals
    assert tuple(others) == alone
    assert last.value == 7


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("from 18.6 to 14.2 million crowns", 18_600_000),
        ("from 18.6 and 14.2 million crowns", None),
        ("from 900 to 2 million crowns", None),
    ],
)
def test_what_falls_has_the_scale_of_what_it_falls_to(text: str, also: int | None) -> None:
    assert scan(text).numerals[0].also == (also and Decimal(also))


@pytest.mark.parametrize("said", ["at least", "AT LEAST", "at\nlea\u017ft", "a m\u0131nimum of"])
def test_a_bound_is_known_however_its_letters_are_written(said: str) -> None:
    text = f"There were {said} 31 cases."
    (number,) = scan(text).numerals
    assert [bound.kind for bound in bounds_of(text, number, "en")] == ["least"]


def test_every_bound_is_found_in_a_text_that_says_nothing_else() -> None:
    for tag, facts in LANGUAGES.items():
        for table, phrase in ((facts.bounds, "{} 30 x"), (facts.bounds_behind, "30 {} x")):
            for kind, listed in table.items():
                for words in listed:
                    text = phrase.format(words)
                    number = next(one for one in scan(text, tag).numerals if one.value == 30)
                    assert kind in {bound.kind for bound in bounds_of(text, number, tag)}, text
