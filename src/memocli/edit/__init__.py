"""Edits of YAML files that people write: text is spliced at the places of nodes, so that all else stays as it is.

yaml_file.py  one file: what is to change in it, and the proof that nothing else did
block.py      keys and items that stand on lines of their own
flow.py       keys in braces, items in brackets
values.py     how a new value is written
splice.py     pieces of text, put in or taken out
"""

from memocli.edit.values import Value, lines_of_key
from memocli.edit.yaml_file import YamlFile

__all__ = ["Value", "YamlFile", "lines_of_key"]
