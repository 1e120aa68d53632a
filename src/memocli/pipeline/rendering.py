"""A document → the bytes of an output; what fails there is the fault of a template of the project's own, or ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.document import Document, OtherFile
from memocli.errors import MissingLibrary, UserError
from memocli.render.forms import Form, Look
from memocli.render.outputs import RENDERERS, look_for_libraries
from memocli.template_sets import ReportTemplates, Templates
from memocli.templates import PAGE, SHEET, Template, shipped

_OF_PAGES = (Form.PDF, Form.HTML)
_MEDIA_TYPES: Final = {
    Form.PDF: "application/pdf",
    Form.HTML: "text/html",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Rendered(Struct, frozen=True):
    """Outputs by their names; `missing` says why one of them is not there, where this machine lacks a library."""

    outputs: Mapping[str, bytes]
    missing: MissingLibrary | None = None


def render_forms(
    names: Mapping[str, Form],
    document: Document,
    look: Look,
    templates: Templates | ReportTemplates,
    tell: Callable[[str], None],
) -> Rendered:
    """The outputs of these names and forms; `tell` is called before each. Where one can't be made on this machine, the others are.

    Raises UserError as `rendered` does, and MissingLibrary where nothing else was to be made.
    """
    outputs, missing = dict[str, bytes](), None
    # A page comes last: it leads to those that are made.
    for name, form in sorted(names.items(), key=lambda one: one[1] is Form.HTML):
        try:
            look_for_libraries(form)
        except MissingLibrary as error:
            if len(names) == 1:
                raise
            missing = error
            continue
        tell(f"Making the {form.upper()}")
        made = {name: names[name] for name in outputs}
        outputs[name] = rendered(form, _with_others(document, made), look, templates)
    return Rendered({name: outputs[name] for name in names if name in outputs}, missing)


def _with_others(document: Document, made: Mapping[str, Form]) -> Document:
    """The document, which names to whoever reads it on a screen what is made of it beside the page."""
    if document.screen is None:
        return document
    files = (OtherFile(str(form), _MEDIA_TYPES[form], name) for name, form in made.items())
    return replace(document, screen=replace(document.screen, files=tuple(files)))


def rendered(
    form: Form, document: Document, look: Look, templates: Templates | ReportTemplates
) -> bytes:
    """The output in one form.

    Where it can't be made with a template of the project's own, but can with those that memocli ships, the UserError names
    that template; any other exception is a bug of memocli, and goes on.
    """
    for sheet in templates.sheets() if form in _OF_PAGES else ():
        if not sheet.is_shipped:
            # Imported here: few projects have a style sheet of their own.
            from memocli.render.sheet import check_sheet

            check_sheet(sheet.text(), sheet.name)
    try:
        return RENDERERS[form](document, look)
    except (UserError, OSError):
        raise
    except Exception as error:
        own = [template.name for template in _used(form, templates) if not template.is_shipped]
        if not own or not _works(form, document, _plain(look, templates)):
            raise
        from memocli.render.html import line_of

        line = line_of(error) if form in _OF_PAGES else 0
        place = f"{templates.page.name}, line {line}," if line else " or ".join(own)
        reason = " ".join([type(error).__name__, *str(error).split()])
        raise UserError(f"{place} can't be used ({reason})") from error


def _used(form: Form, templates: Templates | ReportTemplates) -> list[Template]:
    """What an output in this form is made with."""
    if form in _OF_PAGES:
        return [templates.page, *templates.sheets()]
    return [templates.docx] if templates.docx else []


def _plain(look: Look, templates: Templates | ReportTemplates) -> Look:
    """The same look with the templates that memocli ships."""
    page, sheet = (shipped(name) for name in (PAGE, SHEET))
    assert page is not None
    assert sheet is not None
    if isinstance(templates, ReportTemplates):
        ours = (more.content for more in templates.more if more.is_shipped)
        return replace(look, sheet=b"\n".join((sheet, *ours)).decode("utf-8"), docx=None)
    return replace(look, page=page.decode("utf-8"), sheet=sheet.decode("utf-8"), docx=None)


def _works(form: Form, document: Document, look: Look) -> bool:
    """Whether a document can be made into an output with these templates."""
    try:
        RENDERERS[form](document, look)
    except Exception:  # noqa: BLE001  then it is no fault of theirs
        return False
    return True
