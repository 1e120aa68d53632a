"""Renderers: a `Document` becomes bytes. One package or module a form; none of them sees a memo."""

from memocli.render.outputs import RENDERERS, Form, Look, PdfStandard

__all__ = ["RENDERERS", "Form", "Look", "PdfStandard"]
