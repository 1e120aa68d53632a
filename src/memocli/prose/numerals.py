"""Numbers in a text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.language import LANGUAGES, language_of_tag
from memocli.prose.digits import FURTHER, decimal_sign, read_digits
from memocli.prose.number_words import Reading, Vocabulary, Word, name_of, names_in, vocabulary
from memocli.prose.parts import Numeral, is_within

_MONTH_WORDS: Final = [month for facts in LANGUAGES.values() for month in facts.months]
_MONTHS: Final = "|".join(_MONTH_WORDS)
_LINKS: Final = "|".join(link for facts in LANGUAGES.values() for link in facts.links)
_ORDINALS: Final = "|".join(
    re.escape(ending) for facts in LANGUAGES.values() for ending in facts.numbers.ordinal_endings
)
# The words between day, month and year in any language: "24 de julio de 2018".
_JOINT_WORDS: Final = {
    word: rf"{word}\s+"
    for facts in LANGUAGES.values()
    for _, joint in facts.date_parts
    if (word := joint.strip()).isalpha()
}
_JOINTS: Final = "|".join(_JOINT_WORDS.values())
_DAY: Final = rf"\d{{1,2}}(?:{_ORDINALS})?"
_DAYS: Final = rf"{_DAY}(?:[-–]{_DAY}|\s+(?:{_LINKS})\s+{_DAY})?"
_DATE: Final = re.compile(
    rf"\b(?:{_MONTHS})\s+{_DAYS}(?:,?\s+\d{{4}})?\b"
    rf"|\b{_DAYS}\s+(?:of\s+|{_JOINTS})?(?:{_MONTHS})(?:,?\s+(?:{_JOINTS})?\d{{4}})?\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)
_MONTH_NAMES: Final = frozenset(map(name_of, _MONTH_WORDS))
# No date without a month's name has less, and most texts have neither.
_IN_DIGITS: Final = re.compile(r"\d[-:]\d\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
# Digits, except those in a word, a path or a case number such as 545/2017. What may not stand before them is asked behind their
# first one: Python is quick to find patterns that begin with a set of characters.
_NUMBER: Final = (
    rf"(?P<digits>\d(?<![^\W_]\d)(?<![/.]\d)(?<!\d,\d){FURTHER})(?P<ordinal>(?i:{_ORDINALS}))?(?!/)"
)
_DIGITS: Final = re.compile(rf"{_NUMBER}(?![^\W_])")
# The same, or any word; accents may be characters of their own.
_ACCENT: Final = "\u0301"
_WORD: Final = re.compile(
    rf"(?<![^\W_])(?:{_NUMBER}|[^\W\d_]++(?>(?:{_ACCENT}[^\W\d_]*+)*))(?![^\W_])"
)
# As many words as have one meaning together: "and a half".
_LONGEST: Final = 3
_BEGINNINGS: Final = ("digits", "word", "article", "scale")
_BETWEEN_WORDS: Final = re.compile(r"\s++|[-\u2010\u2011]")
# Between the two numbers of "5 to 10 million"; compiled when first used.
_RANGE: Final = rf"(?i)\s*+(?:[-–—]|\b(?:{_LINKS})\b)\s*+"
_FALL: Final = rf"(?i)\s++(?:{'|'.join(link for facts in LANGUAGES.values() for link in facts.range_links)})\s++"


class _Token(Struct, frozen=True):
    """A word of a number, or digits with all that they may mean, and its place."""

    word: Word
    start: int
    end: int
    values: tuple[Decimal, ...] = ()


class _Read(Struct, frozen=True):
    """A number: the tokens before `end` that it is made of; `scale` is the thousand or million that ends it, or 0."""

    end: int
    value: Decimal
    scale: int


def find_numerals(words: str, language: str) -> Iterator[Numeral]:
    """Numbers in reading order; those of dates are marked as such. Number words are those of `language`."""
    facts = language_of_tag(language)
    known = vocabulary(facts.tag)
    names = names_in(words)
    # Most texts have no number in words, and then nothing but digits is looked at.
    is_plain = known.names.isdisjoint(names) and _ACCENT not in words
    matches = list((_DIGITS if is_plain else _WORD).finditer(words))
    if not matches:
        return
    dates = [match.span() for match in _DATE.finditer(words)] if _may_date(words, names) else []
    shown = (
        decimal_sign(filter(None, (match["digits"] for match in matches)))
        if facts.signs_swap
        else ""
    )
    found: list[Numeral] = []
    tokens: list[_Token] = []
    for index, match in enumerate(matches):
        written = match["digits"]
        if written is None:
            name = name_of(match[0])
            if name in known.names and not (tokens and match.start() < tokens[-1].end):
                tokens.extend(_word(words, matches, index, known))
        elif values := read_digits(written, facts, shown):
            is_date = is_within(match.start(), dates)
            if is_date or match["ordinal"]:
                found.append(Numeral(values[0], *match.span(), is_date=is_date))
            else:
                tokens.append(_Token(Word("digits", values[0]), *match.span(), values))
    if len(tokens) == 1 and tokens[0].values:  # as in most texts
        alone = tokens[0]
        found.append(_numeral(words, tokens, _Read(1, alone.values[0], 0)))
    else:
        found.extend(_numbers(words, tokens, known))
    yield from sorted(found, key=lambda numeral: numeral.start)


def _may_date(words: str, names: set[str]) -> bool:
    """Whether there may be a date in a text, which has words of these names: to look for one takes as long as all the rest."""
    return not _MONTH_NAMES.isdisjoint(names) or _IN_DIGITS.search(words) is not None


def _word(
    words: str, matches: Sequence[re.Match[str]], index: int, known: Vocabulary
) -> Iterator[_Token]:
    """What a word means in a number, if anything; of several such as "por ciento", what they mean together."""
    start, end = matches[index].span()
    name = name_of(matches[index][0])
    alone = known.words.get(name)
    if name in known.beginnings:
        for match in matches[index + 1 : index + _LONGEST]:
            if not words[end : match.start()].isspace():
                break
            name, end = f"{name} {name_of(match[0])}", match.end()
            if name in known.words:
                yield _Token(known.words[name], start, end)
                return
    if alone is not None:
        yield _Token(alone, *matches[index].span())


def _numbers(words: str, tokens: Sequence[_Token], known: Vocabulary) -> Iterator[Numeral]:
    """The numbers that tokens make, each of as many as possible."""
    at = 0
    before: Numeral | None = None
    while at < len(tokens):
        begins = tokens[at].word.kind in _BEGINNINGS
        read = _longest(words, tokens, at, known) if begins else None
        end = read.end if read else at + 1
        if read and not (portion := _portion_behind(words, tokens, read)):
            numeral = _numeral(words, tokens[at:end], read)
            if before is not None:
                yield _of_range(words, before, numeral, read.scale)
            before = numeral
        elif read:
            end = portion
        at = end
    if before is not None:
        yield before


def _longest(words: str, tokens: Sequence[_Token], at: int, known: Vocabulary) -> _Read | None:
    """The longest number that begins with the token `at`."""
    first = tokens[at].word
    if first.kind == "digits" and not _adjoin(words, tokens, at):
        return _Read(at + 1, first.value, 0)  # most numbers are alone
    reading = Reading(known.grammar)
    reads: list[_Read] = []
    for index in range(at, len(tokens)):
        if index > at and not _adjoin(words, tokens, index - 1):
            break
        if not reading.take(tokens[index].word):
            break
        value = reading.value()
        if value is not None:
            ends_in_scale = reading.group is None and len(reading.parts) == 1
            reads.append(_Read(index + 1, value, min(reading.parts) if ends_in_scale else 0))
    # "between one hundred and two hundred": the two belongs to what follows it.
    return next(
        (read for read in reversed(reads) if not _is_torn(words, tokens, read.end, known)), None
    )


def _adjoin(words: str, tokens: Sequence[_Token], index: int) -> bool:
    """Whether only a blank or a hyphen is between a token and the next."""
    if index + 1 >= len(tokens):
        return False
    return bool(_BETWEEN_WORDS.fullmatch(words, tokens[index].end, tokens[index + 1].start))


def _is_torn(words: str, tokens: Sequence[_Token], end: int, known: Vocabulary) -> bool:
    """Whether the token before `end` makes a number with the one behind it."""
    if not _adjoin(words, tokens, end - 1) or tokens[end].word.kind != "scale":
        return False
    pair = Reading(known.grammar)
    return pair.take(tokens[end - 1].word) and pair.take(tokens[end].word)


def _portion_behind(words: str, tokens: Sequence[_Token], read: _Read) -> int:
    """Where a fraction, an ordinal or a guess ends that a number is a part of (two-thirds, two dozen); 0 where it is none."""
    last, end = tokens[read.end - 1], read.end
    if not _adjoin(words, tokens, end - 1):
        return 0
    joined = tokens[end].word.kind == "joint" and _adjoin(words, tokens, end)
    follower = tokens[end + joined]
    if follower.word.kind not in ("portion", "rough"):
        return 0
    if joined:
        is_one = read.value >= 100
    elif follower.word.kind == "rough" or words[last.end : follower.start].strip():
        is_one = True
    else:
        is_one = read.value == 1 or follower.word.name.endswith("s")
    return end + joined + 1 if is_one else 0


def _numeral(words: str, tokens: Sequence[_Token], read: _Read) -> Numeral:
    start, end = tokens[0].start, tokens[-1].end
    alone = tokens[0].values if len(tokens) == 1 else ()
    return Numeral(
        read.value,
        start,
        end,
        also=alone[1] if len(alone) > 1 else None,
        is_date=bool(alone and _YEAR.match(words[start:end])),
        in_words=not any(token.values for token in tokens),
    )


def _of_range(words: str, before: Numeral, numeral: Numeral, scale: int) -> Numeral:
    """The number before another one: the 5 of "5 to 10 million" are millions too, and the 18.6 of "18.6 to 14.2 million" may be."""
    between = words[before.end : numeral.start]
    if not scale or before.is_date or not re.fullmatch(_RANGE, between):
        return before
    following = numeral.value / scale
    if before.value < following:
        return replace(before, value=before.value * scale, also=None)
    # In "from 18.6 to 14.2 million" too; in "from 900 to 2 million" hardly.
    if before.also is None and before.value < 10 * following and re.fullmatch(_FALL, between):
        return replace(before, also=before.value * scale)
    return before
