"""A connection to a server, at an address that was looked at and may be connected to; nothing on it lasts too long."""

from __future__ import annotations

import socket
from io import BufferedReader, RawIOBase
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from memocli.evidence.fetch.limits import Limits, NotFetched, left_of, words_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# The family of an address, and the address as the system's calls take it.
_Address: TypeAlias = tuple[int, Any]
# An IPv6 address that stands for one of IPv4, which has its last 32 bits.
_NAT64: Final = ip_network("64:ff9b::/96")


def connected(host: str, port: int, limits: Limits, end: float) -> socket.socket:
    """A connection to a server. Raises NotFetched where one of its addresses may not be connected to."""
    found = _looked_up(host, port, left_of(limits.pause, end))
    if not limits.allow_private and not all(is_public(address[0]) for _, address in found):
        raise NotFetched(
            "it leads into this machine or a network of your own; `--allow-private` permits that"
        )
    failed: OSError | None = None
    for family, address in found:
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.settimeout(left_of(limits.pause, end))
            line.connect(address)
        except OSError as error:
            line.close()
            failed = error
        else:
            return line
    if isinstance(failed, TimeoutError):
        raise failed
    raise NotFetched(f"the server can't be reached: {words_of(failed)}")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet, open to all: of no machine, network or group of one's own."""
    found = ip_address(address)
    is_special = found.is_private or found.is_multicast or found.is_reserved or found.is_link_local
    if isinstance(found, IPv6Address):
        within = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            within = IPv4Address(int(found) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
        is_special = is_special or found.is_site_local
    return found.is_global and not is_special


def _looked_up(host: str, port: int, seconds: float) -> list[_Address]:
    """All addresses of a host. The system may take minutes for that, and can't be stopped: it is not waited for."""
    answers: SimpleQueue[list[_Address] | None] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([(family, address) for family, _, _, _, address in found])
        except (OSError, UnicodeError):
            answers.put(None)

    Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if not answer:
        raise NotFetched("there is no server of this name, or no network here")
    return answer


class Line:
    """A connection as `http.client` uses one. No step of it lasts longer than the pause, nor all of them past the end."""

    def __init__(self, line: socket.socket, pause: float, end: float) -> None:
        """Take what is connected; who made it closes it."""
        self._line, self._pause, self._end = line, pause, end

    def sendall(self, data: bytes) -> None:
        """Send all of it."""
        self._line.settimeout(left_of(self._pause, self._end))
        self._line.sendall(data)

    def recv_into(self, buffer: WriteableBuffer) -> int:
        """What has come, at least one byte; 0 at the end."""
        self._line.settimeout(left_of(self._pause, self._end))
        return self._line.recv_into(buffer)

    def makefile(self, _mode: str) -> BufferedReader:
        """What comes, as a file."""
        return BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Nothing: `http.client` closes it before it has read the answer."""


class _Incoming(RawIOBase):
    def __init__(self, line: Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        return self._line.recv_into(buffer)
