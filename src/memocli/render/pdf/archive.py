"""What a PDF for archives needs beyond its content: metadata that name both standards, pictures shown as they are.

The objects are pydyf's; they are untyped here, so that only one module imports pydyf.
"""

from __future__ import annotations

from typing import Any, Final

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
