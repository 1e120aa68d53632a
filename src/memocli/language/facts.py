"""What memocli knows of a language: how its dates, numbers and quotations are written, and our own words in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# Named tuples: dataclasses of so many fields would take 3 ms of every start.


class Wording(NamedTuple):
    """The words that memocli itself puts on a page. `{}` or `{number}` stands for what goes in.

    `verdicts` maps the verdicts of the files to their words; `overview_head` are the heads of the table of verdicts.
    `lost` maps what could not be read to the words of the box in its place: its heading, and a sentence that names the
    file, or with `lost_line` a line of it; `lost_advice` says what to type.
    """

    notes: str
    note: str
    back: str
    draft: str
    cited_with: str
    page: str
    of: str
    about: str
    verdicts: Mapping[str, str]
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
    unnamed_source: str
    confidential_source: str
    archived: str
    lost: Mapping[str, tuple[str, str]]
    lost_line: str
    lost_advice: str


class Language(NamedTuple):
    """One language, or one country's way with it.

    `tag` is its BCP 47 tag, `name` its name in English. `months` are the names from January on; `date_joint` stands between the parts of a date, and
    `date_links` between two days ("3 to 5 May"). `and_word` joins two pages, and `and_following` says that more of them follow.
    `units` are the numbers from zero on in words, as many as are one word each; `tens` are twenty, thirty … ninety, and
    `tens_joint` joins a unit to them. `quotation_marks` are pairs of an opening and a closing mark, the usual one first.
    `grouping` comes between groups of three digits, `decimal` before decimals. `bounds` maps what a number may stand for
    (`least`, `most`, `about`, `over`) to the words before it that say so, the plainest first; `bounds_behind` to those
    behind it. `bounds_or_prepositions` are those of them that may mean something else: asked *about* 43 students. `locators` maps CSL's kinds of locators
    to the words that authors write for them.
    """

    tag: str
    name: str
    months: tuple[str, ...]
    date_joint: str
    date_links: tuple[str, ...]
    and_word: str
    and_following: tuple[str, ...]
    units: tuple[str, ...]
    tens: tuple[str, ...]
    tens_joint: str
    quotation_marks: tuple[tuple[str, str], ...]
    grouping: str
    decimal: str
    bounds: Mapping[str, tuple[str, ...]]
    bounds_behind: Mapping[str, tuple[str, ...]]
    bounds_or_prepositions: tuple[str, ...]
    locators: Mapping[str, tuple[str, ...]]
    wording: Wording
