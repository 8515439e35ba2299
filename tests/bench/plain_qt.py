"""Imports Qt as the program does. A measurement imports this before anything that imports PySide6,
or its whole program would be slower and larger than the real one.
"""

from __future__ import annotations

from sipdesk.ui.plain_import import import_qt

import_qt()
