"""Selection, waivers, waiting, order and wording; what each rule finds is in tests/annotated/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.support.annotated_cases import Case, all_cases

from memocli.checks import RULES, Selection, find_rule
from memocli.diagnostics import Diagnostic, Severity
from memocli.pipeline.check import Check, check_memos
from memocli.pipeline.new_year import begin_year
from memocli.project import Project, project_at

PART: Final = "id: torture\nheading: Torture\nfindings:\n- id: unit\n  claims:\n"
HEAD: Final = "title: A memo\nyear: {year}\nsubmitted: {year}-07-24\nparts: [torture.yaml]\n"
QUOTING: Final = "  - id: a\n    text: It was called “baseless” [@x].\n"
SOURCE: Final = "references:\n- id: x\n  type: report\n  title: X\n  publisher: Y\n  issued: 2017-01\n  number: 1\n"


def project(root: Path, **files: str) -> Project:
    """A project of parts (`y2018="claims"`) and one source file (`sources="…"`)."""
    for name, text in files.items():
        year = name.removeprefix("y")
        path = root / ("sources/a.yaml" if name == "sources" else f"memo/{year}/torture.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if name == "sources" else PART + text, "utf-8")
        if name != "sources":
            (path.parent / "memo.yaml").write_text(HEAD.format(year=year), "utf-8")
    return project_at(root)


def codes(checked: Check) -> list[str]:
    return [diagnostic.code for diagnostic in checked.diagnostics]


# ── claims in circles ──────────────────────────────────────────────────────────────────────────────


def circles(root: Path, *pairs: str) -> list[str]:
    """What C108 says of claims that rest on others: `a:bc` is claim a, which rests on b and c."""
    claims = ""
    for pair in pairs:
        claim, _, grounds = pair.partition(":")
        names = ", ".join(f"torture/unit/{ground}" for ground in grounds)
        claims += f"  - {{id: {claim}, text: So it is., basis: {{inference: [{names}]}}}}\n"
    found = check_memos(project(root, y2018=claims), [2018], Selection(("C108",))).diagnostics
    said = [fault.message.partition(": ")[2].replace("torture/unit/", "") for fault in found]
    return [circle.replace(" → ", "") for circle in said]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ("a:b b:c c:d", []),
        ("a:a b:b c:c", ["aa", "bb", "cc"]),
        ("a:b b:a", ["aba"]),
        ("b:a a:b", ["bab"]),  # it begins with the claim that is read first
        ("a:b b:c c:d d:b", ["bcdb"]),  # a way that leads into a circle is no part of it
        ("a:c b:a c:ba", ["acba"]),  # a claim is named in one circle only
        ("a:bc b:a c:c", ["aba", "cc"]),
        ("a:bb b:c", []),
    ],
)
def test_circles(pairs: str, found: list[str], tmp_path: Path) -> None:
    assert circles(tmp_path, *pairs.split()) == found


def test_thousands_of_circles(tmp_path: Path) -> None:
    """One by one, each over again, they would take minutes."""
    claims = "".join(
        f"  - {{id: c{n}, text: So it is., basis: {{inference: [torture/unit/c{n}]}}}}\n"
        for n in range(10_000)
    )
    found = check_memos(project(tmp_path, y2018=claims), [2018], Selection(("C108",)))
    # Of a thousand in one file each is told, and one stands for the rest.
    told = [one.faults for one in found.diagnostics]
    assert {one.code for one in found.diagnostics} == {"C108"}
    assert told == [1] * 1000 + [9000]
    assert found.diagnostics[-1].message.startswith(
        "from here on there are 9,000 more faults of C108"
    )


def test_a_thousand_and_one_faults_are_told_one_by_one(tmp_path: Path) -> None:
    claims = "".join(f"  - {{id: c{n}, text: So it is.}}\n" for n in range(1001))
    found = check_memos(project(tmp_path, y2018=claims), [2018], Selection(("C101",)))
    assert [one.faults for one in found.diagnostics] == [1] * 1001
    assert found.failing


def test_an_addressee_is_no_claim(tmp_path: Path) -> None:
    made = project(tmp_path, y2018=QUOTING, sources=SOURCE)
    head = tmp_path / "memo/2018/memo.yaml"
    head.write_text(head.read_text("utf-8") + 'to: ["The Ministry [@x]"]\n', "utf-8")
    assert codes(check_memos(made, [2018], Selection(("C111",)))) == ["C111"]


# ── selection ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("select", "ignore", "code", "taken"),
    [
        ("", "", "C105", True),
        ("C", "", "C105", True),
        ("C", "", "S201", False),
        ("C105 S", "", "S201", True),
        ("", "C", "C105", False),
        ("", "C", "S201", True),
        ("", "C105", "C104", True),
        ("C", "C105", "C105", False),  # the longer beginning counts …
        ("C", "C105", "C104", True),
        ("C105", "C", "C105", True),  # … whichever side it stands on
        ("C105", "C", "C104", False),
        ("C105", "C105", "C105", False),  # of two equal ones, `ignore`
        ("S", "", "F001", True),  # what could not be read was not checked
        ("S", "F", "F001", False),
        ("F001", "F", "F001", True),
    ],
)
def test_the_longer_beginning_counts(select: str, ignore: str, code: str, taken: bool) -> None:
    assert Selection(tuple(select.split()), tuple(ignore.split())).takes(code) is taken


def test_selection_chooses_what_is_shown(tmp_path: Path) -> None:
    there = project(tmp_path, y2018=QUOTING, sources=SOURCE)
    assert codes(check_memos(there)) == ["C105", "S206"]
    assert codes(check_memos(there, selection=Selection(select=("S",)))) == ["S206"]
    assert codes(check_memos(there, selection=Selection(ignore=("S",)))) == ["C105"]


def test_a_waiver_of_a_rule_that_is_not_selected_is_still_in_use(tmp_path: Path) -> None:
    waiving = QUOTING + "    waive: {C105: the report has no pages}\n"
    there = project(tmp_path, y2018=waiving, sources=SOURCE)
    assert codes(check_memos(there, selection=Selection(select=("W",)))) == []


# ── waivers ──────────────────────────────────────────────────────────────────────────────────────


def test_waived_problems_are_counted_and_not_shown(tmp_path: Path) -> None:
    waiving = QUOTING + "    waive: {C105: the report has no pages}\n"
    source = SOURCE + "  custom: {waive: {S206: only the issuer has it}}\n"
    checked = check_memos(project(tmp_path, y2018=waiving, sources=source))
    assert codes(checked) == []
    assert checked.checked.waived == 2


def test_a_waiver_at_the_source_covers_all_its_quotations(tmp_path: Path) -> None:
    source = SOURCE + "  custom: {status: confirmed, waive: {C105: the report has no pages}}\n"
    claims = QUOTING + QUOTING.replace("id: a", "id: b")
    checked = check_memos(project(tmp_path, y2018=claims, sources=source))
    assert codes(checked) == []
    assert checked.checked.waived == 2


def test_where_claim_and_source_waive_neither_is_unneeded(tmp_path: Path) -> None:
    source = SOURCE + "  custom: {status: confirmed, waive: {C105: the report has no pages}}\n"
    waiving = QUOTING + "    waive: {C105: the report has no pages}\n"
    assert codes(check_memos(project(tmp_path, y2018=waiving, sources=source))) == []


def test_a_sources_waiver_may_serve_a_year_that_is_not_checked(tmp_path: Path) -> None:
    source = SOURCE + "  custom: {status: confirmed, waive: {C105: the report has no pages}}\n"
    plain = "  - {id: a, text: 'A [@x].'}\n"
    there = project(tmp_path, y2017=QUOTING, y2018=plain, sources=source)
    assert codes(check_memos(there, [2018])) == []
    assert codes(check_memos(there)) == []
    (tmp_path / "memo/2017/torture.yaml").write_text(PART + plain, "utf-8")
    assert codes(check_memos(there)) == ["W001"]


def test_a_waiver_without_a_reason_waives_nothing(tmp_path: Path) -> None:
    waiving = QUOTING + "    waive: {C105: ' '}\n"
    source = SOURCE + "  custom: {status: confirmed}\n"
    assert codes(check_memos(project(tmp_path, y2018=waiving, sources=source))) == ["C105", "W002"]


CONFIRMED = SOURCE + "  custom: {status: confirmed}\n"
WAIVED = QUOTING + "    waive: {C105: the report has no pages}\n"
CARRIED = QUOTING + "    continues: 2017/torture/unit/a\n    carried: true\n"


def test_what_a_claim_waives_is_waived_for_the_one_that_carries_it_over(tmp_path: Path) -> None:
    there = project(tmp_path, y2017=WAIVED, y2018=CARRIED, sources=CONFIRMED)
    checked = check_memos(there, [2018])
    assert (codes(checked), checked.checked.waived) == (["Y303"], 1)
    # Both years at once: each has its own fault.
    checked = check_memos(there)
    assert (codes(checked), checked.checked.waived) == (["Y303"], 2)


@pytest.mark.parametrize(
    "claim",
    [
        CARRIED.replace("    carried: true\n", ""),  # somebody has looked at it
        CARRIED.replace("    carried: true\n", "    carried: false\n"),
        CARRIED.replace("unit/a", "unit/b"),  # it continues another claim
    ],
)
def test_only_while_it_is_carried_over(claim: str, tmp_path: Path) -> None:
    others = WAIVED + "  - {id: b, text: B., basis: {position: true}}\n"
    there = project(tmp_path, y2017=others, y2018=claim, sources=CONFIRMED)
    assert "C105" in codes(check_memos(there, [2018]))


def test_a_waiver_that_does_not_hold_is_not_carried_over(tmp_path: Path) -> None:
    empty = WAIVED.replace("the report has no pages", "' '")
    there = project(tmp_path, y2017=empty, y2018=CARRIED, sources=CONFIRMED)
    # It is a fault of the year in which it stands, and of no other.
    assert codes(check_memos(there, [2018])) == ["Y303", "C105"]
    assert codes(check_memos(there, [2017])) == ["C105", "W002"]


def test_each_year_needs_its_own_waivers(tmp_path: Path) -> None:
    """What only covers a fault of the next year is not needed where it stands, and asks nothing of that year."""
    plain = "  - {id: a, text: 'A [@x].', waive: {C105: the report has no pages}}\n"
    there = project(tmp_path, y2017=plain, y2018=CARRIED, sources=CONFIRMED)
    assert codes(check_memos(there)) == ["W001", "Y303"]
    assert codes(check_memos(there, [2018])) == ["Y303"]
    changed = CARRIED.replace("called “baseless”", "called baseless")
    there = project(tmp_path / "b", y2017=WAIVED, y2018=changed, sources=CONFIRMED)
    assert codes(check_memos(there)) == ["Y303"]


def test_an_own_waiver_of_a_carried_claim_is_needed_like_any_other(tmp_path: Path) -> None:
    again = CARRIED + "    waive: {C105: nor has it pages today}\n"
    there = project(tmp_path, y2017=WAIVED, y2018=again, sources=CONFIRMED)
    assert codes(check_memos(there)) == ["Y303"]
    idle = CARRIED + "    waive: {C104: it is no quotation}\n"
    there = project(tmp_path / "b", y2017=WAIVED, y2018=idle, sources=CONFIRMED)
    assert codes(check_memos(there)) == ["Y303", "W001"]


def test_waivers_come_through_a_claim_that_was_only_carried_over_itself(tmp_path: Path) -> None:
    there = project(tmp_path, y2017=WAIVED, y2018=CARRIED, sources=CONFIRMED)
    begin_year(there, 2019, 2018, None, lambda _: None)
    assert codes(check_memos(there, [2019])) == ["Y303"]
    # Nobody's waiver is handed on past somebody who looked.
    looked = tmp_path / "memo/2018/torture.yaml"
    looked.write_text(looked.read_text("utf-8").replace("    carried: true\n", ""), "utf-8")
    assert codes(check_memos(there, [2019])) == ["Y303", "C105"]


def test_claims_that_continue_each_other_end_nothing(tmp_path: Path) -> None:
    circle = CARRIED.replace("2017/", "2018/")
    there = project(tmp_path, y2018=circle, sources=CONFIRMED)
    assert {"Y303", "C105"} <= set(codes(check_memos(there)))


# ── years, waiting, order ────────────────────────────────────────────────────────────────────────


def test_only_the_year_in_question_is_judged(tmp_path: Path) -> None:
    there = project(tmp_path, y2017="  - {id: a, text: A.}\n", y2018="  - {id: a, text: B.}\n")
    (only,) = check_memos(there, [2018]).diagnostics
    assert (only.code, only.claim) == ("C101", "2018/torture/unit/a")
    assert codes(check_memos(there)) == ["C101", "C101"]


def test_faults_come_in_the_order_of_files_and_places(tmp_path: Path) -> None:
    claims = (
        "  - {id: b, text: B., waive: {C999: none}}\n"
        "  - {id: a, text: It was “called” that., basis: {inference: [torture/unit/z]}}\n"
        "  - {id: c, text: 'C [@zz].', colour: red}\n"
    )
    found = check_memos(project(tmp_path, y2017=claims, y2018=claims, sources=SOURCE)).diagnostics
    places = [(d.span.file.path, d.span.line, d.span.column) for d in found]
    assert places == sorted(places)
    assert {path for path, _, _ in places} == {
        "memo/2017/torture.yaml",
        "memo/2018/torture.yaml",
        "sources/a.yaml",
    }
    # The unknown key leaves the memos incomplete: what seems unused or missing may be among it.
    assert "S201" not in codes_of(found)
    assert "C107" not in codes_of(found)
    assert codes_of(found)[:4] == ["C101", "W001", "C104", "C102"]


def codes_of(found: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_rules_that_wait_come_back_when_the_files_are_whole(tmp_path: Path) -> None:
    claim = "  - {id: a, text: A., basis: {inference: [torture/unit/z]}, colour: red}\n"
    there = project(tmp_path, y2018=claim, sources=SOURCE)
    assert codes(check_memos(there)) == ["F004", "S206"]
    (tmp_path / "memo/2018/torture.yaml").write_text(PART + claim.replace(", colour: red", ""))
    assert codes(check_memos(there)) == ["C107", "S201", "S206"]


def test_a_faulty_source_file_does_not_hold_up_the_claims(tmp_path: Path) -> None:
    claim = "  - {id: a, text: 'A [@nowhere].', continues: 2016/torture/unit/z}\n"
    there = project(tmp_path, y2018=claim, sources=SOURCE + "  colour: red\n")
    assert codes(check_memos(there)) == ["Y301", "S201", "F004"]


# ── the table, and the words ─────────────────────────────────────────────────────────────────────


def test_rules_are_found_by_code_and_name_in_any_case() -> None:
    assert find_rule("c105") is find_rule("Quotation-Without-Locator") is RULES["C105"]
    assert find_rule("C999") is None


def test_severity_says_what_bars_submission() -> None:
    warnings = {code for code, rule in RULES.items() if rule.severity is Severity.WARNING}
    assert warnings == {
        "C105",
        "C109",
        "C114",
        "C115",
        "C119",
        "C120",
        "E405",
        "E406",
        "E408",
        "E409",
        "E410",
        "E411",
        "F014",
        "F022",
        "S201",
        "S202",
        "S203",
        "S204",
        "S205",
        "S206",
        "W001",
        "Y302",
        "Y304",
        "Y305",
        "Y306",
        "Y308",
        "Y309",
    }


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────


def evidence(root: Path, custom: str, claim: str = "") -> Project:
    """A project with a claim, the source of which has a copy that says something else, and a claim without one."""
    (root / "sources/evidence/x").mkdir(parents=True, exist_ok=True)
    (root / "sources/evidence/x/a.txt").write_text("There were 17.", "utf-8")
    (root / "sources/evidence/x/b.txt").write_text(" ", "utf-8")
    second = (
        SOURCE.replace("references:\n", "")
        .replace("id: x", "id: y")
        .replace("title: X", "title: Z")
    )
    sources = f"{SOURCE}  custom: {{status: confirmed, {custom}}}\n{second}  custom: {{status: confirmed}}\n"
    claims = f"  - id: a\n    text: There were 18 [@x].\n{claim}  - id: b\n    text: So [@y].\n"
    return project(root, y2018=claims, sources=sources)


COPIES: Final = "evidence: [{file: a.txt}, {file: b.txt}]"


def test_a_rule_that_is_off_counts_where_it_is_named(tmp_path: Path) -> None:
    there = evidence(tmp_path, COPIES)
    assert "E406" not in codes(check_memos(there))
    assert "E406" not in codes(
        check_memos(there, selection=Selection(select=("E40",), ignore=("E406",)))
    )
    assert codes(check_memos(there, selection=Selection(select=("E406",)))) == ["E406"]
    assert "E406" in codes(check_memos(there, selection=Selection(also=("E406",))))
    (tmp_path / "memocli.yaml").write_text("checks: {also: [E406]}\n", "utf-8")
    assert "E406" in codes(check_memos(there))


def test_faults_of_copies_are_waived_at_the_source_those_of_claims_at_the_claim(
    tmp_path: Path,
) -> None:
    there = evidence(tmp_path / "plain", COPIES)
    # A copy of the source can't be read, so the number may stand there.
    assert codes(check_memos(there)) == ["E403", "E403", "E409"]
    waived = "waive: {E403: they came by post, E409: it is a blank page}"
    assert codes(check_memos(evidence(tmp_path / "source", f"{COPIES}, {waived}"))) == []
    one = "evidence: [{file: a.txt}], waive: {E403: it came by post}"
    assert codes(check_memos(evidence(tmp_path / "one", one))) == ["E404"]
    claim = "    waive: {E404: the list was counted by hand}\n"
    assert codes(check_memos(evidence(tmp_path / "claim", one, claim))) == []
    # A claim is not waived at its source.
    wrong = "evidence: [{file: a.txt}], waive: {E403: it came by post, E404: no}"
    assert codes(check_memos(evidence(tmp_path / "wrong", wrong))) == ["E404", "W001"]


@pytest.mark.parametrize("case", [case for case in all_cases() if case.marks], ids=str)
def test_messages_are_made_for_lawyers(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    for found in check_memos(project_at(tmp_path)).diagnostics:
        for words in (found.message, found.hint):
            assert words, f"{found.code} leaves something unsaid: {found}"
            assert not words.endswith((".", "!")), words
            assert words[0] == "`" or not words[0].isupper() or words.startswith(("YAML", "U+")), (
                words
            )
            assert words.count("`") % 2 == 0, words
            assert not re.search(r"\s{2}|\n|\b(?:None|True|False|dict|null)\b|<class", words), words
            assert len(words) <= 160, words
