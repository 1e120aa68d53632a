"""What a PDF for archives needs beyond its content: metadata that name both standards, streams with a clear end.

The objects are pydyf's; they are untyped here, so that only one module imports pydyf.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, Final

_HEAD: Final = b"stream\n"
_FOOT: Final = b"\nendstream"
# A last byte of a stream that, with the line feed after it, looks like one line end.
_UNCLEAR: Final = b"\r" + _FOOT

_UA_DESCRIPTION: Final = b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />'
# PDF/A allows a property of another standard only with a description of its schema.
_UA_SCHEMA: Final = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the standard that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def with_ua_identification(packet: bytes) -> bytes:
    """The packet, which names PDF/A, with PDF/UA-1 named too; other bytes are returned unchanged."""
    return packet.replace(b"</rdf:RDF>", _UA_DESCRIPTION + b"\n" + _UA_SCHEMA + b"</rdf:RDF>")


def show_pixels_as_they_are(pdf: Any) -> None:
    """Tell PDF readers not to smooth pictures: PDF/A forbids it."""
    for item in pdf.objects:
        extra = getattr(item, "extra", {})
        if "Interpolate" in extra:
            extra["Interpolate"] = "false"


def end_streams_clearly(pdf: Any) -> None:
    """Make sure that no stream ends in a carriage return: its length could then be understood in two ways."""
    for item in pdf.objects:
        if getattr(item, "compress", False):
            data = item.data
            while data.endswith(_UNCLEAR):
                item.stream.append(b"")  # one more line feed, so other bytes after compression
                data = item.data
            _keep_compressed(item, data)
    pdf.write = partial(_write, pdf)


def _keep_compressed(item: Any, data: bytes) -> None:
    """Replace a stream by its compressed content, so that it is compressed only once."""
    item.stream = [data[data.index(_HEAD) + len(_HEAD) : -len(_FOOT)]]
    item.extra["Filter"] = "/FlateDecode"
    item.compress = False


def _write(pdf: Any, output: BinaryIO, *options: Any) -> None:
    """Write the file; where a stream made by writing has no clear end, write it again with one more empty object."""
    written = len(pdf.objects)
    while True:
        trial = BytesIO()
        type(pdf).write(pdf, trial, *options)
        if _UNCLEAR not in trial.getvalue():
            break
        del pdf.objects[written:]
        pdf.current_position = 0
        pdf.add_object(type(pdf.info)())
        written += 1
    output.write(trial.getvalue())
