"""What connects the parts of a file: content types, relationships, the zip around them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from memocli.ooxml.markup import DECLARATION, address, escaped

RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_RELATION: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
# The paths of the custom XML part and its properties, in a file of ours.
PRINTED: Final = "customXml/item1.xml"
PRINTED_PROPERTIES: Final = "customXml/itemProps1.xml"
# Zip keeps no year before 1980; a fixed one makes equal input equal bytes.
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The file: parts in the order given, content types first, the same bytes each time."""
    first = "[Content_Types].xml"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in [first, *(path for path in parts if path != first)]:
            entry = zipfile.ZipInfo(path, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would depend on the operating system
            archive.writestr(entry, parts[path])
    return buffer.getvalue()


def relationships(inside: str) -> str:
    """A relationships part around `inside`."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONS}">{inside}</Relationships>'


def relationship(name: str, kind: str, target: str) -> str:
    """One relationship to a part of the file."""
    return f'<Relationship Id="{name}" Type="{RELATION}{kind}" Target="{target}"/>'


def link_relationships(links: Mapping[str, str]) -> str:
    """Relationships to the addresses outside of the file."""
    return "".join(
        [
            f'<Relationship Id="{name}" Type="{RELATION}hyperlink" Target="{address(href)}" TargetMode="External"/>'
            for href, name in links.items()
        ]
    )


def content_types(types: Mapping[str, str]) -> str:
    """`[Content_Types].xml`; `types` maps paths, and extensions such as `.png`, to content types."""
    defaults = "".join(
        [
            f'<Default Extension="{escaped(name[1:])}" ContentType="{escaped(kind)}"/>'
            for name, kind in types.items()
            if name.startswith(".")
        ]
    )
    overrides = "".join(
        [
            f'<Override PartName="/{escaped(name)}" ContentType="{escaped(kind)}"/>'
            for name, kind in types.items()
            if not name.startswith(".")
        ]
    )
    return f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">{defaults}{overrides}</Types>'


def word_type(kind: str) -> str:
    """The content type of a part of `kind`: `styles`."""
    return f"{WORD_TYPE}{kind}+xml"
