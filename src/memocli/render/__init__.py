"""Renderers: a `Document` becomes bytes. One package or module a form; none of them sees a memo."""

from memocli.render.forms import Form, Look, PdfStandard
from memocli.render.outputs import RENDERERS

__all__ = ["RENDERERS", "Form", "Look", "PdfStandard"]
