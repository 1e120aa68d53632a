"""The conventions of the project: rules, commands, layers and sizes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.support.annotated_cases import all_cases
from tests.support.commands import COMMANDS
from tests.support.fuzz_count import PROMISED
from tests.support.places import ROOT, TESTS
from tests.support.programs import memocli
from typer.testing import CliRunner

from memocli.checks import RULES
from memocli.cli.app import app
from memocli.codes import CODES

PACKAGE: Final = ROOT / "src" / "memocli"
_GENERATED: Final = {PACKAGE / "render/html/compiled.py", PACKAGE / "web_fonts.py"}
MODULES: Final = sorted(set(PACKAGE.rglob("*.py")) - _GENERATED)
TEST_MODULES: Final = sorted([*TESTS.glob("*.py"), *TESTS.glob("support/*.py")])
CASES: Final = all_cases()
_CODE: Final = re.compile(r"[A-Z]\d{3}\Z")
_VAGUE: Final = {"utils", "util", "helpers", "helper", "common", "core", "misc", "shared", "tools"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ── rules ────────────────────────────────────────────────────────────────────────────────────────


def test_rules_have_codes_and_names_of_their_own() -> None:
    assert all(code == rule.code and _CODE.match(code) for code, rule in RULES.items())
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_no_module_keeps_a_rule_to_itself() -> None:
    given = set()
    for path in (PACKAGE / "checks/rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _RULE_MAKERS:
                given |= {a.value for a in node.args[:1] if isinstance(a, ast.Constant)}
    assert given == set(RULES)


_RULE_MAKERS: Final = ("rule", "explained_rule")


def test_every_code_has_its_rule_and_every_rule_its_code() -> None:
    assert list(CODES) == sorted(CODES) == list(RULES)
    assert all(RULES[code].kind is CODES[code] for code in CODES)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_explains_itself(code: str) -> None:
    paragraphs = RULES[code].explanation.split("\n\n")
    assert [paragraph.partition(":")[0] for paragraph in paragraphs] == [
        "What",
        "Why",
        "Example",
        "What to do",
    ]
    assert all(paragraph.partition(":")[2].strip() for paragraph in paragraphs)
    assert paragraphs[2].startswith("Example:\n    "), "the example is an indented block"
    assert "\n" not in RULES[code].summary


@pytest.mark.parametrize("code", RULES)
def test_every_rule_fires_in_one_memo_and_spares_another_that_comes_close(code: str) -> None:
    fires = [case for case in CASES if case.file == code and case.kind == "fires"]
    near = [case for case in CASES if case.file == code and case.kind == "near"]
    assert fires, f"tests/annotated/{code}.yaml has no case `#= fires: …`"
    assert near, f"tests/annotated/{code}.yaml has no case `#= near: …`"
    for case in fires:
        assert code in {mark.code for mark in case.marks}, case
    for case in near:
        assert not case.marks, f"{case}: a near miss has no fault at all"


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.needs_complete])
def test_every_rule_that_waits_is_seen_waiting(code: str) -> None:
    waits = [case for case in CASES if case.file == code and case.kind == "waits"]
    assert waits, f"tests/annotated/{code}.yaml has no case `#= waits: …`"
    assert all(mark.code != code for case in waits for mark in case.marks)


def test_cases_are_of_known_kinds_and_named_once() -> None:
    assert {case.kind for case in CASES} <= {"fires", "near", "waits"}
    assert {case.file for case in CASES} <= set(RULES) | {"mistakes"}
    assert len({str(case) for case in CASES}) == len(CASES)


def _literal_codes(paths: Iterator[Path]) -> set[str]:
    return {
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _CODE.match(node.value)
    }


def test_codes_that_reading_reports_are_those_of_the_file_rules() -> None:
    reading = (path for path in MODULES if {"load", "nodes"} & set(path.parts))
    assert _literal_codes(reading) == {code for code in CODES if code.startswith("F")}


def test_only_rules_without_a_finder_are_those_of_files_of_waivers_and_of_protected_words() -> None:
    without = {code for code, rule in RULES.items() if rule.find is None}
    assert {code[0] for code in without - {"C112"}} == {"F", "W"}
    assert "C112" in _literal_codes(iter(PACKAGE.glob("protect/*.py")))


def test_only_protect_knows_where_private_files_are() -> None:
    """But for the folder of private copies, which hold no strings that are looked for, and the key `private` of a copy."""
    known = {
        PACKAGE / "evidence/store.py": {"private/evidence"},
        PACKAGE / "pipeline/keep.py": {"private"},
        PACKAGE / "report/copies.py": {"private"},
        PACKAGE / "report/evidence/as_json.py": {"private"},
    }
    for path in MODULES:
        if "protect" not in path.parts:
            said = {
                node.value
                for node in ast.walk(ast.parse(path.read_text("utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            assert not [
                text
                for text in said - known.get(path, set())
                if re.match(r"private\Z|private/\S|protect\.txt", text)
            ]


# ── commands ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_place_in_the_docs(name: str) -> None:
    """Each is in the README; one of a group is in the page of the group, and its help has an example."""
    command, group = COMMANDS[name], name.partition(" ")[0]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name} has no help"
    page = "README.md" if name == group else f"docs/{group}.md"
    assert f"memocli {name}" in (ROOT / page).read_text("utf-8")
    assert name == group or f"Example: memocli {name} " in command.help
    outcome = CliRunner().invoke(app, [*name.split(), "--help"])
    assert outcome.exit_code == 0
    assert command.help.splitlines()[0].split(".")[0][:40] in outcome.output


def test_the_help_lists_every_command() -> None:
    for name in COMMANDS:
        group, _, own = name.rpartition(" ")
        said = memocli(*group.split(), "--help").stdout
        assert re.search(rf"^\W*{own}\b", said, re.MULTILINE), name


# ── modules ──────────────────────────────────────────────────────────────────────────────────────


def test_the_layers_hold() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    ran = subprocess.run(
        [program, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


# What a module does to files. `tree` reads, `files` writes; `render/faces.py` names the packaged fonts to WeasyPrint.
_READS: Final = {
    "exists",
    "glob",
    "is_dir",
    "is_file",
    "iterdir",
    "open",
    "read_bytes",
    "read_text",
    "rglob",
    "stat",
}
_WRITES: Final = {
    "chmod",
    "mkdir",
    "mkstemp",
    "rmdir",
    "touch",
    "unlink",
    "write_bytes",
    "write_text",
}
_DOORS: Final = {
    "tree": _READS,
    "files": _READS | _WRITES,
    "render/faces": {"is_file"},
    "ooxml/archive": {"open", "is_dir"},  # of a zip in memory
    "cli/streams": {"open"},  # the null device
}
# Calls of these names that have nothing to do with the disk: of a tree, of a picture in memory.
_OF_A_TREE: Final = re.compile(r"\btree\b|^DiskTree\(|PIL\.Image")


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_files_are_read_through_the_tree_and_written_through_files(path: Path) -> None:
    name = path.relative_to(PACKAGE).with_suffix("").as_posix()
    allowed = _DOORS.get(name) or _DOORS.get(name.partition("/")[0], set())
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in _READS | _WRITES:
                of = ast.unparse(called.value)
                known = _OF_A_TREE.search(of) or (name == "templates" and of == "installed")
                assert known or called.attr in allowed, f"line {node.lineno}: {of}.{called.attr}"
            assert not (isinstance(called, ast.Name) and called.id == "open"), node.lineno


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300, "past 300 lines a module becomes a package"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 60, f"{node.name} has {length} lines"


_OTHER_WAYS: Final = {"attr", "attrs", "dataclass", "dataclasses", "namedtuple", "NamedTuple"}
# What every layer may take of msgspec; the rest of it reads and describes files.
_OF_VALUES: Final = {"Meta", "Struct", "field"}
# The last of them only where it keeps results for the next run, and takes up none that it did not write so.
_ROOMS_OF_MSGSPEC: Final = {"evidence", "fields", "load", "verify/kept.py"}


# `(?:…)*+`, `(?:…)++` or `(?:…)?+`: Python 3.11.2, that of Debian 12, keeps what the last, failing round of it has taken.
_POSSESSIVE_GROUP: Final = re.compile(r"(?<![\\(])\)[*+?]\+")


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_pattern_repeats_a_group_possessively(path: Path) -> None:
    """`(?>(?:…)*)` says the same, and every Python reads it so."""
    texts = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if _POSSESSIVE_GROUP.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_what_has_fields_is_a_struct_and_msgspec_reads_in_four_rooms(path: Path) -> None:
    within = path.relative_to(PACKAGE)
    room = within.parts[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module if isinstance(node, ast.ImportFrom) else ""
            names = {alias.name for alias in node.names}
            assert not _OTHER_WAYS & {module, *names}, node.lineno
            if not {room, within.as_posix()} & _ROOMS_OF_MSGSPEC:
                assert "msgspec" not in names, f"line {node.lineno}: import its Struct"
                assert module != "msgspec" or names <= _OF_VALUES, node.lineno
                # JSON that was made already is given its lines.
                is_layout = names == {"format"}
                assert module != "msgspec.json" or is_layout, node.lineno


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_modules_say_what_they_are(path: Path) -> None:
    assert path.stem not in _VAGUE
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), "a module begins with its purpose"


# Whole builds in tests/golden/ hold what these make.
_SEEN_IN_BUILDS: Final = {"assemble", "manifest"}


def test_every_module_of_a_layer_is_tested() -> None:
    tested = set()
    for path in TEST_MODULES:
        tested |= set(re.findall(r"(?:from|import) memocli\.(\w+)", path.read_text("utf-8")))
        tested |= set(re.findall(r"from memocli import (\w+)", path.read_text("utf-8")))
    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    left = modules - tested - _SEEN_IN_BUILDS - {"__init__", "__main__", "__pycache__", "templates"}
    assert not left, f"no test imports {', '.join(sorted(left))}"


# ── tests ────────────────────────────────────────────────────────────────────────────────────────

# The root of the checkout taken for a project, and its folders of living memos.
_LIVING: Final = re.compile(
    r"""roject\(ROOT|"-C", ROOT|cwd=ROOT\b|ROOT(?:\.r?glob\(| / )f?["'](?:memo|sources)\b"""
)


@pytest.mark.parametrize(
    "path", [path for path in TEST_MODULES if path.name != "test_house.py"], ids=shown
)
def test_no_test_reads_a_living_memo(path: Path) -> None:
    found = [match[0] for match in _LIVING.finditer(path.read_text("utf-8"))]
    assert found == [], "tests read the frozen copy in tests/example"


@pytest.mark.parametrize("path", TEST_MODULES, ids=shown)
def test_no_test_module_takes_from_another(path: Path) -> None:
    """What two of them need has its home in tests/support/."""
    assert re.findall(r"\btests\.test_\w+|\bimport test_\w+", path.read_text("utf-8")) == []
    assert path.stem not in _VAGUE


def test_no_helper_stands_twice() -> None:
    """Neither the same lines under two names, nor a function beside its namesake in tests/support/."""
    homes: dict[str, set[str]] = {}
    for path in TEST_MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
                said = ast.get_docstring(node) is not None
                lines = "".join(map(ast.dump, node.body[said:]))
                homes.setdefault(lines, set()).add(shown(path))
                if "support" in path.parts or node.name in SUPPORT:
                    homes.setdefault(node.name, set()).add(shown(path))
    assert [places for places in homes.values() if len(places) > 1] == []


def test_a_whole_run_tries_twenty_thousand_hostile_inputs() -> None:
    """One test tries all of each subject, and fails where it does not."""
    assert sum(PROMISED.values()) >= 20_000
    sources = "\n".join(
        path.read_text("utf-8") for path in TEST_MODULES if "support" not in path.parts
    )
    assert [subject for subject in PROMISED if f'"{subject}"' not in sources] == []


SUPPORT: Final = {
    node.name
    for path in TESTS.glob("support/*.py")
    for node in ast.parse(path.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef | ast.ClassDef)
}
