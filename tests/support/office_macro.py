"""LibreOffice with a file in its hands: what its own commands make of a DOCX, by a macro in its Basic."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from tests.support.programs import office, program, run

_DOCTYPE: Final = (
    '<!DOCTYPE {0}:{0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{0}.dtd">'
)
_BASIC: Final = "http://openoffice.org/2000/"
_EDIT: Final = """
Sub Main(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  memo = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  On Error Goto Failed
  {0}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = "MS Word 2007 XML"
  memo.storeToURL(target, how())
Failed:
  memo.close(True)
  StarDesktop.terminate()
End Sub
"""
# A note before the first word, then Tools, Update, Fields.
_NOTE_BEFORE_ALL: Final = """
  note = memo.createInstance("com.sun.star.text.Endnote")
  cursor = memo.Text.createTextCursor()
  cursor.gotoStart(False)
  memo.Text.insertTextContent(cursor, note, False)
  note.setString("A partner's note.")
  commands = createUnoService("com.sun.star.frame.DispatchHelper")
  commands.executeDispatch(memo.CurrentController.Frame, ".uno:UpdateFields", "", 0, Array())
  memo.TextFields.refresh()
"""
_UPDATED_CONTENTS: Final = """
  memo.DocumentIndexes.getByIndex(0).update()
"""


def with_a_note_before_all(file: Path, folder: Path) -> Path:
    """A DOCX to which a person has added a first endnote in LibreOffice, updated all fields, and saved it."""
    return _edited(file, folder, _NOTE_BEFORE_ALL)


def with_updated_contents(file: Path, folder: Path) -> Path:
    """A DOCX whose table of contents LibreOffice has made anew."""
    return _edited(file, folder, _UPDATED_CONTENTS)


def _edited(file: Path, folder: Path, edit: str) -> Path:
    office(file, "docx", folder)  # makes the profile, into which the macro goes
    _put_macro(folder / "profile/user/basic/Standard", _EDIT.format(edit))
    edited = folder / f"edited-{file.name}"
    run(
        program("soffice"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        f'macro:///Standard.Notes.Main("{file.as_uri()}","{edited.as_uri()}")',
    )
    assert edited.is_file(), "LibreOffice could not carry out the macro"
    return edited


def _put_macro(library: Path, source: str) -> None:
    module = _DOCTYPE.format("script").replace("script.dtd", "module.dtd")
    module = module.replace("script:script", "script:module")
    (library / "Notes.xba").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{module}\n<script:module xmlns:script="{_BASIC}script" '
        f'script:name="Notes" script:language="StarBasic">{escape(source)}</script:module>',
        encoding="utf-8",
    )
    (library / "script.xlb").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE.format("library")}\n<library:library xmlns:library="{_BASIC}library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Notes"/></library:library>',
        encoding="utf-8",
    )
