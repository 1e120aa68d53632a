"""Nothing that memocli says or makes has a word of the kept copy of a confidential source, whatever is wrong with what cites it."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.fuzz_count import tried
from tests.support.programs import memocli
from tests.support.repository import repository
from tests.support.secret_copy import (
    ANNOTATIONS,
    FOLDER,
    NAME,
    RECORDS,
    STATEMENT,
    annotation,
    copied_words_in,
    secret_files,
    secret_project,
)
from tests.support.small_project import write_project

from memocli.pipeline.check import Check, check_memos
from memocli.project import project_at
from memocli.report.diagnostics import OutputFormat, Report, render_report

CITED = "[@witness-quintana]"


def check_of(root: Path) -> Check:
    return check_memos(project_at(root), [2018])


def assert_silent(found: Check, among: str = "") -> None:
    """No report has a secret, but for those that a claim has, which anybody may read."""
    for form in OutputFormat:
        report = render_report(Report(found.diagnostics, found.checked, width=200), form)
        assert set(copied_words_in(report)) <= set(copied_words_in(among)), f"{form}: {report}"


def passage(quote: str, more: str = "", source: str = "witness-quintana") -> str:
    return f'passages: [{{source: {source}, quote: "{quote}"{more}}}]'


# The code; the claim; the lines below it. What claims say is printed, and no secret; what stands below them is.
PLANTED: dict[str, tuple[str, str, *tuple[str, ...]]] = {
    "a number": ("E404", f"There were 7,319 arrests {CITED}."),
    "a date": ("E404", f"They came on 18 July 1930 {CITED}."),
    "a computation": (
        "E404",
        f"It was 12 percent {CITED}.",
        "computed: {12: 17 / 7391}",
    ),
    "a computation of a number that is not there": (
        "E404",
        f"It was 12 percent {CITED}.",
        "computed: {12: 73 + 19310}",
    ),
    "a computation that is none": (
        "E404",
        f"It was 12 percent {CITED}.",
        "computed: {12: 7391 / / 7391}",
    ),
    "a name": ("E405", f"It was said by Zoraido Quintano {CITED}."),
    "a quotation": ("E401", f"He “did order so many arrests” {CITED}."),
    "a place": ("E402", "It “was near” [@witness-quintana, para. 99]."),
    "a place of a passage": ("E402", f"So it was {CITED}.", passage("gave him the keys", ", at: para. 99")),
    "a place that is a secret": (
        "E402",
        f"So it was {CITED}.",
        passage("gave him the keys", ', at: "para. 1931"'),
    ),
    "a passage": ("E407", f"So it was {CITED}.", passage("gave Zoraida the keys")),
    "a short passage": ("E408", f"So it was {CITED}.", passage("the keys")),
    "a passage in two places": ("E408", f"So it was {CITED}.", passage("It was near Cuauhtepec")),
    "a negation": ("E411", f"So it was {CITED}.", passage("order 7,391 arrests, says Tlaltecatzin")),
    "a source misspelt": (
        "E412",
        f"So it was {CITED}.",
        passage("gave him the keys", source="witness-quintanna"),
    ),
    "a source that is not cited": (
        "E412",
        "So it was [@report-2018].",
        passage("gave him the keys"),
    ),
    "a key misspelt": (
        "F004",
        f"So it was {CITED}.",
        "pasages: [{source: witness-quintana, quote: gave him the keys}]",
    ),
    "a key misspelt in a passage": (
        "F004",
        f"So it was {CITED}.",
        "passages: [{source: witness-quintana, qoute: gave him the keys}]",
    ),
    "a key nobody knows": ("F004", f"So it was {CITED}.", "seen: by Zoraida"),
    "a passage that is a text": ("F006", f"So it was {CITED}.", "passages: gave him the keys"),
    "a list that is not closed": (
        "F001",
        f"So it was {CITED}.",
        'passages: [{source: witness-quintana, quote: "gave him the keys"}',
    ),
    "a mark that is not closed": (
        "F001",
        f"So it was {CITED}.",
        'passages: [{source: witness-quintana, quote: "gave him the keys}]',
    ),
    "a comment cut off": (
        "F014",
        f"So it was {CITED}.",
        "passages: [{source: witness-quintana, quote: gave him # the keys}]",
        " }]",
    ),
    "a key twice": (
        "F003",
        f"So it was {CITED}.",
        passage("gave him the keys"),
        passage("Zoraida"),
    ),
    "a computation that is a text": ("F006", f"So it was {CITED}.", "computed: 17 of 7391"),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_no_fault_of_a_claim_shows_a_word_of_it(planted: str, tmp_path: Path) -> None:
    code, claim, *below = PLANTED[planted]
    found = check_of(secret_project(tmp_path, claim, *below))
    assert code in {one.code for one in found.diagnostics}
    assert_silent(found, among=claim)


# The code; the copies that are recorded; words of the report.
COPIES: dict[str, tuple[str, str, str]] = {
    "missing": ("E403", f"{{file: {NAME}.pdf}}", "is not there"),
    "changed": (
        "E403",
        f"{{file: {NAME}, sha256: {'b' * 64}, private: true}}",
        "is another file than was recorded",
    ),
    "not recorded": ("E403", f"{{file: {NAME}, private: true}}", "nothing is recorded of it"),
    "not readable": (
        "E409",
        "{file: zoraida.png, private: true}",
        "can't be read: it is of a kind that can't be read",
    ),
    "a link": (
        "E409",
        "{file: zoraida-link.txt, private: true}",
        "can't be read: it is a link that leads out of the project",
    ),
    "a folder": ("E409", "{file: zoraida, private: true}", "is not there"),
}  # fmt: skip


@pytest.mark.parametrize("case", COPIES)
def test_no_fault_of_a_copy_names_it(case: str, tmp_path: Path) -> None:
    code, copy, said = COPIES[case]
    root = secret_project(
        tmp_path / "p",
        f"It was so {CITED}.",
        annotations=f"witness-quintana: {{evidence: [{copy}]}}",
    )
    (root / FOLDER / "zoraida.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90))
    (root / FOLDER / "zoraida").mkdir()
    (tmp_path / "outside.txt").write_text("Zoraida", encoding="utf-8")
    (root / FOLDER / "zoraida-link.txt").symlink_to(tmp_path / "outside.txt")
    found = check_of(root)
    assert_silent(found)
    if case != "a folder":
        (one,) = (one for one in found.diagnostics if one.code == code and said in one.message)
        assert "confidential source 1" in one.message


def with_copies(root: Path, secret: str, public: str, more: str = "") -> Path:
    """The project with this copy of the confidential source, and one of the report, which is public."""
    digest = sha256(public.encode()).hexdigest()
    copy = f"report-2018: {{evidence: [{{file: report.txt, sha256: {digest}}}]{more}}}\n"
    return write_project(
        root,
        {
            ANNOTATIONS: annotation(secret.encode()) + copy,
            f"{FOLDER}/{NAME}": secret,
            "sources/evidence/report-2018/report.txt": public,
        },
    )


@pytest.mark.parametrize("public", ["Other words.", STATEMENT.replace("the keys", "a thing")])
def test_where_else_a_quotation_stands_is_not_told(public: str, tmp_path: Path) -> None:
    claim = f"He “gave him a thing” [@report-2018, p. 4], and was seen {CITED}."
    secret = STATEMENT.replace("the keys", "a thing")
    found = check_of(with_copies(secret_project(tmp_path, claim), secret, public))
    assert_silent(found)
    hints = [one.hint for one in found.diagnostics if one.code == "E401"]
    assert len(hints) == (public == "Other words.")
    assert all(hint.startswith("nothing like it") for hint in hints)


@pytest.mark.parametrize("said", ["", ", same-origin-as: witness-quintana"])
def test_what_it_reprints_is_not_told(said: str, tmp_path: Path) -> None:
    claim = "It was so [@report-2018; @witness-quintana]."
    words = [f"The investigators saw {night} bridges in the river" for night in range(300)]
    root = secret_project(tmp_path, claim)
    found = check_of(with_copies(root, " ".join(words), " ".join(words[1:]), said))
    assert "E410" not in {one.code for one in found.diagnostics}
    assert_silent(found)
    # That of public sources is told.
    records = (root / RECORDS).read_text(encoding="utf-8").replace("confidential: true, ", "")
    found = check_of(write_project(root, {RECORDS: records}))
    assert "E410" in {one.code for one in found.diagnostics}


def test_a_slip_for_it_in_another_sources_origin_is_not_shown(tmp_path: Path) -> None:
    said = annotation() + "report-2018: {same-origin-as: witnes-quintana}\n"
    found = check_of(secret_project(tmp_path, f"It was so {CITED}.", annotations=said))
    assert "C102" in {one.code for one in found.diagnostics}
    assert_silent(found)


# ── what the commands say and make, and what is kept ─────────────────────────────────────────────

_FAULTS = f"There were 7,319 arrests on 18 July 1930, and he “did order so many arrests” {CITED}."
_BELOW = (
    "computed: {7319: 7391 - 72}",
    (
        "passages: [{source: witness-quintana, quote: gave Zoraida the keys, at: para. 13},"
        " {source: witness-quintana, quote: gave him the keys, at: para. 12}]"
    ),
)


def words_of_output(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix != ".docx":
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())


# What a confidential source carries, and the same with faults.
_RIGHT = f"There were 17 files, and he “gave him” something {CITED}."
_CARRIED = ("passages: [{source: witness-quintana, quote: gave him the keys, at: para. 13}]",)
_COMMANDS = (
    *(("check-citations", "2018", "--output-format", form) for form in OutputFormat),
    ("build", "2018", "--draft"),
    ("diff", "2018@HEAD", "2018"),
    ("diff", "2018@HEAD", "2018", "--output-format", "json"),
    ("diff", "2018@HEAD", "2018", "--output-format", "markdown"),
    ("diff", "2018@HEAD", "2018", "--to", "html"),
    ("diff", "2018@HEAD", "2018", "--redline", "redline.docx"),
    ("new", "2019", "--from", "2018"),
    ("seal", "2018"),
    ("check-citations", "2018"),
    ("build", "2018", "--to", "html", "--fail-on", "error"),
    ("status", "2018"),
    ("status", "2018", "--output-format", "json"),
    ("figures",),
    ("evidence", "list"),
)


@pytest.mark.parametrize("is_right", [True, False])
def test_no_command_says_or_makes_a_word_of_it(*, is_right: bool, tmp_path: Path) -> None:
    """The memo of an earlier commit has another passage and other words."""
    old = secret_files(_RIGHT.replace("something", "a thing"), *_CARRIED)
    new = secret_files(_RIGHT, *_CARRIED) if is_right else secret_files(_FAULTS, *_BELOW)
    root = write_project(repository(tmp_path / "p", old), new)
    for command in _COMMANDS:
        done = memocli(*command, cwd=root)
        assert done.returncode in ((0,) if is_right else (0, 1, 2)), (command, done.stderr)
        assert not copied_words_in(done.stdout + done.stderr), (command, done.stdout, done.stderr)
    made = 0
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        is_given = name in new or name.startswith((".git/", "private/", "memo/2019/"))
        if path.is_file() and not is_given and path.suffix != ".pdf":
            made += 1
            assert not copied_words_in(words_of_output(path)), name
    assert (root / "memo/2018/seal.yaml").is_file() == is_right
    assert made >= (9 if is_right else 5)


def test_its_text_lies_where_its_copy_does(tmp_path: Path) -> None:
    """So the project without `private/` has no word of it, nor does anything that is kept of the results."""
    root = secret_project(tmp_path, _FAULTS, *_BELOW)
    with_copies(root, STATEMENT, "Other words.")
    check_of(root)
    digest = sha256(STATEMENT.encode()).hexdigest()
    assert (root / f"private/.memocli/{digest}.text").is_file()
    assert not (root / f".memocli/{digest}.text").exists()
    results = (root / "private/.memocli/held-2018.results").read_bytes().decode("utf-8", "replace")
    of_evidence = {"zoraida", "xochiapulco", "tlaltecatzin", "the captain", "the keys", "1931"}
    assert not of_evidence & set(copied_words_in(results))
    assert not (root / ".memocli/held-2018.results").exists()
    assert (root / "private/.memocli").stat().st_mode & 0o77 == 0


def test_what_was_kept_of_a_copy_that_is_private_now_is_taken_back(tmp_path: Path) -> None:
    root = write_project(tmp_path, secret_files("There were 17 [@report-2018]."))
    with_copies(root, STATEMENT, "There were 17 wells.")
    results = root / ".memocli/held-2018.results"
    check_of(root)
    assert b"wells" in results.read_bytes()
    there = root / "private/evidence/report-2018"
    (root / "sources/evidence/report-2018").rename(there)
    check_of(root)
    assert b"wells" not in results.read_bytes()
    assert b"wells" in (root / "private/.memocli/held-2018.results").read_bytes()


# ── protected words ──────────────────────────────────────────────────────────────────────────────


def test_protected_words_of_a_public_copy_are_hidden(tmp_path: Path) -> None:
    """E404 and E401 would show what stands there instead, E411 what is around it, E405 the name that is nearest."""
    claim = (
        "There were 7,391 arrests in Cuauhtepeco Norte, and “it was near Cuauhtepeque, at the second well” "
        "[@report-2018, p. 4]."
    )
    text = "There were 7,319 arrests in Cuauhtepec Norte. It was near Cuauhtepec, at the second well. Supposedly nobody went there."
    root = write_project(
        tmp_path,
        secret_files(claim, 'passages: [{source: report-2018, quote: "nobody went there"}]'),
    )
    with_copies(root, STATEMENT, text)
    shown = check_of(root)
    told = [f"{one.message} {one.hint}" for one in shown.diagnostics if one.code.startswith("E")]
    words = ("7,319", "Cuauhtepec Norte", "Cuauhtepec", "Supposedly")
    for word in words:
        assert any(word in text for text in told), (word, told)
    write_project(root, {"private/protect.txt": "\n".join(words)})
    hidden = check_of(root)
    assert len(hidden.diagnostics) >= len(shown.diagnostics)
    for form in OutputFormat:
        report = render_report(Report(hidden.diagnostics, hidden.checked, width=200), form)
        found = [word for word in words if re.search(rf"\b{word}\b", report)]
        assert not found, report


# ── any state of what is said of it ──────────────────────────────────────────────────────────────

_ENTRY = (
    "confidential: true\n",
    "evidence:\n    - {{file: {0}.txt, private: true, sha256: {1}, from: {0}}}\n",
    "why: {0}\n",
    "remark: >-\n    {0} in\n    two lines {0}\n",
    "origin: {0}\n",
    "archive-url: https://{0}.org\n",
    "same-origin-as: {0}-2\n",
    "translated-title: {0}\n",
    "evidence: {0}.txt\n",
)
_PASSAGES = (
    "text: It was so [@witness-1].\n",
    "passages:\n          - {{source: witness-1, quote: {0} saw it, at: p. 4}}\n",
    "computed: {{1931.07: 19 + {2}}}\n",
    "passages:\n          - source: witness-1\n            quote: >-\n              {0} saw\n              it\n            at: {0}\n",
    "passages: [{{source: open-2018, quote: Open}}, {{source: witness-1, quote: '{0}', translated: true}}]\n",
)
_SECRET = "Xochiquetzal"
_VALUES = (
    "[a, {}]",
    "{{a: {}}}",
    "yes {}",
    "",
    "~",
    '"{}',
    "'{}'s",
    "*{}",
    "&{} x",
    "!{} x",
    "{}: {}",
    "- {}",
    "{} # {}",
    "|\n  {}",
    "`{}`",
    "[{}",
    "{{{}",
)
_DIGEST = sha256(_SECRET.encode()).hexdigest()


def changed(draw: random.Random, first: list[str], others: list[str], keep: int) -> list[str]:
    """Lines of an entry, some of them faulty; up to `keep` of the first stay as they are."""
    lines = [*first, *draw.sample(others, k=min(3, len(others)))]
    for _ in range(draw.randrange(1, 3)):
        at = draw.randrange(keep, len(lines))
        line = lines[at]
        match draw.randrange(7):
            case 0:
                lines[at] = line.replace(":", "", 1)
            case 1:
                said = draw.choice(_VALUES).replace("{{", "{").replace("{}", _SECRET)
                lines[at] = f"{line.partition(':')[0]}: {said}\n"
            case 2:
                lines.insert(at, line)
            case 3:
                lines[at] = f"\t{line}"
            case 4:
                lines[at] = f"  {line}"
            case 5:
                lines[at] = f"{line[: draw.randrange(len(line))]}\n"
            case _:
                lines[at] = line.replace(" ", draw.choice("\"'[]{},&*|>!%@`"), 1)
    return lines


def states(kind: str) -> Iterator[tuple[str, str]]:
    """The records with annotations, and a part with passages; always the same, and one of the two faulty."""
    draw = random.Random(20310704)
    entry = [line.format(_SECRET, _DIGEST) for line in _ENTRY]
    claim = [line.format(_SECRET, _DIGEST, 1912) for line in _PASSAGES]
    for _ in range(400):
        if kind == "annotation":
            said, below = changed(draw, entry[:2], entry[2:], keep=1), claim[:2]
        else:
            said, below = entry[:2], changed(draw, claim[:1], claim[1:], keep=1)
        part = "id: water\nheading: Water\nfindings:\n  - id: wells\n    claims:\n      - id: one\n        "
        yield "witness-1:\n  " + "  ".join(said), part + "        ".join(below)


@pytest.mark.parametrize("kind", ["annotation", "passage"])
def test_no_state_of_what_is_said_of_it_shows_a_word(kind: str, tmp_path: Path) -> None:
    head = "title: Water\nyear: 2018\nparts: [water.yaml]\n"
    records = "references:\n  - {id: open-2018, type: report, title: Open}\n  - {id: witness-1, type: interview, title: A talk}\n"
    copy = f"private/evidence/witness-1/{_SECRET}.txt"
    files = {"memo/2018/memo.yaml": head, "sources/all.yaml": records, copy: _SECRET}
    root = write_project(tmp_path, files)
    faults = 0
    for said, part in states(kind):
        write_project(root, {ANNOTATIONS: said, "memo/2018/water.yaml": part})
        found = check_of(root)
        assert found.library.has_confidential, said
        tried("states of what is said of a source")
        faults += len(found.diagnostics)
        for form in OutputFormat:
            if form is OutputFormat.SARIF:
                continue
            report = render_report(Report(found.diagnostics, found.checked, width=200), form)
            for secret in ("xochi", "1931-07", "1912", _DIGEST[:9]):
                assert secret not in report.casefold(), f"{form}: {report}\n\n{said}\n{part}"
    assert faults > 400


def test_what_is_cut_out_of_a_copy_shows_no_part_of_a_protected_string(tmp_path: Path) -> None:
    """The differing word of a near miss, and the first words that the report shows of a copy."""
    claim = "It said that “Zelmira went to the market on that day” and that 7,391 saw it [@report-2018]."
    text = f"{'Long ago they came. ' * 3} It was said that Zelmida Orozco went to the market on that day. There 7,391 saw it."
    root = write_project(tmp_path, secret_files(claim))
    with_copies(root, STATEMENT, text)
    assert "Orozco" in "".join(one.hint for one in check_of(root).diagnostics)
    write_project(root, {"private/protect.txt": "Zelmida Orozco Quint\nZelmida Orozco went"})
    hidden = check_of(root)
    assert {one.code for one in hidden.diagnostics} >= {"E401"}
    for form in OutputFormat:
        report = render_report(Report(hidden.diagnostics, hidden.checked, width=200), form)
        assert "Zelmida" not in report
        assert "Orozco" not in report
