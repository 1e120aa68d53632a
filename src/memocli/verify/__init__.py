"""Whether the kept copies say what the claims say.

words.py       a text → its words, in the form in which they are looked for
searchable.py  a copy's text → where it has words, and what place that is
"""
