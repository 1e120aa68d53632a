"""Names of a claim, and whether a copy has them."""

from __future__ import annotations

import pytest
from tests.support.searchables import of_blocks

from memocli.prose import scan
from memocli.verify.names import has_name, is_translated, names_in, nearest_name


def names(text: str, language: str = "en") -> list[str]:
    return [text[name.start : name.end] for name in names_in(scan(text, language).words, language)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The case of Rodolfo Montiel and of Teodoro Cabrera.",
            ["Rodolfo Montiel", "Teodoro Cabrera"],
        ),
        ("Rodolfo Montiel and Teodoro Cabrera were freed.", ["Rodolfo Montiel", "Teodoro Cabrera"]),
        ("In Mexico the Army said so. On Monday it went.", []),
        ("In June 2018, on Tuesday June 5, Guerrero and Veracruz voted.", []),
        ("The National Human Rights Commission (CNDH) said", ["National Human Rights Commission"]),
        (
            "the National Institute for Geography and Statistics (INEGI) said",
            ["National Institute for Geography and Statistics"],
        ),
        ("Mexico’s Supreme Court of Justice", ["Supreme Court of Justice"]),
        ("the Attorney General’s Office", ["Attorney General"]),
        ("by *Clara Gómez* and J. E. Méndez", ["Clara Gómez", "J. E. Méndez"]),
        ("said Dr. Ana Pérez. The Court of the Coast", ["Ana Pérez", "Court of the Coast"]),
        ("when Judge Ana Luisa Ruiz and President Peña Nieto", ["Ana Luisa Ruiz", "Peña Nieto"]),
        ("by Attorney General Arely Gómez", ["Arely Gómez"]),
        ("of the UN Special Rapporteur", ["Special Rapporteur"]),
        ("under the General Law on Torture", ["General Law on Torture"]),
        (
            "for Judge Ruiz and the District Court of Puerto Nuevo",
            ["Judge Ruiz", "District Court of Puerto Nuevo"],
        ),
        ("by María Herrera y Esparza and Ana Ruiz", ["María Herrera y Esparza", "Ana Ruiz"]),
        ("of Ana [@a-b, p. 4] Pérez", []),
        ("Four Mexican soldiers", []),
        ("“The Navy Hospital”", ["Navy Hospital"]),
    ],
)
def test_names_in_english(text: str, said: list[str]) -> None:
    assert names(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "El caso de José Ángel Alvarado Herrera y de Rocío Irene Alvarado",
            ["José Ángel Alvarado Herrera", "Rocío Irene Alvarado"],
        ),
        (
            "La Comisión Nacional de los Derechos Humanos (CNDH) dijo",
            ["Comisión Nacional de los Derechos Humanos"],
        ),
        ("En Nuevo Laredo y Ciudad Juárez la Marina", ["Nuevo Laredo", "Ciudad Juárez"]),
        (
            "El lunes 5 de Junio la Procuraduría General de la República",
            ["Procuraduría General de la República"],
        ),
        ("Ricardo Sánchez Pérez del Pozo fue nombrado. La Ley", ["Ricardo Sánchez Pérez del Pozo"]),
    ],
)
def test_names_in_spanish(text: str, said: list[str]) -> None:
    assert names(text, "es") == said


def has(name: str, *copy: str) -> bool:
    (found,) = names_in(f"It was {name}, they say.", "en")
    return has_name(found, of_blocks(*copy))


@pytest.mark.parametrize(
    ("name", "copy", "is_there"),
    [
        ("Andrés Manuel López Obrador", "El señor ANDRÉS MANUEL LÓPEZ OBRADOR dijo", True),
        ("Andrés Manuel López Obrador", "El señor Andres Manuel Lopez Obra-\ndor dijo", True),
        ("Andrés Manuel López Obrador", "el presidente López Obrador dijo", True),
        ("Andrés Manuel López Obrador", "López Obrador, Andrés Manuel", True),
        ("Andrés Manuel López Obrador", "el señor López y el señor Obrador", False),
        ("Andrés Manuel López Obrador", "Andrés Manuel López", False),
        ("Andrés Manoel López Obrador", "Andrés Manuel López Obrador", False),
        (
            "Andrés Manoel López Obrador",
            "Andrés Manuel López Obrador. Dijo que López Obrador vino",
            False,
        ),
        ("Andrés Manuel López Obrador", "Gerardo López Obrador", False),
        ("Nitza Paola Alvarado Espinosa", "Nitza Paola Alvarado Espinoza", False),
        ("Rodolfo Montiel", "Rodolfo Montiel Flores", True),
        ("Rodolfo Montiel", "Montiel Flores, Rodolfo", True),
        ("Rodolfo Montiel", "el señor Montiel", False),
        ("Rodolpho Montiel", "Rodolfo Montiel", False),
        ("Nuevo León", "en León", False),
        ("Nuevo Laredo", "en nuevo laredo", True),
        ("National Human Rights Commission", "the National Human\nRights Commission", True),
        ("National Human Rights Commission", "the State Human Rights Commission", False),
        ("National Human Rights Commission (CNDH)", "la CNDH dijo", True),
        ("National Human Rights Commission (CNDH)", "la CNDS dijo", False),
        ("Ocean Nations Union (ON)", "he stood on it", False),
        ("Buscadores del Río Verde", "la colectiva Buscadoras del Río Verde", False),
        ("Colectiva Río Verde", "las familias del Río Verde", True),
    ],
)
def test_whether_a_copy_has_a_name(name: str, copy: str, is_there: bool) -> None:
    assert has(name, copy) is is_there


def test_a_name_runs_over_blocks() -> None:
    assert has("Rodolfo Montiel", "el caso de Rodolfo", "Montiel y otros")


def test_the_first_word_of_a_sentence_may_be_no_part_of_a_name() -> None:
    (name,) = names_in("Prosecutors Juan Pérez Ruiz", "en")
    assert name.opens
    assert has_name(name, of_blocks("Juan Pérez Ruiz"))
    (name,) = names_in("Lawyers Juan Pérez", "en")
    assert has_name(name, of_blocks("Juan Pérez"))
    assert has_name(name, of_blocks("El Licenciado Juan Pérez"))
    (name,) = names_in("the lawyers of Lawyers Juan Pérez", "en")
    assert not name.opens


def test_an_office_has_another_name_in_another_language() -> None:
    office, person = names_in("the Supreme Court and Clara Gómez", "en")
    assert is_translated(office, "en", ["es"])
    assert not is_translated(office, "en-US", ["en", "es"])
    assert not is_translated(person, "en", ["es"])


def test_what_the_copy_has_instead() -> None:
    copy = of_blocks("La señora Nitza Paola Alvarado Espinoza y Clara Gómez")
    (name,) = names_in("of Nitza Paola Alvarado Espinosa", "en")
    place = nearest_name(name, copy)
    assert place is not None
    assert [copy.word(at).text for at in range(*place)] == [
        "Nitza",
        "Paola",
        "Alvarado",
        "Espinoza",
    ]
    court = of_blocks(
        "The log of June.", "District", "The Court of Puerto Nuevo. A log, and Puerto Viejo"
    )
    (name,) = names_in("the Court of Puerto Neuvo", "en")
    place = nearest_name(name, court)
    assert place is not None
    assert court.said(*place) == "The Court of Puerto Nuevo"
    (other,) = names_in("of Pedro Ruiz", "en")
    assert nearest_name(other, copy) is None
