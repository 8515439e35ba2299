"""The few parts that every document is put together from.

A document is a column of *blocks* (`blocks`, `fields`, `table`, `forms`). A block breaks itself
into *pieces*, the smallest things that stay whole; `flow` lays the pieces on pages, so that no
text is cut at any length; `page` paints them, with what stands on every page; `archive` makes the
result PDF/A-2a and PDF/UA-1. Below that, `typesetting` turns text into lines.

Platypus is not used: its tables cannot promise that a row stays whole, its flowables do not know
the structure tree, and the number of pages is known here before the first one is painted.
"""
