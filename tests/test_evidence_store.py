"""A kept copy counts only where it is there with the recorded bytes; what is not on this machine is never said to be in order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.memory_tree import MemoryTree
from tests.support.small_project import write_project

from memocli.errors import UserError
from memocli.evidence.kinds import kind_of
from memocli.evidence.names import composed, fault_of_name, name_for
from memocli.evidence.store import (
    Recorded,
    State,
    content_of,
    digest,
    look_at,
    path_of,
    places_of,
)
from memocli.tree import DiskTree

PDF: Final = b"%PDF-1.4 words"
OTHER: Final = b"%PDF-1.4 Words"
COPY: Final = Recorded("wola", "a.pdf", digest(PDF), len(PDF))
PRIVATE: Final = Recorded("wola", "a.pdf", digest(PDF), len(PDF), is_private=True)
NAMED: Final = Recorded("wola", "a.pdf")


@pytest.mark.parametrize(
    ("copy", "files", "state", "path"),
    [
        (COPY, {"sources/evidence/wola/a.pdf": PDF}, State.AS_RECORDED, 0),
        (COPY, {"sources/evidence/wola/a.pdf": OTHER}, State.CHANGED, 0),
        (COPY, {"sources/evidence/wola/a.pdf": PDF + b"x"}, State.CHANGED, 0),
        (COPY, {"sources/evidence/a.pdf": PDF}, State.AS_RECORDED, 0),
        (COPY, {"private/evidence/wola/a.pdf": PDF}, State.AS_RECORDED, 0),
        # The first one counts, be it changed: nobody may hide that behind another.
        (
            COPY,
            {"sources/evidence/wola/a.pdf": OTHER, "sources/evidence/a.pdf": PDF},
            State.CHANGED,
            0,
        ),
        (COPY, {"sources/evidence/casa/a.pdf": PDF}, State.MISSING, None),
        (COPY, {}, State.MISSING, None),
        (PRIVATE, {"private/evidence/wola/a.pdf": PDF}, State.AS_RECORDED, 0),
        (PRIVATE, {"private/evidence/wola/a.pdf": OTHER}, State.CHANGED, 0),
        (PRIVATE, {"sources/evidence/wola/a.pdf": PDF}, State.NOT_HERE, None),
        (PRIVATE, {}, State.NOT_HERE, None),
        (NAMED, {"sources/evidence/a.pdf": PDF}, State.NO_DIGEST, 0),
        (NAMED, {}, State.MISSING, None),
        (Recorded("wola", "2018/a.pdf"), {"sources/evidence/2018/a.pdf": PDF}, State.NO_DIGEST, 0),
        (Recorded("w", "a", digest(PDF)), {"sources/evidence/w/a": OTHER}, State.CHANGED, 0),
        (Recorded("w", "a", "", 3), {"sources/evidence/w/a": PDF}, State.NO_DIGEST, 0),
        (Recorded("w", "a", digest(PDF), 3), {"sources/evidence/w/a": PDF}, State.CHANGED, 0),
    ],
)
def test_each_state(
    copy: Recorded, files: dict[str, bytes], state: State, path: int | None, tmp_path: Path
) -> None:
    for tree in (MemoryTree(files), DiskTree(write_project(tmp_path, files))):
        [found] = look_at(tree, [copy])
        assert (found.state, found.path) == (state, "" if path is None else [*files][path])
        assert found.is_usable == (state in (State.AS_RECORDED, State.NO_DIGEST))
        assert not found.is_usable or content_of(tree, found) == files[found.path]


@pytest.mark.parametrize(
    "name",
    [
        "../../private/protect.txt",
        "a/../../../private/protect.txt",
        "/etc/passwd",
        "..\\..\\private\\protect.txt",
        "a\\..\\..\\private\\protect.txt",
        "..",
        "./../x",
    ],
)
def test_a_name_leads_nowhere_else(name: str, tmp_path: Path) -> None:
    """Whoever sends a project could have what nobody may read taken for evidence, and printed."""
    write_project(tmp_path, {"private/protect.txt": b"Zoraida", "sources/evidence/w/a": b""})
    for is_private in (True, False):
        copy = Recorded("w", name, is_private=is_private)
        assert [*places_of(copy)] == []
        assert not look_at(DiskTree(tmp_path), [copy])[0].path


@given(st.text(st.sampled_from("./\\a"), max_size=9))
def test_every_place_is_in_a_folder_of_copies(name: str) -> None:
    for copy in (Recorded("w", name), Recorded("w", name, is_private=True)):
        for path in places_of(copy):
            assert path.startswith(("sources/evidence/", "private/evidence/w/"))
            assert "/../" not in path


def test_what_can_not_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "project/sources/evidence/w"
    folder.mkdir(parents=True)
    (tmp_path / "outside").write_bytes(PDF)
    (folder / "out").symlink_to(tmp_path / "outside")
    (folder / "fine").write_bytes(PDF)
    with (folder / "huge").open("wb") as file:
        file.truncate(2_000_000_000)
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    names = ("out", "fine", "huge", "folder", "pipe", "gone")
    found = look_at(DiskTree(tmp_path / "project"), [Recorded("w", name) for name in names])
    assert [one.state for one in found] == [
        State.UNREADABLE,
        State.NO_DIGEST,
        State.UNREADABLE,
        State.MISSING,
        State.MISSING,
        State.MISSING,
    ]
    assert found[0].reason.endswith("it is a link that leads out of the project")
    assert found[2].reason.endswith("it is larger than 100 MB")
    [led_out] = look_at(DiskTree(tmp_path / "project"), [Recorded("w", "out", digest(PDF), 3)])
    assert (led_out.state, led_out.reason) == (State.UNREADABLE, found[0].reason)


class Counting(MemoryTree):
    """Which files were read."""

    def read(self, path: str) -> bytes:
        self.__dict__.setdefault("was_read", []).append(path)
        return super().read(path)


def test_a_file_is_read_once_and_not_where_its_size_tells_enough() -> None:
    path, other = "sources/evidence/wola/a.pdf", "sources/evidence/casa/a.pdf"
    tree = Counting({path: PDF, other: PDF + b"x"})
    changed = Recorded("casa", "a.pdf", digest(PDF), len(PDF))
    found = look_at(tree, [COPY, changed, COPY, COPY])
    assert [one.state for one in found] == [
        State.AS_RECORDED,
        State.CHANGED,
        *[State.AS_RECORDED] * 2,
    ]
    assert tree.__dict__["was_read"] == [path]


def test_content_that_changed_since_is_not_given() -> None:
    files = {"sources/evidence/wola/a.pdf": PDF}
    tree = MemoryTree(files)
    [found] = look_at(tree, [COPY])
    files[found.path] = OTHER
    with pytest.raises(UserError, match="was changed while"):
        content_of(tree, found)


def test_no_copies() -> None:
    assert look_at(MemoryTree({}), []) == ()
    assert path_of(MemoryTree({}), COPY) == ""


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "..", ".hidden", "../a", "a/b", "a\\b", "C:a", "a\0b", "a\nb", "a\tb"),
        *("a<b", "a>b", 'a"b', "a|b", "a?", "a*", "a.", "a ", " a", "con", "CON.pdf", "nul.tar.gz"),
        *("COM1.txt", "lpt9", "aux.", "a\u202etxt.exe", "a\u200bb", "a\ufeff", "a" * 151, "é" * 76),
        "a\ud800",
    ],
)
def test_names_that_no_copy_has(name: str) -> None:
    assert fault_of_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("a", "Informe final (2018), v. 2.pdf", "Año «México» 日本.docx", "a..b", "a'b & c.html"),
        *("console.txt", "com10.txt", "é" * 75, "2018-07-24 reply [signed].pdf", "#1 + 50%.odt"),
    ],
)
def test_names_that_a_copy_may_have(name: str) -> None:
    assert fault_of_name(name) == ""


def test_accents_are_written_in_one_way() -> None:
    assert composed("an\u0303o.pdf") == "año.pdf"


@pytest.mark.parametrize(
    ("address", "ending", "name"),
    [
        ("https://www.wola.org/a/Informe%20final.pdf?x=1", ".pdf", "Informe-final.pdf"),
        ("https://www.wola.org/report", ".pdf", "report.pdf"),
        ("https://www.wola.org/report.PDF", ".pdf", "report.PDF"),
        ("https://www.wola.org/index.htm", ".html", "index.htm"),
        ("https://www.wola.org/", ".html", "wola-2017.html"),
        ("https://www.wola.org", ".html", "wola-2017.html"),
        ("https://www.wola.org/2017/", ".html", "2017.html"),
        ("https://www.wola.org/%2e%2e%2f%2e%2e%2fetc%2fpasswd", ".txt", "passwd.txt"),
        ("https://www.wola.org/..%5C..%5Cboot.ini", ".txt", "boot.ini.txt"),
        ("https://www.wola.org/.htaccess", ".txt", "htaccess.txt"),
        ("https://www.wola.org/con", "", "wola-2017"),
        ("https://www.wola.org/a%00b%0ac.pdf", ".pdf", "a-b-c.pdf"),
        ("https://www.wola.org/%E2%80%AEfdp.exe", ".html", "fdp.exe.html"),
        ("https://www.wola.org/" + "a" * 200, ".html", "wola-2017.html"),
        ("https://www.wola.org/an%CC%83o.pdf", ".pdf", "año.pdf"),
    ],
)
def test_names_for_what_is_fetched(address: str, ending: str, name: str) -> None:
    assert name_for(address, "wola-2017", ending) == name


@given(st.text(max_size=40), st.sampled_from(("", ".pdf", ".html")))
def test_every_address_gives_a_name(path: str, ending: str) -> None:
    assert fault_of_name(name_for(f"https://www.wola.org/{path}", "wola-2017", ending)) == ""


# ── kinds ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "name", "given", "media_type", "ending", "is_readable"),
    [
        (PDF, "a.html", "text/html", "application/pdf", ".pdf", True),
        (b"<!DOCTYPE html><p>a", "", "application/pdf", "text/html", ".html", True),
        (b"Words of a reply.", "a", "", "text/plain", ".txt", True),
        (b"\xff\xd8\xff\xe0\0\0", "a.jpg", "", "image/jpeg", ".jpg", False),
        (b"\0\1\2", "", "image/png", "image/png", ".png", False),
        (b"\0\1\2", "", "no type; <x>", "application/octet-stream", ".bin", False),
    ],
)
def test_kinds_of_copies(
    content: bytes, name: str, given: str, media_type: str, ending: str, is_readable: bool
) -> None:
    kind = kind_of(content, name, given)
    assert (kind.media_type, kind.ending, not kind.unreadable) == (media_type, ending, is_readable)
