"""PDF: how the lines of its pages become paragraphs with their places.

lines.py        the lines of a page, as pypdfium2 sees them
characters.py   the characters of a page, as pdfium counts them
heads.py        running heads, and the numbers that are printed on the pages
order.py        in which order lines are read, where a page has columns
paragraphs.py   lines → paragraphs and headings
text.py         all of that, in this order
"""

from memocli.evidence.pdf.text import text_of_pdf

__all__ = ["text_of_pdf"]
