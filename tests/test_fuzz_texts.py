"""Thousands of files that nobody wrote on purpose: each ends in diagnostics or in one sentence, and its reports show nothing unseen.

All in one process, and the same in each run (tests/conftest.py); `make fuzz` tries other ones, and more.
"""

from __future__ import annotations

import copy
import io
import json
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.support.examples import examples
from tests.support.fuzz_count import PROMISED, tried, tried_all
from tests.support.memory_tree import project_of
from tests.support.soundness import TEXTS, assert_sound

from memocli.errors import UserError
from memocli.pipeline.build import build_memo
from memocli.pipeline.check import check_memos
from memocli.pipeline.options import BuildOptions
from memocli.render import Form
from memocli.report.diagnostics import OutputFormat

Files = Mapping[str, str | bytes]

PART: Final = "memo/2018/water.yaml"
SOURCES: Final = "sources/all.yaml"
RECORDS: Final = "sources/more.json"
# Small, since it is read thousands of times, and with each kind of file and of value.
FILES: Final[dict[str, str]] = {
    "memocli.yaml": "format: 1\nchecks: {ignore: [S201], fail-on: error}\n",
    "memo/organizations.yaml": "organizations:\n- {id: casa, name: Casa, url: https://casa.example.org, language: es}\n",
    "memo/2018/memo.yaml": """\
title: Water “Valley”
year: 2018
submitted: 2018-07-24
period: {from: 2017-08, to: 2018-07}
language: en
to: [The Ministry]
from: [casa]
about: An *invented* memo.
parts: [water.yaml]
""",
    PART: """\
id: water
heading: The right
condition: {text: "Water to all.", source: report-2018}
verdict: partly-met
findings:
- id: wells
  heading: Wells
  claims:
  - id: count
    text: >-
      Of 1,250 wells, 17 gave *clean* water
      [@report-2018, p. 4; see @survey, para. 12].
    figures: {wells: 1250, clean: {value: 17, at: least}}
    continues: 2017/water/wells/count
  - {id: again, text: 'As “said” before [@survey; @witness].', waive: {C105: no pages}}
  - {id: ours, text: We ask for more., basis: {position: true}, remark: later}
  - {id: so, text: So it is., basis: {inference: [water/wells/count], earlier-memo: 2017/water/wells/count}}
""",
    SOURCES: """\
references:
- id: report-2018
  type: report
  author: [{family: Pérez, given: Ana}, {literal: Watch}]
  title: Water & the "Valley"
  issued: 2018-02
  URL: https://example.org/report?a=1&b=2
  custom: {status: confirmed, archive-url: https://web.archive.org/web/2018/https://example.org/}
- {id: witness, type: interview, author: [{family: Quintana}], custom: {confidential: true}}
""",
    RECORDS: """\
[{"id": "survey", "type": "dataset", "title": "Survey <2016>", "publisher": "Institute", "DOI": "10.1234/abc",
"page": "4-9", "volume": 3, "issued": {"date-parts": [[2016, 5], [2016, 8]]}, "custom": {"status": "confirmed"}}]
""",
}
PATHS: Final = sorted(FILES)
# Each value a text: what it means is for memocli to say.
TREES: Final = {path: yaml.load(text, yaml.BaseLoader) for path, text in FILES.items()}

UNSEEN: Final = (
    "\u202e \u202c \u2066 \u2069 \u200e \u061c \u200b \u200c \u200d \u2060 \u00ad \u034f \u115f \u3164 \ufe0f \U000e0041 \U000e0100 "
    "\ufff9 \ufffc \ufffd \ue000 \ue001 \uf8ff \U000f0000 \U000f0001 \U0010fffa \U0010fffb \U0010fffc \U0010fffd \ufdd0 \ufffe "
    "\U0001ffff \x00 \x01 \x1b[31m \x7f \x9b \ufeff \ud800"
).split(" ")
SPACES: Final = [
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\x85",
    "\u2028",
    "\u2029",
    "\xa0",
    "\u2009",
    "\u3000",
    "  ",
]
ESCAPES: Final = (
    r"\ud800 \udfff \u202e \u200b \ue000 \x00 \ufeff \ufffe \N \L \P \_ \U00110000 \q \x".split()
)
SIGNS: Final = (
    "- | > >- : ? & * ! % @ ` , [ ] { } # ' \" --- ... <<: &a *a !!python/object:os.system !!binary | {{ {% }} \\ \\\\ ~ = ' #' ': '"
).split(" ")
VALUES: Final = (
    "null true false yes no on .inf -.inf .nan 1e999 -0 0x1F 0o17 1_000 ² ٣ Ⅷ １ ½ 0000-01-01 10000-01-01 2018-02-30 2018-13 "
    "9999-12-31 0001 12:30:45 1/0 <script> &amp; ]]> <!-- javascript:alert(1) http://[::1 file:///etc/passwd ../../x"
).split(" ")
LONG: Final = [
    "x" * 5000,
    "9" * 5000,
    "9" * 5000 + "/water/wells/count",
    "*" * 300,
    "_a*" * 300,
    "[" * 500,
    "@" * 50,
    "9," * 300,
    "\\" * 500,
    "é😀" * 300,
]
ODD: Final[list[Any]] = [
    *LONG,
    *"² ٣ Ⅷ 1e999 .nan 0000-01-01 10000-01-01 -0 \u202e1 a\u200bb \ue000 \ufffe \ud800".split(" "),
    None,
    True,
    10**30,
    [[]],
    {"date-parts": [["²"]]},
]
PROSE: Final = [
    *"[@ ] [ ]( ) ](http://x) @ @{ } [@report-2018] [@witness] [@no-such] [@survey, pp. ²] [-@survey] ; , p. para. art. 8(2) **".split(),
    *"* _ __ ~~ ![ > | 17 1,250 1.5 million two hundred and hundredth 1/2 2018 24 July 2018 at least “ ” « » „ ' \" ¹² 12 . \\".split(),
    " ",
    " and ",
    "\n\n",
    "http://example.org/a_b_c",
]
ANY: Final = [*UNSEEN, *SPACES, *ESCAPES, *SIGNS, *VALUES, *LONG]
DEEP: Final = [
    "[" * 200 + "]" * 200,
    "{a: " * 150 + "}" * 150,
    "[" * 200,
    "- " * 200 + "x",
    "? " * 150 + "x",
]


# ── one input of each kind ───────────────────────────────────────────────────────────────────────


def a_file_with_pieces(choose: random.Random) -> Files:
    """A file of which pieces are cut out, and others put in."""
    path = choose.choice(PATHS)
    text = FILES[path]
    for _ in range(choose.randint(1, 4)):
        start = choose.randint(0, len(text))
        end = min(len(text), start + choose.choice((0, 0, 1, 5, 40)))
        pieces = choose.choices(
            choose.choice((ANY, UNSEEN, SIGNS, PROSE, DEEP)), k=choose.choice((1, 1, 2, 6))
        )
        text = text[:start] + "".join(pieces) + text[end:]
    return {path: text}


def a_file_in_other_bytes(choose: random.Random) -> Files:
    """A file in another encoding, with other ends of lines, cut off or with other bytes in it."""
    path = choose.choice(PATHS)
    text = FILES[path].replace("\n", choose.choice(("\n", "\r\n", "\r", "\x85", "\u2028")))
    encoding = choose.choice(
        "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp037 utf-7".split()
    )
    data = bytearray(text.encode(encoding, "replace"))
    for _ in range(choose.choice((0, 1, 1, 5))):
        at = choose.randrange(len(data))
        data[at : at + choose.choice((0, 1, 2))] = choose.randbytes(choose.choice((0, 1, 2)))
    return {path: bytes(data[: choose.choice((len(data), choose.randint(0, len(data))))])}


def a_file_with_values(choose: random.Random) -> Files:
    """A file that is YAML, with other values and keys at some places."""
    path = choose.choice(PATHS)
    tree = copy.deepcopy(TREES[path])
    for _ in range(choose.randint(1, 3)):
        holder = choose.choice(list(holders(tree)))
        key = choose.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        if isinstance(holder, dict) and not choose.randrange(4):
            holder[choose.choice(ANY)] = holder.pop(key)
        else:
            holder[key] = a_value(choose, holder[key])
    return {path: dumped(tree, choose)}


def a_text_of_prose(choose: random.Random) -> Files:
    """Claims, conditions and a text about the memo, of signs that mean something in them."""
    part = copy.deepcopy(TREES[PART])
    for claim in part["findings"][0]["claims"][: choose.randint(1, 3)]:
        claim["text"] = some_prose(choose)
    part["condition"]["text"] = some_prose(choose)
    head = TREES["memo/2018/memo.yaml"] | {"about": some_prose(choose)}
    return {PART: dumped(part, choose), "memo/2018/memo.yaml": dumped(head, choose)}


def records(choose: random.Random) -> Files:
    """Sources in YAML or JSON, with fields of any kind."""
    keys = "title author issued page volume URL DOI publisher number language genre custom note edition archive".split()
    made = []
    for name in ("report-2018", "survey", "witness")[: choose.randint(1, 3)]:
        record: dict[str, Any] = {
            "id": name,
            "type": choose.choice(("report", "book", "legal_case")),
        }
        for key in choose.sample(keys, choose.randint(1, 6)):
            record[key] = a_value(choose, some_prose(choose))
        made.append(record)
    path = choose.choice((SOURCES, RECORDS))
    return {path: dumped(made if path == RECORDS else {"references": made}, choose)}


def holders(tree: Any) -> Any:
    """Every list and mapping of a tree that is not empty."""
    if isinstance(tree, dict | list) and tree:
        yield tree
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from holders(value)


def a_value(choose: random.Random, before: Any) -> Any:
    kinds: list[Callable[[], Any]] = [
        lambda: choose.choice(ANY),
        lambda: "".join(choose.choices(ANY, k=3)),
        lambda: f"{before}"[:5] + choose.choice(UNSEEN) + f"{before}"[5:],
        lambda: choose.choice(
            (None, True, 10**30, -1, 1.5, float("inf"), [], {}, [[]], [None], [{}])
        ),
        lambda: {
            choose.choice(("literal", "date-parts", "family", "text", "year", "value")): [[2018, 2]]
        },
        lambda: {"date-parts": [[choose.choice((2018, "²", "٣", 10**40, None, []))], 2]},
        lambda: [before, before],
        lambda: {"family": choose.choice(ANY), "given": before},
    ]
    return choose.choice(kinds)()


def some_prose(choose: random.Random) -> str:
    words = choose.choices(
        choose.choice((PROSE, PROSE, [*PROSE, *UNSEEN, *SPACES], [*PROSE, *LONG])),
        k=choose.randint(1, 16),
    )
    return choose.choice(("", " ")).join(words)


def dumped(tree: Any, choose: random.Random) -> str:
    """As JSON, which is YAML too and quickly written: characters as they are, or as escapes."""
    return json.dumps(tree, ensure_ascii=choose.random() < 0.3, indent=0)


# By what they count as.
KINDS: Final[dict[str, Callable[[random.Random], Files]]] = {
    "files with other pieces": a_file_with_pieces,
    "files with other values": a_file_with_values,
    "texts of prose": a_text_of_prose,
    "records": records,
    "files in other bytes": a_file_in_other_bytes,
}

# ── what must hold of it ─────────────────────────────────────────────────────────────────────────


def said(error: UserError) -> None:
    assert str(error)
    assert "\n" not in str(error)


def is_checked(files: Files, formats: tuple[OutputFormat, ...]) -> bool:
    try:
        assert_sound(check_memos(project_of({**FILES, **files})), formats)
    except UserError as error:
        said(error)
        return False
    return True


def built(files: Files, forms: tuple[Form, ...]) -> Mapping[str, bytes]:
    try:
        build = build_memo(project_of({**FILES, **files}), 2018, BuildOptions(forms, draft=True))
    except UserError as error:
        said(error)
        return {}
    for name, content in build.files.items():
        if name.endswith(".html"):
            assert_readable(content.decode("utf-8"))
        elif name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                for part in parts.namelist():
                    if part.endswith((".xml", ".rels")):
                        etree.fromstring(parts.read(part))
                assert_readable(parts.read("word/document.xml").decode("utf-8"))
    return build.files


def assert_readable(output: str) -> None:
    """An output has no sign that turns others round, none that is private, and no control character."""
    found = re.search(
        "[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0b\x0c\x0e-\x1f]",
        output,
    )
    assert found is None, ascii(found)


SEEDS: Final = st.integers(0, 2**63)


@pytest.mark.parametrize("kind", KINDS)
def test_any_file_is_checked(kind: str) -> None:
    ended: Counter[bool] = Counter()

    @examples(PROMISED[kind] / 100)
    @given(SEEDS)
    def one(seed: int) -> None:
        formats = tuple(OutputFormat) if seed % 16 == 0 else TEXTS[: 1 + (seed % 4 == 1)]
        ended[is_checked(KINDS[kind](random.Random(seed)), formats)] += 1
        tried(kind)

    one()
    assert tried_all(kind)
    assert ended[True] > ended[False]


def test_each_value_at_each_place() -> None:
    for path, sound in TREES.items():
        for holder in holders(sound):
            for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
                before = holder[key]
                for value in ODD:
                    holder[key] = value
                    is_checked({path: json.dumps(sound, indent=0)}, TEXTS[:1])
                    tried("values at each place")
                holder[key] = before
    assert tried_all("values at each place")


def test_any_text_is_built_as_a_draft() -> None:
    made: Counter[str] = Counter()

    @examples(PROMISED["drafts"] / 100)
    @given(SEEDS)
    def one(seed: int) -> None:
        choose = random.Random(seed)
        kind = choose.choice((a_file_with_values, a_text_of_prose, records, a_file_with_pieces))
        made["inputs"] += 1
        made.update(name.rpartition(".")[2] for name in built(kind(choose), (Form.HTML, Form.DOCX)))
        tried("drafts")

    one()
    assert tried_all("drafts")
    assert made["docx"] > made["inputs"] / 3


def test_a_few_drafts_as_pdf() -> None:
    kinds = (a_file_with_values, a_text_of_prose, records)
    made = [built(kind(random.Random(seed)), (Form.PDF,)) for seed in range(2) for kind in kinds]
    assert sum(any(name.endswith(".pdf") for name in files) for files in made) >= 3
