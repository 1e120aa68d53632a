"""How much a fetch may take, and why one fails."""

from __future__ import annotations

import ssl
import time
from http.client import HTTPException

from msgspec import Struct


class Limits(Struct, frozen=True):
    """How much a fetch may take, and where it may go.

    `seconds` are for all of it, `pause` until a server answers at all, or goes on. `allow_private` lets it into one's own network.
    """

    bytes: int = 100_000_000
    seconds: float = 120.0
    pause: float = 20.0
    allow_private: bool = False

    @property
    def too_large(self) -> str:
        """What is said of more than that."""
        return f"it is larger than {self.bytes // 1_000_000} MB"

    def too_slow(self, *, is_over: bool) -> str:
        """What is said where all the time is over, or only the pause was too long."""
        if is_over:
            return f"it takes more than {self.seconds:g} seconds"
        return f"the server says nothing for {self.pause:g} seconds"


class NotFetched(Exception):
    """Why nothing was kept, as a clause; never with an address in it, which may tell who a source is."""


def left_of(pause: float, end: float) -> float:
    """How many seconds the next step may take. Raises TimeoutError where there are none."""
    left = min(pause, end - time.monotonic())
    if left <= 0:
        raise TimeoutError
    return left


def words_of(error: BaseException | None) -> str:
    """What went wrong, without anything that the server said, nor who it is."""
    if isinstance(error, HTTPException):
        return "its answer is no HTTP"
    if isinstance(error, ssl.SSLCertVerificationError):
        # "Hostname mismatch, certificate is not valid for 'example.org'."
        words = f"its certificate does not hold ({error.verify_message.partition(',')[0]})"
    elif isinstance(error, ssl.SSLError):
        words = f"its encryption is not known here ({error.reason})"
    else:
        words = getattr(error, "strerror", None) or type(error).__name__
    return words[:1].lower() + words[1:]
