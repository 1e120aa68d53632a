"""True claims about documents of every kind pass; each of the faults that could be in them is found, under its code and no other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from textwrap import indent
from typing import Any, Final

import pytest
import yaml
from tests.support.evidence_documents import DOCUMENTS, encrypted_pdf, scanned_pdf
from tests.support.places import ROOT, TESTS
from tests.support.small_project import write_project

from memocli.pipeline.check import check_memos
from memocli.project import project_at

CLAIMS: Final[list[dict[str, Any]]] = yaml.safe_load(
    (TESTS / "evidence" / "claims.yaml").read_text("utf-8")
)
# One of its pages has no text: it is among the faults.
COPIES: Final = {name: make for name, make in DOCUMENTS.items() if name != "scanned.pdf"}


def _written(claim: Mapping[str, Any], number: int | None = None, kind: str = "faults") -> str:
    """A claim as it stands in a part: without fault, or with one of them."""
    name = claim["id"] if number is None else f"{claim['id']}-{kind}-{number}"
    entry = {key: value for key, value in claim.items() if key not in _TABLES}
    text: str = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=10_000)
    if number is not None:
        *_, old, new = claim[kind][number]
        assert old in text, (name, old)
        text = text.replace(old, new)
    return f"  - id: {name}\n{indent(text, '    ')}"


_TABLES: Final = ("id", "faults", "unseen")


def _faults(kind: str = "faults") -> Iterator[tuple[dict[str, Any], int]]:
    for claim in CLAIMS:
        for number in range(len(claim.get(kind, ()))):
            yield claim, number


def _files(copies: Mapping[str, bytes], sound: str, faulty: str = "") -> dict[str, str | bytes]:
    """A project with these copies, each of a source of its own, and the claims of two parts."""
    head = "heading: A part\nfindings:\n- id: claims\n  claims:\n"
    parts = {"sound": sound, "faulty": faulty}
    parts = {name: claims for name, claims in parts.items() if claims}
    records, known = ["references:"], []
    for name, content in copies.items():
        source, language = name.replace(".", "-"), "es" if name.startswith("fiscalia") else "en"
        records.append(
            f"- {{id: {source}, type: report, title: {source}, publisher: Ombuds Office, issued: 2031, number: 7, "
            f"language: {language}, custom: {{status: confirmed}}}}"
        )
        digest = sha256(content).hexdigest()
        known.append(f"{source}: {{evidence: [{{file: {name}, sha256: {digest}}}]}}")
    copied = {f"sources/evidence/{name.replace('.', '-')}/{name}": copies[name] for name in copies}
    return {
        "memo/organizations.yaml": "organizations:\n- {id: wola, name: WOLA}\n",
        "memo/2031/memo.yaml": f"title: A memo\nyear: 2031\nfrom: [wola]\nparts: [{', '.join(f'{name}.yaml' for name in parts)}]\n",
        **{f"memo/2031/{name}.yaml": f"id: {name}\n{head}{said}" for name, said in parts.items()},
        "sources/records.yaml": "\n".join(records),
        "sources/annotations.yaml": "\n".join(known),
        **copied,
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """What is said of the evidence, code and message, by the claim's name; of sources by nothing. All is checked at once."""
    copies = {name: make() for name, make in COPIES.items()}
    sound = "".join(map(_written, CLAIMS))
    faulty = "".join(
        _written(claim, number, kind) for kind in _TABLES[1:] for claim, number in _faults(kind)
    )
    folder = write_project(tmp_path_factory.mktemp("faults"), _files(copies, sound, faulty))
    return _said_in(folder)


def _said_in(folder: Path) -> dict[str, list[tuple[str, str]]]:
    said = defaultdict(list)
    for one in check_memos(project_at(folder)).diagnostics:
        if one.code[0] in "EF":
            said[one.claim].append((one.code, f"{one.message} | {one.hint}"))
    return dict(said)


def test_there_are_enough_of_them() -> None:
    cited = {
        name
        for name in COPIES
        if any(f"@{name.replace('.', '-')}" in claim["text"] for claim in CLAIMS)
    }
    assert len(cited) == len(COPIES) >= 14
    assert len(list(_faults())) >= 60


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: str(claim["id"]))
def test_a_true_claim_passes(
    claim: dict[str, Any], found: dict[str, list[tuple[str, str]]]
) -> None:
    assert found.get(f"2031/sound/claims/{claim['id']}", []) == []


@pytest.mark.parametrize(
    ("claim", "number"),
    list(_faults()),
    ids=[f"{claim['id']}: {claim['faults'][number][1]}" for claim, number in _faults()],
)
def test_a_fault_is_found(
    claim: dict[str, Any], number: int, found: dict[str, list[tuple[str, str]]]
) -> None:
    said = found.get(f"2031/faulty/claims/{claim['id']}-faults-{number}", [])
    assert {code for code, _ in said} == {claim["faults"][number][0]}, said


@pytest.mark.parametrize(
    ("claim", "number"),
    list(_faults("unseen")),
    ids=[f"{claim['id']}: {claim['unseen'][number][0]}" for claim, number in _faults("unseen")],
)
def test_what_is_not_seen_is_known(
    claim: dict[str, Any], number: int, found: dict[str, list[tuple[str, str]]]
) -> None:
    """Whoever teaches memocli to see one of these moves it among the faults, and takes it out of docs/evidence.md."""
    assert found.get(f"2031/faulty/claims/{claim['id']}-unseen-{number}", []) == []


_CHANGED: Final = "The Office found nothing."


@pytest.mark.parametrize(
    ("code", "file", "content", "said"),
    [
        ("E403", "report.txt", None, "is not there"),
        ("E403", "report.txt", _CHANGED.encode(), "another file than was recorded"),
        ("E403", "report.docx", DOCUMENTS["fiscalia.docx"](), "another file than was recorded"),
    ],
    ids=["missing", "a letter changed", "exchanged for another"],
)
def test_a_copy_is_not_what_was_recorded(
    code: str, file: str, content: bytes | None, said: str, tmp_path: Path
) -> None:
    source = file.replace(".", "-")
    claim = f"  - {{id: a, text: 'The Unit opened 4,127 investigations [@{source}].'}}\n"
    folder = write_project(tmp_path, _files({file: DOCUMENTS[file]()}, claim))
    copy = folder / "sources/evidence" / source / file
    copy.unlink() if content is None else copy.write_bytes(content)
    assert [(one, said in message) for one, message in _said_in(folder)[""]] == [(code, True)]
    assert not _said_in(folder).get("2031/sound/claims/a"), (
        "nothing is said of claims that were not checked"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("scanned.pdf", scanned_pdf(), "sheets 1, 3 of the kept copy"),
        ("locked.pdf", encrypted_pdf(), "it is encrypted"),
        ("cut-off.pdf", DOCUMENTS["table.pdf"]()[:900], ""),
        ("cut-off.docx", DOCUMENTS["report.docx"]()[:900], ""),
    ],
    ids=lambda said: said if isinstance(said, str) and "." in said else "",
)
def test_a_copy_can_not_be_read(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    source = name.replace(".", "-")
    claim = f"  - {{id: a, text: 'There were 9,999 investigations [@{source}].'}}\n"
    found = _said_in(write_project(tmp_path, _files({name: content}, claim)))
    assert [(one, said in message) for one, message in found[""]] == [("E409", True)]
    assert "2031/sound/claims/a" not in found, "what could not be read may state it"


def test_the_table_in_the_documentation_counts_them() -> None:
    said = (ROOT / "docs/evidence.md").read_text("utf-8")
    number_told = re.search(r"There are (\d+) true claims", said)
    assert number_told, "the page tells how many claims there are"
    # Those behind them are not told there: other tools were not run on them.
    claims = CLAIMS[: int(number_told[1])]
    quoting = [claim for claim in claims if "“" in claim["text"] or "passages" in claim]
    faults = Counter(claim["faults"][number][0] for claim, number in _faults() if claim in claims)
    counts = f"{len(claims)} true claims, of which {len(quoting)} have quotations or passages, and {faults.total()} faults"
    assert counts in " ".join(said.split())
    told: Counter[frozenset[str]] = Counter()
    for codes, number, found in re.findall(r"\((E4.*?)\)? \| (\d+) \| (\d+) \|", said):
        assert number == found
        told[frozenset(re.findall(r"E4\d\d", codes))] += int(number)
    assert {code for codes in told for code in codes} == set(faults)
    for codes, number in told.items():
        assert number == sum(faults[code] for code in codes), codes


def test_nothing_is_said_of_the_copies(found: dict[str, list[tuple[str, str]]]) -> None:
    assert "" not in found
