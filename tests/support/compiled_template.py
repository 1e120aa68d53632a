"""The packaged page template as a Python module: what `memocli.render.html.compiled` must be."""

from __future__ import annotations

import hashlib
from textwrap import indent
from typing import Final

import jinja2
from tests.support.rendering import TEMPLATE
from tests.support.sample_document import sample_document

from memocli.render.html import furnished
from memocli.render.html.environment import known_environment
from memocli.render.html.inlines import InlineWriter

_MODULE: Final = '''"""The packaged page template, compiled by Jinja: Jinja takes longer for that than for a whole page.

Do not edit: `pytest --update` writes this file anew.
"""

from __future__ import annotations

from typing import Any

# The version of Jinja, and the SHA-256 of the template.
KEY = ({version!r}, {digest!r})


def compiled(environment: Any) -> dict[str, Any]:
    """What Jinja makes a template of."""
{code}
    return {{"name": name, "root": root, "blocks": blocks, "debug_info": debug_info}}
'''


def compiled_template() -> str:
    """The module, as it must be for the template and the Jinja of today."""
    writer = InlineWriter(sample_document(), word=False, paper=False)
    code = furnished(known_environment(), writer).compile(TEMPLATE, raw=True)
    digest = hashlib.sha256(TEMPLATE.encode()).hexdigest()
    return _MODULE.format(
        version=jinja2.__version__, digest=digest, code=indent(code.rstrip("\n"), " " * 4)
    )
