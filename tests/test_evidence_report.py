"""The report on evidence: what holds each claim, and nothing of a confidential source, at a terminal, as JSON and as a page."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Final

import lxml.html as lxml_html
import pytest
from tests.support.evidence_project import (
    CONFIDENTIAL_FILE,
    CONFIDENTIAL_WORDS,
    PROTECTED,
    SECRETS,
    evidence_project,
)
from tests.support.programs import filters_in_browser, memocli, nu_messages
from tests.support.small_project import write_project

from memocli.assemble.evidence.claims import _has_words

TERMINAL: Final = """\
Evidence of the memo of 2031: Torture in Costa Alta
4 of 10 claims are held in full by the evidence, 2 in part, 1 not checked here, 3 not at all; 2 rest
on no source.
1 private copy is not on this machine: what it holds was not checked here.

torture: Prohibiting torture
  4 of 10 claims are held in full by the evidence, 2 in part, 1 not checked here, 3 not at all.
  unit/digit: not held
      1 number not found; no passage
  unit/quotation: not held
      1 quotation not found
  graves/nothing: not held
      nothing kept of `herald-2031`
  graves/away: not checked here
      not checked here: a private copy of `reply-2031`; no passage
  unit/together: held in part
      no passage
  graves/place: held in part
      1 text at another place than is given

introduction: Introduction
  2 claims rest on no source.
"""
PRIVATE_COPY: Final = f"private/evidence/witness-zoraida/{CONFIDENTIAL_FILE}"


def evidence_report(*arguments: str, at: Path, code: int = 0) -> CompletedProcess[str]:
    done = memocli("evidence", "report", "2031", *arguments, cwd=at, COLUMNS="100")
    assert done.returncode == code, done.stderr
    return done


def html_page(folder: Path) -> bytes:
    evidence_report("--html", "page.html", at=folder)
    return (folder / "page.html").read_bytes()


def as_json(folder: Path) -> Any:
    return json.loads(evidence_report("--output-format", "json", at=folder).stdout)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return evidence_project(tmp_path_factory.mktemp("evidence"))


@pytest.fixture(scope="module")
def said(project: Path) -> Any:
    return as_json(project)


@pytest.fixture(scope="module")
def page(project: Path) -> Any:
    return lxml_html.fromstring(html_page(project))


def claims_in(said: Any) -> dict[str, Any]:
    return {one["claim"]: one for part in said["parts"] for one in part["entries"]}


def entry(page: Any, claim: str) -> Any:
    [found] = page.xpath(f"//div[contains(@class, 'entry')][p/span[.='{claim}']]")
    return found


def details(page: Any, claim: str) -> list[str]:
    return [
        " ".join(one.text_content().split())
        for one in entry(page, claim).xpath("p[@class='detail']")
    ]


def marks(page: Any, claim: str) -> list[tuple[str, str]]:
    """What is marked in the text of a claim, as it is heard, and the class of each mark."""
    found = entry(page, claim).xpath("p[not(@class)]//mark")
    return [(mark.text_content(), mark.get("class", "")) for mark in found]


# ── at a terminal, and for programs ──────────────────────────────────────────────────────────────


def test_the_whole_of_it_at_a_terminal(project: Path) -> None:
    done = evidence_report(at=project)
    assert (done.stdout, done.stderr) == (TERMINAL, "")


def test_for_programs(said: Any) -> None:
    counts = {"total": 12, "whole": 4, "part": 2, "unchecked": 1, "nothing": 3, "apart": 2}
    assert (said["version"], said["year"], said["complete"]) == (1, 2031, True)
    assert said["claims"] == counts
    assert said["not-checked-here"] == said["confidential-copies"] == 1
    assert [part["id"] for part in said["parts"]] == ["torture", "introduction"]
    held = {name: one["held"] for name, one in claims_in(said).items()}
    assert held["torture/unit/whole"] == held["torture/unit/spanish"] == "whole"
    assert held["torture/graves/nothing"] == held["torture/unit/digit"] == "nothing"
    assert held["introduction/summary/visits"] == "apart"
    assert [(copy["source"], copy["state"]) for copy in said["copies"]] == [
        ("ombuds-2031", "as recorded"),
        ("fiscalia-2031", "as recorded"),
        ("reply-2031", "not checked here"),
    ]


def test_what_was_looked_for_is_told_with_its_place(said: Any) -> None:
    [passage, *_] = claims_in(said)["torture/unit/whole"]["sought"]
    assert (passage["kind"], passage["outcome"]) == ("passage", "found")
    assert passage["seen"][0]["place"] == "para. 2"
    assert passage["seen"][0]["words"].startswith("opened 4,127 investigations")
    [number] = [
        one
        for one in claims_in(said)["torture/unit/digit"]["sought"]
        if one["outcome"] == "missing"
    ]
    assert (number["said"], number["remarks"]) == ("4,172", ["the copy has “4,127”"])


def test_a_copy_that_is_changed_or_taken_away_holds_nothing(tmp_path: Path) -> None:
    folder = evidence_project(tmp_path)
    (folder / "sources/evidence/ombuds-2031/report.txt").write_bytes(b"2. Another text.")
    shutil.rmtree(folder / "private")
    found = claims_in(as_json(folder))
    assert found["torture/unit/whole"]["held"] == "nothing"
    assert found["torture/unit/whole"]["lacks"][0] == "a copy was changed of ombuds-2031"
    assert found["torture/graves/witnessed"]["held"] == "unchecked"
    assert "2 private copies are not on this machine" in evidence_report(at=folder).stdout


def test_a_memo_without_evidence_has_a_report_too(tmp_path: Path) -> None:
    records = (
        "references:\n- {id: herald-2031, type: report, title: T, publisher: P, issued: 2031}\n"
    )
    text = "id: torture\nheading: H\nfindings:\n- {id: f, claims: [{id: c, text: 'It is so [@herald-2031].'}]}\n"
    folder = evidence_project(
        tmp_path, **{"sources/all.yaml": records, "memo/2031/torture.yaml": text}
    )
    said = as_json(folder)
    assert claims_in(said)["torture/f/c"]["lacks"] == ["nothing kept of herald-2031"]
    assert said["copies"] == []
    assert "Kept copies" not in html_page(folder).decode()


@pytest.mark.parametrize(
    ("path", "text"),
    [("memo/2031/introduction.yaml", "id: introduction\n"), ("sources/more.yaml", "a: [")],
)
def test_files_with_faults_are_told(path: str, text: str, tmp_path: Path) -> None:
    folder = evidence_project(tmp_path, **{path: text})
    assert as_json(folder)["complete"] is False
    done = evidence_report(at=folder)
    assert "some files have faults, so that claims or copies may be missing here" in done.stderr
    assert b"Some files of the memo have faults" in html_page(folder)


def test_wrong_use_is_told_in_a_sentence(project: Path) -> None:
    both = evidence_report("--html", "x.html", "--output-format", "json", at=project, code=2)
    assert "write --html or --output-format, not both" in both.stderr
    other = memocli("evidence", "report", "2019", cwd=project)
    assert (other.returncode, other.stdout) == (2, "")


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_each_claim_stands_beside_the_words_that_carry_it(page: Any) -> None:
    [digest] = page.xpath("//td[.='report.txt']/following-sibling::td[1]/text()")
    found = details(page, "torture/unit/whole")
    assert found[0].startswith(
        "Passage: 2. In the period under review the Special Unit for Torture of the State Prosecution "
        "[the words: opened 4,127 investigations. In 61 of them it brought charges], which is 1.5 percent."
    )
    assert found[0].endswith(f"— para. 2 of ombuds-2031 (report.txt, SHA-256 {digest})")
    assert len(digest) == 12
    assert marks(page, "torture/unit/whole") == [
        ("Special Unit", ""),
        ("4,127", ""),
        ("61", ""),
        ("1.5", ""),
    ]
    assert entry(page, "torture/unit/whole").xpath("p[not(@class)]//em/mark")


def test_what_is_missing_is_marked_in_another_way_and_said_aloud(page: Any) -> None:
    missing = ("[not found: 4,172]", "missing")
    assert marks(page, "torture/unit/digit") == [("Special Unit", ""), missing]
    assert details(page, "torture/unit/digit")[0] == (
        "Number: [not found: 4,172] is not found; the copy has “4,127”."
    )
    quotation = details(page, "torture/unit/quotation")
    assert quotation[1].startswith(
        "Nearest: considers it proven that the three men were disappeared"
    )
    assert quotation[2] == "Mind: the copy has “disappeared”, not “abducted”."


def test_words_of_a_source_are_in_its_language(page: Any) -> None:
    [words] = entry(page, "torture/unit/spanish").xpath("p[@class='detail'][1]/span[@lang='es']")
    assert "inició 4.127 carpetas de investigación" in words.text_content()


def test_a_place_that_is_not_the_one_that_is_given_is_told(page: Any) -> None:
    assert "Mind: the note gives another place: para. 6." in details(page, "torture/graves/place")


def test_a_translated_quotation_rests_on_its_original(tmp_path: Path) -> None:
    text = (
        "id: torture\nheading: H\nfindings:\n- id: f\n  claims:\n  - id: c\n"
        "    text: The office “opened 4,127 files for torture” [@fiscalia-2031].\n"
        "    passages: [{source: fiscalia-2031, quote: inició 4.127 carpetas de investigación, translated: true}]\n"
    )
    folder = evidence_project(tmp_path, **{"memo/2031/torture.yaml": text})
    shown = lxml_html.fromstring(html_page(folder))
    found = details(shown, "torture/f/c")
    assert found[0] == "Quotation: “opened 4,127 files for torture”, found."
    assert found[1] == "Mind: a translation of the passage below."
    assert "[the words: inició 4.127 carpetas de investigación]" in found[2]


def test_what_was_not_checked_here_is_never_clean(page: Any) -> None:
    assert entry(page, "torture/graves/away").xpath("p[@class='what']/strong")[0].text == (
        "Not checked here"
    )
    assert "1 private copy is not on this machine" in page.text_content()


def test_parts_stand_in_the_table_the_weakest_first_and_below_in_their_order(page: Any) -> None:
    [table, *_] = page.xpath("//table")
    assert table.xpath("tbody/tr/*[1]/descendant-or-self::*/text()") == [
        "Prohibiting torture",
        "Introduction",
        "All",
    ]
    assert page.xpath("//section//h2/descendant::text()")[0] == "Introduction"


def test_nu_checker_has_nothing_to_say(project: Path, page: Any) -> None:
    assert nu_messages(project / "page.html") == []


def test_the_page_has_no_script_and_asks_for_nothing(page: Any) -> None:
    assert page.xpath("//script|//link|//img|//iframe|//@onclick") == []


def test_headings_leave_no_gap_and_ids_are_unique(page: Any) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def in_chromium(project: Path, page: Any) -> dict[str, Any]:
    return filters_in_browser(project / "page.html", "Not held", "Held in part")


def test_axe_finds_no_violation_and_the_page_fits_a_phone(in_chromium: dict[str, Any]) -> None:
    for look in in_chromium["looks"]:
        assert look == {"overflow": 0, "fetched": [], "violations": []}


def test_filters_show_claims_of_the_kinds_and_parts_that_are_ticked(
    in_chromium: dict[str, Any],
) -> None:
    shown = in_chromium["shown"]
    assert len(shown["all"]["entries"]) == 12
    assert shown["ofKind"]["entries"] == [
        "Not held torture/unit/digit",
        "Not held torture/unit/quotation",
        "Not held torture/graves/nothing",
    ]
    assert len(shown["eitherKind"]["entries"]) == 5
    assert shown["printed"] == {**shown["ofKind"], "filters": False}
    assert shown["firstPart"]["headings"] == ["Introduction"]


# ── nobody is exposed ────────────────────────────────────────────────────────────────────────────


def test_no_form_has_a_word_of_a_confidential_source(project: Path, page: Any) -> None:
    texts = [
        evidence_report(at=project).stdout,
        evidence_report("--output-format", "json", at=project).stdout,
        (project / "page.html").read_text("utf-8"),
    ]
    digest = sha256(CONFIDENTIAL_WORDS.encode()).hexdigest()[:12]
    for text in texts:
        assert [word for word in (*SECRETS, digest) if word in text.casefold()] == []
    assert details(page, "torture/graves/witnessed")[0] == (
        "Passage: found in a copy of confidential source 1; its words are not shown."
    )
    assert "1 copy of a confidential source is not listed" in page.text_content()


def test_nor_of_one_whose_words_are_nearly_those_of_a_passage(tmp_path: Path) -> None:
    torture = (evidence_project(tmp_path) / "memo/2031/torture.yaml").read_text("utf-8")
    nearly = torture.replace(
        "counted 4,127 files in the cellar", "counted 4,128 files in the cellar"
    )
    nearly = nearly.replace("counted, 4,127 of", "counted, 4,128 of")
    folder = evidence_project(tmp_path, **{"memo/2031/torture.yaml": nearly})
    text = html_page(folder).decode() + json.dumps(as_json(folder))
    assert [word for word in SECRETS if word in text.casefold()] == []
    assert claims_in(as_json(folder))["torture/graves/witnessed"]["held"] == "nothing"
    shown = lxml_html.fromstring((folder / "page.html").read_bytes())
    assert details(shown, "torture/graves/witnessed")[0] == (
        "Passage: [not found: its words] are not found."
    )


def test_dots_stand_for_protected_words(tmp_path: Path) -> None:
    folder = evidence_project(tmp_path, **{"private/protect.txt": f"{PROTECTED}\n"})
    shown = html_page(folder).decode()
    assert PROTECTED not in shown
    assert "the collective ··········" in shown
    assert PROTECTED not in evidence_report("--output-format", "json", at=folder).stdout


def test_also_where_a_mark_begins_between_them(tmp_path: Path) -> None:
    folder = evidence_project(tmp_path, **{"private/protect.txt": "State Prosecution opened\n"})
    shown = html_page(folder).decode()
    assert (
        'of the ····· ··········· <mark><span class="said">[the words: </span>······ 4,127' in shown
    )


def test_a_page_that_would_expose_somebody_is_not_written(tmp_path: Path) -> None:
    """Dots can't stand for what a template brings in."""
    sheet = Path("templates/memo.css").read_text("utf-8") + f"\n/* by {PROTECTED} */\n"
    folder = evidence_project(
        tmp_path, **{"private/protect.txt": f"{PROTECTED}\n", "templates/memo.css": sheet}
    )
    done = evidence_report("--html", "page.html", at=folder, code=1)
    assert done.stdout.startswith("line 1 of private/protect.txt would be published:")
    assert "nothing was written" in done.stderr
    assert PROTECTED not in done.stdout + done.stderr
    assert not (folder / "page.html").exists()


def test_a_file_that_is_there_keeps_its_bytes_under_another_name(tmp_path: Path) -> None:
    folder = evidence_project(tmp_path, **{"page.html": "remarks of the lawyer"})
    html_page(folder)
    assert (folder / "page-kept-01.html").read_text() == "remarks of the lawyer"
    again = evidence_report("--html", "page.html", at=folder)
    assert (again.stdout, again.stderr) == ("page.html\n", "")


# ── elsewhere ────────────────────────────────────────────────────────────────────────────────────


def test_the_manifest_of_a_build_has_a_section_without_confidential_sources(project: Path) -> None:
    done = memocli("build", "2031", "--draft", "--to", "html", "--out", "out", cwd=project)
    assert done.returncode == 0, done.stderr
    found = json.loads((project / "out/2031/manifest-draft.json").read_text("utf-8"))["evidence"]
    assert found["held"]["torture/unit/whole"] == "whole"
    assert found["held"]["torture/graves/away"] == "unchecked"
    assert "torture/graves/witnessed" not in found["held"]
    assert "introduction/summary/visits" not in found["held"]
    digest = sha256((project / "sources/evidence/ombuds-2031/report.txt").read_bytes()).hexdigest()
    assert found["copies"][0] == {
        "source": "ombuds-2031",
        "file": "report.txt",
        "sha256": digest,
        "state": "as recorded",
    }
    assert [copy["source"] for copy in found["copies"]] == [
        "ombuds-2031",
        "fiscalia-2031",
        "reply-2031",
    ]


def test_status_has_a_row_and_a_step(project: Path) -> None:
    found = " ".join(memocli("status", cwd=project).stdout.split())
    assert (
        "Evidence 4 of 10 claims are held in full by the evidence, 2 in part, 1 not checked here, 3 not at all; "
        "2 rest on no source; 1 private copy is not on this machine" in found
    )
    said = json.loads(memocli("status", "--output-format", "json", cwd=project).stdout)
    [row] = [one for one in said["rows"] if one["key"] == "evidence"]
    assert row["counts"] == {"whole": 4, "part": 2, "unchecked": 1, "nothing": 3, "apart": 2}
    assert [one["name"] for one in row["entries"]] == ["torture"]
    [step] = [one for one in said["next"] if one["command"] == "memocli evidence report 2031"]
    assert step["what"] == "Look at 5 claims that kept copies do not hold in full."


def test_a_check_says_how_many_private_copies_were_not_checked(project: Path) -> None:
    done = memocli("check-citations", cwd=project)
    assert "; 1 private copy not checked here" in " ".join(done.stdout.split())
    said = json.loads(memocli("check-citations", "--output-format", "json", cwd=project).stdout)
    assert said["summary"]["not_checked_here"] == 1


def test_the_same_files_give_the_same_bytes(project: Path, page: Any, tmp_path: Path) -> None:
    first = (project / "page.html").read_bytes()
    assert html_page(evidence_project(tmp_path)) == first
    assert html_page(project) == first  # with all texts and results kept


# ── a number or date that stands in several places ───────────────────────────────────────────────


def test_the_place_that_the_note_gives_is_shown(tmp_path: Path) -> None:
    copy = b"1. It heard 17 on 4 May 2030.\n\n2. It had 61.\n\n3. It freed 17 on 4 May 2030.\n"
    said = "They freed 17 on 4 May 2030 [@a, para. {}]."
    folder = write_project(
        tmp_path,
        {
            "memo/organizations.yaml": "organizations:\n- {id: wola, name: WOLA}\n",
            "memo/2031/memo.yaml": "title: A memo\nyear: 2031\nfrom: [wola]\nparts: [p.yaml]\n",
            "memo/2031/p.yaml": "id: p\nheading: P\nfindings:\n- id: f\n  claims:\n"
            + "".join(f"  - {{id: c{at}, text: '{said.format(at)}'}}\n" for at in (1, 2, 3)),
            "sources/s.yaml": "references:\n- {id: a, type: report, title: A, publisher: O, issued: 2031}\n",
            "sources/annotations.yaml": f"a: {{evidence: [{{file: a.txt, sha256: {sha256(copy).hexdigest()}}}]}}\n",
            "sources/evidence/a/a.txt": copy,
        },
    )
    claims = claims_in(as_json(folder))
    places = {
        name: [seen["place"] for sought in one["sought"] for seen in sought["seen"]]
        for name, one in claims.items()
    }
    assert places == {
        "p/f/c1": ["para. 1", "para. 1"],
        "p/f/c2": ["para. 1", "para. 1"],
        "p/f/c3": ["para. 3", "para. 3"],
    }
    assert claims["p/f/c2"]["lacks"] == [
        "1 number at another place than is given",
        "1 date at another place than is given",
        "no passage",
    ]
    page = lxml_html.fromstring(html_page(folder))
    told = {name: [one for one in details(page, name) if "para." in one] for name in claims}
    assert all("para. 3" in one for one in told["p/f/c3"])


@pytest.mark.parametrize(
    ("text", "words", "is_there"),
    [
        ("71", "71", True),
        ("the 71, of 171", "71", True),
        ("171 and then 71", "71", True),
        ("171 files", "71", False),
        ("717 files", "71", False),
        ("no file", "71", False),
    ],
)
def test_only_whole_words_are_said_to_be_in_those_shown(
    text: str, words: str, is_there: bool
) -> None:
    assert _has_words(text, words) is is_there
