"""The same files give the same bytes on every machine, and a build leaves nothing behind and starts no other program."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from tests.support.places import EXAMPLE, ROOT
from tests.support.programs import heeded_signals, memocli, python
from tests.support.rendering import STYLESHEET, as_pdf
from tests.support.sample_document import sample_document
from tests.support.small_project import write_project

import memocli.render.pdf as pdf_package
from memocli.render.faces import FACES, PACKAGED, face_file

NOWHERE = "/dev/null/nowhere"  # no folder can be made there, not even by root
WITHOUT_RULES = "<fontconfig>{folders}<cachedir>/dev/null</cachedir></fontconfig>"
OTHER_RULES = """<fontconfig>{folders}<cachedir>/dev/null</cachedir>
<match target="pattern">
  <edit name="family" mode="assign" binding="strong"><string>DejaVu Sans</string></edit>
</match>
<match target="font">
  <edit name="embolden"><bool>true</bool></edit>
  <edit name="hintstyle"><const>hintfull</const></edit>
  <edit name="matrix"><times><name>matrix</name>
    <matrix><double>1</double><double>0.2</double><double>0</double><double>1</double></matrix></times></edit>
</match>
</fontconfig>"""


# ── machines ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose fonts have the names of the packaged ones and other shapes."""
    home = tmp_path_factory.mktemp("home")
    for folder in (home / ".fonts", home / ".local/share/fonts"):
        folder.mkdir(parents=True)
        for shape, name in (
            (FACES[0], PACKAGED.sans),
            (FACES[1], PACKAGED.sans),
            (FACES[-1], PACKAGED.serif),
        ):
            font = TTFont(face_file(shape))
            for place, text in ((1, name), (4, name), (6, name.replace(" ", "")), (16, name)):
                font["name"].setName(text, place, 3, 1, 0x409)
            font.save(folder / f"{name} {shape.attribute}.otf")
    return home


@contextmanager
def umask(rights: int) -> Iterator[None]:
    """What is made inside lacks these rights."""
    before = os.umask(rights)
    try:
        yield
    finally:
        os.umask(before)


def test_both_memos_have_one_digest_an_output(foreign: Path, tmp_path: Path) -> None:
    """Two folders, three time zones and locales, two hash seeds, other fonts, other rules for them and none, no home."""
    folders = f"<dir>{foreign / '.fonts'}</dir><dir>/usr/share/fonts</dir>"
    for name, rules in (("other.conf", OTHER_RULES), ("without.conf", WITHOUT_RULES)):
        (tmp_path / name).write_text(rules.format(folders=folders), "utf-8")
    plain, far = tmp_path / "memos", tmp_path / "Informe del año 年, copia (2)"
    for root in (plain, far):
        shutil.copytree(EXAMPLE, root)
    home = {"HOME": str(foreign), "XDG_DATA_HOME": str(foreign / ".local/share")}
    homeless = {"HOME": NOWHERE, "XDG_CACHE_HOME": NOWHERE, "TMPDIR": NOWHERE}
    machines: list[tuple[Path, dict[str, str]]] = [
        (plain, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}),
        (far, home | {"TZ": "America/Mexico_City", "LC_ALL": "es_MX.UTF-8", "PYTHONHASHSEED": "1"}),
        (
            plain,
            {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"}
            | {"FONTCONFIG_FILE": str(tmp_path / "other.conf"), "FC_LANG": "ar", "PANGO_LANGUAGE": "ja"}
            | {"PYTHONOPTIMIZE": "2", "PANGOCAIRO_BACKEND": "fc", "GDK_SCALE": "2"},
        ),
        (
            far,
            homeless | {"FONTCONFIG_FILE": "without.conf", "FONTCONFIG_PATH": str(tmp_path)}
            | {"FONTCONFIG_SYSROOT": str(foreign), "PYTHONUTF8": "0", "LC_ALL": "POSIX"},
        ),
    ]  # fmt: skip
    digests: dict[str, set[str]] = {}
    for number, (root, differences) in enumerate(machines):
        temporary = tmp_path / f"temporary-{number}"
        temporary.mkdir()
        for year in ("2017", "2018"):
            out = tmp_path / f"out-{number}"
            with umask(0o077 if number % 2 else 0o022):
                done = memocli(
                    "build",
                    year,
                    "--out",
                    out,
                    cwd=root,
                    **{"TMPDIR": str(temporary)} | differences,
                )
            assert (done.returncode, list(temporary.iterdir())) == (0, []), done.stderr
            for file in (out / year).iterdir():
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                digests.setdefault(f"{year}/{file.name}", set()).add(digest)
    assert len(digests) == 8
    assert {name: len(found) for name, found in digests.items()} == dict.fromkeys(digests, 1)


def test_the_settings_for_fonts_name_those_of_the_design() -> None:
    settings = Path(pdf_package.__file__).with_name("fonts.conf").read_text("utf-8")
    assert set(re.findall(r">(Source [\w ]+)<", settings)) == {PACKAGED.serif, PACKAGED.sans}
    assert "<dir" not in settings
    assert "<include" not in settings


def test_programs_that_are_started_later_have_their_own_fonts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FONTCONFIG_PATH", "/etc/fonts")
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    before = dict(os.environ)
    as_pdf(replace(sample_document(), blocks=(), notes=()))
    assert dict(os.environ) == before


# ── nothing else runs ────────────────────────────────────────────────────────────────────────────

WATCHED = """
import resource, sys, tempfile
tempfile.tempdir = {nowhere!r}
started = []
def watch(event, arguments):
    if event in ("subprocess.Popen", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.system"):
        started.append((event, *map(str, arguments[:2])))
sys.addaudithook(watch)
sys.argv = ["memocli", "build", "2018", "--out", {out!r}, "-C", {root!r}]
from memocli.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
assert started == [], started
assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss == 0
print("none")
"""


def test_a_build_starts_no_other_program_and_needs_no_temporary_folder(tmp_path: Path) -> None:
    root, out = write_project(tmp_path / "project"), tmp_path / "out"
    done = python(WATCHED.format(out=str(out), root=str(root), nowhere=NOWHERE))
    assert done.stdout.splitlines()[-1:] == ["none"], done.stderr
    assert (out / "2018/memo-2018.pdf").is_file()


def test_libraries_that_only_a_search_finds_are_found() -> None:
    """Where the names that Linux knows them by lead nowhere, they are looked for as weasyprint does."""
    done = python(
        "import cffi.api\n"
        "load = cffi.api._load_backend_lib\n"
        "def refuse(backend, name, flags):\n"
        "    if '.so.' in name: raise OSError(name)\n"
        "    return load(backend, name, flags)\n"
        "cffi.api._load_backend_lib = refuse\n"
        "from tests.support.rendering import as_pdf\n"
        "from tests.support.sample_document import sample_document\n"
        "from msgspec.structs import replace\n"
        "print(as_pdf(replace(sample_document(), blocks=(), notes=()))[:5])\n"
    )
    assert done.stdout == "b'%PDF-'\n", done.stderr


def without_pango(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run memocli where cffi finds no library."""
    return python(
        "import sys, cffi.api\n"
        "def refuse(backend, name, flags): raise OSError(f'cannot load library {name}: no: such file')\n"
        "cffi.api._load_backend_lib = refuse\n"
        "from memocli.cli import main\n"
        f"sys.argv = {['memocli', *map(str, arguments)]!r}\n"
        "main()"
    )


LACKING: Final = "memocli: the PDF needs Pango, which was not found"


def test_without_pango_there_is_one_sentence_and_no_advice(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    done = without_pango("build", "2018", "--to", "pdf", "-C", root)
    assert (done.returncode, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert last.startswith(f"{LACKING}; ")
    assert last.endswith(", then run this again")
    assert not (root / "build").exists()


def test_without_pango_all_but_the_pdf_is_made(tmp_path: Path) -> None:
    """It is told, and the exit code is that of something broken: what was asked for is not all there."""
    root = write_project(tmp_path / "project")
    done = without_pango("build", "2018", "-C", root)
    files = [
        root / "build/2018" / name for name in ("memo-2018.html", "memo-2018.docx", "manifest.json")
    ]
    assert (done.returncode, done.stdout) == (2, "".join(f"{file}\n" for file in files))
    assert done.stderr.splitlines()[-1].startswith(f"{LACKING}, so all but the PDF was made: ")
    assert not [word for word in ("WeasyPrint", "Making the PDF", "library") if word in done.stderr]
    assert set(json.loads(files[-1].read_text())["outputs"]) == {"memo-2018.html", "memo-2018.docx"}
    html, docx = (file.read_bytes() for file in files[:2])
    assert (
        without_pango("build", "2018", "--to", "html", "--to", "docx", "-C", root).returncode == 0
    )
    assert (html, docx) == (files[0].read_bytes(), files[1].read_bytes())
    report = without_pango("diff", "2017", "2018", "--to", "pdf", "--to", "html", "-C", root)
    assert report.returncode == 2
    assert "build/changes-2017-2018.html" in report.stdout
    assert ".pdf" not in report.stdout
    assert report.stderr.splitlines()[-1].startswith(f"{LACKING}, so all but")


def test_without_pango_a_pdf_of_before_is_kept_only_while_it_is_right(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    pdf = root / "build/2018/memo-2018.pdf"
    assert memocli("build", "2018", "-C", root).returncode == 0
    before = pdf.read_bytes()
    assert without_pango("build", "2018", "-C", root).returncode == 2
    assert pdf.read_bytes() == before
    memo = root / "memo/2018/memo.yaml"
    memo.write_text(memo.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    done = without_pango("build", "2018", "-C", root)
    assert f"removed {pdf}: made from earlier files" in done.stderr
    assert not pdf.exists()


# ── nothing is left ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a style sheet that has a font inside: weasyprint writes it to the temporary folder."""
    root = write_project(tmp_path_factory.mktemp("project"))
    font = b64encode(face_file(FACES[0]).read_bytes()).decode()
    (root / "templates").mkdir()
    (root / "templates/memo.css").write_text(
        f"{STYLESHEET}\n@font-face {{ font-family: Own; src: url(data:font/otf;base64,{font}) }}\n"
        "h1 { font-family: Own }\n",
        "utf-8",
    )
    return root


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("build 2018 --out OUT", 0),
        ("build 2018 --out OUT --to html --to docx", 0),
        ("build 2018 --out OUT --fail-on warning", 1),
        ("build 2031 --out OUT", 2),
        ("check-citations", 0),
        ("diff 2017 2018", 0),
        ("rule C105", 0),
        ("schema memo", 0),
        ("init OUT", 0),
    ],
)
def test_a_command_leaves_nothing_in_the_temporary_folder(
    command: str, expected: int, project: Path, temporary: Path, tmp_path: Path
) -> None:
    arguments = command.replace("OUT", str(tmp_path / "out")).split()
    done = memocli(*arguments, cwd=project, TMPDIR=str(temporary))
    assert done.returncode == expected, done.stderr
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("markup", ["<p>\u4e2d</p>", '<p style="font-family: Foreign">x</p>'])
def test_a_pdf_that_fails_leaves_nothing(
    markup: str, project: Path, temporary: Path, tmp_path: Path
) -> None:
    page = (ROOT / "templates/memo.html.j2").read_text("utf-8")
    own = project / "templates/memo.html.j2"
    own.write_text(page.replace("</main>", f"{markup}</main>"), "utf-8")
    try:
        done = memocli(
            "build", "2018", "--out", tmp_path / "out", cwd=project, TMPDIR=str(temporary)
        )
    finally:
        own.unlink()
    assert done.returncode == 2
    assert re.search("no font has|the style sheet asks", done.stderr)
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "out").exists()


def test_a_pdf_that_is_interrupted_leaves_nothing(
    project: Path, temporary: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "memocli", "build", "2018", "--out", str(tmp_path / "out")]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(temporary)}
    long = shutil.copytree(EXAMPLE, tmp_path / "long")  # seconds pass after its font was written
    shutil.copytree(project / "templates", long / "templates")
    with (
        heeded_signals(),
        subprocess.Popen(
            command, cwd=long, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as started,
    ):
        while not list(temporary.iterdir()) and started.poll() is None:
            time.sleep(0.01)
        assert started.poll() is None, "it ended before its font was written"
        started.send_signal(signal.SIGINT)
        started.communicate(timeout=60)
    assert started.returncode != 0
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "out").exists()


def test_a_font_inside_a_style_sheet_needs_a_temporary_folder(
    project: Path, tmp_path: Path
) -> None:
    code = (
        "import sys, tempfile\n"
        f"tempfile.tempdir = {NOWHERE!r}\n"
        f"sys.argv = ['memocli', 'build', '2018', '--out', {str(tmp_path)!r}, '-C', {str(project)!r}]\n"
        "from memocli.cli import main\n"
        "main()\n"
    )
    done = python(code)
    assert done.returncode == 2
    assert re.fullmatch(
        rf"memocli: {NOWHERE}/weasyprint-\w+: Not a directory", done.stderr.splitlines()[-1]
    )
    assert list(tmp_path.iterdir()) == []
