"""The small project with a kept copy of its confidential source, which says much that nobody may read."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.support.small_project import FILES, with_words, write_project

WATER: Final = "memo/2018/water.yaml"
RECORDS: Final = "sources/all.yaml"
ANNOTATIONS: Final = "sources/annotations.yaml"
FOLDER: Final = "private/evidence/witness-quintana"
NAME: Final = "zoraida-in-xochiapulco.txt"
STATEMENT: Final = (
    "Statement of Zoraida Quintana\n\n"
    "12. The captain of Xochiapulco did not order 7,391 arrests, says Tlaltecatzin. He opened 17 of 7,391 files on 19 July 1931.\n\n"
    "13. The captain of Xochiapulco gave him the keys. It was near Cuauhtepec, at the second well.\n\n"
    "14. It was near Cuauhtepec, at the third well.\n"
)
# Words of the copy, of its name, and of the record; the claims of the tests have none of them.
SECRETS: Final = (
    *("zoraida", "quintana", "xochiapulco", "tlaltecatzin", "cuauhtepec", "7,391", "7391", "1931"),
    *("safe of casa", "2018-01-05", "the captain", "the keys", "statement of"),
)
_CLAIM: Final = 'text: "A witness saw tanks of 5.5\\u00a0metres [@witness-quintana]."'


def annotation(content: bytes = STATEMENT.encode(), name: str = NAME, more: str = "") -> str:
    """What is known of the source: the copy, which is private, as it was kept."""
    digest = sha256(content).hexdigest()
    copy = f"{{file: {name}, sha256: {digest}, bytes: {len(content)}, private: true, from: safe of Casa}}"
    return f"witness-quintana:\n  why: she lives in Xochiapulco\n  evidence:\n    - {copy}\n{more}"


def secret_files(claim: str, *below: str, annotations: str = "") -> dict[str, str | bytes]:
    """The files, with a claim that cites the source, and lines below its text."""
    lines = "".join(f"\n        {line}" for line in below)
    files = with_words(WATER, _CLAIM, f"text: >-\n          {claim}{lines}")
    more: Mapping[str, str | bytes] = {
        ANNOTATIONS: annotations or annotation(),
        f"{FOLDER}/{NAME}": STATEMENT.encode(),
    }
    return {**FILES, **files, **more}


def secret_project(folder: Path, claim: str, *below: str, annotations: str = "") -> Path:
    """A folder with these files."""
    return write_project(folder, secret_files(claim, *below, annotations=annotations))


def copied_words_in(text: str) -> set[str]:
    """The secrets that a text has."""
    folded = text.casefold()
    return {secret for secret in SECRETS if secret in folded}
