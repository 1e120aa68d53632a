"""A server on this machine, which answers as badly as servers can; over TLS too."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.programs import program, run

# What is sent when a path is asked for: it writes on the connection itself.
Answer = Callable[[socket.socket], None]


def answering(content: bytes = b"", status: str = "200 OK", **headers: str) -> Answer:
    """A whole answer, with its length."""
    fields = {"Content-Length": str(len(content))} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return lambda line: line.sendall(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content)


@dataclass
class LocalServer:
    """Its port, what it answers by path, and what it was asked, each request as it came."""

    port: int
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)

    def address(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{path}"


@contextmanager
def local_server(
    answers: dict[str, Answer], certificate: Path | None = None, host: str = "127.0.0.1"
) -> Iterator[LocalServer]:
    """A server that runs while the test does. `certificate` has its key too."""
    with socket.create_server((host, 0)) as door:
        server = LocalServer(door.getsockname()[1], answers)
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        open_ = threading.Event()
        open_.set()
        thread = threading.Thread(target=_serve, args=(door, server, context, open_), daemon=True)
        thread.start()
        yield server
        open_.clear()
        with suppress(OSError):
            socket.create_connection(door.getsockname(), timeout=1).close()
        thread.join(10)


def _serve(
    door: socket.socket,
    server: LocalServer,
    context: ssl.SSLContext | None,
    open_: threading.Event,
) -> None:
    while open_.is_set():
        plain, _ = door.accept()
        with suppress(OSError), plain:
            line = context.wrap_socket(plain, server_side=True) if context else plain
            with line:
                request = b""
                while not _is_whole(request) and (more := line.recv(65536)):
                    request += more
                if request.startswith(_TLS):
                    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                elif request:
                    server.asked.append(request.decode("latin-1"))
                    path = request.split()[1].decode()
                    server.answers.get(path, answering(status="404 Not Found"))(line)


def _is_whole(request: bytes) -> bool:
    return b"\r\n\r\n" in request or request.startswith(_TLS)


# How a greeting of TLS begins, which a server without it does not understand.
_TLS = b"\x16\x03"


def made_certificate(folder: Path, *names: str) -> Path:
    """A certificate for these names (`DNS:localhost`), with its key, that only itself vouches for."""
    file, key = folder / "certificate.pem", folder / "key.pem"
    run(
        *(program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=memocli test", "-addext", f"subjectAltName={','.join(names)}"),
        *("-keyout", key, "-out", file),
    )
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file
