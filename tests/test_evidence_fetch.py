"""A copy from an address is whole or not there, comes from the open internet alone, and nobody can lead a fetch elsewhere."""

from __future__ import annotations

import itertools
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.support.local_server import (
    Answer,
    LocalServer,
    answering,
    local_server,
    made_certificate,
)

from memocli import __version__
from memocli.evidence.fetch import (
    Fetched,
    Limits,
    NotFetched,
    connection,
    fetch,
    has_password_field,
    is_public,
)

HERE: Final = Limits(seconds=10, pause=5, allow_private=True)


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with local_server({}) as running:
        yield running


def reason(address: str, limits: Limits = HERE, trusted: ssl.SSLContext | None = None) -> str:
    """Why it is not fetched, which never has the address in it."""
    with pytest.raises(NotFetched) as raised:
        fetch(address, limits, trusted)
    assert "127.0.0.1" not in str(raised.value)
    assert "localhost" not in str(raised.value)
    return str(raised.value)


def answered(server: LocalServer, answer: Answer, limits: Limits = HERE) -> str:
    server.answers["/x"] = answer
    return reason(server.address("/x"), limits)


def test_the_bytes_their_kind_and_where_they_were_in_the_end(server: LocalServer) -> None:
    server.answers |= {
        "/old?a=%C3%B1&b=1": answering(
            status="302 Found", Location="../new/Informe%20final.pdf#page=3"
        ),
        "/new/Informe%20final.pdf": answering(
            b"%PDF-1.4", Content_Type="Application/PDF; charset=x"
        ),
    }
    server.asked.clear()
    found = fetch(server.address("/old?a=ñ&b=1#top"), HERE)
    assert found == Fetched(
        b"%PDF-1.4", "application/pdf", server.address("/new/Informe%20final.pdf")
    )
    assert len(server.asked) == 2
    for request in server.asked:
        first, *lines = request.strip().split("\r\n")
        assert first.startswith("GET /")
        assert sorted(lines) == [
            "Accept-Encoding: identity",
            "Accept: */*",
            "Connection: close",
            f"Host: 127.0.0.1:{server.port}",
            f"User-Agent: memocli/{__version__}",
        ]


def test_no_cookie_goes_on(server: LocalServer) -> None:
    server.answers |= {
        "/a": answering(status="303 See Other", Location="/b", Set_Cookie="id=1; Path=/"),
        "/b": answering(b"text"),
    }
    server.asked.clear()
    assert fetch(server.address("/a"), HERE).content == b"text"
    assert "ookie" not in server.asked[-1]


def test_bodies_without_a_length_and_in_chunks(server: LocalServer) -> None:
    chunks = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    )
    server.answers |= {
        "/open": lambda line: line.sendall(b"HTTP/1.0 200 OK\r\n\r\nabcde"),
        "/chunks": lambda line: line.sendall(chunks),
    }
    for path in ("/open", "/chunks"):
        assert fetch(server.address(path), HERE).content == b"abcde"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("ftp://example.org/a", "does not begin with https"),
        ("file:///etc/passwd", "does not begin with https"),
        ("/etc/passwd", "does not begin with https"),
        ("https://", "names no server"),
        ("http://user@127.0.0.1/", "a user name or a password"),
        ("http://:secret@127.0.0.1/", "a user name or a password"),
        ("http://127.0.0.1:99999/", "can't be understood"),
        ("http://[::1/", "can't be understood"),
        (f"http://{'a' * 70}.org/", "can't be understood"),
    ],
)
def test_addresses_that_nobody_is_asked_for(address: str, why: str) -> None:
    assert why in reason(address)
    assert "secret" not in reason(address)


PRIVATE: Final = """
    127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 0.1.2.3 224.0.0.1
    239.255.255.250 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1
    :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 ff0e::1 2001:db8::1 64:ff9b::7f00:1
    64:ff9b::a00:1 2002:7f00:1:: 2002:c0a8:101:: 2001:0:4136:e378:8000:63bf:80ff:fffe ::7f00:1 fec0::1
""".split()
PUBLIC: Final = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_ones_own(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_this_machine_is_not_asked_unless_that_is_allowed(host: str, server: LocalServer) -> None:
    server.asked.clear()
    assert "this machine or a network of your own" in reason(
        f"http://{host}:{server.port}/", Limits()
    )
    assert server.asked == []


def resolved(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names lead to these addresses, one list after the other; what was asked for."""
    asked: list[str] = []
    given = itertools.chain(answers, itertools.repeat(answers[-1]))

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        family = socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (one, port)) for one in next(given)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    resolved(monkeypatch, ["93.184.216.34", "127.0.0.1"])
    assert "this machine" in reason("http://rebound.example/", Limits(seconds=5))


def test_a_name_is_looked_up_once(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever answers with a public address first, and with a private one when it is connected to, gains nothing."""
    server.answers["/x"] = answering(b"text")
    asked = resolved(monkeypatch, ["127.0.0.1"], ["192.0.2.1"])
    assert fetch(f"http://rebound.example:{server.port}/x", HERE).content == b"text"
    assert asked == ["rebound.example"]
    assert f"Host: rebound.example:{server.port}" in server.asked[-1]


def test_a_redirect_is_looked_at_like_the_address(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first address counts as public here; where it leads on to does not."""
    public = is_public
    monkeypatch.setattr(connection, "is_public", lambda one: one == "127.0.0.1" or public(one))
    limits = Limits(seconds=10, pause=2)
    server.answers["/fine"] = answering(b"text")
    assert fetch(server.address("/fine"), limits).content == b"text"
    for where in (
        "http://10.0.0.1/",
        "//192.168.0.1/x",
        "http://169.254.169.254/latest/meta-data/",
    ):
        assert "this machine" in answered(
            server, answering(status="302 Found", Location=where), limits
        )
    moved = {
        "file:///etc/passwd": "does not begin with https",
        "http://a:b@127.0.0.1/": "a user name or a password",
        "http://[": "can't be understood",
    }
    for where, why in moved.items():
        assert why in answered(server, answering(status="301 Moved", Location=where), limits)


def test_redirects_end(server: LocalServer) -> None:
    for number in range(7):
        answer = answering(status="302 Found", Location=f"/{number + 1}")
        server.answers[f"/{number}"] = answer if number < 6 else answering(b"end")
    assert fetch(server.address("/1"), HERE).content == b"end"
    server.asked.clear()
    assert "more than 5 times" in reason(server.address("/0"))
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("401 Unauthorized", "signed in (status 401)"),
        ("403 Forbidden", "(status 403)"),
        ("404 Not Found", "nothing there (status 404)"),
        ("410 Gone", "taken down"),
        ("429 Too Many Requests", "later"),
        ("451 Unavailable", "law"),
        ("500 Internal Server Error", "does not give it (status 500)"),
        ("206 Partial Content", "does not give it (status 206)"),
        ("204 No Content", "does not give it (status 204)"),
        ("302 Found", "does not give it (status 302)"),  # without a Location
    ],
)
def test_a_status_is_told(status: str, why: str, server: LocalServer) -> None:
    assert why in answered(server, answering(b"words of the server", status=status))


def test_a_page_to_sign_in_is_no_copy(server: LocalServer) -> None:
    server.answers["/login"] = answering(b"Your name?", Content_Type="text/html")
    for where in ("/login?next=x", "/users/sign-in", "/idp/SSO/start"):
        assert "a page to sign in" in answered(
            server, answering(status="302 Found", Location=where)
        )
    server.answers |= {
        "/login-rates.html": answering(b"Rates"),
        "/y": answering(status="302 Found", Location="/blogin"),
        "/blogin": answering(b"text"),
    }
    assert fetch(server.address("/login"), HERE).content == b"Your name?"
    assert fetch(server.address("/y"), HERE).content == b"text"


def test_a_field_for_a_password_is_seen() -> None:
    assert has_password_field(b"<p><INPUT name=p\n TYPE='password'>")
    assert not has_password_field(b"<input type=text> password <input name=password>")


# ── what is cut, huge or slow ────────────────────────────────────────────────────────────────────

_SMALL: Final = Limits(bytes=2_000_000, seconds=10, pause=5, allow_private=True)


def endless(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        line.sendall(bytes(65536))


def endless_chunks(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        line.sendall(b"10000\r\n" + bytes(65536) + b"\r\n")


def promising(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2000000001\r\n\r\n")


@pytest.mark.parametrize("answer", [endless, endless_chunks, promising])
def test_what_is_huge_is_left(answer: Answer, server: LocalServer) -> None:
    assert answered(server, answer, _SMALL) == "it is larger than 2 MB"


def test_as_much_as_is_allowed_is_taken(server: LocalServer) -> None:
    server.answers["/x"] = answering(bytes(2_000_000))
    assert len(fetch(server.address("/x"), _SMALL).content) == 2_000_000
    assert Limits().bytes == 100_000_000


CUT: Final = {
    b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcde": "after 5 of 10 bytes",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc": "cut off",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n": "cut off",
    b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n": "sends nothing",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b": "packed",
    b"": "no HTTP",
    b"220 mail.example.org ESMTP\r\n": "no HTTP",
    b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\nabc": "no HTTP",
    b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\nabc": "no HTTP",
}


@pytest.mark.parametrize("sent", CUT)
def test_what_is_cut_off_is_no_copy(sent: bytes, server: LocalServer) -> None:
    assert CUT[sent] in answered(server, lambda line: line.sendall(sent))


def dripping(start: bytes) -> Answer:
    def drip(line: socket.socket) -> None:
        line.sendall(start)
        for _ in range(100):
            time.sleep(0.2)
            line.sendall(b"x")

    return drip


HEAD: Final = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize("start", [HEAD + b"Content-Length: 99\r\n\r\n", HEAD + b"X: ", b"HTT"])
def test_what_comes_in_drops_has_an_end(start: bytes, server: LocalServer) -> None:
    """Each drop comes in time, but not all of them."""
    limits = Limits(seconds=1, pause=30, allow_private=True)
    assert answered(server, dripping(start), limits) == "it takes more than 1 seconds"


@pytest.mark.parametrize("start", [b"", HEAD, HEAD + b"Content-Length: 9\r\n\r\nabc"])
def test_silence_has_an_end(start: bytes, server: LocalServer) -> None:
    def silent(line: socket.socket) -> None:
        line.sendall(start)
        line.settimeout(5)
        line.recv(1)

    limits = Limits(seconds=30, pause=0.5, allow_private=True)
    assert answered(server, silent, limits) == "the server says nothing for 0.5 seconds"


def test_a_name_that_nobody_answers_for_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: Any, **__: Any) -> list[Any]:
        time.sleep(2)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    limits = Limits(seconds=30, pause=0.3)
    assert reason("http://example.org/", limits) == "the server says nothing for 0.3 seconds"


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    assert "can't be reached: connection refused" in reason(f"http://127.0.0.1:{port}/")
    assert "no server of this name" in reason("http://nobody.invalid/")


# ── TLS ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_certificate(tmp_path_factory.mktemp("tls"), "DNS:localhost")


@pytest.fixture(scope="module")
def secure(certificate: Path) -> Iterator[LocalServer]:
    with local_server({"/x": answering(b"text")}, certificate) as running:
        yield running


@pytest.fixture(scope="module")
def trusted(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def test_a_certificate_must_be_trusted_and_that_of_the_server(
    secure: LocalServer, trusted: ssl.SSLContext
) -> None:
    address = f"https://localhost:{secure.port}/x"
    assert fetch(address, HERE, trusted).content == b"text"
    assert "certificate does not hold" in reason(address)  # nobody vouches for it
    assert "certificate does not hold" in reason(secure.address("/x", "https"), HERE, trusted)


def test_a_server_without_tls(server: LocalServer) -> None:
    assert "encryption is not known here" in reason(server.address("/x", "https"))


def test_https_never_leads_to_http(
    secure: LocalServer, trusted: ssl.SSLContext, server: LocalServer
) -> None:
    server.answers["/x"] = answering(b"changed")
    secure.answers["/down"] = answering(status="302 Found", Location=server.address("/x"))
    assert "from https on to http" in reason(f"https://localhost:{secure.port}/down", HERE, trusted)


def test_an_end_that_the_server_did_not_announce_is_a_cut(
    secure: LocalServer, trusted: ssl.SSLContext
) -> None:
    def ended(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.0 200 OK\r\n\r\nhalf of it")
        socket.socket(fileno=line.detach()).close()  # without the goodbye of TLS

    secure.answers["/cut"] = ended
    assert "cut off" in reason(f"https://localhost:{secure.port}/cut", HERE, trusted)
