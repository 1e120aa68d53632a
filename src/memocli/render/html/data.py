"""What a page tells programs: those of libraries and search engines, and its own script."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup
from msgspec.structs import asdict

from memocli.document import Document


def record(document: Document) -> Markup:
    """The document in the terms of schema.org. An address is only said where it is known: that of a file beside the page."""
    day = "dateCreated" if document.draft else "datePublished"
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.file_title,
        "alternativeHeadline": document.subtitle,
        "author": [{"@type": "Organization", "name": author} for author in document.authors],
        day: document.date,
        "inLanguage": document.language,
        "keywords": list(document.keywords),
        "copyrightNotice": document.rights,
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": file.media_type, "contentUrl": file.name}
            for file in (document.screen.files if document.screen else ())
        ],
    }
    return _in_element({key: value for key, value in said.items() if value})


def page_data(document: Document) -> Markup:
    """What the script of the page has to know."""
    screen = document.screen
    if screen is None:
        return Markup("")
    said = asdict(screen)
    said["words"] = asdict(screen.words)
    said["files"] = [asdict(file) for file in screen.files]
    return _in_element(said)


def _in_element(said: dict[str, Any]) -> Markup:
    """JSON that can't end the element it stands in; all letters stand for themselves, so that a search finds them."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  a script can hold no markup
