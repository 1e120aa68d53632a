"""Small memos with their expectations in them, as comments above the line that they concern.

A file of `tests/annotated/` holds cases. `#= fires: TITLE` or `#= near: TITLE` begins a case, `#@ PATH` a file of its
project; what comes before the first `#@` is memo/2018/torture.yaml. The rest is made up, so that a case is short:

- a part file that begins with `  - ` is the list of claims of one finding;
- missing keys of a part, a memo.yaml or a sources file get values that no rule minds (`#! PATH`: the file as it stands);
- `parts` lists the part files (`.yaml`) of the year, and any of STOCK that a case names is a source of the project;
- a copy of one of these in sources/evidence/ is recorded, unless the case has a sources/annotations.yaml of its own; the
  digest of a copy that the case has is put into `file: report.txt, sha256: DIGEST`.

`# C102 12-20 no source | did you mean` expects C102 on the next line, from column 12 to 20, with these words in the
message and, after the bar, in the hint; columns and words may be left out. Above a key with `>-` the mark concerns the
whole text below it. Behind a path it concerns the first line of that file. `⍽` stands for a no-break space, which nobody would see,
and `⟨200B⟩` for any other character, by its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.support.places import TESTS

from memocli.diagnostics import Diagnostic

FOLDER: Final = TESTS / "annotated"
_MARK: Final = re.compile(
    r"\s*# (?P<code>[A-Z]\d{3})(?: (?P<from>\d+)-(?P<to>\d+))?(?: (?P<words>.+))?\Z"
)
_SEAL: Final = "seal.yaml"
_ANNOTATIONS: Final = "sources/annotations.yaml"
_COPY: Final = re.compile(r"sources/evidence/[^/]+/[^/]+\Z")
_NO_PARTS: Final = ("memo.yaml", _SEAL)
_CLAIMS: Final = "findings:\n- id: unit\n  claims:\n"
STOCK: Final = {
    "pgr-2018": """
  - id: pgr-2018
    type: report
    title: Cases of the torture unit
    publisher: Procuraduría General de la República (PGR)
    issued: 2018-02
    URL: https://example.org/pgr-2018
    custom: {status: confirmed}
""",
    "wola-2017": """
  - id: wola-2017
    type: webpage
    title: Overlooking justice
    publisher: Washington Office on Latin America (WOLA)
    issued: 2017-11-20
    URL: https://example.org/wola-2017
    custom: {status: confirmed}
""",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One expectation; `lines` are those it may be met on, `columns` (both included) may be empty."""

    code: str
    path: str
    lines: range
    columns: tuple[int, int] | tuple[()]
    message: str
    hint: str

    def meets(self, found: Diagnostic) -> bool:
        """Whether a diagnostic is the expected one."""
        span = found.span
        return (
            found.code == self.code
            and span.file.path == self.path
            and span.line in self.lines
            and (not self.columns or self.columns == (span.column, span.end_column - 1))
            and self.message in found.message
            and self.hint in found.hint
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A project and what is expected of it."""

    file: str
    kind: str
    title: str
    texts: dict[str, str]
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        return f"{self.file} {self.kind}: {self.title}"

    def write(self, root: Path) -> None:
        """Put the project's files in a folder."""
        for path, text in self.texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())


def all_cases() -> list[Case]:
    """Every case of every file, in order."""
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in read_cases(path)]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    text = path.read_text("utf-8").replace("⍽", "\u00a0")
    text = re.sub(r"⟨([0-9A-F]{4,6})⟩", lambda code: chr(int(code[1], 16)), text)
    for chunk in re.split(r"^#= ", text, flags=re.MULTILINE)[1:]:
        head, _, body = chunk.partition("\n")
        kind, _, title = head.partition(": ")
        texts, marks = _project(body)
        yield Case(path.stem, kind, title, texts, tuple(marks))


def _project(body: str) -> tuple[dict[str, str], list[Mark]]:
    first, *others = re.split(r"^(?=#[@!] )", body, flags=re.MULTILINE)
    texts = {"memo/2018/torture.yaml": first} if first.strip() else {}
    whole = set()
    marks = []
    for chunk in others:
        head, _, text = chunk.partition("\n")
        path, _, mark = head[3:].partition(" # ")
        texts[path] = text
        if head[1] == "!" or path.endswith(_SEAL):
            whole.add(path)
        if mark:
            marks.append(_mark(f"# {mark}", path, range(1, 2)))
    texts = {
        path: text if path in whole else _completed(path, text, texts)
        for path, text in (_made_up(texts, body) | texts).items()
    }
    texts |= _with_digests(texts)
    for path, text in texts.items():
        marks.extend(_marks(path, text))
    return texts, marks


def _made_up(texts: dict[str, str], body: str) -> dict[str, str]:
    """Files that a project needs and the case does not give."""
    years = {path.split("/")[1] for path in texts if path.count("/") == 2 and path[:5] == "memo/"}
    made = {f"memo/{year}/memo.yaml": "" for year in years or {"2018"}}
    if not any(re.match(r"memo/2018/(?!memo\.yaml|seal\.yaml)", path) for path in texts):
        made["memo/2018/torture.yaml"] = (
            _CLAIMS + "  - {id: a, text: A., basis: {position: true}}\n"
        )
    made["memo/organizations.yaml"] = "organizations:\n- {id: wola, name: WOLA}\n"
    stock = [text for name, text in STOCK.items() if re.search(rf"(@\{{?|source: ){name}\b", body)]
    if stock:
        made["sources/stock.yaml"] = "references:" + "".join(stock)
    copies = [path.split("/")[2:] for path in texts if _COPY.match(path)]
    if stocked := [copy for copy in copies if copy[0] in STOCK]:
        kept = "{}:\n  evidence: [{{file: {}, sha256: DIGEST}}]\n"
        made[_ANNOTATIONS] = "".join(kept.format(*copy) for copy in stocked)
    return made


def _with_digests(texts: dict[str, str]) -> dict[str, str]:
    """The records of sources, with the digests of the copies that the case has."""
    digests = {
        path.rpartition("/")[2]: sha256(text.encode()).hexdigest()
        for path, text in texts.items()
        if _COPY.match(path)
    }
    return {
        path: re.sub(r"(file: (\S+), sha256: )DIGEST", lambda at: at[1] + digests[at[2]], text)
        for path, text in texts.items()
        if "sha256: DIGEST" in text
    }


def _completed(path: str, text: str, texts: dict[str, str]) -> str:
    """The text with what it lacks put before it."""
    name = path.rpartition("/")[2]
    if not re.match(r"memo/\d{4}/.+\.yaml\Z", path):
        return text
    year = path.split("/")[1]
    if name == "memo.yaml":
        parts = [p.rpartition("/")[2] for p in texts if p.startswith(f"memo/{year}/")]
        listed = (
            ", ".join(part for part in parts if part.endswith(".yaml") and part not in _NO_PARTS)
            or "torture.yaml"
        )
        defaults = {"title": "A memo", "year": year, "submitted": f"{year}-07-24", "from": "[wola]"}
        defaults["parts"] = f"[{listed}]"
    else:
        defaults = {"id": name.removesuffix(".yaml"), "heading": "A part"}
        if re.match(r"(?:\s*#.*\n)*  - ", text):
            text = _CLAIMS + text
    missing = [key for key in defaults if not re.search(rf"^{key}:", text, re.MULTILINE)]
    return "".join(f"{key}: {defaults[key]}\n" for key in missing) + text


def _marks(path: str, text: str) -> Iterator[Mark]:
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not _MARK.match(line):
            continue
        following = number + 1
        while following <= len(lines) and _MARK.match(lines[following - 1]):
            following += 1
        yield _mark(line, path, _concerned(lines, following))


def _concerned(lines: list[str], first: int) -> range:
    """The line `first`, and where it ends with a block's sign, the text below it."""
    line = lines[first - 1] if first <= len(lines) else ""
    end = first + 1
    if re.search(r"[>|]-?\Z", line):
        indent = len(line) - len(line.lstrip(" -"))
        deeper = " " * (indent + 1)
        while end <= len(lines) and (lines[end - 1].startswith(deeper) or not lines[end - 1]):
            end += 1
    return range(first, end)


def _mark(line: str, path: str, lines: range) -> Mark:
    match = _MARK.match(line)
    assert match, f"no mark: {line}"
    columns = (int(match["from"]), int(match["to"])) if match["from"] else ()
    message, _, hint = (match["words"] or "").partition(" | ")
    return Mark(match["code"], path, lines, columns, message, hint)
