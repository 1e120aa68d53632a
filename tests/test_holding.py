"""The claims of a memo held against the kept copies in the project's folders, whatever these are, and only what changed held anew."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.evidence_documents import DOCUMENTS
from tests.support.small_project import write_project

from memocli.evidence.child import TOO_SLOW
from memocli.evidence.extracted import EvidenceText, Unreadable
from memocli.load import load_library
from memocli.memo import NamedClaim
from memocli.pipeline.holding import verification_of
from memocli.project import project_at
from memocli.verify.held_words import held_words
from memocli.verify.kept import Note
from memocli.verify.results import Verification
from memocli.verify.shelf import Shelf
from memocli.verify.support import Support

REPORT = "The unit opened 8,335 files."
RELEASE = " ".join(f"The investigators saw {night} bridges in the river" for night in range(300))
PART = "id: p\nheading: P\nfindings:\n- id: f\n  claims:\n"


def records(*ids: str, more: str = "") -> str:
    return "references:\n" + "".join(
        f"- {{id: {name}, type: report, issued: 2018{more}}}\n" for name in ids
    )


def kept(
    source: str, text: str, name: str = "a.txt", *, digest: str | None = None, more: str = ""
) -> str:
    """The lines of annotations.yaml for a copy."""
    found = sha256(text.encode()).hexdigest() if digest is None else digest
    recorded = f", sha256: {found}" if found else ""
    return f"{source}: {{evidence: [{{file: {name}{recorded}}}]{more}}}\n"


def project(
    root: Path, claims: dict[str, str], annotations: str, copies: dict[str, str], ids: str = "ab"
) -> Path:
    """A project whose memo has these claims, by their ids."""
    said = "".join(f'  - {{id: {name}, text: "{text}"}}\n' for name, text in claims.items())
    return write_project(
        root,
        {
            "memo/2031/memo.yaml": "title: T\nyear: 2031\nparts: [p.yaml]\n",
            "memo/2031/p.yaml": PART + said,
            "sources/a.yaml": records(*ids),
            "sources/annotations.yaml": annotations,
            **{f"sources/evidence/{path}": text for path, text in copies.items()},
        },
    )


def verified(root: Path, *years: int) -> Verification:
    found = project_at(root)
    library = load_library(found, years or [2031])
    return verification_of(found, library, years or [2031])


@pytest.fixture
def held_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the claims that are held against copies, in the order in which that is done."""
    names: list[str] = []

    def noted(claim: NamedClaim, support: Support, shelf: Shelf) -> object:
        names.append(claim.name)
        return held_words(claim, support, shelf)

    monkeypatch.setattr("memocli.verify.claims.held_words", noted)
    return names


CLAIMS = {"one": "There were 8,335 [@a].", "two": "There were 17 [@b].", "none": "So it was [@c]."}


def test_only_what_changed_is_held_anew(tmp_path: Path, held_anew: list[str]) -> None:
    texts = {"a/a.txt": REPORT, "b/a.txt": "None."}
    root = project(tmp_path, CLAIMS, kept("a", REPORT) + kept("b", "None."), texts, "abc")
    first = verified(root)
    assert held_anew == ["p/f/one", "p/f/two"]
    assert verified(root) == first
    assert len(held_anew) == 2
    project(
        tmp_path,
        CLAIMS | {"two": "There were 18 [@b]."},
        kept("a", REPORT) + kept("b", "None."),
        texts,
        "abc",
    )
    verified(root)
    assert held_anew[2:] == ["p/f/two"]
    texts["a/a.txt"] = "There were 8,353."
    project(tmp_path, CLAIMS, kept("a", "There were 8,353.") + kept("b", "None."), texts, "abc")
    assert verified(root).claims["2031/p/f/one"].facts[0].outcome == "missing"
    assert held_anew[3:] == ["p/f/one", "p/f/two"]


def test_claims_of_several_years_in_question_are_all_there(tmp_path: Path) -> None:
    root = project(tmp_path, CLAIMS, kept("a", REPORT), {"a/a.txt": REPORT}, "abc")
    write_project(
        root,
        {
            "memo/2030/memo.yaml": "title: T\nyear: 2030\nparts: [p.yaml]\n",
            "memo/2030/p.yaml": PART + '  - {id: old, text: "There were 8,335 [@a]."}\n',
        },
    )
    names = {"2031/p/f/one", "2031/p/f/two", "2031/p/f/none"}
    assert set(verified(root).claims) == names
    assert set(verified(root, 2030, 2031).claims) == names | {"2030/p/f/old"}


def test_how_copies_are_found(tmp_path: Path) -> None:
    annotations = (
        "a:\n  evidence:\n"
        f"  - {{file: good.txt, sha256: {sha256(REPORT.encode()).hexdigest()}}}\n"
        f"  - {{file: gone.txt, sha256: {'0' * 64}}}\n"
        f"  - {{file: other.txt, sha256: {'0' * 64}}}\n"
        "  - {file: new.txt}\n"
        f"  - {{file: away.txt, sha256: {'0' * 64}, private: true}}\n"
        "  - {file: ../../../a.txt}\n"
        "b: {evidence: uncited.txt}\n"
    )
    texts = {"a/good.txt": REPORT, "a/other.txt": "x", "a/new.txt": "There were 17."}
    found = verified(project(tmp_path, {"one": "There were 17 [@a]."}, annotations, texts))
    assert [(one.source, one.file, one.kind) for one in found.faults] == [
        ("a", "gone.txt", "missing"),
        ("a", "other.txt", "changed"),
        ("a", "new.txt", "unrecorded"),
        ("a", "away.txt", "not here"),
        ("a", "../../../a.txt", "missing"),
    ]
    (held,) = found.claims.values()
    # What nobody recorded is looked at, and what is not there may have what is missing.
    assert held.facts[0].outcome == "found"
    assert held.absent == ("a",)


def test_a_copy_that_can_not_be_read_is_told_each_time_and_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, {"one": "There were 17 [@a]."}, kept("a", " "), {"a/a.txt": " "})
    for _ in range(2):
        found = verified(root)
        assert [(one.kind, one.reason) for one in found.faults] == [("unreadable", "it is empty")]
        assert found.claims["2031/p/f/one"].absent == ("a",)
        monkeypatch.setattr("memocli.evidence.texts.extract_all", None)


def test_sheets_without_text_are_named_and_may_have_what_is_missing(tmp_path: Path) -> None:
    name = next(name for name in DOCUMENTS if "scan" in name)
    content = DOCUMENTS[name]()
    root = project(tmp_path, {"one": "There were 99,999 [@a]."}, f"a: {{evidence: {name}}}\n", {})
    write_project(root, {f"sources/evidence/a/{name}": content})
    for _ in range(2):
        found = verified(root)
        reasons = [one.reason for one in found.faults if one.kind == "empty pages"]
        assert len(reasons) == 1
        assert found.claims["2031/p/f/one"].absent == ("a",)
        assert all(fact.outcome == "unchecked" for fact in found.claims["2031/p/f/one"].facts)


def test_a_picture_on_the_cover_does_not_excuse_what_stands_nowhere() -> None:
    """One sheet without text of ten: what is missing is missing."""
    cover, scanned = Note(pages=12, empty_pages=(1,)), Note(pages=12, empty_pages=(1, 2))
    assert not cover.is_partial
    assert scanned.is_partial
    assert not Note(pages=3).is_partial
    assert Note(pages=3, empty_pages=(1,)).is_partial


def test_what_depends_on_the_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(
        tmp_path,
        {"one": "There were 8,335 [@a].", "two": "So [@a; @b]."},
        kept("a", RELEASE + REPORT) + kept("b", RELEASE),
        {"a/a.txt": RELEASE + REPORT, "b/a.txt": RELEASE},
    )
    with monkeypatch.context() as patched:
        patched.setattr("memocli.evidence.texts.extract_all", _too_slow)
        found = verified(root)
        assert {one.reason for one in found.faults} == {TOO_SLOW}
        assert not found.origins
    found = verified(root)
    assert not found.faults
    assert found.claims["2031/p/f/one"].facts[0].outcome == "found"
    assert found.origins == {"a": "a", "b": "a"}


def _too_slow(copies: object) -> Iterator[EvidenceText | Unreadable]:
    return iter([Unreadable(TOO_SLOW)] * 2)


# ── origins ──────────────────────────────────────────────────────────────────────────────────────


def origins(
    root: Path, annotations: str, copies: dict[str, str], ids: str = "abcd"
) -> dict[str, str]:
    texts = {"one": "".join(f"So [@{name}]. " for name in ids)}
    return verified(project(root, texts, annotations, copies, ids)).origins


def test_sources_of_one_origin_are_those_that_say_so_reprint_or_have_the_same_copy(
    tmp_path: Path,
) -> None:
    said = "c: {same-origin-as: b}\nd: {same-origin-as: c}\n"
    assert origins(tmp_path / "said", said, {}) == {"b": "b", "c": "b", "d": "b"}
    longer = f"{RELEASE} And so on."
    copies = {"b/a.txt": RELEASE, "d/a.txt": longer, "a/a.txt": REPORT}
    kept_all = kept("b", RELEASE) + kept("d", longer) + kept("a", REPORT)
    for _ in range(2):
        assert origins(tmp_path / "reprint", kept_all, copies) == {"b": "b", "d": "b"}
    same = {"a/a.txt": REPORT, "d/a.txt": REPORT}
    assert origins(tmp_path / "same", kept("a", REPORT) + kept("d", REPORT), same) == {
        "a": "a",
        "d": "a",
    }
    both = kept("a", REPORT) + kept("d", REPORT, more=", same-origin-as: c")
    assert origins(tmp_path / "both", both, same) == {"a": "a", "c": "a", "d": "a"}


def test_copies_of_which_nothing_is_recorded_are_not_the_same(tmp_path: Path) -> None:
    copies = {"a/a.txt": REPORT, "b/a.txt": "Other words."}
    assert origins(tmp_path, kept("a", "", digest="") + kept("b", "", digest=""), copies) == {}


def test_nothing_is_kept_where_nothing_is_to_keep(tmp_path: Path) -> None:
    root = project(tmp_path, CLAIMS, "a: {same-origin-as: b}\n", {}, "abc")
    verified(root)
    before = sorted(path.name for path in root.iterdir())
    verified(root)
    assert sorted(path.name for path in root.iterdir()) == before
