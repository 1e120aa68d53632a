"""What to type where the libraries of the PDF are missing."""

from __future__ import annotations

import pytest
from tests.support.places import ROOT

from memocli.cli.libraries import way_on, what_to_type

DEBIAN = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.mark.parametrize(
    ("system", "linux", "told"),
    [
        ("linux", "debian ", f"type `sudo {DEBIAN}`"),
        ("linux", "linuxmint ubuntu debian", f"type `sudo {DEBIAN}`"),
        ("linux", "fedora ", "type `sudo dnf install pango`"),
        ("linux", "rocky rhel centos fedora", "type `sudo dnf install pango`"),
        ("linux", "void ", "install Pango (libpango, "),
        ("linux", " ", "install Pango (libpango, "),
        ("darwin", " ", "type `brew install pango`"),
        ("win32", " ", "install MSYS2 (https://www.msys2.org), type `pacman -S mingw-w64-ucrt"),
    ],
)
def test_each_system_has_its_command(system: str, linux: str, told: str) -> None:
    assert way_on(system, linux, is_root=False, has_sudo=True).startswith(told)


def test_an_administrator_needs_no_sudo() -> None:
    """A bare Debian in a container has none."""
    assert way_on("linux", "debian ", is_root=True, has_sudo=False) == f"type `{DEBIAN}`"


def test_who_has_no_sudo_asks_an_administrator() -> None:
    """A bare Debian has none, and to type it there is a fault more."""
    told = f"ask an administrator to type `{DEBIAN}`"
    assert way_on("linux", "debian ", is_root=False, has_sudo=False) == told


@pytest.mark.parametrize(
    ("told", "typed"),
    [({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, DEBIAN), ({"ID": "void"}, ""), (None, "")],
)
def test_a_linux_is_known_by_what_it_is_like(
    told: dict[str, str] | None, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some have no file that says what they are."""

    def os_release() -> dict[str, str]:
        if told is None:
            raise OSError
        return told

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.freedesktop_os_release", os_release)
    assert (typed or "with this system's package manager") in what_to_type()


def test_the_packages_of_debian_are_those_that_the_setup_installs() -> None:
    setup = (ROOT / "tools/setup").read_text("utf-8")
    assert all(f"echo {name}\n" in setup for name in DEBIAN.split()[2:])
