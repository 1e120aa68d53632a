"""A copy from an address: the only place that uses a network, and only `memocli evidence keep --fetch` asks for it.

limits.py      how much a fetch may take, and why one fails
connection.py  names → addresses that may be connected to → a connection of which nothing lasts too long
answer.py      what a server sends, all of it or nothing

It is written on the standard library's `http.client`. Libraries such as requests or httpx look up a host's name themselves, follow
redirects, keep cookies, read .netrc and heed proxies unless each of these is turned off. What is wanted here is that a name
is looked up once and the very address that was looked at is connected to, and none of the rest: for that they have no
switch, and here it is one function, `connected`.
"""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from memocli import __version__
from memocli.evidence.fetch.answer import Fetched, fetched, has_password_field, is_sign_in
from memocli.evidence.fetch.connection import Line, connected, is_public
from memocli.evidence.fetch.limits import Limits, NotFetched, words_of

__all__ = ["Fetched", "Limits", "NotFetched", "fetch", "has_password_field", "is_public"]

_MOST_REDIRECTS: Final = 5
_PORTS: Final = {"http": 80, "https": 443}
_MOVED: Final = (301, 302, 303, 307, 308)
_SAFE: Final = "/%:@!$&'()*+,;=~-._"
_HEADERS: Final = {
    "User-Agent": f"memocli/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_USUAL: Final = Limits()


def fetch(address: str, limits: Limits = _USUAL, trusted: ssl.SSLContext | None = None) -> Fetched:
    """What is at an address, past at most five redirects. Raises NotFetched.

    `trusted` says whose certificates count; those of the system, where it is not given.
    """
    end = time.monotonic() + limits.seconds
    first = at = _parted(address)
    for _ in range(_MOST_REDIRECTS + 1):
        found = _asked(at, limits, end, trusted)
        if isinstance(found, Fetched):
            return found
        at = _next(at, found)
        if is_sign_in(at) and not is_sign_in(first):
            raise NotFetched("it leads to a page to sign in")
    raise NotFetched(f"it leads from one address to the next more than {_MOST_REDIRECTS} times")


def _parted(address: str, base: str = "") -> SplitResult:
    """The parts of an address, with what may not stand in one as codes, and without what is for a browser alone."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:
        raise NotFetched("it can't be understood as an address") from None
    if parts.scheme not in _PORTS:
        raise NotFetched("it does not begin with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise NotFetched("there is a user name or a password in it")
    if not host:
        raise NotFetched("it names no server")
    is_usual = port in (None, _PORTS[parts.scheme])
    path, query = quote(parts.path, safe=_SAFE) or "/", quote(parts.query, safe=f"{_SAFE}?")
    return SplitResult(parts.scheme, host if is_usual else f"{host}:{port}", path, query, "")


def _next(before: SplitResult, location: str) -> SplitResult:
    after = _parted(location, urlunsplit(before))
    if (before.scheme, after.scheme) == ("https", "http"):
        raise NotFetched("it leads from https on to http, where anybody on the way could change it")
    return after


def _asked(
    at: SplitResult, limits: Limits, end: float, trusted: ssl.SSLContext | None
) -> Fetched | str:
    """What a server has at an address, or the address that it names instead."""
    host, port = at.hostname or "", at.port or _PORTS[at.scheme]
    try:
        with closing(connected(host, port, limits, end)) as plain:
            wire = plain if at.scheme == "http" else _private(plain, host, trusted)
            with closing(wire):
                http = HTTPConnection(host)
                http.sock = Line(wire, limits.pause, end)
                target = urlunsplit(("", "", at.path, at.query, ""))
                http.request("GET", target, headers={"Host": at.netloc} | _HEADERS)
                answer = http.getresponse()
                location = answer.getheader("Location")
                if answer.status in _MOVED and location:
                    return location.encode("latin-1", "replace").decode("utf-8", "replace")
                return fetched(answer, urlunsplit(at), limits)
    except TimeoutError as error:
        raise NotFetched(limits.too_slow(is_over=time.monotonic() >= end)) from error
    except (OSError, HTTPException, UnicodeError) as error:
        raise NotFetched(f"the server can't be understood: {words_of(error)}") from error


def _private(plain: socket.socket, host: str, trusted: ssl.SSLContext | None) -> ssl.SSLSocket:
    """The connection, encrypted, with a server whose certificate holds."""
    context = trusted or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if trusted is None:
        context.load_default_certs()
    # An end that the server does not announce may be made by somebody on the way.
    return context.wrap_socket(plain, server_hostname=host, suppress_ragged_eofs=False)
