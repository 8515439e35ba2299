"""Imports Qt as the program does. What starts the program imports this before PySide6: the watch
over imports would make it slower and larger than the real one, and ends it now and then (a
SIGSEGV in 1 of 100 starts) while another thread imports.
"""

from __future__ import annotations

from sipdesk.ui.plain_import import import_qt

import_qt()
