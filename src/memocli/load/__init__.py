"""Files become memos: read, parse, fit into the model, join. Faults are gathered from every step."""

from memocli.load.join import Library, Whole, load_library
from memocli.load.read import UnreadableFile

__all__ = ["Library", "UnreadableFile", "Whole", "load_library"]
