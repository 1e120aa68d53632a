"""A small invented project that uses every key of the files, for the tests of whole commands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

ORGANIZATIONS: Final = """\
organizations:
  - {id: casa, name: Casa de los Derechos, short-name: Casa, url: https://casa.example.org, language: es}
  - {id: river, name: River Valley Watch & Friends}
"""

SOURCES: Final = """\
references:
  - id: court-2018
    type: legal_case
    title: Amparo 12/2018 «Río»
    authority: Juzgado Quinto
    issued: 2018-03-02
    number: 12/2018
    language: es
    custom: {status: confirmed, translated-title: Remedy of Río}
  - id: report-2018
    type: report
    author: [{family: Pérez, given: Ana}, {literal: River Valley Watch & Friends}]
    title: Water & the "Valley"
    publisher: River Valley Watch
    issued: 2018-02
    URL: https://example.org/report?a=1&b=2
    custom: {status: probable, why: seen in part, remark: secret remark of a source, archive-url: https://web.archive.org/web/2018/https://example.org/report}
  - id: survey-2016
    type: dataset
    title: Survey <2016>
    publisher: National Institute
    issued: {date-parts: [[2016, 5], [2016, 8]]}
    DOI: 10.1234/abc
    custom: {status: confirmed, waive: {S203: the address is shared}}
  - id: witness-quintana
    type: interview
    author: [{family: Quintana, given: Zoraida}]
    title: What Zoraida saw
    issued: 2018-01-05
    archive: safe of Casa
    custom: {status: confirmed, confidential: true, remark: lives in Xochiapulco}
"""

MEMO_2018: Final = """\
title: Water & Rights in the “Valley”
subtitle: What the <law> asks
year: 2018
fiscal-year: 2018
submitted: 2018-07-24
period: {from: 2017-08, to: 2018-07}
language: en
to: [The Ministry, "The Committee; and others"]
from: [casa, river]
about: An invented memo, with *stress* and a [link](https://example.org/about).
parts: [introduction.yaml, water.yaml, press.yaml]
dropped:
  - {claim: 2017/water/wells/closed, reason: The wells were opened again.}
corrections:
  - {date: 2018-10, of: [water/wells/count, report-2018], text: "The report is of February, *not* of March."}
  - {date: 2018-09-03, of: survey-2016, text: The <survey> & its number were “missing”.}
"""

INTRODUCTION: Final = """\
id: introduction
heading: Introduction
findings:
  - id: summary
    claims:
      - id: no-progress
        text: Neither condition has been met, and **nobody** was charged.
        basis: {inference: [water/wells/count]}
      - id: request
        text: We ask the Ministry to say so.
        basis: {position: true}
        remark: secret remark of a claim
"""

WATER: Final = """\
id: water
heading: The right to water
condition:
  text: The government “guarantees” water to all.
  source: court-2018
verdict: partly-met
findings:
  - id: wells
    heading: Wells & pipes
    topic: wells
    claims:
      - id: count
        text: >-
          Of 1,250 wells, 17 gave clean water *in May 2018*
          [@report-2018, p. 4; see @court-2018, para. 12], as in
          [the list](https://example.org/list) [@survey-2016].
        figures: {wells: 1250, clean-wells: 17}
        continues: 2017/water/wells/count
      - id: quoted
        text: |
          The court spoke of “a dry well” [@court-2018, p. 3].
          It did not say more.
      - id: witnessed
        text: "A witness saw tanks of 5.5\\u00a0metres [@witness-quintana]."
      - id: again
        text: 'The survey, Casa''s own, says the same [@survey-2016; @report-2018, pp. 4, 9].'
  - id: research
    claims:
      - id: visits
        text: Our teams visited 31 villages.
        basis: {own-research: [casa, river]}
      - id: earlier
        text: In 2017 there were 1,200 wells.
        basis: {earlier-memo: 2017/water/wells/count}
        waive: {C105: there is nothing to quote}
      - id: families
        text: They served at least 23 families.
        figures: {families: {value: 23, at: least}}
        basis: {cited-with: water/wells/count}
        waive: {C106: the report in that note has it}
"""

CHARTS: Final = """\
charts:
  - id: clean
    heading: Clean water
    kind: bar
    over: figures
    figures: [wells, clean-wells]
    years: [2018]
    finding: wells
    caption: As of May 2018.
  - id: all-wells
    heading: Wells over the years
    kind: line
    over: years
    figures: [wells]
"""

PRESS: Final = """\
id: press
heading: Freedom of the press
condition:
  text: Reporters are safe.
verdict: not-met
findings:
  - id: attacks
    heading: Attacks
    claims:
      - id: numbers
        text: Three reporters were attacked <in the valley> & nobody cared [@report-2018].
"""

MEMO_2017: Final = "title: Water\nyear: 2017\nparts: [water.yaml]\n"

WATER_2017: Final = """\
id: water
heading: Water
findings:
  - id: wells
    claims:
      - {id: count, text: "There were 1,200 wells [@survey-2016].", figures: {wells: 1200}}
      - {id: closed, text: "Two wells were closed [@survey-2016]."}
"""

FILES: Final[Mapping[str, str]] = {
    "memo/organizations.yaml": ORGANIZATIONS,
    "memo/2018/memo.yaml": MEMO_2018,
    "memo/2018/introduction.yaml": INTRODUCTION,
    "memo/2018/water.yaml": WATER + CHARTS,
    "memo/2018/press.yaml": PRESS,
    "memo/2017/memo.yaml": MEMO_2017,
    "memo/2017/water.yaml": WATER_2017,
    "sources/all.yaml": SOURCES,
}
# What must not be seen in any output: all that is known of a confidential source, and the editors' remarks.
SECRETS: Final = (
    "quintana",
    "zoraida",
    "xochiapulco",
    "safe of casa",
    "2018-01-05",
    "secret remark",
)


def with_words(path: str, old: str, new: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with other words in one of them, which are there."""
    assert old in files[path]
    return {**files, path: files[path].replace(old, new)}


def write_project(folder: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """Write the files into a folder; return it."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
