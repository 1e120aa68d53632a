"""The words by which a sentence in Spanish takes back or limits what it says."""

from __future__ import annotations

from typing import Final

from memocli.language.facts import LimitingWords

SPANISH_LIMITS: Final = LimitingWords(
    negations=(
        *"no nunca jamás ni sin tampoco nadie nada ningún ninguno ninguna ningunos ningunas apenas".split(),
        *"negó niega niegan negaron negado rechazó rechaza rechazan rechazaron desmintió desmiente desmintieron".split(),
        *"desmentido desmentida descartó descarta descartan descartaron negar negando negaba imposible mentira".split(),
        *"falso falsa falsos falsas falsamente infundado infundada infundados infundadas".split(),
        *"incorrecto incorrecta erróneo errónea inexacto inexacta".split(),
        "lejos de",
        "contrario a",
        "en lugar de",
        "en vez de",
    ),
    limits=(
        *"presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente".split(),
        *"aparente aparentes aparentemente posible posibles posiblemente probable probables probablemente".split(),
        *"según salvo excepto si sería serían habría habrían podría podrían pudiera pudieran debería deberían".split(),
        *"alegado alegada alegados alegadas sospechoso sospechosa sospecha sospechas quizá quizás dizque".split(),
        "tal vez",
        "se presume",
        "se alega",
        "se dice",
        "puede haber",
        "pudo haber",
        "pudieron haber",
        "como si",
        "siempre que",
        "a decir de",
        "a menos que",
        "al parecer",
        "con excepción de",
        "a excepción de",
        "de acuerdo con",
        "de ser",
        "de haber",
        "en opinión de",
        "a juicio de",
    ),
    no_limits=(
        "sin embargo",
        "no obstante",
        "sin demora",
        "sin dilación",
        "sin excepción",
        "sin duda",
        "no solo",
        "no sólo",
        "no solamente",
        "no más de",
        "no menos de",
    ),
    turns=("sin embargo", "pero", "no obstante", "empero", "por el contrario"),
    pointing=("esto", "eso", "ello", "lo anterior"),
)
