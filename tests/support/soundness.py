"""What has to hold of every check, whatever the files are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from memocli.checks import RULES
from memocli.pipeline.check import Check
from memocli.report.diagnostics import OutputFormat, Report, render_report

# What no reader may be shown as it is: control characters, marks of direction, invisible and private ones. The line break is
# that of the report.
RAW: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
TEXTS: Final = (OutputFormat.CONCISE, OutputFormat.FULL)


def assert_sound(found: Check, formats: Iterable[OutputFormat] = TEXTS) -> None:
    """Every diagnostic has a place in its file and words, and every report can be made of them, with nothing unseen in it."""
    for diagnostic in found.diagnostics:
        span = diagnostic.span
        assert 0 <= span.start <= span.end <= len(span.file.text) + 1
        assert span.line >= 1
        assert span.column >= 1
        assert diagnostic.message
        assert diagnostic.code in RULES
    for form in formats:
        report = render_report(Report(found.diagnostics, found.checked), form)
        assert report.encode("utf-8").count(b"\n") >= (
            len(found.diagnostics) if form in TEXTS else 0
        )
        assert (raw := RAW.search(report)) is None, ascii(raw)
