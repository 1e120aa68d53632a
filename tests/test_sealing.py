"""A sealed memo: what changed is named, each thing once; what says the same changes nothing; and a seal tells of nobody."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import PIL.Image
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.examples import examples
from tests.support.memory_tree import project_of
from tests.support.programs import memocli
from tests.support.small_project import FILES, SECRETS, write_project

from memocli.checks import Selection
from memocli.fields import Digest
from memocli.load import Library, load_library
from memocli.memo import Seal, whole_of
from memocli.pipeline.check import check_memos
from memocli.project import project_at
from memocli.sealing import Material, alterations, seal_of, seal_text
from memocli.template_sets import templates_in_files
from memocli.templates import shipped
from memocli.text import Placed

HEAD, WATER, PRESS, INTRODUCTION = (
    f"memo/2018/{name}.yaml" for name in ("memo", "water", "press", "introduction")
)
SOURCES, ORGANIZATIONS, SEAL = "sources/all.yaml", "memo/organizations.yaml", "memo/2018/seal.yaml"
FIGURES: Final = "figures:\n- {id: wells, label: {en: Wells, es: Pozos}, unit: wells}\n"
# In a text on several lines other programs may write an empty line, which begins a new paragraph here.
PICTURED: Final = {
    **FILES,
    "memo/figures.yaml": FIGURES,
    WATER: FILES[WATER].replace("text: |\n", "text: >-\n"),
}


def read(files: Mapping[str, str | bytes]) -> Library:
    return load_library(project_of(files), [2017, 2018])


def sealed(files: Mapping[str, str | bytes], known: tuple[str, ...] = ()) -> Seal:
    library = read(files)
    memo = library.memos[2018]
    templates = templates_in_files(project_of(files), memo.head.style)
    return seal_of(Material(memo, library.sources, library.figures, known, templates))


def changed(
    files: Mapping[str, str | bytes], before: Mapping[str, str | bytes] = PICTURED
) -> list[tuple[Any, ...]]:
    """What changed since `before` was sealed: kind, name, how, keys."""
    was = sealed(before)
    now = sealed(files, tuple(str(entry.source) for entry in was.sources))
    return [(one.kind, one.name, one.how, *one.keys) for one in alterations(was, now)]


def edited(path: str, old: str, new: str) -> dict[str, str]:
    assert PICTURED[path].count(old) == 1, old
    return {**PICTURED, path: PICTURED[path].replace(old, new)}


# ── Each change is found, as what it is and nothing else ─────────────────────────────────────────

CHANGES: Final = (
    (HEAD, "title: Water &", "title: Water and", ("head", "title", "changed")),
    (HEAD, "the <law> asks", "the <law> says", ("head", "subtitle", "changed")),
    (HEAD, "submitted: 2018-07-24", "submitted: 2018-07-25", ("head", "submitted", "changed")),
    (HEAD, "from: 2017-08", "from: 2017-09", ("head", "period", "changed")),
    (HEAD, "language: en", "language: en-GB", ("head", "language", "changed")),
    (HEAD, "[The Ministry, ", "[", ("head", "to", "changed")),
    (HEAD, "[casa, river]", "[river, casa]", ("head", "from", "changed")),
    (HEAD, "*stress*", "stress", ("head", "about", "changed")),
    (HEAD, "about: An", "style: other.csl\nabout: An", ("head", "style", "changed")),
    (HEAD, "about: An", "abbreviations: {PGR: Office}\nabout: An", ("head", "abbreviations", "changed")),
    (HEAD, "about: An", "methods: {cases: 43}\nabout: An", ("head", "methods", "changed")),
    (HEAD, "about: An", "letterhead: {lines: [An office]}\nabout: An", ("head", "letterhead", "changed")),
    (HEAD, "about: An", "contents: true\nabout: An", ("head", "contents", "changed")),
    (HEAD, "about: An", "signatures: true\nabout: An", ("head", "signatures", "changed")),
    (HEAD, "about: An", "paragraph-numbers: true\nabout: An", ("head", "paragraph-numbers", "changed")),
    (PRESS, "id: press", "id: press\nkind: annex", ("part", "press", "changed", "kind")),
    (PRESS, "- id: attacks", "- id: attacks\n    addressee: Congress", ("finding", "press/attacks", "changed", "addressee")),
    (HEAD, "water.yaml, press.yaml", "press.yaml, water.yaml", ("head", "", "moved")),
    (ORGANIZATIONS, "Watch & Friends", "Watch", ("organization", "river", "changed", "name")),
    (WATER, "heading: The right", "heading: A right", ("part", "water", "changed", "heading")),
    (WATER, "“guarantees”", "guarantees", ("part", "water", "changed", "condition")),
    (WATER, "source: court-2018", "source: report-2018", ("part", "water", "changed", "source")),
    (HEAD, "about: An", "show-basis: true\nabout: An", ("head", "show-basis", "changed")),
    (WATER, "verdict: partly-met", "verdict: met", ("part", "water", "changed", "verdict")),
    (WATER, "heading: Wells &", "heading: The wells &", ("finding", "water/wells", "changed", "heading")),
    (WATER, "topic: wells", "list: true", ("finding", "water/wells", "changed", "list")),
    (WATER, "*in May 2018*", "in *May* 2018", ("claim", "water/wells/count", "changed", "text")),
    (WATER, "@report-2018, p. 4;", "@report-2018, p. 5;", ("claim", "water/wells/count", "changed", "text")),
    (WATER, "wells: 1250,", "wells: 1251,", ("claim", "water/wells/count", "changed", "figures")),
    (WATER, "at: least", "at: over", ("claim", "water/research/families", "changed", "figures")),
    (WATER, "own-research: [casa, river]", "own-research: [casa]", ("claim", "water/research/visits", "changed", "basis")),
    (PRESS, "      - id: numbers", "      - id: number", None),
    (SOURCES, "title: Survey <2016>", "title: Survey", ("source", "survey-2016", "changed", "title")),
    (SOURCES, "{family: Pérez, given: Ana}, ", "", ("source", "report-2018", "changed", "author")),
    (SOURCES, "issued: 2018-03-02", "issued: 2018-03", ("source", "court-2018", "changed", "issued")),
    (SOURCES, "Remedy of Río", "The remedy of Río", ("source", "court-2018", "changed", "translated-title")),
    (WATER, "caption: As of May 2018.", "caption: In May 2018.", ("part", "water", "changed", "charts")),
    ("memo/figures.yaml", "en: Wells", "en: All wells", ("figure", "wells", "changed", "label")),
)  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "found"), CHANGES, ids=[c[2][:30] for c in CHANGES])
def test_each_change_is_found_alone(path: str, old: str, new: str, found: Any) -> None:
    renamed = [
        ("claim", "press/attacks/numbers", "gone"),
        ("claim", "press/attacks/number", "added"),
    ]
    assert changed(edited(path, old, new)) == ([found] if found else renamed)


def test_each_key_of_a_record_that_changed_is_named() -> None:
    files = edited(
        SOURCES, "DOI: 10.1234/abc", "URL: https://example.org/survey\n    title-short: Survey"
    )
    assert changed(files) == [("source", "survey-2016", "changed", "DOI", "URL", "title-short")]
    project = project_of({**files, SEAL: seal_text(sealed(PICTURED))})
    [found] = check_memos(project, [2018], Selection(("Y311",))).diagnostics
    assert found.message == (
        "`DOI`, `URL` and `title-short` in the record of `survey-2016`, cited in 2018 by water/wells/count and 1 more, "
        "are not what they were when the memo of 2018 was sealed"
    )


def test_a_seal_that_says_nothing_of_the_keys_names_the_record() -> None:
    seal = sealed(PICTURED)
    older = whole(replace(seal, sources=tuple(replace(one, fields=None) for one in seal.sources)))
    assert "fields" not in seal_text(older)
    assert list(alterations(older, seal)) == []
    files = edited(SOURCES, "title: Survey <2016>", "title: Survey")
    [found] = alterations(older, sealed(files))
    assert (found.kind, found.name, found.keys) == ("source", "survey-2016", ("record",))
    # Whatever somebody else wrote there.
    odd = [replace(one, fields=Placed("a b c", one.record.span)) for one in seal.sources]
    assert list(alterations(whole(replace(seal, sources=tuple(odd))), seal)) == []
    assert list(alterations(whole(replace(seal, sources=tuple(odd))), sealed(files)))


def test_claims_that_go_come_or_change_places() -> None:
    water = yaml.load(PICTURED[WATER], yaml.BaseLoader)
    wells = water["findings"][0]
    claims = wells["claims"]

    def with_claims(order: list[int]) -> dict[str, str]:
        wells["claims"] = [claims[at] for at in order]
        return {**PICTURED, WATER: yaml.safe_dump(water, allow_unicode=True)}

    assert changed(with_claims([0, 1, 2, 3])) == []
    assert changed(with_claims([0, 1, 3])) == [("claim", "water/wells/witnessed", "gone")]
    assert changed(PICTURED, with_claims([0, 1, 3])) == [
        ("claim", "water/wells/witnessed", "added")
    ]
    assert changed(with_claims([0, 2, 1, 3])) == [("finding", "water/wells", "moved")]
    water["findings"].reverse()
    assert changed(with_claims([0, 1, 2, 3])) == [("part", "water", "moved")]
    water["findings"].reverse()
    of_research = water["findings"].pop()["claims"]
    gone = {("claim", f"water/research/{claim['id']}", "gone") for claim in of_research}
    assert set(changed(with_claims([0, 1, 2, 3]))) == gone


def test_a_picture_is_what_it_shows_and_what_is_said_of_it(tmp_path: Path) -> None:
    shown = "    picture: {file: wells.png, alt: Wells., caption: All wells}\n    claims:\n      - id: visits"
    files: dict[str, str | bytes] = {
        **PICTURED,
        WATER: PICTURED[WATER].replace("    claims:\n      - id: visits", shown),
        "memo/2018/wells.png": picture("red"),
    }
    found = [("finding", "water/research", "changed", "picture")]
    assert changed(files, files) == []
    assert changed({**files, "memo/2018/wells.png": picture("blue")}, files) == found
    for old in ("alt: Wells.", "caption: All wells"):
        reworded = str(files[WATER]).replace(old, f"{old}!")
        assert changed({**files, WATER: reworded}, files) == found
    renamed = {**files, WATER: str(files[WATER]).replace("wells.png", "a.png")}
    renamed["memo/2018/a.png"] = renamed.pop("memo/2018/wells.png")
    assert changed(renamed, files) == []


def picture(colour: str) -> bytes:
    made = io.BytesIO()
    PIL.Image.new("RGB", (9, 9), colour).save(made, "PNG")
    return made.getvalue()


OWN: Final = {
    "templates/memo.html.j2": "page",
    "templates/memo.css": "sheet",
    "templates/extra.css": "extra",
    "templates/memo.docx": "docx",
    "templates/endnotes.csl": "style",
}


@pytest.mark.parametrize(("path", "what"), OWN.items(), ids=OWN.values())
def test_a_template_counts_for_the_whole_memo(path: str, what: str) -> None:
    """That which memocli ships, and a copy of it, count as none of the project's own."""
    own = {**PICTURED, path: "words"}
    assert changed(own, own) == []
    assert changed({**PICTURED, path: "other words"}, own) == [("template", what, "changed")]
    assert changed({**PICTURED, path: ""}, own) == [("template", what, "changed")]
    assert changed(own) == changed({**PICTURED, path: ""}) == [("template", what, "added")]
    assert changed(PICTURED, own) == [("template", what, "gone")]
    if shipped_one := shipped(path.removeprefix("templates/")):
        copied: dict[str, str | bytes] = {**PICTURED, path: shipped_one}
        assert changed(copied) == changed(PICTURED, copied) == []
        assert changed(copied, own) == [("template", what, "gone")]


def test_a_style_is_sealed_with_the_one_that_it_points_to() -> None:
    pointer = (
        """<style><link rel="independent-parent" href="http://example.org/styles/deep"/></style>"""
    )
    named = edited(HEAD, "about: An", "style: styles/own.csl\nabout: An")
    files = {**named, "styles/own.csl": pointer, "templates/deep.csl": "<style><layout/></style>"}
    assert changed(files, files) == []
    found = [("template", "style", "changed")]
    assert changed({**files, "styles/own.csl": pointer + " "}, files) == found
    assert (
        changed({**files, "templates/deep.csl": "<style><layout></layout></style>"}, files) == found
    )
    # That memo.yaml names another one is told once.
    assert changed(PICTURED, files) == [("head", "style", "changed")]
    # One that was published is known by its name.
    published = edited(HEAD, "about: An", "style: oscola\nabout: An")
    assert changed(published, published) == []
    assert changed({**published, "templates/oscola.csl": "words"}, published) == [
        ("template", "style", "added")
    ]


def test_a_seal_that_says_nothing_of_templates_stays_valid() -> None:
    """As those do that were made before there was the key, or one for that template."""
    own = {**PICTURED, **dict.fromkeys(OWN, "words")}
    seal = sealed(PICTURED)
    assert seal.templates is not None
    less = replace(seal.templates, sheet=None)
    found = [one.name for one in alterations(whole(replace(seal, templates=less)), sealed(own))]
    assert found == ["page", "docx", "style", "extra"]
    older = whole(replace(seal, templates=None))
    assert "templates" not in yaml.safe_load(seal_text(older))
    assert list(alterations(older, sealed(own))) == []
    project = project_of({**own, SEAL: seal_text(older)})
    assert check_memos(project, [2018], Selection(("Y311", "F"))).diagnostics == ()
    # But nobody takes it out unseen.
    cut = re.sub(r"(?m)^templates:\n(  .*\n)+", "", seal_text(seal))
    assert len(cut.splitlines()) == len(seal_text(seal).splitlines()) - 6
    assert [found.code for found in read({**PICTURED, SEAL: cut}).diagnostics] == ["F018"]


def whole(seal: Seal) -> Seal:
    """The seal as memocli would have written it with that in it."""
    return replace(seal, whole=Digest(whole_of(seal), seal.whole.span))


# ── What says the same changes nothing ───────────────────────────────────────────────────────────


def shuffled(value: Any, draw: Callable[[Any], Any]) -> Any:
    """The same data, with the keys of each mapping in another order; lists keep theirs."""
    if isinstance(value, dict):
        return {key: shuffled(value[key], draw) for key in draw(st.permutations(list(value)))}
    return [shuffled(one, draw) for one in value] if isinstance(value, list) else value


def rewritten(text: str, draw: Callable[[Any], Any], *, as_json: bool) -> str:
    """A file with the same data in it, as another program or editor may write it."""
    data = shuffled(yaml.load(text, yaml.BaseLoader), draw)
    if as_json:
        return json.dumps(data, indent=draw(st.sampled_from([None, 2])))
    width, style = draw(st.integers(20, 120)), draw(st.sampled_from([None, '"', "'"]))
    dumped = yaml.safe_dump(
        data, width=width, default_style=style, allow_unicode=draw(st.booleans()), sort_keys=False
    )
    return (
        re.sub(r"(?m)^(?=[a-z-]+:)", "# looked at again\n\n", dumped) if style is None else dumped
    )


@examples(0.3)
@given(st.data())
def test_what_says_the_same_changes_nothing(data: st.DataObject) -> None:
    files = dict(PICTURED)
    for path in (HEAD, WATER, PRESS, INTRODUCTION, ORGANIZATIONS, "memo/figures.yaml"):
        files[path] = rewritten(files[path], data.draw, as_json=False)
    records = yaml.load(files.pop(SOURCES), yaml.BaseLoader)["references"]
    for record in data.draw(st.permutations(records)):
        as_json = data.draw(st.booleans())
        text = yaml.safe_dump({"references": [record]}, allow_unicode=True)
        ending = "json" if as_json else "yaml"
        files[f"sources/{record['id']}.{ending}"] = rewritten(text, data.draw, as_json=as_json)
    library = read(files)
    assert [found.message for found in library.diagnostics] == []
    assert changed(files) == []
    assert seal_text(sealed(files)) == seal_text(sealed(PICTURED))


SILENT: Final = (
    (HEAD, "fiscal-year: 2018", "fiscal-year: 2019"),
    (HEAD, "The wells were opened again.", "They were opened."),
    (ORGANIZATIONS, "short-name: Casa,", "short-name: CD,"),
    (ORGANIZATIONS, "https://casa.example.org", "https://casa.example.net"),
    (INTRODUCTION, "secret remark of a claim", "looked at"),
    (WATER, "topic: wells", "topic: pipes"),
    (WATER, "C105: there is nothing to quote", "C105: nothing is quoted"),
    (WATER, "        continues: 2017/water/wells/count\n", ""),
    (SOURCES, "status: probable, why: seen in part", "status: confirmed"),
    (SOURCES, "type: dataset", "type: dataset\n    keyword: wells\n    abstract: Of wells."),
    ("memo/figures.yaml", "es: Pozos", "es: Los pozos"),
    ("memo/figures.yaml", "unit: wells", "unit: wells, cumulative: true"),
)


@pytest.mark.parametrize(("path", "old", "new"), SILENT, ids=[change[2][:30] for change in SILENT])
def test_what_no_reader_sees_changes_nothing(path: str, old: str, new: str) -> None:
    assert changed(edited(path, old, new)) == []


# ── Nobody is exposed ────────────────────────────────────────────────────────────────────────────


def test_a_seal_is_the_same_whoever_a_confidential_source_is() -> None:
    """So nobody can find out who it is, however many names are tried."""
    told = seal_text(sealed(PICTURED))
    assert not [secret for secret in SECRETS if secret in told.casefold()]
    other = {
        path: text.replace("witness-quintana", "guard-4").replace("What Zoraida saw", "The guard")
        for path, text in PICTURED.items()
    }
    assert seal_text(sealed(other)) == told
    bare = edited(
        SOURCES,
        PICTURED[SOURCES].partition("  - id: witness-quintana\n")[2],
        "    custom: {confidential: true}\n",
    )
    assert seal_text(sealed(bare)) == told


TWO_GUARDS: Final = {
    **FILES,
    SOURCES: FILES[SOURCES]
    + "  - {id: guard-a, custom: {confidential: true, linked: true}}\n"
    + "  - {id: guard-b, custom: {confidential: true, linked: true}}\n",
    PRESS: FILES[PRESS].replace("[@report-2018]", "[@guard-a]")
    + '      - {id: second, text: "It was so [@guard-a]."}\n'
    + '      - {id: third, text: "It was so [@guard-b]."}\n',
}


def test_which_notes_are_of_the_same_linked_source_is_seen_and_so_sealed() -> None:
    press = TWO_GUARDS[PRESS]
    assert "guard" not in seal_text(sealed(TWO_GUARDS))
    swapped = {
        **TWO_GUARDS,
        PRESS: press.replace("@guard-a", "@x")
        .replace("@guard-b", "@guard-a")
        .replace("@x", "@guard-b"),
    }
    assert changed(swapped, TWO_GUARDS) == []
    other = {**TWO_GUARDS, PRESS: press.replace("[@guard-b]", "[@guard-a]")}
    assert changed(other, TWO_GUARDS) == [("claim", "press/attacks/third", "changed", "text")]


def test_a_source_that_became_confidential_is_one_change() -> None:
    hidden = edited(
        SOURCES,
        "custom: {status: confirmed, waive",
        "custom: {confidential: true, status: confirmed, waive",
    )
    assert changed(hidden) == [("source", "survey-2016", "changed", "record")]
    project = project_of({**hidden, SEAL: seal_text(sealed(PICTURED))})
    [found] = check_memos(project, [2018], Selection(("Y311",))).diagnostics
    assert found.message.startswith(
        "the record of confidential source 1, cited in 2018 by water/wells/count and 1 more,"
    )
    assert "survey" not in found.message + found.hint + found.span.file.text


# ── The file, and the commands ───────────────────────────────────────────────────────────────────


def test_a_seal_is_read_as_it_was_written_also_by_others() -> None:
    seal = sealed(PICTURED)
    library = read({**PICTURED, SEAL: seal_text(seal)})
    assert library.diagnostics == []
    assert library.seals == {2018: seal}
    said = yaml.safe_load(seal_text(seal))
    assert said["sealed"] == "2018-07-24"
    assert list(said)[:4] == ["format", "year", "sealed", "whole"]
    assert [claim["claim"] for claim in said["claims"]] == [
        claim.name for claim in library.memos[2018].claims
    ]


DIGEST: Final = re.compile(r'"[0-9a-f]{32}"')


@examples(0.3)
@given(st.data())
def test_whatever_is_changed_in_a_seal_it_is_told_and_not_used(data: st.DataObject) -> None:
    lines = seal_text(sealed(PICTURED)).splitlines()
    at = data.draw(st.sampled_from([n for n, line in enumerate(lines) if not line.startswith("#")]))
    how = data.draw(st.sampled_from(["delete", "double", "digest", "name"]))
    if how == "digest":
        lines[at] = DIGEST.sub('"' + "0" * 32 + '"', lines[at])
    elif how == "name":
        lines[at] = re.sub(r'"([a-z/-]+)"', r'"\1x"', lines[at])
    else:
        lines[at : at + 1] = [] if how == "delete" else [lines[at]] * 2
    text = "\n".join(lines) + "\n"
    if yaml.load(text, yaml.BaseLoader) == yaml.load(seal_text(sealed(PICTURED)), yaml.BaseLoader):
        return
    library = read({**PICTURED, SEAL: text})
    assert {found.span.file.path for found in library.diagnostics} == {SEAL}
    assert library.seals == {}
    assert library.completeness.memos


def test_a_seal_in_the_folder_of_another_year_is_told() -> None:
    library = read({**PICTURED, "memo/2017/seal.yaml": seal_text(sealed(PICTURED))})
    [found] = library.diagnostics
    assert (found.code, str(found.span)) == ("F011", "memo/2017/seal.yaml:7:7")
    assert library.seals == {}


def test_no_part_may_be_called_as_the_seal_is() -> None:
    files = {**FILES, HEAD: FILES[HEAD].replace("press.yaml]", "seal.yaml]"), SEAL: FILES[PRESS]}
    found = [one for one in read(files).diagnostics if one.code == "F009"]
    assert [one.hint for one in found] == [
        "give the part's file another name: the memo's seal has this one"
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def messages(project: Path, *years: int) -> list[str]:
    found = check_memos(project_at(project), years, Selection(("Y311",))).diagnostics
    return [one.message for one in found]


def rewrite(project: Path, path: str, old: str, new: str) -> None:
    file = project / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_seal_then_change_then_correct(project: Path) -> None:
    done = memocli("seal", "2018", "-C", project)
    assert (done.returncode, Path(done.stdout.strip()).name) == (0, "seal.yaml")
    assert "vouches for none" in done.stderr
    assert [path.name for path in sorted((project / "memo/2018").iterdir())] == [
        "introduction.yaml",
        "memo.yaml",
        "press.yaml",
        "seal.yaml",
        "water.yaml",
    ]
    assert messages(project) == []
    rewrite(project, SOURCES, "title: Amparo", "title: The Amparo")
    told = "`title` in the record of `court-2018`, cited in 2018 by water/wells/count and 1 more, is not what it was when the memo of 2018 was sealed"
    assert messages(project) == messages(project, 2018) == [told]
    assert messages(project, 2017) == []
    stopped = memocli("build", "2018", "-C", project, "--to", "html")
    assert stopped.returncode == 1
    assert told in stopped.stdout
    assert not (project / "build").exists()
    rewrite(
        project,
        HEAD,
        "corrections:\n",
        "corrections:\n  - {date: 2018-12-01, of: court-2018, text: Its name was incomplete.}\n",
    )
    assert messages(project) == []
    assert memocli("build", "2018", "-C", project, "--to", "html").returncode == 0
    assert "December 1, 2018:" in (project / "build/2018/memo-2018.html").read_text("utf-8")


def test_another_look_is_told_listed_or_sealed_again(project: Path) -> None:
    memocli("seal", "2018", "-C", project)
    sheet = project / "templates/memo.css"
    sheet.parent.mkdir()
    sheet.write_bytes((shipped("memo.css") or b"") + b"h1 { display: none }\n")
    stopped = memocli("build", "2018", "-C", project, "--to", "html")
    assert stopped.returncode == 1
    told = "the project's own `templates/memo.css`, with which the whole memo is printed, was not yet in use when the memo of 2018 was sealed"
    assert told in stopped.stdout
    assert (
        "undo it, or list `memo.css` in `corrections` of memo/2018/memo.yaml; where only the look is another, "
        "and nothing else is told, `memocli seal 2018 --again` seals that look" in stopped.stdout
    )
    corrections = (
        "corrections:\n  - {date: 2018-12-01, of: memo.css, text: The title was hidden.}\n"
    )
    rewrite(project, HEAD, "corrections:\n", corrections)
    assert messages(project) == []
    assert "Y312" not in memocli("check-citations", "2018", "-C", project).stdout
    rewrite(project, HEAD, corrections, "corrections:\n")
    assert messages(project) == [told]
    assert memocli("seal", "2018", "-C", project, "--again").returncode == 0
    assert messages(project) == []
    sheet.unlink()
    [found] = messages(project)
    assert found.endswith("was in use when the memo of 2018 was sealed, and is not now")


def test_a_style_of_the_notes_is_called_as_memo_yaml_calls_it(project: Path) -> None:
    rewrite(project, HEAD, "about: An", "style: own\nabout: An")
    style = project / "templates/own.csl"
    style.parent.mkdir()
    style.write_bytes(shipped("endnotes.csl") or b"")
    memocli("seal", "2018", "-C", project)
    assert messages(project) == []
    style.write_bytes((shipped("endnotes.csl") or b"") + b"\n")
    [found] = check_memos(project_at(project), [2018], Selection(("Y311",))).diagnostics
    assert found.message == (
        "the project's own style `own`, which lays out all notes of the memo, "
        "is not what it was when the memo of 2018 was sealed"
    )
    assert "list `own` in `corrections`" in found.hint
    assert (found.span.file.path, found.span.text) == (HEAD, "own")


def test_outputs_that_were_printed_with_another_template_are_not_vouched_for(project: Path) -> None:
    sheet = project / "templates/memo.css"
    sheet.parent.mkdir()
    plain = shipped("memo.css") or b""
    for built, at_sealing in (
        (plain + b"\n", plain),
        (plain, plain + b"\n"),
        (plain + b"\n", None),
    ):
        sheet.write_bytes(built)
        assert memocli("build", "2018", "-C", project, "--to", "html").returncode == 0
        assert "memo-2018.html" in memocli("seal", "2018", "-C", project, "--again").stderr
        sheet.unlink() if at_sealing is None else sheet.write_bytes(at_sealing)
        assert "vouches for none" in memocli("seal", "2018", "-C", project, "--again").stderr
        (project / SEAL).unlink()
    # Nothing takes the place of a memo.docx that is gone.
    word = project / "templates/memo.docx"
    word.write_bytes(b"of the project")
    assert memocli("build", "2018", "-C", project, "--to", "html").returncode == 0
    word.unlink()
    assert "vouches for none" in memocli("seal", "2018", "-C", project).stderr
    (project / SEAL).unlink()
    # Of the shipped ones, a copy and none are the same bytes.
    assert memocli("build", "2018", "-C", project, "--to", "html").returncode == 0
    sheet.write_bytes(plain)
    assert "memo-2018.html" in memocli("seal", "2018", "-C", project).stderr


def test_a_seal_is_replaced_only_on_purpose(project: Path) -> None:
    memocli("seal", "2018", "-C", project)
    first = (project / SEAL).read_bytes()
    rewrite(project, WATER, "verdict: partly-met", "verdict: met")
    refused = memocli("seal", "2018", "-C", project)
    assert refused.returncode == 2
    assert "`memocli seal 2018 --again` forgets" in refused.stderr
    assert (project / SEAL).read_bytes() == first
    (project / SEAL).write_text("damaged", "utf-8")
    assert memocli("seal", "2018", "-C", project, "--again").returncode == 0
    assert (project / SEAL).read_bytes() != first
    assert messages(project) == []


def test_what_has_errors_is_not_sealed(project: Path) -> None:
    rewrite(project, PRESS, "[@report-2018]", "[@report-2019]")
    done = memocli("seal", "2018", "-C", project)
    assert done.returncode == 1
    assert "C102" in done.stdout
    assert done.stderr == "memocli: nothing was sealed; correct the errors first\n"
    assert not (project / SEAL).exists()


def test_without_a_day_of_submission_it_is_that_of_sealing(project: Path) -> None:
    rewrite(project, HEAD, "submitted: 2018-07-24\n", "")
    memocli("seal", "2018", "-C", project, SOURCE_DATE_EPOCH="1533081600")
    assert 'sealed: "2018-08-01"\n' in (project / SEAL).read_text("utf-8")


def test_outputs_of_the_very_files_are_sealed_and_the_seal_changes_no_output(project: Path) -> None:
    build = ("build", "2018", "-C", project, "--to", "html")
    memocli(*build)
    manifest = (project / "build/2018/manifest.json").read_bytes()
    done = memocli("seal", "2018", "-C", project)
    assert "memo-2018.html" in done.stderr
    digest = json.loads(manifest)["outputs"]["memo-2018.html"]
    assert digest in (project / SEAL).read_text("utf-8")
    memocli(*build)
    assert (project / "build/2018/manifest.json").read_bytes() == manifest
    rewrite(project, INTRODUCTION, "secret remark of a claim", "another")
    memocli("seal", "2018", "-C", project, "--again")
    assert digest not in (project / SEAL).read_text("utf-8"), "it was built of other files"


def test_an_id_with_a_protected_word_is_not_sealed(project: Path) -> None:
    (project / "private").mkdir()
    (project / "private/protect.txt").write_text("Friends of the Valley\nriver\n", "utf-8")
    done = memocli("seal", "2018", "-C", project)
    assert done.returncode == 2
    assert "one of its ids holds line 2 of private/protect.txt" in done.stderr
    assert not (project / SEAL).exists()


def test_what_a_claim_continues_is_sealed_where_readers_see_it() -> None:
    hidden = PICTURED
    shown = {**PICTURED, HEAD: PICTURED[HEAD] + "show-basis: true\n"}
    for files, found in (
        (hidden, []),
        (shown, [("claim", "water/wells/count", "changed", "continues")]),
    ):
        water = files[WATER].replace(
            "continues: 2017/water/wells/count", "continues: 2017/water/wells/closed"
        )
        assert changed({**files, WATER: water}, files) == found


def test_the_record_of_a_law_that_no_claim_cites_is_sealed() -> None:
    law = """  - {id: law-2018, type: legislation, title: Water Law, issued: 2018, custom: {status: confirmed}}
"""
    files = {**PICTURED, SOURCES: PICTURED[SOURCES] + law}
    files[WATER] = files[WATER].replace("source: court-2018", "source: law-2018")
    edit = {**files, SOURCES: files[SOURCES].replace("title: Water Law", "title: Law on Water")}
    assert changed(edit, files) == [("source", "law-2018", "changed", "title")]
    private = {
        **files,
        SOURCES: files[SOURCES].replace(
            "status: confirmed}}\n", "status: confirmed, confidential: true}}\n"
        ),
    }
    assert "law-2018" not in seal_text(sealed(private))
