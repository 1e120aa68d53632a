"""Web addresses in records, taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from memocli.text import Placed

_MOST_KNOWN: Final = 1 << 12


@lru_cache(_MOST_KNOWN)  # two rules ask of each address
def split_address(address: Placed) -> tuple[str, str, str] | None:
    """Host, path and query of an http address; None for anything else."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").casefold()
    except ValueError:
        return None
    if (
        parts.scheme not in ("http", "https")
        or "." not in host
        or re.search(r"\s", address.strip())
    ):
        return None
    return host, parts.path, parts.query
