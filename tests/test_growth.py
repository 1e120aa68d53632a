"""What people paste by mistake, by the thousand: the work grows with its amount, and not with the square of it.

Steps are counted, not seconds: the calls of functions, those written in C included. What a single such call does is not seen that
way, so whatever might copy or compare a long text is counted in bytes instead; and every text has a limit. How far a
pattern goes on from each place is not counted: those that once went to the end are here as texts at the limit, which must come to an end.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.support.memo_pairs import plain_build
from tests.support.memory_tree import project_of

from memocli.compare import Side, compare
from memocli.compare.edits import edits_between
from memocli.compare.words import words_of
from memocli.endnotes.csl.texts import rich
from memocli.load import load_library
from memocli.mask import Mask
from memocli.pipeline.check import Check, check_memos
from memocli.project import project_at
from memocli.prose import scan
from memocli.prose.inlines import inlines
from memocli.render.redline import redline
from memocli.report.diagnostics import OutputFormat, Report, render_report
from memocli.report.diagnostics.excerpt import excerpt
from memocli.text import Placed, Span, TextFile

_LONGEST: Final = 100_000
_RECORD: Final = "{{id: {}, type: report, title: T, publisher: O, issued: 2018{}}}"
_PUBLIC: Final = "references:\n- " + _RECORD.format("s1", "")


def _steps(work: Callable[[], object]) -> int:
    """How many functions are called, in Python and in C."""
    count = 0

    def counted(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    gc.disable()  # what pytest and Hypothesis do at each collection is none of ours
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


def _assert_linear(work: Callable[[int], Callable[[], object]], amount: int) -> None:
    """What is added from twice the amount to four times is twice what is added from once to twice: the square would be four."""
    work(amount)()  # what is imported or compiled once
    once, twice, four_times = (_steps(work(times * amount)) for times in (1, 2, 4))
    assert four_times - twice <= 2.5 * (twice - once) + 200, (once, twice, four_times)


def _claim(text: str, more: str = "", number: int = 0) -> str:
    quoted = text.replace("'", "''")
    return f"  - id: c{number}\n    text: '{quoted}'\n{more}"


def _check(folder: Path, claims: str, sources: str = "") -> Check:
    """Check a memo of one finding."""
    memo = folder / "memo" / "2018"
    memo.mkdir(parents=True, exist_ok=True)
    (folder / "sources").mkdir(exist_ok=True)
    (memo / "memo.yaml").write_text("title: T\nyear: 2018\nparts: [a.yaml]\n", encoding="utf-8")
    head = "id: a\nheading: P\nfindings:\n- id: f\n  claims:\n"
    (memo / "a.yaml").write_text(head + claims, encoding="utf-8")
    (folder / "sources" / "s.yaml").write_text(f"{_PUBLIC}\n{sources}", encoding="utf-8")
    return check_memos(project_at(folder))


def _each(line: str) -> Callable[[int], str]:
    return lambda amount: "".join(line.replace("#", str(number)) for number in range(amount))


def _hidden_sources(amount: int) -> str:
    fault = ", custom: {confidential: true}, tittle: x"
    return "".join(f"- {_RECORD.format(f'src-{number}', fault)}\n" for number in range(amount))


_PROJECTS: Final[dict[str, Callable[[int], tuple[str, str]]]] = {
    "claims without a fault": lambda n: (
        _each("  - {id: c#, text: 'At least 8,335 cases [@s1]', figures: {f#: 8335}}\n")(n),
        "",
    ),
    "records without a fault": lambda n: (
        _claim("A [@s1]"),
        _each("- {id: r#, type: report, title: 'T #', publisher: O, issued: 2018}\n")(n),
    ),
    "one key again and again": lambda n: (_claim("A [@s1]", "    remark: a\n" * n), ""),
    "unknown keys": lambda n: (_claim("A [@s1]") + _each("    key#: a\n")(n), ""),
    "one unknown key in each claim": lambda n: (
        _each("  - {id: c#, text: 'A [@s1]', txt: x}\n")(n),
        "",
    ),
    "keys of another place": lambda n: (
        _each("  - {id: c#, text: 'A [@s1]', heading: x}\n")(n),
        "",
    ),
    "unknown keys of a record": lambda n: (
        _claim("A [@s1]"),
        "- id: s2\n  type: report\n" + _each("  key#: a\n")(n),
    ),
    "faults in one line": lambda n: (_claim("x @s1 " * n), ""),
    "unknown sources": lambda n: (_claim(_each("x [@u#] ")(n)), ""),
    "sources in one citation": lambda n: (_claim(f"X [{'; '.join(['@s1'] * n)}]"), ""),
    "citations": lambda n: (_claim("X [@s1]. " * n), ""),
    "one id": lambda n: ("  - {id: c, text: 'A [@s1]'}\n" * n, ""),
    "claims without an id": lambda n: ("  - {text: 'A [@s1]'}\n" * n, ""),
    "waivers": lambda n: (_claim("A [@s1]", f"    waive: {{{_each('X#: a, ')(n)}}}\n"), ""),
    "bases of no claim": lambda n: (
        _each("  - {id: c#, text: A, basis: {inference: [a/f/x#]}}\n")(n),
        "",
    ),
    "earlier claims without a year": lambda n: (
        _each("  - {id: c#, text: 'A [@s1]', continues: a/f/c#}\n")(n),
        "",
    ),
    "figures": lambda n: (
        _claim(_each("5# x ")(n) + "[@s1]", f"    figures: {{{_each('f#: 6#, ')(n)}}}\n"),
        "",
    ),
    "confidential records with faults": lambda n: (_claim("A [@src-x]"), _hidden_sources(n)),
}


@pytest.mark.parametrize("kind", _PROJECTS)
def test_a_check_takes_as_many_steps_as_there_are_faults(kind: str, tmp_path: Path) -> None:
    def work(amount: int) -> Callable[[], object]:
        claims, sources = _PROJECTS[kind](amount)
        return lambda: _check(tmp_path, claims, sources)

    # A hundred misspelt words are looked up among what is known, and not one more.
    _assert_linear(work, 110)


def test_signers_and_part_files_are_looked_up(tmp_path: Path) -> None:
    def work(amount: int) -> Callable[[], object]:
        basis = _each("own#, ")(amount)
        claims = f"  - {{id: c, text: A, basis: {{own-research: [{basis}]}}}}\n"
        _check(tmp_path, claims)
        memo = tmp_path / "memo"
        organizations = "organizations:\n" + _each("- {id: org#, name: N#}\n")(amount)
        (memo / "organizations.yaml").write_text(organizations, encoding="utf-8")
        listed = (
            f"parts: [a.yaml, {_each('b#.yaml, ')(amount)}]\nfrom: [{_each('who#, ')(amount)}]\n"
        )
        (memo / "2018" / "memo.yaml").write_text(f"title: T\nyear: 2018\n{listed}", "utf-8")
        for number in range(amount):
            (memo / "2018" / f"other-{number}.yaml").touch()
        return lambda: check_memos(project_at(tmp_path))

    _assert_linear(work, 110)


@pytest.mark.parametrize("output_format", OutputFormat)
def test_a_report_takes_as_many_steps_as_there_are_faults(
    output_format: OutputFormat, tmp_path: Path
) -> None:
    def work(amount: int) -> Callable[[], object]:
        check = _check(tmp_path, _claim("x [@u] “é ” @s1 " * amount))
        report = Report(check.diagnostics, check.checked)
        return lambda: render_report(report, output_format)

    _assert_linear(work, 30)


# Two memos: how the claim of a number is called in both, and what it says; the last of them, where nothing but likeness
# tells which claims are the same.
_YEARS: Final[dict[str, Callable[[int], tuple[str, str]]]] = {
    "the same": lambda n: (f"c{n}: The office opened {n} files.",) * 2,
    "other words": lambda n: (f"c{n}: The office opened {n} files.", f"c{n}: It shut {n} cases."),
    "other names": lambda n: (f"c{n}: The office opened {n} files.", f"d{n}: The office opened {n} files."),
    "other names, same words for all": lambda n: (f"c{n}: The office opened files.", f"d{n}: The office opened files."),
    "other names and words": lambda n: (f"c{n}: The office opened {n} files.", f"d{n}: The office has opened {n} files."),
    "other names, and alike": lambda n: (f"c{n}: The office opened some files.", f"d{n}: The office has opened some files."),
    "nothing alike": lambda n: (f"c{n}: The office opened some files.", f"d{n}: No court judged so."),
}  # fmt: skip


@pytest.mark.parametrize("kind", _YEARS)
@pytest.mark.parametrize("layout", ["one finding", "a finding each", "a part each"])
def test_a_comparison_takes_as_many_steps_as_there_are_claims(
    kind: str, layout: str, tmp_path: Path
) -> None:
    def memo(year: int, claims: list[str], folder: Path) -> None:
        (folder / f"memo/{year}").mkdir(parents=True)
        findings = [[*claims]] if layout == "one finding" else [[claim] for claim in claims]
        parts = [[one] for one in findings] if layout == "a part each" else [findings]
        names = [f"p{number}.yaml" for number in range(len(parts))]
        head = {"title": "T", "year": year, "parts": names}
        (folder / f"memo/{year}/memo.yaml").write_text(json.dumps(head), "utf-8")
        for name, part in zip(names, parts, strict=True):
            shown = [
                {"id": f"f{number}", "claims": [_named(claim) for claim in finding]}
                for number, finding in enumerate(part)
            ]
            text = json.dumps({"id": name[:-5], "heading": "P", "findings": shown})
            (folder / f"memo/{year}" / name).write_text(text, "utf-8")

    def work(amount: int) -> Callable[[], object]:
        folder = tmp_path / str(amount)
        if not folder.exists():
            olds, news = zip(*map(_YEARS[kind], range(amount)), strict=True)
            memo(2017, list(olds), folder)
            # In another order: as many as are left wait for each other.
            memo(2018, list(news)[::-1], folder)
        library = load_library(project_at(folder), [2017, 2018])
        mask = Mask(library)
        old, new = (Side(library.memos[at], library, str(at), mask) for at in (2017, 2018))
        return lambda: compare(old, new)

    _assert_linear(work, 30)


def _named(claim: str) -> dict[str, object]:
    name, text = claim.split(": ")
    figures = {"files": 1, f"figure-{name[1:]}": 2}
    return {"id": name, "text": text, "figures": figures, "basis": {"position": True}}


@pytest.mark.parametrize("words", ["word ", "a b c ", "*a* b ", "a. "])
def test_long_texts_are_compared_in_as_many_steps_as_they_have_words(words: str) -> None:
    def work(amount: int) -> Callable[[], object]:
        old, new = words * amount, f"{words * (amount // 2)}x {words * amount}y"
        return lambda: edits_between(words_of(inlines(old)), words_of(inlines(new)))

    _assert_linear(work, 400)


_PASTED: Final = (
    "123, 1.5, 5 to 10 million, one hundred and two thousand and 1 de enero de 2018-01-02 ",
    "[@a] [@a; @b, p. 4-5] @c [d] [-@e] [@] [;] \\[@f] {@g} ",
    "“a” „b” *c* **d** `e` (f) [g](http://h.i/(j)) ![k](l) ",
    "so.12 The so¹ [^2] [3] ",
)


@pytest.mark.parametrize("text", _PASTED)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_text_is_scanned_in_as_many_steps_as_it_is_long(text: str, language: str) -> None:
    _assert_linear(lambda amount: lambda: scan(text * amount, language), 40)


_RUNS: Final = (
    *("123,", "123.", "1", "1st", "5 ", "1-1-", "a\u0301", "twenty-", "January 1 ", " ", "at least "),
    *("[", "]", "[@", "[@a", "@a.", "@{", "[^1", "](", "](a(b)", "![", "![a](", "*a", "*", "_", "`", "\\"),
    *("“", "„", '"', "(", "|", "|--", "- ", ".", ",”", "¹", "é", "a"),
)  # fmt: skip


@pytest.mark.parametrize("run", _RUNS)
def test_a_run_of_signs_as_long_as_a_text_may_be_comes_to_an_end(run: str, tmp_path: Path) -> None:
    text = run * (_LONGEST // (2 * len(run)))
    check = _check(tmp_path, _claim(f"{text} [@s1]") + _claim(f"[@s1, p. {text}]", number=1))
    assert check.checked.claims == 2


def test_a_text_that_is_too_long_is_refused_at_its_place(tmp_path: Path) -> None:
    fits = "a" * (_LONGEST - len("'' [@s1]"))
    check = _check(tmp_path, _claim(f"{fits} [@s1]") + _claim(f"{fits}b [@s1]", number=1))
    (found,) = (one for one in check.diagnostics if one.code == "F006")
    assert str(found.span) == "memo/2018/a.yaml:9:11"
    assert found.message == "the text of `text` has 100,001 characters, and a text may have 100,000"


_MARKED: Final = ("<i>", "<i> ", "</i>", "<i>a</i>", '<i>"', "'", '"', "“", "’", "‘ a", "a'", "<")


@pytest.mark.parametrize("run", _MARKED)
def test_a_field_is_read_for_pandoc_in_as_many_steps_as_it_is_long(run: str) -> None:
    _assert_linear(lambda amount: lambda: rich(run * amount), 100)


@pytest.mark.parametrize("start", ["<i>", "<b><i>", '<i>"', "‘<i>"])
def test_a_field_with_marks_as_deep_as_it_is_long_comes_to_an_end(start: str) -> None:
    amount = _LONGEST // (len(start) + len("</i>"))
    assert rich(start * amount + "</i>" * amount)


def _peak(work: Callable[[], object]) -> int:
    """The most bytes that are held at once; the lesser of two times, since what other threads hold counts too."""
    work()
    tracemalloc.start()
    try:
        return min(_peak_of(work) for _ in range(2))
    finally:
        tracemalloc.stop()


def _peak_of(work: Callable[[], object]) -> int:
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    work()
    return tracemalloc.get_traced_memory()[1] - before


def _folded(lines: int) -> Placed:
    raw = ">-\n" + "  some words of a claim\n" * lines
    value = " ".join(["some words of a claim"] * lines)
    return Placed(value, Span(TextFile("memo/2018/a.yaml", raw), 0, len(raw)))


def test_positions_take_a_few_bytes_for_each_character() -> None:
    text = _folded(2000)
    assert _peak(lambda: Placed(text, text.span).part(5, 9)) < 30 * len(text)


def test_the_next_position_in_a_text_copies_nothing_of_it() -> None:
    text = _folded(2000)
    assert text.part(5, 10).text == "words"
    assert _peak(lambda: text.part(len(text) - 5, len(text))) < 1000
    plain = Placed(
        "word " * 10_000, Span(TextFile("memo/2018/a.yaml", "word " * 10_000), 0, 50_000)
    )
    assert _peak(lambda: plain.part(5, 9)) < 1000


def test_a_fault_in_a_line_copies_what_is_shown_of_the_line() -> None:
    file = TextFile("memo/2018/a.yaml", "word " * 100_000)
    assert _peak(lambda: excerpt(Span(file, 250_000, 250_004), 100)) < 10_000


def test_a_check_holds_as_many_bytes_as_there_is_text(tmp_path: Path) -> None:
    def bytes_for(lines: int) -> int:
        text = "  - id: c\n    text: >-\n" + "      some words of a claim\n" * lines + "      @s1\n"
        return _peak(lambda: _check(tmp_path, text))

    once, twice, four_times = map(bytes_for, (1000, 2000, 4000))
    assert four_times - twice <= 2.5 * (twice - once) + 100_000


def test_a_redline_takes_as_many_steps_as_there_are_findings() -> None:
    def files(amount: int, year: int) -> dict[str, str]:
        findings = [
            {
                "id": f"f{number}",
                "claims": [
                    {
                        "id": "c",
                        # One finding in ten is edited.
                        "text": f"In {2018 if number % 10 else year} the office opened {number} of all its files [@s1, p. {number}].",
                    }
                ],
            }
            for number in range(amount)
        ]
        part = {"id": "a", "heading": "A", "findings": findings}
        return {
            f"memo/{year}/memo.yaml": f"title: T\nyear: {year}\nparts: [a.yaml]\n",
            f"memo/{year}/a.yaml": json.dumps(part),
        }

    def work(amount: int) -> Callable[[], object]:
        both = files(amount, 2017) | files(amount, 2018)
        project = project_of(both | {"sources/all.yaml": _PUBLIC})
        old, new = (plain_build(project, year) for year in (2017, 2018))
        return lambda: redline(old, new, "memocli", "")

    _assert_linear(work, 60)
