"""The paper: each document is a pure function of a case, from `Case` to PDF bytes.

`paper.Paper` is what the window is given. A document is a page of code that reads like the paper
it makes, put together from the few parts in `kit`. Nothing here knows Qt or SQL.
"""
