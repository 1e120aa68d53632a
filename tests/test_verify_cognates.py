"""Words that English and Spanish have in common, however each writes them."""

from __future__ import annotations

import pytest

from memocli.prose.number_words import name_of
from memocli.verify.cognates import stem_of


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("investigations", "investigaciones"),
        ("Commission", "comisión"),
        ("structure", "estructura"),
        ("special", "especializada"),
        ("officials", "oficiales"),
        ("authorities", "autoridades"),
        ("disappeared", "desaparecidos"),
        ("torture", "tortura"),
        ("immediately", "inmediatamente"),
        ("photographs", "fotografías"),
        ("system", "sistema"),
    ],
)
def test_cognates(english: str, spanish: str) -> None:
    assert stem_of(name_of(english)) == stem_of(name_of(spanish)) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("prosecutor", "procesión"), ("convicted", "convenio"), ("police", "política")],
)
def test_others(one: str, other: str) -> None:
    assert stem_of(name_of(one)) != stem_of(name_of(other))


def test_short_words_tell_nothing() -> None:
    assert stem_of("the") == stem_of("acca") == stem_of("") == ""
