"""The command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sipdesk import __version__, i18n
from sipdesk.no_dumps import forbid_memory_dumps

HELP_WIDTH = 80  # characters


def main(arguments: Sequence[str] | None = None) -> int:
    """Start SIPdesk; the exit code."""
    forbid_memory_dumps()
    wanted = _parser().parse_args(arguments)
    if wanted.spelling is not None:
        from sipdesk.spelling_helper import serve  # noqa: PLC0415 - of no use to the window

        return serve(wanted.spelling)
    if wanted.check is not None:
        from sipdesk import file_check  # noqa: PLC0415 - of no use to the first form

        return file_check.serve(wanted.check)
    language = wanted.lang or i18n.MASTER
    if wanted.self_test or not has_screen():
        i18n.speak(language)
        if not wanted.self_test:
            print(i18n.gettext("Här finns ingen skärm. SIPdesk kör sitt självtest i stället."))
        return _self_test(wanted.output, language)
    from sipdesk.ui.plain_import import import_qt  # noqa: PLC0415 - Qt is not needed for --help

    import_qt()
    from sipdesk.start import run  # noqa: PLC0415
    from sipdesk.wishes import Wishes  # noqa: PLC0415

    return run(
        Wishes(
            language=wanted.lang,
            demo=wanted.demo,
            profile=wanted.profile,
            text_size=wanted.text_size,
        )
    )


def has_screen() -> bool:
    """Whether a window can be shown; on Linux a display or a chosen Qt platform tells."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _self_test(output: Path | None, language: str) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from sipdesk.self_test import run  # noqa: PLC0415 - after the platform is chosen

    return run(output, language)


def _parser() -> argparse.ArgumentParser:
    # With a width of its own, argparse does not import what would measure the terminal.
    usual = partial(argparse.HelpFormatter, width=HELP_WIDTH)
    parser = argparse.ArgumentParser(prog="sipdesk", formatter_class=usual)
    parser.add_argument("--version", action="version", version=f"SIPdesk {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="fictional cases in a file that is thrown away"
    )
    parser.add_argument("--lang", choices=i18n.LANGUAGES, default="", help="language of the window")
    parser.add_argument("--profile", type=Path, help="another folder for the case file")
    parser.add_argument(
        "--text-size", type=int, default=0, metavar="PERCENT", help="text from 100 to 200 %%"
    )
    parser.add_argument(
        "--self-test", action="store_true", help="check this installation and say what was checked"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FOLDER", help="where the self-test leaves its documents"
    )
    # Not for people: the window starts itself once more, as the process that knows how to spell,
    # and as the one that looks whether a large case file is whole.
    for helper in ("--spelling", "--check"):
        parser.add_argument(helper, type=Path, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
