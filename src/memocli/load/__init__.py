"""Files become memos: read, parse, fit into the model, join. Faults are gathered from every step."""

from memocli.load.join import Library, load_library
from memocli.load.read import UnreadableFile

__all__ = ["Library", "UnreadableFile", "load_library"]
