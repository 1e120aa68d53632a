"""Word's package format, for reading and writing.

markup.py     words as XML text, the namespaces
parts.py      content types, relationships, the zip: for writing
package.py    a file opened: its parts and what they lead to
names.py      the bookmarks of claims and notes, which a reader of the file needs too
"""
