"""The text of a claim: citations and their faults, locators, quotations, numbers, and the words as inlines."""

from __future__ import annotations

import re
import sys
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.common.utils import isPunctChar, isWhiteSpace

from memocli.document import (
    Emphasis,
    Foreign,
    Inline,
    Link,
    NoteReference,
    ParagraphBreak,
    Strong,
    Text,
)
from memocli.prose import CitedSource, scan
from memocli.prose.inlines import inlines

# ── citations ────────────────────────────────────────────────────────────────────────────────────


def cited(text: str) -> list[list[CitedSource]]:
    found = scan(text)
    assert found.faults == ()
    return [list(citation.sources) for citation in found.citations]


def test_places_of_citations_and_keys() -> None:
    text = "Peña 😀 said so [see @a-1, p. 4; @b.c_d]; others [@{odd key}] did not [@{e;f}]."
    found = scan("Peña 😀 said so [see @a-1, p. 4; @b.c_d]; others [@{oddkey}].")
    assert [text[c.start : c.end] for c in found.citations[:1]] == ["[see @a-1, p. 4; @b.c_d]"]
    assert [text[s.start : s.end] for s in found.citations[0].sources] == ["a-1", "b.c_d"]
    assert found.citations[1].sources[0].key == "oddkey"


LOCATORS = {
    "@a": ("", "", "", ""),
    "@a, p. 4": ("", "page", "4", ""),
    "@a, pp. 4-6, 9 and 12": ("", "page", "4-6, 9 and 12", ""),
    "@a, p.4": ("", "page", "4", ""),
    "@a, p. xii": ("", "page", "xii", ""),
    "@a, 33": ("", "page", "33", ""),
    "@a p. 4": ("", "page", "4", ""),
    "@a, para. 12": ("", "paragraph", "12", ""),
    "@a, paras. 12–14": ("", "paragraph", "12–14", ""),
    "@a, ¶ 12": ("", "paragraph", "12", ""),
    "@a, ¶¶ 3, 5": ("", "paragraph", "3, 5", ""),
    "@a, § 3.2": ("", "section", "3.2", ""),
    "@a, sec. 12(b)": ("", "section", "12(b)", ""),
    "@a, art. 8(2)(b)": ("", "article-locator", "8(2)(b)", ""),
    "@a, art. 8(2)(b) and (c)": ("", "article-locator", "8(2)(b) and (c)", ""),
    "@a, art. 8(2) and (3)(b)": ("", "article-locator", "8(2) and (3)(b)", ""),
    "@a, sec. 7045(a)(2)": ("", "section", "7045(a)(2)", ""),
    "@a, sec. 7045 (a) (2)": ("", "section", "7045 (a) (2)", ""),
    "@a, § 12": ("", "section", "12", ""),
    "@a, §§ 12-14": ("", "section", "12-14", ""),
    "@a, §7045(a)(2)(B)(iii)": ("", "section", "7045(a)(2)(B)(iii)", ""),
    "@a, pp. 8 to 10": ("", "page", "8 to 10", ""),
    "@a, págs. 8 a 10": ("", "page", "8 a 10", ""),
    "@a, pp. 8—10": ("", "page", "8—10", ""),
    "@a, pp. 8--10": ("", "page", "8--10", ""),
    "@a, p. 3 or 4": ("", "page", "3 or 4", ""),
    "@a, paras. 3, 7–9": ("", "paragraph", "3, 7–9", ""),
    "@a, párrs. 160 y ss.": ("", "paragraph", "160 y ss.", ""),
    "@a, art. 215-A": ("", "article-locator", "215-A", ""),
    "@a, art. 1o., on courts": ("", "article-locator", "1o.", "on courts"),
    "@a, art. 8.2.b)": ("", "article-locator", "8.2.b)", ""),
    "@a, p. A-12": ("", "page", "A-12", ""),
    "@a, ch. IV(2)": ("", "chapter", "IV(2)", ""),
    "@a, art. 8, para. 2": ("", "article-locator", "8, para. 2", ""),
    "@a, art. 20, apartado C, fracción V": (
        "",
        "article-locator",
        "20, apartado C, fracción V",
        "",
    ),
    "@a, art. 20, apdo. B, fracc. IV, inciso b)": (
        "",
        "article-locator",
        "20, apdo. B, fracc. IV, inciso b)",
        "",
    ),
    "@a, p. 4, note 3, on the wells": ("", "page", "4, note 3", "on the wells"),
    "@a, 00:13:40": ("", "timestamp", "00:13:40", ""),
    "@a, 13:40-14:10, on the wells": ("", "timestamp", "13:40-14:10", "on the wells"),
    "@a, p. 4 (emphasis added)": ("", "page", "4", "(emphasis added)"),
    "@a, p. 4, line of a text": ("", "page", "4", "line of a text"),
    "@a, p. 4, I think": ("", "page", "4", "I think"),
    "@a, p. 4%": ("", "", "", "p. 4%"),
    "@a, p. 4–": ("", "", "", "p. 4–"),
    "@a, 8 May 2018": ("", "", "", "8 May 2018"),
    "@a, min. 13:40": ("", "", "", "min. 13:40"),
    "@a, cl. 3": ("", "", "", "cl. 3"),
    "@a, art. 20": ("", "article-locator", "20", ""),
    "@a, ch. IV": ("", "chapter", "IV", ""),
    "@a, n. 3": ("", "note", "3", ""),
    "@a, No. 12/2018": ("", "issue", "12/2018", ""),
    "@a, fig. 2": ("", "figure", "2", ""),
    "@a, tabla 2": ("", "table", "2", ""),
    "@a, annex 3": ("", "appendix", "3", ""),
    "@a, pág. 4": ("", "page", "4", ""),
    "@a, págs. 4 y 5": ("", "page", "4 y 5", ""),
    "@a, párr. 7": ("", "paragraph", "7", ""),
    "@a, artículo 8": ("", "article-locator", "8", ""),
    "@a, núm. 2": ("", "issue", "2", ""),
    "@a, tomo II": ("", "volume", "II", ""),
    "@a, anexo 1": ("", "appendix", "1", ""),
    "@a, p. 4, on the wells": ("", "page", "4", "on the wells"),
    "@a, p. 4.": ("", "page", "4", "."),
    "@a, art. 3 bis": ("", "article-locator", "3 bis", ""),
    "@a, arts. 22 ter and 23": ("", "article-locator", "22 ter and 23", ""),
    "@a, pp. 4 ff.": ("", "page", "4 ff.", ""),
    "@a, 4 et seq., on the wells": ("", "page", "4 et seq.", "on the wells"),
    "@a, p. 4 bisected": ("", "page", "4", "bisected"),
    "@a, p. 4 for": ("", "page", "4", "for"),
    "@a, on file": ("", "", "", "on file"),
    "@a, civil society": ("", "", "", "civil society"),
    "@a, mix of all": ("", "", "", "mix of all"),
    "@a, I think": ("", "", "", "I think"),
    "@a, chapter four": ("", "", "", "chapter four"),
    "@a, vivid 4": ("", "", "", "vivid 4"),
    "see @a, p. 4": ("see", "page", "4", ""),
    "compare, e.g., @a": ("compare, e.g.,", "", "", ""),
    "@{a}, p. 4": ("", "page", "4", ""),
}


@pytest.mark.parametrize("inside", LOCATORS)
def test_locator(inside: str) -> None:
    ((source,),) = cited(f"So it was [{inside}].")
    prefix, label, locator, suffix = LOCATORS[inside]
    assert source.key == "a"
    assert (source.prefix, source.label, source.locator, source.suffix) == (
        prefix,
        label,
        locator,
        suffix,
    )


FAULTS = {
    "So @a said.": ("@a", "no brackets around it", "write `[@a]`"),
    "So [@a, p. 4 said.": ("@a", "not closed", "write `[@a]`"),
    "So [@a and [@b].": ("@a", "not closed", "write `[@a]`"),
    "So [see @].": ("@", "follows `@`", "right after `@`"),
    "So [@ a].": ("@", "follows `@`", "right after `@`"),
    "So [@-a].": ("@", "follows `@`", "right after `@`"),
    "So [-@a].": ("-@", "a minus sign", "write `@a`"),
    "So [@a; p. 4].": (" p. 4", "`p. 4` names no source", "a comma before a page"),
    "So [b; @a].": ("b", "`b` names no source", "`@` before each source"),
    "So [@a;].": (";", "there is no source before or after a semicolon", "delete the semicolon"),
    "So [@a @b].": ("@", "no semicolon between", "write `; @`"),
    "So [@a](x) said.": ("@a", "makes it a link", "a space"),
    "So [@a,\n\np. 4] said.": ("@a", "not closed", "write `[@a]`"),
    "So -@a said.": ("-@a", "no brackets around it", "write `[@a]`"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_faulty_citation(text: str) -> None:
    place, reason, hint = FAULTS[text]
    (fault,) = scan(text).faults
    assert text[fault.start : fault.end] == place
    assert reason in fault.reason
    assert hint in fault.hint


@pytest.mark.parametrize(
    "text",
    [
        "Write to ana@example.org or a.b@c.",
        r"Write \@a if you mean the sign.",
        r"Write \[\@a\] for brackets.",
        "See https://example.org/@a for more.",
        "See [the post](https://example.org/@a/b).",
        "See [this] and (that) at 5 @ 3.",
        "",
    ],
)
def test_no_citation(text: str) -> None:
    found = scan(text)
    assert (found.citations, found.faults) == ((), ())


def test_backslashes_in_pairs_escape_nothing() -> None:
    assert cited("So \\\\[@a].")[0][0].key == "a"
    assert scan("So \\[@a].").citations == ()


KEYS = st.from_regex(r"\A[a-zA-Z0-9_]([a-zA-Z0-9:._-]{0,8}[a-z0-9])?\Z")
WORDS = st.text(alphabet="abcñé😀 .,'-–", max_size=12)


@given(st.lists(st.tuples(WORDS, st.lists(KEYS, min_size=1, max_size=3)), max_size=4), WORDS)
def test_all_citations_are_found(pieces: list[tuple[str, list[str]]], end: str) -> None:
    text = "".join(f"{words}[{'; '.join('@' + key for key in keys)}]" for words, keys in pieces)
    text += end
    assert [[source.key for source in citation] for citation in cited(text)] == [
        keys for _, keys in pieces
    ]


@given(st.text(alphabet='ab @[](;,-\\{}"“”1.p', max_size=40) | st.text(max_size=40))
def test_places_stand_in_order_in_the_text(text: str) -> None:
    found = scan(text)
    for group in (found.citations, found.faults, found.quotations, found.numerals):
        places = [(item.start, item.end) for item in group]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end in places)
    for citation in found.citations:
        assert text[citation.start] == "["
        assert text[citation.end - 1] == "]"
        for source in citation.sources:
            assert text[source.start : source.end] == source.key
            assert citation.start < source.start < source.end < citation.end


@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "[",
        "]",
        "[@",
        "[@a] ",
        "[@a",
        "@",
        "@a ",
        "@a",
        "a@b ",
        "“",
        '"',
        "](",
        "1 May ",
        "9",
        "9,",
        "p. ",
        "iv",
        "\\",
        "[a](",
        ", p. 4",
        "(a)",
        "4 (a) ",
        "4, p. ",
        "iv-",
        "§ 4 to ",
        "8-a",
        "twenty ",
        "one hundred and ",
        "two million ",
        "5 and ",
        "and a half ",
        "1,2",
        "8.335 ",
        "\n\n",
        "\n ",
        ";",
        ".",
        "-@a",
    ],
)
def test_scanning_takes_one_go(piece: str) -> None:
    # A pattern that runs back and forth would take hours here.
    body = piece * (200_000 // len(piece))
    scan(f"{body} [@x, {body}] {body}")


# ── quotations and numbers ───────────────────────────────────────────────────────────────────────

QUOTATIONS = {
    "They spoke of “a pattern” and “more”.": ["“a pattern”", "“more”"],
    'Dijo «así», „so“ and "so".': ["«así»", "„so“", '"so"'],
    "They began “so and did not end": ["“so and did not end"],
    "Mexico’s own, Tlachinollan’s too": [],
    "Cited [@a, “in part”].": [],
}


@pytest.mark.parametrize("text", QUOTATIONS)
def test_quotations(text: str) -> None:
    assert [text[q.start : q.end] for q in scan(text).quotations] == QUOTATIONS[text]


NUMBERS = {
    "8,335 of 17 cases, 46.6 percent": ["8335", "17", "46.6"],
    "In 2018, on July 24, 2018 and 24 July 2018": [],
    "from 3 to 5 May 2018 and at 14:30": [],
    "el 24 de julio de 2018": [],
    "forty-three students, twelve and Thirty of them": ["43", "12", "30"],
    "case 545/2017, A4 paper, https://x.org/7": [],
    "cited [@a, p. 77] and [x](http://x.org/12)": [],
    "1,250,000 and 1250000": ["1250000", "1250000"],
    "seventeenth, tone, someone": [],
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    found = [numeral.value for numeral in scan(text).numerals if not numeral.is_date]
    assert found == [Decimal(number) for number in NUMBERS[text]]


def test_spanish_number_words() -> None:
    found = scan("cuarenta y tres estudiantes, dieciséis de ellos", "es-MX").numerals
    assert [(numeral.value, numeral.in_words) for numeral in found] == [
        (Decimal(43), True),
        (Decimal(16), True),
    ]
    assert scan("cuarenta y tres").numerals == ()


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def plain(runs: tuple[Inline, ...]) -> str:
    """The words; a note mark is its number between ‹ and ›."""
    text = ""
    for run in runs:
        match run:
            case Text(words):
                text += words
            case NoteReference(number):
                text += f"‹{number}›"
            case ParagraphBreak():
                text += "¶"
            case Emphasis(children) | Strong(children) | Link(_, children):
                text += plain(children)
    return text


INLINES = {
    "Plain words.": (Text("Plain words."),),
    "An *odd* **strong** word": (
        Text("An "),
        Emphasis((Text("odd"),)),
        Text(" "),
        Strong((Text("strong"),)),
        Text(" word"),
    ),
    "See [the *list*](https://x.org/a_b_c).": (
        Text("See "),
        Link("https://x.org/a_b_c", (Text("the "), Emphasis((Text("list"),)))),
        Text("."),
    ),
    r"Not \*this\*, nor \@that": (Text("Not *this*, nor @that"),),
    "snake_case_word and 2*3*4": (
        Text("snake_case_word and 2"),
        Emphasis((Text("3"),)),
        Text("4"),
    ),
    "one\ntwo  \nthree": (Text("one two three"),),
    "`code` & <b>raw</b> &amp; ![x](y)": (
        Text("`code` & <b>raw</b> &amp; !"),
        Link("y", (Text("x"),)),
    ),
    "[x](javascript:alert)": (Text("[x](javascript:alert)"),),
    "One\nword.\n \nTwo *words*.\r\n\r\n\r\nThree.\n": (
        Text("One word."),
        ParagraphBreak(),
        Text("Two "),
        Emphasis((Text("words"),)),
        Text("."),
        ParagraphBreak(),
        Text("Three."),
    ),
    "\n\nOne.\n\n": (Text("One."),),
    "One\r\nword": (Text("One word"),),
    "": (),
}


@pytest.mark.parametrize("text", INLINES)
def test_inlines(text: str) -> None:
    assert inlines(text) == INLINES[text]


MARKS = {
    "So it was [@a].": "So it was.‹1›",
    "So it was [@a], he said [@b]!": "So it was,‹1› he said!‹2›",
    "“So it was” [@a].": "“So it was”.‹1›",
    "So it was in the U.S. [@a]. Then": "So it was in the U.S.‹1› Then",
    "So it was. [@a]... Then": "So it was....‹1› Then",
    "(So it was [@a]).": "(So it was).‹1›",
    "He said “so [@a].”": "He said “so.”‹1›",
    "*So it was* [@a].": "So it was.‹1›",
    "*So it was [@a].* Next": "So it was.‹1› Next",
    "[@a] said so": "‹1› said so",
    "So [@a] [@b].": "So.‹1›\u2009‹2›",
    "So[@a]": "So‹1›",
    "So\n[@a]\nand so": "So‹1› and so",
    "So\r\n[@a]\r\nand [@b]": "So‹1› and‹2›",
    "So *it* [@a] [@b; @c], [@d] too": "So it,‹1›\u2009‹2›\u2009‹3› too",
    "**bold [@a]** and": "bold‹1› and",
    "So [@a].\n\nAnd [@b].": "So.‹1›¶And.‹2›",
    "So [@a]\r\n\r\n[@b] and\r\n[@c].": "So‹1›¶‹2› and.‹3›",
}


@pytest.mark.parametrize("text", MARKS)
def test_marks_stand_behind_punctuation(text: str) -> None:
    assert plain(inlines(text, range(1, 9))) == MARKS[text]


def test_a_citation_without_a_number_leaves_nothing() -> None:
    assert plain(inlines("So [@a] it [@b].", [7])) == "So‹7› it."


MARKDOWN = st.text(alphabet="ab ñ😀.,;”)*_[]()@\\\n!1", max_size=30)


def letters(text: str) -> str:
    return re.sub(r"[^\w‹›]", "", text).replace("_", "")


@given(
    MARKDOWN,
    st.lists(st.sampled_from(["[@a]", "[@b, p. 4]", "[see @c; @d]"]), max_size=3),
    st.data(),
)
def test_words_are_never_lost(text: str, citations: list[str], data: st.DataObject) -> None:
    for citation in citations:
        at = data.draw(st.integers(0, len(text)))
        text = f"{text[:at]}{citation}{text[at:]}"
    found = scan(text).citations
    expected, at = "", 0
    for number, place in enumerate(found, start=1):
        expected += text[at : place.start] + f"‹{number}›"
        at = place.end
    expected += text[at:]
    runs = inlines(text, range(1, len(found) + 1))
    shown = letters(plain(runs))
    hidden = "".join(sorted(letters("".join(links_of(runs)))))
    assert sorted(shown + hidden) == sorted(letters(expected)), (shown, expected)
    if not hidden:
        assert shown == letters(expected)


def links_of(runs: tuple[Inline, ...]) -> list[str]:
    found = []
    for run in runs:
        if isinstance(run, Link):
            found.append(run.href)
        if isinstance(run, Link | Emphasis | Strong):
            found.extend(links_of(run.children))
    return found


UNMARKED = st.lists(
    st.sampled_from(["word", " ", "  ", ".", ",", "”", "[@x]", "[see @y, p. 4; @z]", "(", ")", "&amp;", "<b>", "!", "]", "`", "é", "\u00a0", "U.S."]),
    max_size=12,
).map("".join)  # fmt: skip


@given(UNMARKED, st.integers(0, 12))
def test_a_paragraph_without_markup_reads_as_it_does_beside_some(text: str, numbered: int) -> None:
    """Most paragraphs have none and are not given to Markdown; whatever follows must not change their words."""
    text, notes = text.strip(), range(1, numbered + 1)
    beside = inlines(f"{text} **x**", notes)
    assert beside[-1] == Strong((Text("x"),))
    *before, space = beside[:-1] if len(beside) > 1 else (Text(" "),)
    assert isinstance(space, Text)
    if rest := space.text.removesuffix(" "):
        before.append(Text(rest))
    assert tuple(before) == inlines(text, notes)


def by_markdown(text: str, notes: range) -> tuple[Inline, ...]:
    """A text as it is where no paragraph is read at a glance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("memocli.prose.inlines.simple_runs", lambda *_: None)
        return inlines(text, notes)


ITALICS = st.lists(
    st.sampled_from(
        ["*amparo*", "*[amparo]{es}*", "[juicio]{es}", "*the [law]{en}*", "*", "**", "_", "\\", "[", "]", "{es}", "(", ")", "“", "”", "’s", " ", " ",
         ".", ",", "word", "é", "½", "€", "\u00a0", "\n", "\n\n", "[@x]", "[@y, p. 4; @z]", "@x", "-"]
    ),
    max_size=9,
).map("".join)  # fmt: skip


@given(ITALICS, st.integers(0, 3))
@example("federal Office (*[Procuraduría]{es}*), *Double Injustice* [@x].", 1)
@example("a*[amparo]{es}* b", 0)
@example("*[amparo]{es}*s", 0)
@example("*amparo** b", 0)
@example("write to [a@b.org]{es}", 0)
@example("_amparo_", 0)
@example("a \\*amparo*", 0)
def test_words_in_italics_read_as_markdown_reads_them(text: str, numbered: int) -> None:
    notes = range(1, numbered + 1)
    assert inlines(text, notes) == by_markdown(text, notes)


ITALIC = (Emphasis((Text("amparo"),)),)
SPANISH = (Foreign("es", (Text("el amparo"),)),)
AT_A_GLANCE: dict[str, tuple[Inline, ...]] = {
    "*amparo*": ITALIC,
    "(*amparo*)": (Text("("), *ITALIC, Text(")")),
    "So *amparo*, [@x]": (Text("So "), *ITALIC, Text(","), NoteReference(1)),
    "[el amparo]{es}": SPANISH,
    "a *[el amparo]{es}* b": (Text("a "), Emphasis(SPANISH), Text(" b")),
}


@pytest.mark.parametrize("text", AT_A_GLANCE)
def test_what_is_read_at_a_glance_needs_no_markdown(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("memocli.prose.inlines._parser")
    assert inlines(text, [1]) == AT_A_GLANCE[text]


def test_no_letter_or_digit_is_punctuation_to_markdown() -> None:
    """Beside a letter or digit, an asterisk opens or closes; so it has no other reading."""
    inner = (chr(code) for code in range(sys.maxunicode + 1))
    letters = re.findall(r"[^\W_]", "".join(inner))
    assert len(letters) > 100_000
    odd = [one for one in letters if isPunctChar(one) or isWhiteSpace(ord(one))]
    assert odd == []
