"""A memo as long as ten: 1,400 claims and 630 sources, invented, the same each time.

Like real ones it has several parts, sources in two languages, places in them, sources that are cited again, and notes with
several.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

from memocli.project import Project, project_at

YEAR: Final = 2018
_PARTS: Final = 7
_FINDINGS: Final = 25  # in a part
_CLAIMS: Final = 8  # in a finding
_SOURCES: Final = 630

_PLACES: Final = "Veldania|Northern Province|the coast|Tarn|the capital|Upper Oden|Sella|the Lake District".split(
    "|"
)
_OFFICES: Final = "prosecutor’s office|search commission|ombudsman|forensic service|interior ministry|state police".split(
    "|"
)
_MATTERS: Final = (
    "complaints of ill-treatment in police custody|reports of missing persons|exhumations ordered by a judge"
    "|requests for access to case files|inquiries against officials|protective measures for families of victims"
).split("|")
_VERBS: Final = "opened|received|registered|passed on|closed|reviewed".split("|")
_ENDS: Final = (
    "without telling the families what had become of them|although the law asks for a decision within the month"
    "|and named no one who had been held responsible|which its own guidelines describe as an exception"
    "|after several organizations had asked for it in public|while the courts had not yet ruled on any of them"
).split("|")
_SECOND: Final = (
    " The office did not say how it counts them, and its yearly report leaves out those of earlier years."
    "| Families who were present say that they were not heard, and that no record of the meeting was made."
    "||"
).split("|")
_TITLES: Final = {
    "en": "On the state of {} in {}",
    "es": "Sobre la situación de {} en {}: observaciones y recomendaciones",
}
_TYPES: Final = "report|article-newspaper|webpage|legal_case|legislation|book".split("|")
_LOCATORS: Final = ("", ", p. {}", ", pp. {}-{}", ", para. {}", ", art. {}", "")


def long_project(folder: Path) -> Project:
    """Write the project into a folder."""
    chance = Random(YEAR)
    memo = folder / "memo" / str(YEAR)
    memo.mkdir(parents=True)
    (folder / "sources").mkdir()
    records = "\n".join(_source(number, chance) for number in range(_SOURCES))
    (folder / "sources" / "all.yaml").write_text(f"references:\n{records}\n", encoding="utf-8")
    for number in range(_PARTS):
        (memo / f"part-{number}.yaml").write_text(_part(number, chance), encoding="utf-8")
    names = ", ".join(f"part-{number}.yaml" for number in range(_PARTS))
    head = f"title: An assessment of seven requirements\nyear: {YEAR}\nlanguage: en\nparts: [{names}]\n"
    (memo / "memo.yaml").write_text(head, encoding="utf-8")
    return project_at(folder)


def _source(number: int, chance: Random) -> str:
    kind = _TYPES[number % len(_TYPES)]
    language = "es" if number % 5 < 2 else "en"
    title = _TITLES[language].format(chance.choice(_MATTERS), chance.choice(_PLACES))
    lines = [
        f"  - id: source-{number}",
        f"    type: {kind}",
        f'    title: "{title} ({number})"',
        f"    issued: '{chance.randrange(2009, 2018)}-{number % 12 + 1:02d}-{number % 28 + 1:02d}'",
        f"    URL: https://example.org/{kind}/{chance.randrange(10**9)}/{number}",
        f"    language: {language}",
    ]
    if kind == "article-newspaper":
        lines.append(f"    container-title: The {chance.choice(_PLACES).title()} Herald")
    if kind in ("legal_case", "legislation"):
        lines.append(f"    authority: Congress of the State no. {number % 30}")
    if kind in ("report", "webpage", "book"):
        lines.append(f"    publisher: Office of Records no. {number % 40}")
    if kind in ("report", "book", "article-newspaper"):
        lines.append(f"    author: [{{family: Family{number % 90}, given: Ana M.}}]")
    custom = "status: confirmed, url-is: document"
    if language == "es":
        custom += f', translated-title: "On the matter of {title.split()[-1]} ({number})"'
    return "\n".join([*lines, f"    custom: {{{custom}}}"])


def _part(number: int, chance: Random) -> str:
    findings = (_finding(number, finding, chance) for finding in range(_FINDINGS))
    condition = "{text: The Government of Veldania investigates what is reported to it.}"
    return (
        f"id: part-{number}\nheading: Requirement on {_MATTERS[number % len(_MATTERS)]}\n"
        f"condition: {condition}\nverdict: not-met\nfindings:\n" + "\n".join(findings) + "\n"
    )


def _finding(part: int, number: int, chance: Random) -> str:
    lines = [
        f"  - id: finding-{number}",
        f"    heading: What is known of {chance.choice(_PLACES)} ({number})",
        "    claims:",
    ]
    first = (part * _FINDINGS + number) * _CLAIMS
    for claim in range(first, first + _CLAIMS):
        count = 12 + claim * 3
        lines += [
            f"      - id: claim-{claim}",
            "        text: >-",
            f"          In {chance.randrange(2009, 2018)} the {chance.choice(_OFFICES)}",
            f"          of {chance.choice(_PLACES)} {chance.choice(_VERBS)} {count:,}",
            f"          {chance.choice(_MATTERS)}, {chance.choice(_ENDS)}",
            f"          [{_citation(claim, chance)}].{chance.choice(_SECOND)}",
            f"        figures: {{count-{claim}: {count}}}",
        ]
    return "\n".join(lines)


def _citation(claim: int, chance: Random) -> str:
    """One source or two: a new one, one of long before, or that of the claim before."""
    new = claim * _SOURCES // (_PARTS * _FINDINGS * _CLAIMS)
    keys = {new} if claim % 9 else {new, chance.randrange(new + 1)}
    page = chance.randrange(1, 200)
    return "; ".join(
        f"@source-{key}{chance.choice(_LOCATORS).format(page, page + 3)}" for key in sorted(keys)
    )
