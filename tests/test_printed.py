"""The texts of a memo that are printed: each key that has one, in the order of the page."""

from __future__ import annotations

from tests.support.memory_tree import project_of

from memocli.checks.printed import printed_texts
from memocli.load import load_library

HEAD = """\
title: word-3
subtitle: word-4
year: 2018
to: [word-5]
letterhead: {lines: [word-1], picture: logo.png, alt: word-2}
methods: {standard: word-8, cases: word-7, text: word-6}
abbreviations: {RV: word-29}
about: word-30
rights: word-31
submitted: 2018-07-24
corrections: [{date: 2018-09-01, of: memo.yaml, text: word-32}]
parts: [wells.yaml, asked.yaml]
"""
WELLS = """\
id: wells
heading: word-9
condition: {text: word-10}
verdict: not-met
findings:
  - id: by-state
    heading: word-11
    claims:
      - {id: a, text: word-12, basis: {position: true}}
    table:
      caption: word-13
      head: [word-14, word-15]
      rows:
        - [word-16, {id: b, text: word-17, basis: {position: true}}]
        - [word-18, word-19]
    picture: {file: map.png, alt: word-20, caption: word-21}
  - id: more
    claims:
      - {id: c, text: word-22, basis: {position: true}}
charts:
  - {id: d, heading: word-23, kind: bar, over: figures, figures: [wells], years: [2018], caption: word-24}
"""
ASKED = """\
id: asked
heading: word-25
kind: recommendations
findings:
  - id: ministry
    addressee: word-26
    heading: word-27
    claims:
      - {id: a, text: word-28}
"""


def test_every_text_is_there_once_in_the_order_of_the_page() -> None:
    files = {"memo.yaml": HEAD, "wells.yaml": WELLS, "asked.yaml": ASKED}
    project = project_of({f"memo/2018/{name}": text for name, text in files.items()})
    printed = list(printed_texts(load_library(project, [2018]).memos[2018]))
    assert [str(one.text) for one in printed] == [f"word-{n}" for n in range(1, 33)]
    claims = [one.claim for one in printed if one.claim]
    assert [claim.claim.text for claim in claims] == ["word-12", "word-17", "word-22", "word-28"]
