"""The rules as a page for people: `docs/checks.md` is made of this."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from memocli.checks.registry import RULES
from memocli.checks.rule import Rule

_FAMILIES: Final = {
    "F": "Files can be read and fit together",
    "C": "Every claim is supported",
    "S": "Every source can be found, and is what it says it is",
    "E": "The kept copies of the sources say what the claims say",
    "Y": "A memo and the years before it fit together",
    "W": "Waivers say why, and are needed",
}
_LEAD: Final = """\
# What memocli checks

`memocli check-citations` names the file, the line and the word, and says what to type. An **error** bars the build; a
**warning** names what a hostile reader may pick out. `memocli rule C105` prints one of these rules.

Where a rule does not apply, a claim or a source can waive it, with the reason:

    waive: {C105: the reply has no page numbers}

A source's waivers are written below `custom:`. Rules that protect what is printed can't be waived. `--select` and `--ignore`
take codes or their beginnings (`C`, `S20`); where both name a rule, the longer one counts. `memocli.yaml` says which warnings
a project ignores, for everyone ([format.md](format.md#memocliyaml)). Rules that would report as missing what could not be read
do not run until the files are corrected.

This page is made from the rules themselves; don't edit it.
"""


def manual() -> str:
    """All rules with their explanations, as Markdown."""
    return "\n".join([_LEAD, *_table(), *_chapters()])


def _table() -> Iterator[str]:
    yield "| code | rule | severity | what it finds |"
    yield "|---|---|---|---|"
    for rule in RULES.values():
        code = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        yield f"| {code} | {rule.name} | {rule.severity} | {rule.summary.replace('|', chr(92) + '|')} |"


def _chapters() -> Iterator[str]:
    for letter, title in _FAMILIES.items():
        yield f"\n## {title}"
        for rule in RULES.values():
            if rule.code.startswith(letter):
                yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    waivable = "" if rule.waivable else " It can't be waived."
    yield f"\n### {rule.code} {rule.name}\n\n*{rule.severity.capitalize()}.*{waivable}"
    for paragraph in rule.explanation.split("\n\n"):
        title, _, words = paragraph.partition(":")
        yield f"\n**{title}:**" + (f"\n{words}" if words.startswith("\n") else words)
