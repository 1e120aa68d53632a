"""The kinds of values: what is read, what is refused, and that the schemas say the same."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memocli.fields import (
    KINDS,
    Bound,
    ByLanguage,
    CslDate,
    Day,
    Entries,
    Figures,
    Kind,
    Language,
    Name,
    Number,
    OneOrMore,
    Status,
    Verdict,
    Waivers,
    Year,
    advice,
    kind_named,
    read_field,
)
from memocli.load.decode.values import _KindKeyword
from memocli.text import Placed, Span, TextFile


def placed(text: str) -> Placed:
    return Placed(text, Span(TextFile("a.yaml", text), 0, len(text)))


TEXTS: dict[type, tuple[str, str]] = {
    Number: ("0|8335|-3|96.8|007", "|8,335|1e5|.5|5.|1_000|8335\n|٣|+1|abc"),
    Year: ("2018|1000|9999", "|18|0999|20180|2018\n|٢٠١٨|-2018"),
    Day: (
        "2018|2018-07|2018-07-24|2016-02-29",
        "|2018-7|2018-13|2018-02-29|2018-07-24\n|24 July 2018",
    ),
    Name: ("a|unit-caseload|a.b_c-1|A1|2018", "|-a|a-|a--b|a b|ñ|a/b|a\n|a~2"),
    Language: ("en|es|es-MX|zh-Hant-TW", "|e|english|es_MX|es-|en\n"),
    Verdict: ("met|partly-met|not-met|no-evidence", "|Met|not met|met\n"),
    Bound: ("least|most|about|over", "|at least|Least|under"),
    Status: ("confirmed|probable|described", "|known|confirmed "),
}
CASES = [
    (kind, text, fits)
    for kind, texts in TEXTS.items()
    for fits, listed in zip((True, False), texts, strict=True)
    for text in listed.split("|")
]


@pytest.mark.parametrize(("kind", "text", "fits"), CASES)
def test_text(kind: type, text: str, fits: bool) -> None:
    assert KINDS[kind].fits(text) is fits
    assert kind_named(KINDS[kind].text_schema["kind"]) is KINDS[kind]
    if fits:
        found = read_field(kind, placed(text))
        assert (type(found), found, found.span.text) == (kind, text, text)
    else:
        with pytest.raises(ValueError, match=r"^not "):
            read_field(kind, placed(text))


@pytest.mark.parametrize(("kind", "text", "fits"), CASES)
def test_editors_are_told_the_same(kind: type, text: str, fits: bool) -> None:
    """The schema for editors takes what is read; of what is refused it lets a few days pass that no month has."""
    schema = {**KINDS[kind].schema}
    valid = jsonschema_rs.is_valid(schema, text)
    assert valid or not fits
    if kind is not Day:
        assert valid is fits


def test_kinds_have_names_of_their_own() -> None:
    names = [kind.name for kind in KINDS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("figure", "fits"),
    [
        ("31", True),
        ({"value": "31", "at": "least"}, True),
        ({"value": "96.8", "at": "about"}, True),
        ({"value": "31"}, False),
        ({"at": "least"}, False),
        ({"value": "31", "at": "exactly"}, False),
        ({"value": "thirty", "at": "least"}, False),
        ({"value": "31", "at": "least", "per": "year"}, False),
        ({}, False),
        (["31", "least"], False),
    ],
)
def test_figures_with_a_bound(figure: Any, fits: bool) -> None:
    """What is read, what editors are told and what the faults are made from agree."""
    known = KINDS[Figures]
    assert known.fits({"a": figure}) is fits
    assert jsonschema_rs.is_valid(dict(known.schema), {"a": figure}) is fits
    keywords: dict[str, Any] = {"kind": _KindKeyword}
    texts = jsonschema_rs.validator_for(dict(known.text_schema), keywords=keywords)
    assert texts.is_valid({"a": figure}) is fits


def test_values() -> None:
    assert read_field(Number, placed("96.80")).value == Decimal("96.8")
    assert read_field(Year, placed("2018")).value == 2018
    assert read_field(Day, placed("2018-07")).value.isoformat() == "2018-07"


def entries(**values: Any) -> Entries:
    return Entries({placed(key.replace("_", "-")): value for key, value in values.items()})


DATES: dict[str, Any] = {
    "2018-07-24": placed("2018-07-24"),
    "2018-04-26/2018-04-27": placed("2018-04-26/2018-04-27"),
    "2018": [[placed("2018")]],
    "2018-07": entries(date_parts=[[placed("2018"), placed("7")]]),
    "2018-05/2018-08": entries(
        date_parts=[[placed("2018"), placed("5")], [placed("2018"), placed("08")]]
    ),
    "2017-01-02": entries(year=placed("2017"), month=placed("1"), day=placed("2")),
    "2016-03": [entries(year=placed("2016"), month=placed("3"))],
}


@pytest.mark.parametrize("written", DATES)
def test_csl_date(written: str) -> None:
    found = read_field(CslDate, DATES[written])
    assert found.range is not None
    assert (found.text, found.range.isoformat()) == (written, written)


@pytest.mark.parametrize(
    "value",
    [
        placed("July 2018"),
        [[placed("2018"), placed("13")]],
        entries(raw=placed("2018")),
        [placed("x")],
        [[placed("2018")]] * 3,
        [[[placed("2018")]]],
        entries(date_parts=placed("201")),
    ],
)
def test_csl_date_that_is_none(value: Any) -> None:
    """It is kept as written, for a rule to report."""
    found = read_field(CslDate, value)
    assert found.range is None
    assert found.text


@pytest.mark.parametrize("value", [[], [[]], entries(), entries(date_parts=[])])
def test_nothing_is_no_date(value: Any) -> None:
    with pytest.raises(ValueError, match="not a date"):
        read_field(CslDate, value)


def test_dates_are_equal_by_what_they_say() -> None:
    one, other = read_field(CslDate, placed("2018")), read_field(CslDate, [[placed("2018")]])
    assert one == other
    assert hash(one) == hash(other)
    assert one != read_field(CslDate, placed("2017"))
    assert one != "2018"


def test_mappings_and_lists() -> None:
    bounded = entries(value=placed("31"), at=placed("least"))
    figures = read_field(Figures, entries(a=placed("1"), b=placed("2.5"), c=bounded))
    assert {key: (figure.value, figure.at) for key, figure in figures.items()} == {
        "a": (1, None),
        "b": (Decimal("2.5"), None),
        "c": (31, "least"),
    }
    assert all(isinstance(key, Placed) for key in figures)
    assert read_field(Waivers, entries(C105=placed("why"))) == {"C105": "why"}
    assert read_field(OneOrMore, placed("a")) == ("a",)
    assert read_field(OneOrMore, [placed("a"), placed("b")]) == ("a", "b")
    both = read_field(ByLanguage, entries(es=placed("quejas"), en=placed("complaints")))
    assert [both.said_in(tag) for tag in ("en", "es-MX", "fr")] == [
        "complaints",
        "quejas",
        "quejas",
    ]
    assert read_field(ByLanguage, placed("complaints")).said_in("es") == "complaints"
    with pytest.raises(ValueError, match="one for each language"):
        read_field(ByLanguage, entries(english_=placed("complaints")))
    for kind, wrong in ((Figures, placed("1")), (Figures, entries(a=[])), (Waivers, [placed("a")])):
        with pytest.raises(ValueError, match=r"^not "):
            read_field(kind, wrong)
    for wrong_texts in ([], [[placed("a")]], entries(a=placed("b"))):
        with pytest.raises(ValueError, match="not a text or a list of texts"):
            read_field(OneOrMore, wrong_texts)


DIGITS = "write digits, and a point before decimals; what is not exact is written `{value: 31, at: least}`"
ADVICE: dict[tuple[type, str], str] = {
    (Number, "8,335"): "write `8335`",
    (Number, "1.234.567"): "write `1234567`",
    (Number, "8\u00a0335"): "write `8335`",
    (Number, "96,8"): "write `96.8`",
    (Number, "1.234,5"): "write `1234.5`",
    (Number, "96%"): "write `96`",
    (Number, "1,234,56"): DIGITS,
    (Number, "58 mil"): DIGITS,
    (Year, "“2019”"): "write `2019`",
    (Year, "2018/2019"): "write it as 2018",
    (Day, "24 July 2018"): "write `2018-07-24`",
    (Day, "soon"): "write year, month and day in this order; leave out what is not known",
    (Name, "Mi Afirmación 1"): "write `mi-afirmacion-1`",
    (Name, "a\u2011b"): "a no-break hyphen (U+2011) is in it: write `a-b`",
    (Name, "¿?"): "use no blanks, accents or other signs",
    (Verdict, "No Cumplido"): "write `not-met`",
    (Verdict, "not-meet"): "did you mean `not-met`?",
    (Kind, "Informe"): "write `report`",
    (Kind, "reprot"): "did you mean `report`?",
    (bool, "Sí"): "write `true`",
    (bool, "no"): "write `false`",
}


@pytest.mark.parametrize(("kind", "value"), ADVICE)
def test_advice(kind: type, value: str) -> None:
    assert advice(KINDS[kind], value) == ADVICE[kind, value]


@pytest.mark.parametrize("kind", [Number, Year, Day, Name, Verdict, Kind, bool])
@given(value=st.text(max_size=20))
def test_what_is_advised_fits(kind: type, value: str) -> None:
    """Whatever stands in the file, a value of the hint can be typed."""
    for meant in re.findall(r"write `([^`]+)`", advice(KINDS[kind], value)):
        assert KINDS[kind].fits(meant)
