"""Copies that are made to do harm, kept and cited: the command says one thing of each, checks the others, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.hostile_evidence import HOSTILE, claimed_pages_pdf, many_attributes_page
from tests.support.programs import heeded_signals, memocli, surroundings
from tests.support.small_project import write_project

REPORT = "The unit opened 8,335 files."
HEAD = "id: p\nheading: P\nfindings:\n- id: f\n  claims:\n"
SOURCE = "- {{id: s{0}, type: report, title: T{0}, publisher: P, issued: 2018, URL: 'https://example.org/{0}', custom: {{status: confirmed}}}}\n"
CLAIM = "  - {{id: c{0}, text: 'There were 8,353 files [@s{0}].'}}\n"


def project(root: Path, copies: Mapping[str, bytes | None]) -> Path:
    """A project with a claim for each copy, which rests on that alone, and one more that rests on a good copy."""
    all_copies = {**copies, "good.txt": REPORT.encode()}
    files: dict[str, str | bytes] = {
        "memo/organizations.yaml": "organizations:\n- {id: casa, name: Casa}\n",
        "memo/2031/memo.yaml": "title: T\nyear: 2031\nfrom: [casa]\nparts: [p.yaml]\n",
        "memo/2031/p.yaml": HEAD + "".join(map(CLAIM.format, range(len(all_copies)))),
        "sources/a.yaml": "references:\n" + "".join(map(SOURCE.format, range(len(all_copies)))),
    }
    annotations = ""
    for at, (name, content) in enumerate(all_copies.items()):
        digest = sha256(content or b"").hexdigest()
        annotations += f"s{at}: {{evidence: [{{file: {name}, sha256: {digest}}}]}}\n"
        if content is not None:
            files[f"sources/evidence/s{at}/{name}"] = content
    return write_project(root, {**files, "sources/annotations.yaml": annotations})


def said_of(root: Path) -> list[str]:
    """What the command says: each code with its message; that of the good copy comes last, and is taken off."""
    done = memocli("check-citations", "2031", "--output-format", "json", cwd=root)
    found = [f"{one['code']} {one['message']}" for one in json.loads(done.stdout)["diagnostics"]]
    wrong = [one for one in found if one.startswith("E404")]
    assert wrong.pop().startswith("E404 the number `8,353` stands in no kept copy of")
    return [*(one for one in found if not one.startswith("E404")), *wrong]


def test_of_each_one_thing_is_said_and_the_others_are_checked(tmp_path: Path) -> None:
    said = said_of(project(tmp_path, {name: make() for name, (make, _) in HOSTILE.items()}))
    assert len(said) == len(HOSTILE)
    for at, ((name, (_, reasons)), one) in enumerate(zip(HOSTILE.items(), said, strict=True)):
        beginning = f"E409 the kept copy `{name}` of `s{at}` can't be read: "
        assert one.startswith(beginning)
        assert one.removeprefix(beginning).startswith(reasons)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("script.html", b"<html><script>fetch('http://127.0.0.1:9/')</script><p>There were 18.</p>", ["E404"]),
        ("pages.pdf", claimed_pages_pdf(), ["E409"]),
        ("only-script.html", b"<html><script>document.write('There were 8,353')</script></html>", ["E409"]),
        ("cut.html", b"<html><body><p>There were 18", ["E404"]),
        ("nul.txt", b"There were 8,353\0 files." + bytes(9), ["E409"]),
    ],
)  # fmt: skip
def test_what_is_odd_has_one_diagnostic_at_most(
    name: str, content: bytes, said: list[str], tmp_path: Path
) -> None:
    assert [one[:4] for one in said_of(project(tmp_path, {name: content}))] == said


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A pipe is not waited for, a folder not read, and a link not followed out of the project."""
    outside = tmp_path / "outside.txt"
    outside.write_text("There were 17 files.", encoding="utf-8")
    things: dict[str, tuple[Callable[[Path], None], str]] = {
        "pipe.txt": (os.mkfifo, "E403 the kept copy `pipe.txt` of `s0` is not there"),
        "folder.txt": (Path.mkdir, "E403 the kept copy `folder.txt` of `s1` is not there"),
        "link.txt": (
            lambda path: path.symlink_to(outside),
            "E409 the kept copy `link.txt` of `s2` can't be read: it is a link that leads out of the project",
        ),
        "circle.txt": (
            lambda path: path.symlink_to(path),
            "E403 the kept copy `circle.txt` of `s3` is not there",
        ),
        "device.txt": (
            lambda path: path.symlink_to("/dev/zero"),
            "E403 the kept copy `device.txt` of `s4` is not there",
        ),
    }
    root = project(tmp_path / "p", dict.fromkeys(things))
    for at, (name, (make, _)) in enumerate(things.items()):
        folder = root / f"sources/evidence/s{at}"
        folder.mkdir()
        make(folder / name)
    assert said_of(root) == [one for _, one in things.values()]


def test_two_gigabytes_are_not_read(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    root = project(tmp_path, {"large.pdf": b""})
    with (root / "sources/evidence/s0/large.pdf").open("wb") as file:
        file.truncate(2_000_000_000)
    (said,) = said_of(root)
    assert said == "E409 the kept copy `large.pdf` of `s0` can't be read: it is larger than 100 MB"
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most * (1 if sys.platform == "darwin" else 1024) < 1_300_000_000


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing_behind(
    number: signal.Signals, tmp_path: Path
) -> None:
    root = project(tmp_path, {"slow.html": many_attributes_page()})
    before = sorted(root.rglob("*"))
    command = [sys.executable, "-m", "memocli", "check-citations", "2031"]
    with heeded_signals():
        running = subprocess.Popen(
            command,
            cwd=root,
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    child = ""
    while not child and running.poll() is None:
        child = (
            Path(f"/proc/{running.pid}/task/{running.pid}/children")
            .read_text(encoding="utf-8")
            .strip()
        )
    assert child
    running.send_signal(number)
    out, said = running.communicate()
    assert running.returncode == 128 + number
    assert out == ""
    assert len(said.splitlines()) == 1
    assert sorted(root.rglob("*")) == before
    for _ in range(200):
        if not Path(f"/proc/{child}").exists():
            break
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()
