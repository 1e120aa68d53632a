"""What a PDF for archives needs beyond its content: metadata that name both standards, pictures shown as they are.

The objects are pydyf's; they are untyped here, so that only one module imports pydyf.
"""

from __future__ import annotations

from typing import Any, Final
from xml.sax.saxutils import escape

from memocli.document import Document
from memocli.render.html import paper_language

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


def with_words_on(packet: bytes, document: Document) -> bytes:
    """The packet with the document's language, and with who has which rights to it; other bytes are returned unchanged."""
    said = f"<dc:language><rdf:Bag><rdf:li>{escape(paper_language(document))}</rdf:li></rdf:Bag></dc:language>"
    if document.rights:
        rights = f'<rdf:li xml:lang="x-default">{escape(document.rights)}</rdf:li>'
        said += f"<dc:rights><rdf:Alt>{rights}</rdf:Alt></dc:rights>"
    about = f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">{said}</rdf:Description>'
    return packet.replace(b"</rdf:RDF>", about.encode() + b"\n</rdf:RDF>")


def with_ua_identification(packet: bytes) -> bytes:
    """The packet, which names PDF/A, with PDF/UA-1 named too; other bytes are returned unchanged."""
    return packet.replace(b"</rdf:RDF>", _UA_DESCRIPTION + b"\n" + _UA_SCHEMA + b"</rdf:RDF>")


def show_pixels_as_they_are(pdf: Any) -> None:
    """Tell PDF readers not to smooth pictures: PDF/A forbids it."""
    for item in pdf.objects:
        extra = getattr(item, "extra", {})
        if "Interpolate" in extra:
            extra["Interpolate"] = "false"
