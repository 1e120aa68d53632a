"""The checks: one table of all rules, and the one function that runs them."""

from memocli.checks.registry import RULES, find_rule
from memocli.checks.rule import Problem, Rule
from memocli.checks.run import Outcome, Selection, run_checks
from memocli.checks.subject import Subject

__all__ = ["RULES", "Outcome", "Problem", "Rule", "Selection", "Subject", "find_rule", "run_checks"]
