"""Ask veraPDF about every document: `python -m tests.documents.prove`.

The suite asks about a few of each sort. This makes all of `every_pair`, and says of each that is
not whole which rules it breaks. `--only TEXT`: those whose name holds the text.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from tests.documents.every_document import Made, every_pair, made, name_of
from tests.documents.verapdf import Faults, VeraPdf


def faults_of(engine: VeraPdf, documents: Iterable[Made]) -> Iterator[tuple[str, Faults]]:
    """What veraPDF finds in each document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        for one in documents:
            path.write_bytes(made(*one))
            yield name_of(one), engine.faults(path)


def told(found: Mapping[str, Faults]) -> int:
    """Exit code 1 when a document is not whole, or when there was none to ask about."""
    for name, faults in found.items():
        for rule, message in faults.items():
            print(f"{name}: {rule}: {message}")
    print(f"documents: {len(found)}, not whole: {sum(map(bool, found.values()))}")
    return int(not found or any(found.values()))


def main(engine: VeraPdf, arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.documents.prove")
    parser.add_argument("--only", default="", help="documents whose name holds this")
    only = parser.parse_args(arguments).only
    return told(dict(faults_of(engine, (one for one in every_pair() if only in name_of(one)))))


if __name__ == "__main__":
    with closing(VeraPdf()) as started:
        code = main(started)
    sys.exit(code)
