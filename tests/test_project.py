"""The project folder: where it is, and what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from memocli.errors import UserError
from memocli.project import find_project, project_at, yaml_names
from memocli.tree import DiskTree


def make(folder: Path, *paths: str) -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    return folder


def test_years_are_folders_of_four_digits(tmp_path: Path) -> None:
    names = ("2018", "2017", "0018", "18", "20180", "٢٠١٨", "draft", ".2016")
    make(tmp_path, *(f"memo/{name}/memo.yaml" for name in names))
    project = project_at(tmp_path)
    assert project.years() == (2017, 2018)
    project.require_year(2017)
    with pytest.raises(UserError, match=r"no memo of 2016 in memo/ \(years there: 2017, 2018\)"):
        project.require_year(2016)


def test_a_file_for_a_year_is_not_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "memo/2018/memo.yaml", "memo/2015")
    with pytest.raises(UserError, match=r"^memo/2015 can't be read: it is not a folder$"):
        project_at(tmp_path).years()


def test_what_is_called_memo_and_is_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "memo").symlink_to(tmp_path / "gone")
    (tmp_path / "below").mkdir()
    with pytest.raises(UserError, match=r"^memo can't be read: it is a link that leads nowhere$"):
        find_project(tmp_path / "below")


def test_a_folder_for_a_memo_is_not_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "memo/2018/memo.yaml", "memo/2017/memo.yaml/x")
    assert project_at(tmp_path).years() == (2017, 2018)


def test_found_from_below(tmp_path: Path) -> None:
    make(tmp_path, "memo/2018/memo.yaml", "sources/deep/a.yaml")
    for folder in ("", "memo", "memo/2018", "sources/deep"):
        assert find_project(tmp_path / folder).root == tmp_path.resolve()


def test_a_python_package_is_no_project(tmp_path: Path) -> None:
    make(tmp_path, "memo/__init__.py")
    with pytest.raises(UserError, match="no folder `memo/`"):
        find_project(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """It is not the project around it that was meant."""
    make(tmp_path, "memo/2018/memo.yaml")
    for name in ("typo", "memo/2018/memo.yaml"):
        with pytest.raises(UserError, match="there is no folder"):
            find_project(tmp_path / name)


def test_files_that_others_hide_there_are_left_alone(tmp_path: Path) -> None:
    make(tmp_path, "sources/b.yaml", "sources/a.yaml", "sources/._a.yaml", "sources/.#b.yaml")
    make(tmp_path, "sources/evidence/c.yaml", "sources/notes.txt")
    assert project_at(tmp_path).source_files() == ("sources/a.yaml", "sources/b.yaml")
    assert yaml_names(DiskTree(tmp_path), "nowhere") == ()
