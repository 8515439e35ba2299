"""Set up, run, test and package SIPdesk with nothing but Python's standard library.

    python3 dev.py run [ARGS]         open the program on fictional cases (--demo)
    python3 dev.py start [ARGS]       open the program on the real case file
    python3 dev.py test [ARGS]        ruff, basedpyright and pytest; ARGS go to pytest
    python3 dev.py translations       bring the catalogues up to date with the source
    python3 dev.py pictures           take the pictures of the handbook and the README anew
    python3 dev.py bench [ARGS]       measure how fast window and paper are, as ratios
    python3 dev.py bundle             build the one-folder program into dist/
    python3 dev.py package            build what is shipped; install, start and remove it for trial
    python3 dev.py lock               resolve and pin the dependencies anew
    python3 dev.py sbom FILE          write what the program is made of, as CycloneDX JSON
    python3 dev.py audit              ask for known vulnerabilities; needs the network

ARGS go to the program, or to pytest, as they are: `run --self-test --output FOLDER`. The first
command makes the environment `.venv` beside this file, with the exact packages of requirements/.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from devtools import deb
from devtools.system import (
    OLDEST_PYTHON,
    SetUpError,
    dotted,
    ensure_listening,
    ensure_printing,
    ensure_screen,
    ensure_system_packages,
    packages_to_develop,
    packages_to_run,
    require_python,
    run_or_fail,
    say,
)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "requirements"
TRANSLATIONS = ROOT / "translations"
# The catalogues with the sources of each: paper speaks more languages than the window.
PAPER_DOMAIN = "documents"
WINDOW_DOMAIN = "sipdesk"
SOURCES: Mapping[str, Sequence[str]] = {
    PAPER_DOMAIN: (
        "sipdesk/documents",
        "sipdesk/changes.py",
        "sipdesk/rules/ratings.py",
        "sipdesk/words.py",
    ),
    WINDOW_DOMAIN: ("sipdesk",),
}
LOCK_NAMES = ("run", "dev")  # "dev" holds all of "run", with the same pins
DIST = ROOT / "dist"
SHIPPED_CHECKS = ROOT / "tests" / "shipped"
FIRST_DAY_OF_ZIP = 315532800  # Unix time

# --- the environment ----------------------------------------------------------------------------


def call(command: Sequence[str | Path]) -> None:
    """Run a command that must not fail, in the root of the project."""
    run_or_fail(command, folder=ROOT)


def python_of(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def venv_python() -> Path:
    return python_of(VENV)


def lock_file(name: str) -> Path:
    return LOCKS / f"{name}.txt"


def stamp_of(name: str) -> Path:
    """The file in the environment that tells which lock, for which Python, it was filled from."""
    return VENV / f"installed-{name}"


def wanted_stamp(name: str) -> str:
    return sys.version + "\n" + hashlib.sha256(lock_file(name).read_bytes()).hexdigest()


def is_stamped(name: str) -> bool:
    stamp = stamp_of(name)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == wanted_stamp(name)


def ensure_environment(name: str) -> None:
    """Fill the environment from a lock ("run" or "dev"), unless it was filled from it already."""
    if is_stamped(name):
        return
    if not any(is_stamped(known) for known in LOCK_NAMES):
        say("Making the environment .venv...")
        venv.create(VENV, clear=True, with_pip=True, symlinks=sys.platform != "win32")
    say("Installing the pinned packages; the first time this takes a minute or two...")
    install_pinned(name)
    stamp_of(name).write_text(wanted_stamp(name), encoding="utf-8")


def install_pinned(name: str, where: Sequence[str | Path] = ()) -> None:
    """Install exactly what a lock pins, into the environment or `where` the options say."""
    pip = [venv_python(), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    only_pinned = ["--require-hashes", "--only-binary", ":all:", "--requirement", lock_file(name)]
    call([*pip, *only_pinned, *where])


def compile_catalogues() -> None:
    for domain in SOURCES:
        babel("compile", "--directory", TRANSLATIONS, "--domain", domain)


def babel(*arguments: str | Path) -> None:
    call([venv_python(), "-m", "babel.messages.frontend", "--quiet", *arguments])


def set_up(lock: str, missing: Callable[[], list[str]]) -> None:
    ensure_system_packages(missing)
    ensure_environment(lock)
    compile_catalogues()


# --- the commands -------------------------------------------------------------------------------


def program_environment() -> dict[str, str]:
    """The caller's environment, with the source tree where Python finds it from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def open_program(arguments: Sequence[str]) -> int:
    """Run the program from the caller's folder, so that relative paths mean what they say."""
    set_up("run", packages_to_run)
    command = [str(venv_python()), "-P", "-m", "sipdesk", *arguments]
    return subprocess.call(command, env=program_environment())


def run(arguments: Sequence[str]) -> int:
    return open_program(["--demo", *arguments])


def start(arguments: Sequence[str]) -> int:
    return open_program(arguments)


def test(arguments: Sequence[str]) -> int:
    """Lint, check the types and run the tests; pytest comes last, and so does its own verdict."""
    set_up("dev", packages_to_develop)
    ensure_printing()
    ensure_listening()
    python = venv_python()
    call([python, "-m", "ruff", "check", "--quiet"])
    call([python, "-m", "ruff", "format", "--check", "--quiet"])
    call([python, "-m", "basedpyright", "--pythonpath", python])
    workers = (os.cpu_count() or 1) + 1  # they wait a fifth to a third of their time
    spread = ["--numprocesses", str(workers), "--dist", "loadfile", "--no-loadscope-reorder"]
    pytest = [str(python), "-P", "-m", "pytest", *spread, *arguments]
    return subprocess.call(pytest, cwd=ROOT, env=program_environment())


def translations(_arguments: Sequence[str]) -> int:
    """Extract the texts, merge them into each catalogue, compile, and say what has to be
    translated; the same input, no change.
    """
    ensure_environment("run")
    templates = {domain: TRANSLATIONS / f"{domain}.pot" for domain in SOURCES}
    try:
        for domain, template in templates.items():
            extract_texts(template, SOURCES[domain])
        leave_out(templates[PAPER_DOMAIN], of=templates[WINDOW_DOMAIN])
        merge = ["--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date"]
        for domain, template in templates.items():
            into = ["--input-file", template, "--output-dir", TRANSLATIONS, "--domain", domain]
            babel("update", *merge, *into)
    finally:
        for template in templates.values():
            template.unlink(missing_ok=True)
    compile_catalogues()
    for catalogue in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        for text in untranslated(catalogue):
            say(f"{catalogue.relative_to(TRANSLATIONS)}: {text}")
    return 0


def extract_texts(template: Path, sources: Sequence[str]) -> None:
    form = ["--project", WINDOW_DOMAIN, "--add-comments", "Translators:"]
    quiet_diffs = ["--add-location", "file", "--sort-output", "--omit-header"]
    babel("extract", *form, *quiet_diffs, "--output-file", template, *sources)


def entries(catalogue: Path) -> list[str]:
    return catalogue.read_text(encoding="utf-8").strip().split("\n\n")


def message(entry: str) -> str:
    """An entry of a catalogue without its comments."""
    return entry[max(entry.find("msgid "), 0) :]


def leave_out(other: Path, *, of: Path) -> None:
    """Take the texts of one template out of another: each is translated in one place only."""
    known = set(map(message, entries(other)))
    kept = [entry for entry in entries(of) if message(entry) not in known]
    of.write_text("\n\n".join(kept) + "\n", encoding="utf-8")


def untranslated(catalogue: Path) -> Iterator[str]:
    """The texts that have no translation yet."""
    for entry in map(message, entries(catalogue)):
        text, _start, translation = entry.partition("\nmsgstr")
        if re.search(r'^\S* ""(?!\n")', translation, re.MULTILINE):
            yield "".join(re.findall(r'"(.*)"', text))


def pictures(_arguments: Sequence[str]) -> int:
    """Of the real window on fictional cases, on a day that is always the same."""
    set_up("dev", packages_to_develop)
    command = [str(venv_python()), "-P", "-m", "tests.ui.pictures"]
    return subprocess.call(command, cwd=ROOT, env=program_environment())


def bench(arguments: Sequence[str]) -> int:
    """Measure; ARGS such as `--json FILE`."""
    set_up("dev", packages_to_develop)
    command = [str(venv_python()), "-P", "-m", "tests.bench", *arguments]
    return subprocess.call(command, env=program_environment())


def bundle(arguments: Sequence[str]) -> int:
    set_up("dev", packages_to_develop)
    build = [venv_python(), "-m", "PyInstaller", "--noconfirm", *arguments, "build.spec"]
    # As the handbook of PyInstaller says: the same source gives the same bytes.
    alike = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment_of_source())}
    run_or_fail(build, {**os.environ, **alike}, folder=ROOT)
    return 0


def package(arguments: Sequence[str]) -> int:
    """Build what is shipped, install it apart from this machine, start it and remove it again.

    ARGS go to pytest, which runs the checks. Elsewhere than on Debian and its relatives it is the
    bundle alone; packaging/ tells how the installers for Windows and macOS are made of it.
    """
    set_up("dev", packages_to_develop)
    ensure_screen()
    bundle(["--log-level", "WARN"])
    for old in DIST.glob(f"{deb.NAME}_*.deb"):
        old.unlink()
    if shutil.which("dpkg-deb"):
        program = deb.Program(DIST / deb.NAME, version(), moment_of_source())
        say(f"Built: {deb.make(program, DIST)}")
    checks = sorted(SHIPPED_CHECKS.glob("check_*.py"))
    pytest = [str(venv_python()), "-P", "-m", "pytest", *map(str, checks), *arguments]
    return subprocess.call(pytest, cwd=ROOT, env=program_environment())


def version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def moment_of_source() -> int:
    """The Unix time that built files bear: of the last commit, unless the caller gives one.

    Without either, the first of January 1980, before which no ZIP file can be.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    if (ROOT / ".git").exists() and shutil.which("git"):
        log = ["git", "log", "-1", "--format=%ct"]
        return int(subprocess.run(log, cwd=ROOT, capture_output=True, check=True).stdout)
    return FIRST_DAY_OF_ZIP


def lock(arguments: Sequence[str]) -> int:
    """Pin every dependency, with the hashes of its wheels for all systems. Needs uv."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpError("Locking needs uv. Install it, for example with: pipx install uv")
    bare = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    every_system = ["--universal", "--generate-hashes", "--python-version", dotted(OLDEST_PYTHON)]
    resolve = [uv, "pip", "compile", "--quiet", *every_system, *bare, *arguments, "pyproject.toml"]
    call([*resolve, "--output-file", lock_file("run")])
    same = ["--constraint", lock_file("run")]
    call([*resolve, "--group", "dev", *same, "--output-file", lock_file("dev")])
    return 0


def sbom(arguments: Sequence[str]) -> int:
    """The bill of materials of what is delivered: of an environment with nothing else in it."""
    if len(arguments) != 1:
        raise SetUpError("Say where to write it: python3 dev.py sbom FILE")
    target = Path(arguments[0]).resolve()
    set_up("dev", packages_to_develop)
    with tempfile.TemporaryDirectory() as folder:
        delivered = Path(folder) / "delivered"
        venv.create(delivered, with_pip=False, symlinks=sys.platform != "win32")
        site = next(delivered.glob("**/site-packages"))
        install_pinned("run", ["--target", site])
        module = [venv_python(), "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        about = ["--pyproject", "pyproject.toml", "--mc-type", "application"]
        call([*module, *about, "--output-file", target, python_of(delivered)])
    say(f"Written: {target}")
    return 0


def audit(_arguments: Sequence[str]) -> int:
    """Known vulnerabilities in what is delivered. What cannot be asked about is a failure too."""
    set_up("dev", packages_to_develop)
    strict = ["--strict", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    call([venv_python(), "-m", "pip_audit", *strict, "--requirement", lock_file("run")])
    return 0


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (
        run,
        start,
        test,
        translations,
        pictures,
        bench,
        bundle,
        package,
        lock,
        sbom,
        audit,
    )
}


def main(arguments: Iterable[str]) -> int:
    """The exit code of the command; 2 when there is no such command."""
    name, *rest = [*arguments, ""]
    rest = rest[:-1]
    if name not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if name in {"-h", "--help"} else 2
    try:
        require_python(sys.version_info[:2])
        return COMMANDS[name](rest)
    except SetUpError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
