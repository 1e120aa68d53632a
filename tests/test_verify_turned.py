"""Two numbers that have changed places."""

from __future__ import annotations

import pytest

from memocli.prose import scan
from memocli.verify.counts import Counts
from memocli.verify.dated import Dated
from memocli.verify.turned import turned_round
from memocli.verify.written import written_words


@pytest.mark.parametrize(
    ("claim", "copy", "is_turned"),
    [
        ("17 of 8,335 cases", "17 de las 8,335 averiguaciones", False),
        ("8,335 of 17 cases", "17 de las 8,335 averiguaciones", True),
        ("8,335 out of 17 cases", "17 of the 8,335 cases", True),
        ("8,335 of 17", "8,335 averiguaciones, de las cuales solo 17", True),
        ("17 of 8,335", "8,335 averiguaciones, de las cuales solo 17", False),
        ("of 8,335 cases, of which 17", "8,335 averiguaciones, de las cuales solo 17", False),
        ("17 cases, of which 8,335", "8,335 averiguaciones, de las cuales solo 17", True),
        ("rose from 17 to 40", "pasó de 17 a 40", False),
        ("fell from 40 to 17", "pasó de 17 a 40", True),
        ("fell from 40 to 17", "pasó de 17 a 40, y después de 40 a 17", False),
        ("17 charges and 8,335 investigations", "8,335 investigations and 17 charges", False),
        ("8,335 charges and 17 investigations", "8,335 investigations and 17 charges", True),
        (
            "8,335 charges and 17 investigations",
            "8,335 investigations, 17 charges, 17 investigations",
            False,
        ),
        ("43 of 43 students", "43 de 43 estudiantes", False),
        # another relation, or none: nothing can be said, unless a part is larger than its whole
        ("17 of 8,335", "8,335 averiguaciones y 17 consignaciones", False),
        ("8,335 of 17", "17 averiguaciones, 8,335 casos", True),
        ("8,335 of 17", "8,335 de 17", False),
        ("Article 40 of 12 laws", "40 leyes, 12 casos", False),
        ("in 2018, 17", "17 en 2018", False),
        # each with its year
        ("287 in 2016 and 312 in 2017", "312 quejas en 2016, 287 en 2017 y 64 después", True),
        ("312 in 2016 and 287 in 2017", "312 quejas en 2016, 287 en 2017 y 64 después", False),
        ("from 287 in 2016 to 312 in 2017", "pasó de 312 en 2016 a 287 en 2017", True),
        ("287 in 2016 and 312 in 2017", "312 en 2016, 287 en 2017 y 312 mujeres en 2017", False),
        ("287 in 2016 and 312 in 2017", "312 en 2016 y 288 en 2017", False),
        ("287 in 2016 and 312 in 2017", "En 2016, 287, en 2017, 312 y en 2016, nada", False),
    ],
)
def test_only_what_both_say_the_other_way_round(claim: str, copy: str, is_turned: bool) -> None:
    claim, copy = f"It was {claim}, they say.", f"Fue así: {copy}, dice la oficina."
    dated = Dated(Counts(written_words(copy)))
    found = list(turned_round(scan(claim), dated))
    assert bool(found) is is_turned
    for turned in found:
        assert claim[turned.start : turned.end][0].isdigit()
        assert turned.spot is None or copy[turned.spot.start : turned.spot.end][0].isdigit()
