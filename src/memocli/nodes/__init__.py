"""YAML with positions: a text file becomes nodes and diagnostics. Only this package imports PyYAML.

node.py     the nodes: a text, a list, a mapping
build.py    the parser's events → nodes
syntax.py   where the parser gave up: what is wrong, and what to type
"""

from memocli.nodes.build import Parsed, parse
from memocli.nodes.node import Mapping, Node, Scalar, Sequence, is_empty

__all__ = ["Mapping", "Node", "Parsed", "Scalar", "Sequence", "is_empty", "parse"]
