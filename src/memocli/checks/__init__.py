"""The checks: one table of all rules, and the one function that runs them.

context.py   what the rules look at
rule.py      what a rule is
wording.py   how rules say things
rules/       the rules, one file for each subject
registry.py  the table of them
waiving.py   which waivers are valid
engine.py    runs the rules
manual.py    docs/checks.md
"""

from memocli.checks.context import Beside, CheckContext
from memocli.checks.engine import Outcome, Selection, run_checks
from memocli.checks.registry import RULES, find_rule
from memocli.checks.rule import Problem, Rule

__all__ = [
    "RULES",
    "Beside",
    "CheckContext",
    "Outcome",
    "Problem",
    "Rule",
    "Selection",
    "find_rule",
    "run_checks",
]
