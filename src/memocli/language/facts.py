"""What memocli knows of a language: how its dates, numbers and quotations are written, and our own words in it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from memocli.language.screen import ScreenWords


class BasisWords(Struct, frozen=True):
    """What small signs behind claims say in words. Most have two forms: of one claim, and of the sign by itself, in the legend.

    `cited_with` has one more, for several notes; `research_of` names those who did it, of whom `others` are such as don't sign. `follows`
    names the heading below which the claim stands that another follows from. The year of an earlier memo goes into the last four.
    """

    heading: str
    documented: str
    cited_with: tuple[str, str]
    research: str
    research_of: str
    research_sign: str
    others: str
    follows: str
    follows_sign: str
    position: str
    earlier: str
    earlier_sign: str
    same: str
    updated: str
    new: str


class PartWords(Struct, frozen=True):
    """The words of what stands around the findings. `method_facts` maps the keys of `methods` to run-in headings, with their colon, since authors go on in small letters;
    `abbreviations_head` is the head of the table of abbreviations.
    """

    methods: str
    method_facts: Mapping[str, str]
    abbreviations: str
    abbreviations_head: tuple[str, str]
    signatures: str
    annex: str


class Wording(Struct, frozen=True):
    """The words that memocli itself puts on a page. `{}` or `{number}` stands for what goes in.

    `verdicts` maps the verdicts of the files to their words; `overview` is the heading of the box with all of them, which goes on with how many are met of how many.
    `lost` maps what could not be read to the words of the box in its place: its heading, and a sentence that names the
    file, or with `lost_line` a line of it; `lost_advice` says what to type.

    `chart_kinds` maps the kinds of charts to what they are called. `chart_figure` is the head of the column that names what a chart
    shows, and `chart_table` what its numbers as a table are called. Below a chart stand `chart_notes`, for one note and for several,
    and `chart_earlier_notes` for those of an earlier memo, whose year is the second gap.
    """

    notes: str
    note: str
    back: str
    notes_to: tuple[str, str]
    page_before: str
    draft: str
    basis: BasisWords
    page: str
    page_short: str
    of: str
    about: str
    about_head: str
    corrections: str
    verdicts: Mapping[str, str]
    requirement: str
    condition: str
    verdict: str
    submitted: str
    to: str
    signers: str
    period: str
    period_range: str
    contents: str
    overview: tuple[str, str]
    subject: tuple[str, str]
    missing_source: str
    unnamed_source: str
    confidential_source: str
    archived: str
    lost: Mapping[str, tuple[str, str]]
    lost_line: str
    lost_advice: str
    chart_kinds: Mapping[str, str]
    chart_figure: str
    chart_table: str
    chart_notes: tuple[str, str]
    chart_earlier_notes: tuple[str, str]
    percent: str
    parts: PartWords
    screen: ScreenWords


class QuotationMarks(Struct, frozen=True):
    """The quotation marks of titles, outer and inner; `hold_stops`: a full stop or comma goes before the closing one."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    hold_stops: bool


class NoteWords(Struct, frozen=True):
    """The words that stand in endnotes, in small letters.

    `joint` joins the last two of several names, and `and_others` stands for all but the first of many. `editor` is the label of one
    editor and of several; `within` stands before the book that a chapter is in, `about` before an uncertain date. `above` follows
    the number of the `note` that has a source in full. `ordinals` are the ending of numbers that count editions, and then those of
    1, 2 and 3 where they differ. `locators` maps CSL's kinds of locators to the words for one and for several.
    """

    marks: QuotationMarks
    joint: str
    and_others: str
    editor: tuple[str, str]
    edition: str
    ordinals: tuple[str, ...]
    within: str
    volume: str
    issue: str
    about: str
    accessed: str
    note: str
    above: str
    ibid: str
    locators: Mapping[str, tuple[str, str]]


class NumberWords(Struct, frozen=True):
    """How a language says numbers; all words in small letters.

    `units` are the numbers from zero on, as many as are one word each; `tens` are twenty, thirty … ninety; `others` are more words
    below a thousand, other forms of the same ones included. `never_last` need another number behind them (ciento), `always_last`
    have none behind them (cien). `tens_joint` joins a unit to twenty, thirty …, `hundreds_joint` what follows a hundred or a thousand;
    both may be empty.

    `scales` multiply what is before them: hundred, thousand …; those of `alone` need nothing before them (mil). `articles` mean
    one before such a word, `halves` a half of it; `and_half` adds a half. `digits_follow` says whether "8 mil 335" is one number.

    Behind a number, `portions` make it a fraction or an ordinal (two-thirds, twenty-third), and `rough_words` a guess (two dozen):
    it is no number then. `no_numbers` only look like numbers (por ciento). `ordinal_endings` are those of digits, as in 3rd.
    """

    units: tuple[str, ...]
    tens: tuple[str, ...]
    others: Mapping[str, int]
    never_last: tuple[str, ...]
    always_last: tuple[str, ...]
    tens_joint: str
    hundreds_joint: str
    scales: Mapping[str, int]
    alone: tuple[str, ...]
    articles: tuple[str, ...]
    halves: tuple[str, ...]
    and_half: tuple[str, ...]
    digits_follow: bool
    portions: tuple[str, ...]
    rough_words: tuple[str, ...]
    no_numbers: tuple[str, ...]
    ordinal_endings: tuple[str, ...]


class SourceWords(Struct, frozen=True):
    """The words by which numbers, dates and names are found in a source; all in small letters.

    `frequent` are words that stand in every text of the language, and hardly in another. `months` are more ways to write a month than
    its name, by its number. `parts` maps `early`, `mid` and `late` to the words before a month or year that say so. `before_month` may
    stand between a day and its month, `before_year` between a month and its year; `linking` stands between two days or months. `first_day`
    is the day that is not a count, and `day_first` says whether a date in digits always begins with the day.
    `percent` is what makes a number a percentage, `points` a difference of two; `currencies` are kinds of money, each with its
    words. `parts_of_year` are the words for halves of a year (`half`) and for quarters (`quarter`), those of the first one first;
    `within_year` stands between a number and the year of which it is told. `out_of` joins a part to its whole (17 of 8,335), `of_which` a
    whole to its part (8,335, of which 17), and `rising` is what stands before and between two numbers of which the first became the
    second (from 17 to 40). `in_names` may stand inside a name, of which those of `and_names` may part two names instead, and
    `articles` need another one before them, and `titles` before one with a full stop; `opening` begin a sentence with a capital
    letter and no name. A name with one of `common_in_names` is of an office, a law or the like, and another language has another
    name for it; `offices` stand before the name of a person, and are no part of it. `left_off` stand before an office whose own papers
    leave them off (the *UN* Special Rapporteur).
    """

    frequent: tuple[str, ...]
    months: Mapping[str, int]
    parts: Mapping[str, tuple[str, ...]]
    before_month: tuple[str, ...]
    before_year: tuple[str, ...]
    linking: tuple[str, ...]
    first_day: tuple[str, ...]
    day_first: bool
    percent: tuple[str, ...]
    points: tuple[str, ...]
    currencies: Mapping[str, tuple[str, ...]]
    parts_of_year: Mapping[str, tuple[tuple[str, ...], ...]]
    within_year: tuple[str, ...]
    out_of: tuple[str, ...]
    of_which: tuple[str, ...]
    rising: tuple[str, str]
    in_names: tuple[str, ...]
    and_names: tuple[str, ...]
    articles: tuple[str, ...]
    titles: tuple[str, ...]
    opening: tuple[str, ...]
    common_in_names: tuple[str, ...]
    offices: tuple[str, ...]
    left_off: tuple[str, ...]


class LimitingWords(Struct, frozen=True):
    """Words that take back (`negations`) or limit (`limits`) what a sentence says: who quotes it without them says another thing.

    With those of `no_limits` they do not (*without* delay). `turns` begin a sentence that takes back or limits the one before, and so do those
    of `pointing` where the sentence denies something.
    """

    negations: tuple[str, ...]
    limits: tuple[str, ...]
    no_limits: tuple[str, ...]
    turns: tuple[str, ...]
    pointing: tuple[str, ...]


class Language(Struct, frozen=True):
    """One language, or one country's way with it.

    `tag` is its BCP 47 tag, `name` its name in English. `months` are the names from January on; `date_parts` are the parts of a
    date in their order, each with what stands between it and the next; `links` stand between two days, pages or numbers ("3 to 5
    May"), of which `range_links` mean all between the two; `and_following` says that more pages follow.
    `numbers` says how numbers are said. `quotation_marks` are pairs of an opening and a closing mark, the usual one first.
    `dash` sets words off, with its blanks where it stands between two. `grouping` comes between groups of three digits, `decimal` before decimals; `signs_swap` says whether some of its countries
    have them the other way round. `bounds` maps what a number may stand for (`least`, `most`, `about`, `over`) to the words before
    it that say so, the plainest first; `bounds_behind` to those behind it. `bounds_or_prepositions` are those of them that may
    mean something else: asked *about* 43 students; `bounds_from_below` say that there are a few less. `locators` maps CSL's kinds
    of locators to the words that authors write for them; `law_parts` are more words for parts of a law, behind a locator ("art. 20,
    apartado C"). `limiting` are words that take back or limit what a sentence says. `abbreviations` are words with a full stop
    that ends no sentence, in small letters. `plain_abbreviations` are such of capital letters that need no explanation. `notes` are the words of endnotes, `sources` those by which a source is read.
    """

    tag: str
    name: str
    months: tuple[str, ...]
    date_parts: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    range_links: tuple[str, ...]
    and_following: tuple[str, ...]
    numbers: NumberWords
    quotation_marks: tuple[tuple[str, str], ...]
    dash: str
    grouping: str
    decimal: str
    signs_swap: bool
    bounds: Mapping[str, tuple[str, ...]]
    bounds_behind: Mapping[str, tuple[str, ...]]
    bounds_or_prepositions: tuple[str, ...]
    bounds_from_below: tuple[str, ...]
    locators: Mapping[str, tuple[str, ...]]
    law_parts: tuple[str, ...]
    limiting: LimitingWords
    abbreviations: tuple[str, ...]
    plain_abbreviations: tuple[str, ...]
    wording: Wording
    notes: NoteWords
    sources: SourceWords
