"""C112: no id holds a protected word. It is checked where `private/` is read; here it is explained."""

from __future__ import annotations

from memocli.checks.rule import explained_rule

RULES = (
    explained_rule(
        "C112",
        """
        What: the id of a source, part, finding, claim or chart holds a name or string that private/protect.txt lists.

        Why: ids are seen in every output: in HTML, DOCX and PDF they are the targets of links, in manifest.json they
        stand as they are.

        Example:
            - id: testimony-jane-doe         # and private/protect.txt has the line `Jane Doe`

        What to do: choose an id that names nobody, such as `testimony-3`, and write it wherever the old one is used.
        """,
    ),
)
