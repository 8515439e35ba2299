"""Modules of Python that a library imports at its head, for what nobody asks of it here.

SQLAlchemy brings asyncio and, with importlib.metadata, email; stdnum brings ssl: some 70 modules.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


class _WhenAsked(ModuleType):
    """Stands for a module, and gives what is asked of it from the real one."""

    def __getattr__(self, name: str) -> object:
        _take_away(self)
        return getattr(import_module(self.__name__), name)


@contextmanager
def put_off(*names: str, **known: object) -> Generator[None]:
    """What is imported in here gets modules of these names that are there once they are used.

    `known` is what is asked of them at once. Whoever imports them elsewhere gets the real ones.
    """
    stand_ins = [_WhenAsked(name) for name in names if name not in sys.modules]
    for stand_in in stand_ins:
        vars(stand_in).update(known)
        sys.modules[stand_in.__name__] = stand_in
    try:
        yield
    finally:
        for stand_in in stand_ins:
            _take_away(stand_in)


def _take_away(stand_in: ModuleType) -> None:
    if sys.modules.get(stand_in.__name__) is stand_in:
        del sys.modules[stand_in.__name__]
