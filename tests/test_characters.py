"""Characters that readers do not see: told by their codes, not read on, and never shown; and texts that are nested or numbered oddly."""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.docx_reading import xml_body_words, xml_notes
from tests.support.memory_tree import project_of
from tests.support.small_project import FILES
from tests.support.soundness import RAW, assert_sound

from memocli.characters import Oddity, find_odd, may_be_odd, oddity, spelt
from memocli.diagnostics import Diagnostic
from memocli.document import Emphasis, Inline, Link, Strong, Text
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.options import BuildOptions
from memocli.prose.inlines import DEEPEST, inlines, is_too_deep
from memocli.render import Form
from memocli.report.diagnostics import OutputFormat

WATER = "memo/2018/water.yaml"
SOURCES = "sources/all.yaml"

# ── which characters ─────────────────────────────────────────────────────────────────────────────

OVERRIDES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
INVISIBLE = [
    0x200B,
    *range(0x2060, 0x2065),
    0xFEFF,
    0xAD,
    0x34F,
    0x115F,
    0x1160,
    0x3164,
    0xFFA0,
    0x180E,
    0xFFF9,
    0xFFFA,
    0xFFFB,
]
TAGS = [*range(0xE0000, 0xE0080)]
PRIVATE = [0xE000, 0xE004, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFA, 0x10FFFD]
NO_CHARACTERS = [
    0xFDD0,
    0xFDEF,
    0xFFFE,
    0xFFFF,
    *(plane << 16 | end for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)),
]


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (OVERRIDES, Oddity.OVERRIDE),
        (INVISIBLE + TAGS, Oddity.INVISIBLE),
        ([0x85, 0x2028, 0x2029], Oddity.LINE_END),
        ([0xFFFC, 0xFFFD], Oddity.LOST),
        (PRIVATE, Oddity.PRIVATE),
        (NO_CHARACTERS, Oddity.NONE),
    ],
)
def test_what_is_found(codes: list[int], kind: Oddity) -> None:
    for code in codes:
        for text in (f"tor{chr(code)}tura", chr(code), f" {chr(code)}5"):
            assert may_be_odd(text), hex(code)
            assert [match[0] for match in find_odd(text)] == [chr(code)], hex(code)
        assert oddity(chr(code)) is kind, hex(code)


def test_no_other_character_that_acts_on_others_is_passed_by() -> None:
    """By Unicode's own lists, whatever edition this Python has."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for code in (code for code in range(0x110000) if not 0xD800 <= code < 0xE000):
        sign = chr(code)
        if unicodedata.bidirectional(sign) in turning or unicodedata.category(sign) in (
            "Co",
            "Zl",
            "Zp",
        ):
            assert find_odd(f"a{sign}b"), hex(code)


@pytest.mark.parametrize(
    "text",
    [
        "محمد بن سلمان، القاهرة ٢٠١٨",
        "ירושלים, דוד",
        "می\u200cخواهم",
        "क्\u200dष न\u200cह\u0940\u0902",
        "ශ්\u200dරී",
        "❤\ufe0f 👩\u200d⚖\ufe0f 👨\u200d👩\u200d👧 1\ufe0f\u20e3",
        "葛\U000e0100",
        "8\u202f335, 8\u2009335, 5\u00a0km, 5\u2011km",
        "e\u0301, n\u0303, “¿Sí?”, Đặng, Łódź, Müller, Šimůnek",
        "日本 한국어 ไทย",
    ],
)
def test_what_is_legitimate(text: str) -> None:
    assert find_odd(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "tor\u200dtura",
        "\u200ca",
        "a\u200d",
        "م\u200c a",
        "م\u200d\u200dم",
        "a\ufe0f",
        " \ufe0f",
        "1\ufe0f2",
    ],
)
def test_joiners_and_selectors_where_nothing_is_joined(text: str) -> None:
    assert find_odd(text)


@given(st.text())
def test_what_is_quickly_passed_by_has_none(text: str) -> None:
    assert may_be_odd(text) or not any(
        find_odd(f"ñ{sign}") for sign in text if sign not in "\u200c\u200d"
    )


# ── in files ─────────────────────────────────────────────────────────────────────────────────────


def checked(files: dict[str, str | bytes]) -> Check:
    check = check_memos(project_of({**FILES, **files}), [2018])
    assert_sound(check, tuple(OutputFormat))
    return check


def odd(check: Check) -> list[Diagnostic]:
    return [found for found in check.diagnostics if found.code == "F016"]


def with_(path: str, old: str, new: str) -> dict[str, str | bytes]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


def test_many_of_one_kind_are_told_once_and_of_many_kinds_in_few_lines() -> None:
    check = checked(with_(WATER, "gave", "\u200b" * 20_000 + "gave"))
    assert [found.message for found in odd(check)] == [
        "U+200B ZERO WIDTH SPACE, which no reader sees, is in `text` 20,000 times"
    ]
    private = "".join(map(chr, range(0xE000, 0xF000)))
    found = odd(checked(with_(WATER, "gave", private + "gave")))
    assert len(found) == 10
    assert found[-1].message.endswith("in `text`; 4,086 more characters of that kind are in it")


def test_no_other_rule_speaks_of_a_value_that_is_read_without_them() -> None:
    changes = with_(WATER, "id: count", "id: co\u00adunt")
    text = (
        str(changes[WATER])
        .replace("1250", "12\u200b50")
        .replace("@report-2018, p", "@report\u2060-2018, p")
    )
    text = text.replace("partly-met", "partly\u200b-met")
    check = checked({WATER: text})
    here = [found.code for found in check.diagnostics if found.span.file.path == WATER]
    assert here == ["F016"] * 5


def test_a_confidential_record_is_not_shown() -> None:
    text = (
        FILES[SOURCES]
        .replace("Zoraida", "Zor\u00adaida")
        .replace("id: witness-", "id: wit\u200bness-")
    )
    text = text.replace("confidential: true", "confidential: tr\u200bue")
    check = checked({SOURCES: text})
    assert len(odd(check)) == 4
    for found in check.diagnostics:
        said = f"{found.message} {found.hint} {found.span.file.text}".casefold()
        for secret in ("zor", "aida", "quintana", "xochi"):
            assert secret not in said


def test_a_public_record_stays_public() -> None:
    library = checked(with_(SOURCES, "Water & the", "Wa\u200bter & the")).library
    assert not library.sources["report-2018"].is_confidential
    assert library.sources["report-2018"].title == 'Water & the "Valley"'


def test_json_with_escapes() -> None:
    record = r'[{"id": "s", "type": "book", "title": "A\ue000B\u202eC\u200bD"}]'
    check = checked({"sources/s.json": record})
    assert check.library.sources["s"].title == "A<U+E000>BCD"
    assert [found.message[:6] for found in odd(check)] == ["U+E000", "U+202E", "U+200B"]
    for escape in (r"\ud800", r"\ud83d\ude00"):
        (fault,) = [
            f
            for f in checked({"sources/s.json": record.replace(r"\u200b", escape)}).diagnostics
            if f.code == "F001"
        ]
        assert "in two halves" in fault.message


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_only_yaml_sees_is_named(sign: str) -> None:
    check = checked(with_(WATER, "heading: The right", f"heading: The{sign}right"))
    assert any(
        f"(U+{ord(sign):04X}), where YAML begins a new line" in f.message for f in check.diagnostics
    )


def test_a_draft_shows_what_it_can_not_print() -> None:
    files = with_(WATER, "gave", "ga\ue000ve\U000f0000 \U0010fffd\ufffdto\u202e all")
    files |= with_(SOURCES, "Water & the", "Wa\U000f0000t\ue001er & the")
    built = build_memo(
        project_of({**FILES, **files}), 2018, BuildOptions((Form.HTML, Form.DOCX), draft=True)
    )
    page = built.files["memo-2018-draft.html"].decode()
    letter = built.files["memo-2018-draft.docx"]
    told = " ".join(
        [*xml_body_words(letter), *(word for note in xml_notes(letter) for word in note)]
    )
    for shown in ("ga<U+E000>ve<U+F0000> <U+10FFFD><U+FFFD>to all", "Wa<U+F0000>t<U+E001>er"):
        assert shown.replace("<", "&lt;").replace(">", "&gt;") in page
        assert shown in told
    assert RAW.search(page.replace("\n", "")) is None


def test_the_codes_are_those_of_reports() -> None:
    assert spelt("\u202e") == "<U+202E>"
    assert spelt("\U0010fffd") == "<U+10FFFD>"


# ── nested ───────────────────────────────────────────────────────────────────────────────────────


def nested(levels: int) -> str:
    """Emphasis of that many levels."""
    opening = (("*a ", "_b ")[at % 2] for at in range(levels))
    closing = ((" a*", " b_")[at % 2] for at in reversed(range(levels)))
    return "".join((*opening, "deep", *closing))


@pytest.mark.parametrize(
    "text",
    [
        nested(1000),
        "**_a" * 500 + "deep" + "_**" * 500,
        "**_a" * 500 + " [@report-2018] " + "_**" * 500,
    ],
)
def test_emphasis_a_thousand_deep_is_a_fault_of_its_text(text: str) -> None:
    assert is_too_deep(text)
    files = with_(WATER, "They served at least 23 families.", f'"{text}"')
    (fault,) = [
        found for found in checked(files).diagnostics if "emphasis inside emphasis" in found.message
    ]
    assert (fault.code, fault.span.file.path) == ("F006", WATER)
    assert fault.span.line == FILES[WATER][: FILES[WATER].index("They served")].count("\n") + 1
    built = build_memo(
        project_of({**FILES, **files}), 2018, BuildOptions((Form.HTML, Form.DOCX), draft=True)
    )
    assert len(built.files) == 3


def depth(found: tuple[Inline, ...]) -> int:
    return max(
        (1 + depth(one.children) for one in found if isinstance(one, Emphasis | Strong | Link)),
        default=0,
    )


def words(found: tuple[Inline, ...]) -> str:
    return "".join(
        one.text if isinstance(one, Text) else words(getattr(one, "children", ())) for one in found
    )


def test_what_is_too_deep_keeps_its_words() -> None:
    found = inlines(nested(30))
    assert depth(found) == DEEPEST
    assert words(found) == "a b " * 15 + "deep" + " b a" * 15
    assert is_too_deep(nested(DEEPEST + 1))
    assert not is_too_deep(nested(DEEPEST))


@pytest.mark.parametrize(
    "text",
    [
        "*" * 5000,
        "*a " * 3000,
        "[" * 5000,
        "[" * 2000 + "x" + "](y)" * 2000,
        "\\" * 5000,
        "_ " * 5000,
        "“«" * 2000,
    ],
)
def test_signs_without_end_are_text(text: str) -> None:
    started = time.process_time()
    assert not is_too_deep(text)
    checked(with_(WATER, "They served at least 23 families.", f"'{text}'"))
    assert time.process_time() - started < 10


DEEP_FILES = {
    "lists in brackets": "[" * 10_000 + "]" * 10_000,
    "mappings in braces": "{a: " * 10_000 + "x" + "}" * 10_000,
    "lists by indentation": "- " * 10_000 + "x",
    "mappings by indentation": "\n".join(" " * at + "a:" for at in range(1000)),
    "keys of keys": "? " * 5000 + "x",
}


@pytest.mark.parametrize("case", DEEP_FILES)
@pytest.mark.parametrize("path", [WATER, SOURCES, "sources/deep.json", "memo/organizations.yaml"])
def test_a_file_without_end_is_nested_too_deeply(case: str, path: str) -> None:
    here = [
        found
        for found in checked({path: DEEP_FILES[case]}).diagnostics
        if found.span.file.path == path
    ]
    assert [(found.code, found.message) for found in here] == [("F001", "nested too deeply")]


def test_aliases_are_named_and_not_followed() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]" for at in range(1, 40))]
    here = {
        found.code
        for found in checked({WATER: "\n".join(lines)}).diagnostics
        if found.span.file.path == WATER
    }
    assert here == {"F002"}


def test_a_check_of_texts_without_such_characters_compiles_no_list() -> None:
    said = (
        "from memocli.characters import may_be_odd, _suspects;"
        "assert not may_be_odd('La “Procuraduría” abrió 8,335 – y consignó 17…');"
        "print(_suspects.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
