"""Files that memocli writes for authors to go on with.

new_project.py  a small project that checks and builds
new_year.py     the memo of a new year, carried over from an earlier one
"""

from memocli.scaffold.new_project import project_files
from memocli.scaffold.new_year import next_period, year_files

__all__ = ["next_period", "project_files", "year_files"]
