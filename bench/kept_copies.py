"""Kept copies and a memo that cites them: 500 texts of 20,000 words, English and Spanish, and 10,000 claims, the same each time.

Words, names and numbers are invented, a few of each language's own among them, as often as texts have them. One claim in twelve says
something that its copies do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import Final

from memocli.project import Project, project_at

YEAR: Final = 2018
WORDS: Final = 20_000  # of a text
_FACTS: Final = 40  # of a text: what claims may be about
_SENTENCES: Final = 6  # in a paragraph
_FALSE: Final = 12
_FINDING: Final = 5  # claims in a finding
_PART: Final = 500  # claims in a part

_COMMON: Final = {
    "en": "the of and to in that a was by for on with as had were which from it not at is be this who they or an been has their its "
    "would no after before under into during when all other more than but also only there two three twelve twenty hundred thousand "
    "million percent one first said according alleged reported January March May August about between against because where".split(),
    "es": "de la que el en y a los se del las por un con no una su para es al lo como más o pero sus le ha este sí porque esta entre "
    "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante uno ni contra otros dos tres doce veinte cien mil "
    "millones según presunto enero marzo mayo agosto ese eso había ante ellos e esto antes algunos unos otro otras otra él".split(),
}
_SYLLABLES: Final = {
    "en": "ber tan mor sil ven dor kal ris ten hol wick ford ming lar ster pen dle wor gan thel cast rin bo ne ka".split(),
    "es": "ción ra men to pe dor ca lla ne vi sar mo gue ñe tán bi so lu re pa ín dad zo que ja lé".split(),
}
_GIVEN: Final = "Ana Berta Carlos Delia Elena Fermín Gloria Hugo Inés Jaime Karla Luis Marta Nadia Óscar Pilar Raúl Sara".split()
_MONTHS: Final = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


@dataclass(frozen=True, slots=True)
class _Fact:
    """A sentence of a text, and what it states."""

    sentence: str
    first: int
    second: int
    day: int
    month: int
    year: int
    name: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class _Text:
    """What claims may say of a text."""

    source: str
    language: str
    facts: tuple[_Fact, ...]


class _Writer:
    """Writes texts in one language."""

    def __init__(self, language: str) -> None:
        chance = Random(language)
        made = dict.fromkeys(
            # The frequent words are the short ones.
            "".join(chance.choices(_SYLLABLES[language], k=chance.randint(1, 2 + place // 3_000)))
            for place in range(12_000)
        )
        self.language = language
        self.words = [*_COMMON[language], *made]
        # As in every language, the second word is half as frequent as the first one, and the third a third.
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.words))))

    def text(self, chance: Random) -> tuple[list[str], list[_Fact]]:
        """The paragraphs of a text, and some of its sentences with all that claims are made of."""
        facts = [self._fact(chance) for _ in range(_FACTS)]
        sentences = [fact.sentence for fact in facts]
        left = WORDS - sum(len(sentence.split()) for sentence in sentences)
        words = iter(chance.choices(self.words, cum_weights=self.weights, k=left))
        while piece := list(islice(words, chance.randint(9, 30))):
            if chance.random() < 0.1:
                piece[len(piece) // 2] = str(chance.randrange(2, 40_000))
            sentences.append(f"{' '.join(piece).capitalize()}.")
        chance.shuffle(sentences)
        starts = range(0, len(sentences), _SENTENCES)
        paragraphs = [
            f"{number}. {' '.join(sentences[start : start + _SENTENCES])}"
            for number, start in enumerate(starts, 1)
        ]
        places = {sentence: at // _SENTENCES + 1 for at, sentence in enumerate(sentences)}
        return paragraphs, [replace(fact, paragraph=places[fact.sentence]) for fact in facts]

    def _fact(self, chance: Random) -> _Fact:
        words = iter(chance.choices(self.words[len(_COMMON[self.language]) :], k=12))
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2006, 2017)
        first, second = chance.randrange(1_100, 60_000), chance.randrange(32, 990)
        families = ["".join(chance.choices(_SYLLABLES[self.language], k=3)) for _ in range(2)]
        name = f"{chance.choice(_GIVEN)} {' '.join(families).title()}"
        said = [" ".join(islice(words, 4)) for _ in range(3)]
        named = _MONTHS[self.language][month - 1]
        date = f"{day} de {named} de {year}" if self.language == "es" else f"{day} {named} {year}"
        sentence = f"{said[0].capitalize()} {name} {said[1]} {first:,} {said[2]} {second}, {date}."
        return _Fact(sentence, first, second, day, month, year, name)


def project_of_copies(folder: Path, claims: int, texts: int) -> Project:
    """Write the project into a folder; each text is the only copy of a source."""
    memo, sources = folder / "memo" / str(YEAR), folder / "sources"
    memo.mkdir(parents=True)
    sources.mkdir()
    chance = Random(YEAR)
    written, records = [], []
    writers = {language: _Writer(language) for language in _COMMON}
    for number in range(texts):
        language = "es" if number % 3 == 2 else "en"
        paragraphs, facts = writers[language].text(chance)
        text = _Text(f"source-{number}", language, tuple(facts))
        written.append(text)
        records.append(_kept(sources / "evidence" / text.source, text, paragraphs, number))
    (sources / "all.yaml").write_text("references:\n" + "\n".join(records) + "\n", "utf-8")
    names = []
    for first in range(0, claims, _PART):
        names.append(f"part-{first // _PART}.yaml")
        (memo / names[-1]).write_text(
            _part(range(first, min(first + _PART, claims)), written, chance), "utf-8"
        )
    head = f"title: Generated\nyear: {YEAR}\nlanguage: en\nparts: [{', '.join(names)}]\n"
    (memo / "memo.yaml").write_text(head, "utf-8")
    return project_at(folder)


def _kept(folder: Path, text: _Text, paragraphs: Sequence[str], number: int) -> str:
    """Write a copy, one in four as a web page, and give the record of its source."""
    folder.mkdir(parents=True)
    if number % 4:
        file, kind, content = "report.txt", "text/plain", "\n\n".join(paragraphs)
    else:
        file, kind = "report.html", "text/html"
        body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        content = f"<!DOCTYPE html>\n<html lang={text.language}><meta charset=utf-8><title>Report {number}</title>\n<body>\n{body}\n"
    raw = content.encode()
    (folder / file).write_bytes(raw)
    return (
        f"  - id: {text.source}\n    type: report\n    title: Report number {number} on the matter\n    publisher: Office {number % 50}\n"
        f"    issued: 2018-01-{number % 28 + 1:02d}\n    URL: https://example.org/reports/{number}\n    language: {text.language}\n"
        + (
            f"    custom:\n      status: confirmed\n      translated-title: Report number {number}\n"
            if text.language == "es"
            else "    custom:\n      status: confirmed\n"
        )
        + f"      evidence: [{{file: {file}, sha256: {sha256(raw).hexdigest()}, bytes: {len(raw)}, media-type: {kind}, kept: 2018-03-01, from: file}}]"
    )


def _part(claims: range, texts: Sequence[_Text], chance: Random) -> str:
    lines = [f"id: part-{claims[0] // _PART}", f"heading: Part {claims[0]}", "findings:"]
    for claim in claims:
        if claim % _FINDING == 0:
            lines += [f"  - id: finding-{claim}", "    claims:"]
        lines += _claim(claim, texts, chance)
    return "\n".join(lines) + "\n"


def _claim(number: int, texts: Sequence[_Text], chance: Random) -> Iterator[str]:
    """A claim that cites one to three texts: a quotation or a passage of the first, its numbers, a date and a name."""
    cited = chance.sample(texts, chance.choice((1, 1, 2, 2, 3)))
    facts = [chance.choice(text.facts) for text in cited]
    fact, other = facts[0], facts[-1]
    words = fact.sentence.split()
    start = chance.randrange(0, 5)
    quote = words[start : start + chance.randint(8, 12)]
    first, second, day, name = fact.first, other.second, fact.day, fact.name
    match number % (4 * _FALSE):
        case 0:
            first += 10
        case place if place == _FALSE:
            quote[2], quote[3] = quote[3], quote[2]
        case place if place == 2 * _FALSE:
            day = day % 28 + 1
        case place if place == 3 * _FALSE:
            name = name.replace(name[-2:], "oz")
    said = " ".join(quote).strip(",.")
    date = f"{day} {_MONTHS['en'][fact.month - 1]} {fact.year}"
    citation = "; ".join(
        f"@{text.source}, para. {fact.paragraph}" for text, fact in zip(cited, facts, strict=True)
    )
    yield f"      - id: claim-{number}"
    yield "        text: >-"
    yield f"          On {date} {name} counted {first:,} cases, of which {second} were closed"
    if cited[0].language == "en" and number % 2:
        yield f"          after “{said}”"
        yield f"          [{citation}]."
    else:
        yield f"          [{citation}]."
        yield f'        passages: [{{source: {cited[0].source}, quote: "{said}"}}]'
