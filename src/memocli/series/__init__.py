"""What the memos of several years say of a figure: memos → series. Tables and charts show the same ones.

over_years.py  every figure over the years, with the claims and notes that state it
charted.py     what of this a chart of a memo shows
"""

from memocli.series.charted import Charted, charted, charted_years, charts_of
from memocli.series.over_years import Point, Points, Series, Statement, points_of, series_of

__all__ = [
    "Charted",
    "Point",
    "Points",
    "Series",
    "Statement",
    "charted",
    "charted_years",
    "charts_of",
    "points_of",
    "series_of",
]
