"""F022: the look that a memo asks for can be read by everyone. It is checked while memo.yaml is read; here it is explained."""

from __future__ import annotations

from memocli.checks.rule import explained_rule

RULES = (
    explained_rule(
        "F022",
        """
        What: the look that `design` of memo.yaml asks for is hard to read: a colour of words has too little contrast to white paper or to
        the band, or a family of fonts lacks its italic or bold.

        Why: who sees badly, prints in grey or reads on a bad screen cannot read it; titles and foreign words that are not in italics look
        like all others. The standard for accessible pages (WCAG 2, level AA) asks for a contrast of 4.5 to 1.

        Example:
            design:
              colours: {accent: e8a0a0}       # 1.8 to 1 on the band

        What to do: take the darker colour that the hint names, or a paler `band`. Put the missing file of the font into `templates/fonts/`.
        A coalition that must have its colour all the same lists F022 in `ignore` of memocli.yaml.
        """,
    ),
)
