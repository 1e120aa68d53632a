"""Renderers: a `Document` becomes bytes. One package or module for each form; none of them sees a memo."""

from memocli.render.forms import Form, PdfStandard

__all__ = ["Form", "PdfStandard"]
