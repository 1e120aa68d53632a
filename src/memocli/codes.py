"""Every code that a diagnostic may carry, with its name and severity: the one table of them.

A code never changes its meaning, and a retired one is not used again. What a rule looks for, and why, is explained
with the rule in `memocli.checks.rules`.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from memocli.diagnostics import Diagnostic, Related, Severity
from memocli.text import Span


class Code(Struct, frozen=True):
    """One code: C102, unknown-source, error."""

    code: str
    name: str
    severity: Severity
    # Counts only where somebody asks for it.
    is_off: bool = False


_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING

_OFF: Final = ("E406",)

CODES: Final[dict[str, Code]] = {
    code: Code(code, name, severity, code in _OFF)
    for code, name, severity in (
        # C1xx: every claim is supported, and its citations can be followed.
        ("C101", "unsupported-claim", _ERROR),
        ("C102", "unknown-source", _ERROR),
        ("C103", "malformed-citation", _ERROR),
        ("C104", "uncited-quotation", _ERROR),
        ("C105", "quotation-without-locator", _WARNING),
        ("C106", "number-without-support", _ERROR),
        ("C107", "basis-names-nothing", _ERROR),
        ("C108", "circular-inference", _ERROR),
        ("C109", "source-twice", _WARNING),
        ("C110", "figure-not-in-text", _ERROR),
        ("C111", "citation-outside-claim", _ERROR),
        ("C112", "protected-word-in-id", _ERROR),
        ("C113", "pasted-note-number", _ERROR),
        ("C114", "abbreviation-never-explained", _WARNING),
        ("C115", "bound-not-in-figure", _WARNING),
        ("C116", "chart-names-nothing", _ERROR),
        ("C117", "chart-without-note", _ERROR),
        ("C118", "misleading-chart", _ERROR),
        ("C119", "typewriter-sign", _WARNING),
        ("C120", "document-without-place", _WARNING),
        # E4xx: what is kept of the sources says what the claims say.
        ("E401", "quotation-not-in-evidence", _ERROR),
        ("E402", "found-elsewhere", _ERROR),
        ("E403", "copy-missing-or-changed", _ERROR),
        ("E404", "number-not-in-evidence", _ERROR),
        ("E405", "name-not-in-evidence", _WARNING),
        ("E406", "no-evidence-kept", _WARNING),
        ("E407", "passage-not-in-evidence", _ERROR),
        ("E408", "passage-not-one-place", _WARNING),
        ("E409", "copy-not-readable", _WARNING),
        ("E410", "one-origin", _WARNING),
        ("E411", "limited-by-context", _WARNING),
        ("E412", "passage-of-uncited-source", _ERROR),
        # F0xx: the files can be read and fit together.
        ("F001", "unreadable-file", _ERROR),
        ("F002", "yaml-feature", _ERROR),
        ("F003", "duplicate-key", _ERROR),
        ("F004", "unknown-key", _ERROR),
        ("F005", "missing-key", _ERROR),
        ("F006", "wrong-value", _ERROR),
        ("F007", "duplicate-id", _ERROR),
        ("F008", "ids-differ-in-case", _ERROR),
        ("F009", "missing-file", _ERROR),
        ("F010", "unlisted-part", _ERROR),
        ("F011", "wrong-year", _ERROR),
        ("F012", "unknown-signer", _ERROR),
        ("F013", "key-or-comment-in-text", _ERROR),
        ("F014", "text-cut-off", _WARNING),
        ("F015", "file-not-read", _ERROR),
        ("F016", "odd-character", _ERROR),
        ("F017", "markdown-block-in-text", _ERROR),
        ("F018", "seal-changed", _ERROR),
        ("F019", "annotation-of-nothing", _ERROR),
        ("F020", "annotated-twice", _ERROR),
        ("F022", "hard-to-read", _WARNING),
        # S2xx: every source is complete, findable, verified, and of its time.
        ("S201", "never-cited", _WARNING),
        ("S202", "incomplete-source", _WARNING),
        ("S203", "source-recorded-twice", _WARNING),
        ("S204", "source-younger-than-memo", _WARNING),
        ("S205", "source-not-to-be-found", _WARNING),
        ("S206", "source-not-verified", _WARNING),
        ("S207", "bad-address-date-or-language", _ERROR),
        # W0xx: waivers say why, and are needed.
        ("W001", "unused-waiver", _WARNING),
        ("W002", "waiver-without-reason", _ERROR),
        ("W003", "forbidden-waiver", _ERROR),
        # Y3xx: a memo and the years before it fit together.
        ("Y301", "continues-nothing", _ERROR),
        ("Y302", "claim-lost", _WARNING),
        ("Y303", "carried-unseen", _ERROR),
        ("Y304", "recycled", _WARNING),
        ("Y305", "verdict-without-news", _WARNING),
        ("Y306", "after-period", _WARNING),
        ("Y307", "two-values", _ERROR),
        ("Y308", "total-fell", _WARNING),
        ("Y309", "condition-reworded", _WARNING),
        ("Y310", "continued-and-dropped", _ERROR),
        ("Y311", "changed-since-sealed", _ERROR),
        ("Y312", "correction-of-nothing", _ERROR),
    )
}


def diagnostic(
    code: str,
    message: str,
    span: Span,
    hint: str = "",
    *,
    claim: str = "",
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    """A diagnostic of `code`, as severe as the table says."""
    return Diagnostic(code, CODES[code].severity, message, span, hint, claim, related)
