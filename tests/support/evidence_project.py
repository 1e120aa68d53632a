"""A small invented project with kept copies, in which each way of being held by evidence, and of not being held, occurs."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.support.evidence_documents import DOCUMENTS
from tests.support.small_project import write_project

YEAR: Final = 2031
# What a confidential source says, what its file is called, and who it is: no output has any of it.
CONFIDENTIAL_WORDS: Final = (
    "The guard named Zoraida Quintana counted 4,127 files in the cellar of the barracks, and said "
    "that they were burned on 4 May 2031."
)
CONFIDENTIAL_FILE: Final = "zoraida-statement.txt"
SECRETS: Final = ("zoraida", "quintana", "cellar", "barracks", "burned", "witness-zoraida")
PROTECTED: Final = "Buscadoras del Río Verde"

_ENGLISH: Final = DOCUMENTS["report.txt"]()
_SPANISH: Final = DOCUMENTS["fiscalia.htm"]()
_AWAY: Final = b"A private reply that is on another machine."


def _copy_of(file: str, content: bytes, *, private: bool = False) -> str:
    more = ", private: true" if private else ""
    digest = sha256(content).hexdigest()
    return f"[{{file: {file}, sha256: {digest}, bytes: {len(content)}{more}}}]"


SOURCES: Final = f"""\
references:
  - id: ombuds-2031
    type: report
    title: Annual Report
    publisher: Ombuds Office
    issued: 2031
    URL: https://example.org/o
    language: en
    custom: {{status: confirmed, evidence: {_copy_of("report.txt", _ENGLISH)}}}
  - id: fiscalia-2031
    type: report
    title: Informe sobre el delito de tortura
    publisher: Fiscalía
    issued: 2031
    URL: https://example.org/f
    language: es
    custom: {{status: confirmed, evidence: {_copy_of("fiscalia.htm", _SPANISH)}}}
  - id: reply-2031
    type: report
    title: Reply to a request
    publisher: Police
    issued: 2031
    URL: https://example.org/r
    custom: {{status: confirmed, evidence: {_copy_of("reply.pdf", _AWAY, private=True)}}}
  - id: herald-2031
    type: article-newspaper
    title: Graves
    container-title: The Herald
    issued: 2031-02-01
    URL: https://example.org/h
    custom: {{status: confirmed}}
  - id: witness-zoraida
    type: interview
    title: What Zoraida saw
    issued: 2031-01-05
    custom:
      confidential: true
      status: confirmed
      evidence: {_copy_of(CONFIDENTIAL_FILE, CONFIDENTIAL_WORDS.encode(), private=True)}
"""

INTRODUCTION: Final = """\
id: introduction
heading: Introduction
findings:
  - id: summary
    claims:
      - {id: request, text: We ask the Ministry to say so., basis: {position: true}}
      - {id: visits, text: Our teams visited 31 villages., basis: {own-research: [casa]}}
"""

TORTURE: Final = """\
id: torture
heading: Prohibiting torture
condition: {text: Torture is punished.}
verdict: not-met
findings:
  - id: unit
    heading: The Special Unit
    claims:
      - id: whole
        text: >-
          The Special Unit opened *4,127* investigations and brought charges in 61, or 1.5 percent
          [@ombuds-2031, para. 2].
        passages:
          - {source: ombuds-2031, quote: "opened 4,127 investigations. In 61 of them it brought charges", at: para. 2}
      - id: digit
        text: The Special Unit opened 4,172 investigations [@ombuds-2031].
      - id: quotation
        text: >-
          The Office “considers it proven that the three men were abducted by agents of the State”
          [@ombuds-2031, para. 10].
      - id: spanish
        text: By February 2031 the unit had opened 4,127 files [@fiscalia-2031].
        passages:
          - {source: fiscalia-2031, quote: "inició 4.127 carpetas de investigación"}
      - id: together
        text: That is 1.5 percent.
        basis: {cited-with: torture/unit/whole}
  - id: graves
    heading: The graves
    claims:
      - id: place
        text: >-
          Families found “most of the clandestine graves” themselves [@ombuds-2031, para. 6].
      - id: collective
        text: Of 94 sites that the Office visited 71 had been found by relatives [@ombuds-2031].
        passages:
          - {source: ombuds-2031, quote: "the Office visited together with the collective Buscadoras del Río Verde, 71 had been found by relatives"}
      - id: nothing
        text: Another 12 graves were found in March 2031 [@herald-2031].
      - id: away
        text: The police had 37 dogs [@reply-2031].
      - id: witnessed
        text: The files were counted, 4,127 of them [@witness-zoraida].
        passages:
          - {source: witness-zoraida, quote: "counted 4,127 files in the cellar of the barracks"}
"""

FILES: Final[dict[str, str | bytes]] = {
    "memo/organizations.yaml": "organizations:\n- {id: casa, name: Casa}\n",
    "memo/2031/memo.yaml": "title: Torture in Costa Alta\nyear: 2031\nfrom: [casa]\nparts: [introduction.yaml, torture.yaml]\n",
    "memo/2031/introduction.yaml": INTRODUCTION,
    "memo/2031/torture.yaml": TORTURE,
    "sources/all.yaml": SOURCES,
    "sources/evidence/ombuds-2031/report.txt": _ENGLISH,
    "sources/evidence/fiscalia-2031/fiscalia.htm": _SPANISH,
    f"private/evidence/witness-zoraida/{CONFIDENTIAL_FILE}": CONFIDENTIAL_WORDS.encode(),
    ".gitignore": "private/\n",
}


def evidence_project(folder: Path, **more: str | bytes) -> Path:
    """The project; `more` are contents of its files by their paths, with other words or in addition."""
    return write_project(folder, {**FILES, **more})
