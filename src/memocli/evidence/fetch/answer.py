"""What a server sends: all of it, or nothing; and whether it is the document, or a page to sign in."""

from __future__ import annotations

import re
import ssl
from http.client import HTTPException, HTTPResponse
from typing import Final
from urllib.parse import SplitResult

from msgspec import Struct

from memocli.evidence.fetch.limits import Limits, NotFetched

_PIECE: Final = 65_536
_SAID: Final = {
    401: "it is shown only to those who have signed in",
    403: "the server refuses it to programs, or to those who have not signed in",
    404: "the server has nothing there",
    407: "the server is to be reached by a proxy",
    410: "the server says that it was taken down",
    429: "the server asks to try again later",
    451: "the server says that the law forbids to show it",
    503: "the server is busy, or wants to see that a person asks",
}
_SIGN_IN: Final = re.compile(
    r"(?:\A|[/._-])(?:log-?in|sign-?in|sso|saml2?|o?auth2?|ingresar|iniciar-?sesion)(?:[/._-]|\Z)",
    re.IGNORECASE,
)
_PASSWORD: Final = re.compile(rb"<input\b[^>]*\btype\s*=\s*[\"']?password\b", re.IGNORECASE)


class Fetched(Struct, frozen=True):
    """What came, the media type that the server gave it, in small letters, and the address where it was in the end."""

    content: bytes
    media_type: str
    address: str


def fetched(answer: HTTPResponse, address: str, limits: Limits) -> Fetched:
    """All of what a server sends. Raises NotFetched where it is not what was asked for, too much, or less than was promised."""
    if answer.status != 200:
        said = _SAID.get(answer.status, "the server does not give it")
        raise NotFetched(f"{said} (status {answer.status})")
    if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise NotFetched("the server sends it packed, though it was asked not to")
    promised = answer.length
    if promised is not None and promised > limits.bytes:
        raise NotFetched(limits.too_large)
    content = _read(answer, limits)
    if promised is not None and len(content) < promised:
        came = f"{len(content):,} of {promised:,} bytes"
        raise NotFetched(f"it was cut off on its way, after {came}")
    if not content:
        raise NotFetched("the server sends nothing")
    kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    return Fetched(content, kind, address)


def _read(answer: HTTPResponse, limits: Limits) -> bytes:
    pieces, size = [], 0
    try:
        while piece := answer.read(_PIECE):
            size += len(piece)
            if size > limits.bytes:
                raise NotFetched(limits.too_large)
            pieces.append(piece)
    except (ssl.SSLEOFError, ConnectionResetError, HTTPException) as error:
        raise NotFetched("it was cut off on its way") from error
    return b"".join(pieces)


def is_sign_in(address: SplitResult) -> bool:
    """Whether an address seems to be that of a page to sign in."""
    return any(map(_SIGN_IN.search, (address.hostname or "", address.path)))


def has_password_field(content: bytes) -> bool:
    """Whether a web page asks for a password: it may be shown in the place of a document, or have a corner for members."""
    return _PASSWORD.search(content) is not None
