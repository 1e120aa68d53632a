"""The child process: hostile copies end nothing but themselves, each with one clear reason, within limits of memory and time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.evidence_documents import DOCUMENTS, large_pdf, running_heads_pdf, word_report
from tests.support.hostile_evidence import HOSTILE, many_attributes_page, nested_forms_pdf
from tests.support.programs import surroundings

from memocli.evidence import child, worker
from memocli.evidence.child import BROKEN, TOO_LARGE, TOO_SLOW, Copy, extract_all, read_again
from memocli.evidence.extract import extracted
from memocli.evidence.extracted import EvidenceText, Unreadable
from memocli.evidence.second_reader import second_reading
from memocli.evidence.worker import TOO_LONG

resource = pytest.importorskip("resource", reason="Windows has no such limits")
GOOD = Copy(b"A text.", "a.txt")


def one(content: bytes, name: str) -> EvidenceText | Unreadable:
    return next(extract_all([Copy(content, name)]))


def test_many_copies_are_read_in_order_as_in_this_process() -> None:
    copies = [Copy(make(), name) for name, make in DOCUMENTS.items()]
    assert list(extract_all(copies)) == [extracted(copy.content, copy.name) for copy in copies]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_copy_has_one_reason_and_the_others_are_read(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    make, reasons = HOSTILE[name]
    content = make()
    begun = time.perf_counter()
    before, bad, after = extract_all([GOOD, Copy(content, name), GOOD])
    record_property("seconds", round(time.perf_counter() - begun, 2))
    assert isinstance(bad, Unreadable)
    assert bad.reason.startswith(reasons)
    assert before == after == extracted(GOOD.content, GOOD.name)


def test_no_hostile_copy_took_more_memory_than_the_limit() -> None:
    list(extract_all([Copy(nested_forms_pdf(), "x.pdf")]))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most * (1 if sys.platform == "darwin" else 1024) <= worker.MEMORY


def test_what_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_SECONDS", 1)
    slow, after = extract_all([Copy(many_attributes_page(), "a.html"), GOOD])
    assert slow == Unreadable(TOO_SLOW)
    assert isinstance(after, EvidenceText)


def test_where_the_time_of_the_processor_has_no_limit_the_clock_has_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "_BY_THE_CLOCK", 0.5)
    assert one(many_attributes_page(), "a.html") == Unreadable(TOO_SLOW)


# What takes a second and a half of the processor: a page, or what comes behind the pages.
A_PAGE = """
import time
from memocli.evidence import worker

def work():
    end = time.process_time() + 1.5
    while time.process_time() < end:
        pass

def pages():
    yield 1
    {page}
    yield 2

worker.A_PAGE = 0
read = list(worker._each_in_time(time.process_time() + 20, pages()))
{behind}
print(read)
"""


@pytest.mark.parametrize(
    ("page", "behind", "said"), [("work()", "", ""), ("", "work()", "[1, 2]\n")]
)
def test_a_page_may_not_take_the_time_of_a_large_file(page: str, behind: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", A_PAGE.format(page=page, behind=behind)],
        env=surroundings() | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == said
    assert done.returncode == (0 if said else -signal.SIGXCPU)


def test_too_large_is_said_before_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LARGEST", 3)
    monkeypatch.setattr(child, "_begun", None)
    assert one(b"1234", "a.txt") == Unreadable(TOO_LARGE)


def test_a_text_without_end_is_not_taken() -> None:
    assert one(b"x" * worker.LARGEST_ANSWER, "a.txt") == Unreadable(TOO_LONG)


def test_nonsense_from_the_child_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    for said in ("b'\\x7f' * 9000", "(9).to_bytes(8) + b'nonsense!'", "b''"):
        code = f"import sys; sys.stdout.buffer.write({said})"
        monkeypatch.setattr(child, "_BEGIN", code)
        assert one(b"x", "a.txt") == Unreadable(BROKEN)


def test_the_environment_and_the_folder_have_no_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lxml", "msgspec", "memocli", "runpy"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    assert isinstance(one(word_report(), "a.docx"), EvidenceText)


def said_by_the_child(monkeypatch: pytest.MonkeyPatch, what: str) -> str:
    """What an expression is where copies are read."""
    code = (
        "import os, resource, sys; sys.path[:] = sys.argv[1:]\n"
        "from memocli.evidence import worker; worker._limit_memory()\n"
        f"said = worker.msgpack.encode(worker.Answer(reason=str({what})))\n"
        "sys.stdout.buffer.write(len(said).to_bytes(8) + said)"
    )
    monkeypatch.setattr(child, "_BEGIN", code)
    answer = one(b"x", "a.txt")
    assert isinstance(answer, Unreadable)
    return answer.reason


def test_the_child_does_not_know_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSWORD_OF_SOMEBODY", "x")
    assert "PASSWORD" not in said_by_the_child(monkeypatch, "dict(os.environ)")


@pytest.mark.parametrize(
    ("limit", "most"),
    [("AS", worker.MEMORY), ("CORE", 0), ("FSIZE", 0), ("NOFILE", worker._MOST_FILES)],
)
def test_the_child_can_not_raise_its_limits(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "darwin" and limit == "AS":
        pytest.skip("macOS has no limit of memory")
    what = f"resource.getrlimit(resource.RLIMIT_{limit})"
    assert said_by_the_child(monkeypatch, what) == str((most, most))


def test_the_child_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        child,
        "_BEGIN",
        "import sys; sys.path[:] = sys.argv[1:]\n"
        "from memocli.evidence import worker; worker._limit_memory()\n"
        f"open({str(tmp_path / 'x')!r}, 'wb').write(b'x' * 9)",
    )
    assert one(b"x", "a.txt") == Unreadable(BROKEN)
    assert (tmp_path / "x").stat().st_size == 0


def test_an_honest_report_of_two_thousand_pages() -> None:
    text = one(large_pdf(2000), "report.pdf")
    assert isinstance(text, EvidenceText)
    assert text.pages == 2000
    assert text.blocks[-2].place.label == "2000"


def test_a_second_reading() -> None:
    content = running_heads_pdf()
    wanted = [(Copy(content, "a.pdf"), [4, 2]), (Copy(b"%PDF- no", "a.pdf"), [1])]
    read, refused = read_again(wanted)
    assert read == second_reading(content, [2, 4])
    assert refused == Unreadable("the second reader of PDF can't read it")


def test_nothing_runs_on_when_the_reading_is_left() -> None:
    def copies() -> Iterator[Copy]:
        yield GOOD
        raise KeyError

    with pytest.raises(KeyError):
        list(extract_all(copies()))
    assert _children() == []


# A child that nothing ends by itself, neither a limit nor the end of what it is given.
RUNS = """
import os, signal
from memocli import interruption
from memocli.evidence import child

signal.signal(signal.SIGTERM, lambda *_: interruption.stop(lambda: os._exit(9)))
child._BEGIN = "import time; time.sleep(3600)"
answer = child._answer
def said(running, *asked):
    print(running.pid, flush=True)
    return answer(running, *asked)
child._answer = said
list(child.extract_all([child.Copy(b"x", "a.txt")]))
"""


def test_the_child_ends_when_memocli_is_stopped() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUNS],
        stdout=subprocess.PIPE,
        env=surroundings() | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as running:
        assert running.stdout
        number = int(running.stdout.readline())
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 9
    for _ in range(600):
        if not _is_running(number):
            return
        time.sleep(0.05)
    pytest.fail("the child goes on")


def _is_running(number: int) -> bool:
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def _children() -> list[str]:
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return [line for line in listed.splitlines() if "memocli.evidence.worker" in line]
