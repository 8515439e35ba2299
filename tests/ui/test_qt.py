"""Faults of Qt's Python binding that would lose somebody's words."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 40  # few enough not to kill the run where the fault is


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be freed from Python 3.12 on")
def test_calls_into_qt_keep_none_alive(qapp: QApplication) -> None:
    """PySide6 6.12.0 takes one reference to None with each call and ends in a Fatal Error."""
    label = QLabel()
    before = sys.getrefcount(None)
    for _call in range(CALLS):
        label.setText("Anna")
    assert abs(sys.getrefcount(None) - before) < CALLS // 2
