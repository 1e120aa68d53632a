"""The words that memocli itself puts on a page, by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from memocli.document import Labels


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one language. `{}` stands for what goes in."""

    labels: Labels
    verdicts: dict[str, str]
    requirement: str
    condition: str
    verdict: str
    submitted: str
    to: str
    signers: str
    period: str
    period_range: str
    overview: str
    overview_head: tuple[str, str, str]
    subject: str
    missing_source: str
    confidential_source: str


_ENGLISH: Final = Wording(
    labels=Labels(
        notes="Notes",
        note="Note {number}",
        back="Back to note {number} in the text",
        draft="DRAFT",
        page="Page",
        of="of",
        about="About this document",
    ),
    verdicts={
        "met": "Met",
        "partly-met": "Partly met",
        "not-met": "Not met",
        "no-evidence": "No evidence either way",
    },
    requirement="Requirement {}",
    condition="Condition",
    verdict="Verdict",
    submitted="Submitted",
    to="To",
    signers="From",
    period="Period",
    period_range="{} to {}",
    overview="The verdicts at a glance",
    overview_head=("Requirement", "Subject", "Verdict"),
    subject="Whether the conditions set by law were met, with the evidence for each claim",
    missing_source="[the source `{}` is missing]",
    confidential_source="confidential source, on file with the signers",
)

_SPANISH: Final = Wording(
    labels=Labels(
        notes="Notas",
        note="Nota {number}",
        back="Volver a la nota {number} en el texto",
        draft="BORRADOR",
        page="Página",
        of="de",
        about="Acerca de este documento",
    ),
    verdicts={
        "met": "Cumplido",
        "partly-met": "Cumplido en parte",
        "not-met": "No cumplido",
        "no-evidence": "Sin pruebas en un sentido u otro",
    },
    requirement="Requisito {}",
    condition="Condición",
    verdict="Conclusión",
    submitted="Presentado",
    to="A",
    signers="De",
    period="Período",
    period_range="{} a {}",
    overview="Las conclusiones de un vistazo",
    overview_head=("Requisito", "Materia", "Conclusión"),
    subject="Si se cumplieron las condiciones fijadas por la ley, con la prueba de cada afirmación",
    missing_source="[falta la fuente `{}`]",
    confidential_source="fuente confidencial, en poder de los firmantes",
)


def wording(language: str) -> Wording:
    """The words of a language (BCP 47); English where there are none of it."""
    return _SPANISH if language.split("-", maxsplit=1)[0] == "es" else _ENGLISH
