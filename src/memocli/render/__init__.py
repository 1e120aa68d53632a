"""Renderers: a `Document` becomes bytes. One package or module a form; none of them sees a memo."""

from memocli.render.forms import Form, PdfStandard

__all__ = ["Form", "PdfStandard"]
