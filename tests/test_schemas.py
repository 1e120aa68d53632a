"""The committed schemas are fresh, fit every file of the example, and see what memocli sees."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import pytest
import yaml
from tests.support.annotated_cases import Case, all_cases
from tests.support.golden import assert_kept
from tests.support.places import EXAMPLE, ROOT

from memocli.memo.schemas import SCHEMAS, schema_text
from memocli.scaffold import project_files

FILES: Final = sorted([*EXAMPLE.glob("memo/**/*.yaml"), *EXAMPLE.glob("sources/*.yaml")])
_FIRST_LINE: Final = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class EditorLoader(yaml.CSafeLoader):
    """Reads YAML 1.2, as editors do: no dates, and only `true` and `false` are truth values."""


_OLD: Final = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _OLD]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(_OLD[1], re.compile(r"true\Z|false\Z"), ["t", "f"])


def kind_of(path: str) -> str:
    """Which schema a file has, by its place."""
    if path.startswith("sources/"):
        return "annotations" if path == "sources/annotations.yaml" else "sources"
    name = path.rpartition("/")[2]
    names = {
        "organizations.yaml": "organizations",
        "figures.yaml": "figures",
        "memo.yaml": "memo",
        "memocli.yaml": "project",
    }
    return names.get(name, "part")


def _as_json(value: Any) -> Any:
    """The value with texts for keys, as a JSON Schema sees it."""
    if isinstance(value, dict):
        return {str(key): _as_json(entry) for key, entry in value.items()}
    return [_as_json(entry) for entry in value] if isinstance(value, list) else value


def underlined(path: str, text: str) -> list[str]:
    """What an editor would underline in a file."""
    schema = json.loads(schema_text(SCHEMAS[kind_of(path)]))
    faults = jsonschema_rs.validator_for(schema).iter_errors(
        _as_json(yaml.load(text, EditorLoader))
    )
    return [f"{path}: {fault.instance_path}: {fault.message}" for fault in faults]


@pytest.mark.parametrize("name", SCHEMAS)
def test_committed_schemas_are_fresh(name: str, update: bool) -> None:
    kept = ROOT / "schemas" / f"{name}.schema.json"
    assert_kept(schema_text(SCHEMAS[name]), kept, update=update)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    assert jsonschema_rs.meta.is_valid(json.loads(schema_text(SCHEMAS[name])))


@pytest.mark.parametrize("name", SCHEMAS)
def test_editors_can_explain_every_key(name: str) -> None:
    for title, schema in json.loads(schema_text(SCHEMAS[name]))["$defs"].items():
        assert schema["description"], title
        for key, described in schema["properties"].items():
            words = described.get("description", "")
            assert words, f"the docstring of {title} says nothing of `{key}`"
            assert not words.endswith("."), f"{title}, {key}: {words}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(EXAMPLE).as_posix())
def test_the_files_of_the_example_name_their_schema_and_fit_it(path: Path) -> None:
    text = path.read_text("utf-8")
    shown = path.relative_to(EXAMPLE).as_posix()
    named = _FIRST_LINE.match(text)
    assert named, f"{shown} does not name its schema in the first line"
    # The schemas lie beside memo/ and sources/ in a project; the frozen copy goes without.
    target = EXAMPLE / "schemas" / f"{kind_of(shown)}.schema.json"
    assert (path.parent / named[1]).resolve() == target
    assert underlined(shown, text) == []


def test_the_files_of_a_new_project_name_schemas_that_come_with_it() -> None:
    made = project_files(2026)
    written = {path: content.decode() for path, content in made.items() if path.endswith(".yaml")}
    assert written
    for path, text in written.items():
        named = _FIRST_LINE.match(text)
        assert named, path
        target = (Path("/") / path).parent.joinpath(named[1])
        steps = Path(*target.parts[1:])
        plain = Path("/", steps).resolve().relative_to("/").as_posix()
        assert plain == f"schemas/{kind_of(path)}.schema.json"
        assert plain in made
        assert underlined(path, text) == []


def _cases(kind: str) -> list[Case]:
    return [case for case in all_cases() if case.kind == kind]


@pytest.mark.parametrize("case", _cases("near"), ids=str)
def test_what_is_clean_for_memocli_is_clean_for_editors(case: Case) -> None:
    for path, text in case.texts.items():
        # A seal has no schema: nobody writes it in an editor.
        if path.endswith(".yaml") and not path.endswith("/seal.yaml"):
            assert underlined(path, text) == []


# An editor's pattern for dates can't know which months have 30 days, and one file can't know the others; the schemas do not
# list the rules.
_BEYOND_EDITORS: Final = (
    "a day that is none",
    "words in another language with a tag, a brace or a bracket that is none",
    "emphasis inside emphasis, deeper than any text goes",
    "blanks for a value",
    "a file that is no picture",
    "rows with another number of cells than the head",
    "a picture with empty words for those who can't see it",
    "a meaning without an abbreviation, and words for a picture that is not there",
    "settings that ignore what nobody may ignore",
    "settings that name rules which do not exist",
    "a format that there never was",
    "a correction from before the memo was submitted",
    "emphasis inside emphasis, deeper than any text goes",
    "a source that is linked, and not said to be confidential",
    "a source that is linked, and said not to be confidential",
    "a passage at a place that is none",
    "an annex before other parts, and with a verdict",
    "an annex before recommendations",
    "recommendations with a verdict",
    "an addressee where nothing is recommended",
    "recommendations that stand below another addressee",
)


@pytest.mark.parametrize(
    "case",
    [
        c
        for c in _cases("fires")
        if c.file in ("F004", "F005", "F006") and c.title not in _BEYOND_EDITORS
    ],
    ids=str,
)
def test_what_does_not_fit_is_underlined_by_editors(case: Case) -> None:
    for mark in case.marks:
        if mark.code in ("F004", "F005", "F006"):
            assert underlined(mark.path, case.texts[mark.path]), mark


def test_a_wrong_value_is_underlined() -> None:
    assert underlined("memo/2018/a.yaml", "id: a\nheading: A\nfindings: []\nverdict: failed\n")


def test_dates_are_texts_for_editors() -> None:
    loaded: Any = yaml.load("submitted: 2018-07-24\nyes: no\n", EditorLoader)
    assert loaded == {"submitted": "2018-07-24", "yes": "no"}
