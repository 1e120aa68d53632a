"""`memocli template`: which templates a project may have of its own, and a copy of a shipped one to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.support.programs import memocli
from tests.support.rendering import packaged
from tests.support.small_project import write_project

from memocli.errors import UserError
from memocli.pipeline.own_templates import Use, copy_template, uses
from memocli.project import project_at
from memocli.template_sets import read_templates
from memocli.templates import OWN, shipped

SHIPPED = [name for name in OWN if shipped(name) is not None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project")


def test_each_template_is_listed_with_whose_it_is(project: Path) -> None:
    files: dict[str, str | bytes] = {
        "templates/memo.css": packaged("memo.css"),
        "templates/extra.css": "h1 { color: teal }",
        "templates/endnotes.csl": "<style/>",
    }
    write_project(project, files)
    found = {use.name: use for use in uses(project_at(project))}
    assert list(found) == list(OWN)
    assert found["memo.html.j2"] == Use("memo.html.j2", OWN["memo.html.j2"], False, True)
    lines = memocli("template", "list", cwd=project).stdout.splitlines()
    whose = {line.split()[0]: line[14:40].strip() for line in lines}
    assert whose == {
        "memo.html.j2": "memocli's",
        "memo.css": "yours, as memocli ships it",
        "extra.css": "yours",
        "memo.docx": "none",
        "endnotes.csl": "yours",
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_a_copy_has_the_shipped_bytes_and_is_never_overwritten(name: str, project: Path) -> None:
    assert memocli("template", "show", name).stdout.encode() == packaged(name)
    done = memocli("template", "copy", name, cwd=project / "memo")
    assert (done.returncode, done.stdout) == (0, f"{project}/templates/{name}\n")
    copy = project / "templates" / name
    assert copy.read_bytes() == packaged(name)
    copy.write_text("mine")
    again = memocli("template", "copy", name, cwd=project)
    told = f"memocli: templates/{name} is there already: move it away first, or edit it\n"
    assert (again.returncode, again.stdout, again.stderr) == (2, "", told)
    assert copy.read_text() == "mine"
    assert list((project / "templates").iterdir()) == [copy]
    assert memocli("template", "show", name, cwd=project).stdout.encode() == packaged(name)


def test_who_copies_the_design_learns_that_rules_can_be_added_to_it(project: Path) -> None:
    said = memocli("template", "copy", "memo.css", cwd=project).stderr
    assert "replaces the whole design" in said
    assert "templates/extra.css is enough" in said
    assert "extra.css" not in memocli("template", "copy", "endnotes.csl", cwd=project).stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("meno.css", "did you mean memo.css?"),
        ("report.css", "there are memo.html.j2, memo.css, extra.css, memo.docx, endnotes.csl"),
        ("../README.md", "there is no template ../README.md"),
        (
            "extra.css",
            "memocli has no extra.css of its own: put yours into templates/, with rules (CSS)",
        ),
    ],
)
def test_what_is_no_shipped_template(name: str, told: str, project: Path) -> None:
    for command in ("show", "copy"):
        done = memocli("template", command, name, cwd=project)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
    assert not (project / "templates").exists()


def test_a_name_in_other_letters_is_taken_too(project: Path) -> None:
    write_project(project, {"templates/Memo.css": "mine"})
    with pytest.raises(UserError, match=r"templates/Memo\.css is there already"):
        copy_template(project_at(project), "memo.css", lambda _: None)


def test_a_folder_that_leads_elsewhere_gets_nothing(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / "templates").symlink_to(elsewhere)
    with pytest.raises(UserError):
        copy_template(project_at(project), "memo.css", lambda _: None)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("sheet", "page", "is_told"),
    [
        ("h1 { color: #345678 }\np { margin: 0 }", None, True),
        ("/* own */\n", "shipped", True),
        ("h1 { color: #345678 }", "own", False),
        ("shipped", None, False),
        ("shipped, with a rule", None, False),
    ],
)
def test_a_build_says_that_a_few_rules_have_replaced_the_design(
    sheet: str, page: str | None, is_told: bool, project: Path
) -> None:
    own = packaged("memo.css").decode()
    text = {"shipped": own, "shipped, with a rule": f"{own}\nh1 {{ color: #345678 }}"}
    ours = packaged("memo.html.j2").decode()
    pages = {"shipped": ours, "own": f"{ours}<!-- ours -->"}
    files = {"templates/memo.css": text.get(sheet, sheet)}
    if page:
        files["templates/memo.html.j2"] = pages[page]
    write_project(project, files)
    done = memocli("build", "2018", "--to", "html", cwd=project)
    assert done.returncode == 0
    told = "templates/memo.css takes the place of memocli's whole design" in done.stderr
    assert (told, "rename it to extra.css" in done.stderr) == (is_told, is_told)
    assert "design" not in memocli("build", "2018", "--to", "html", "-q", cwd=project).stderr


@pytest.mark.parametrize(("lacking", "is_told"), [(0.4, False), (0.6, True)])
def test_a_sheet_that_leaves_a_few_classes_out_has_replaced_the_design_on_purpose(
    lacking: float, is_told: bool, project: Path
) -> None:
    ours = sorted(set(re.findall(r"\.[a-z][\w-]*", packaged("memo.css").decode())))
    own = "".join(f"{name} {{ color: #345678 }}\n" for name in ours[int(len(ours) * lacking) :])
    write_project(project, {"templates/memo.css": own})
    assert bool(read_templates(project_at(project), None).remarks()) == is_told
