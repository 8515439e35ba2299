"""The key of a case file, and the key file beside it in which a passphrase seals the key."""

from __future__ import annotations

import hmac
import secrets
import time
from hashlib import blake2b
from pathlib import Path
from typing import Final, NoReturn

from sipdesk import recovery_code
from sipdesk.data.sealing import MOST_WORK, Cost, cost_of, seal, unseal
from sipdesk.durable import replace_file
from sipdesk.errors import DamagedKeyFileError, DamagedSealError, NoKeyFileError
from sipdesk.paths import key_file_of

PURPOSE: Final = "key"
KEY_BYTES: Final = recovery_code.KEY_BYTES
TAG_BYTES: Final = 16  # of ChaCha20-Poly1305
# RFC 9106, section 4: the second recommended option, for where memory is scarce.
LEAST_COST: Final = Cost(memory=64 * 1024, iterations=3, lanes=4)
MOST_MEMORY: Final = 256 * 1024  # KiB that we ask of a laptop, however fast it is
WANTED_SECONDS: Final = 0.5  # for one try
# For a file that is thrown away, and whose passphrase is random and known to nobody.
THROWAWAY_COST: Final = Cost(memory=8, iterations=1, lanes=1)


class FileKey:
    """256 random bits, kept out of every repr, log and error."""

    __slots__ = ("_content",)

    def __init__(self, content: bytes) -> None:
        if len(content) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        self._content = content

    @classmethod
    def random(cls) -> FileKey:
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_code(cls, text: str) -> FileKey:
        """The key that a recovery code spells. Raises RecoveryCodeError."""
        return cls(recovery_code.read(text))

    def code(self) -> str:
        """The recovery code: the key itself, as `recovery_code` spells it."""
        return recovery_code.spelled(self._content)

    def name(self) -> str:
        """16 hexadecimal digits that tell this key from others, and nothing about it."""
        return blake2b(self._content, digest_size=8, person=b"sipdesk key name").hexdigest()

    def key_pragma(self) -> str:
        """The statement that gives a connection this key as it is, without deriving another."""
        return f"PRAGMA key = {self.as_sql()}"

    def as_hex(self) -> str:
        """64 hexadecimal digits, for the pipe to `file_check`."""
        return self._content.hex()

    def as_sql(self) -> str:
        """The key as SQLCipher takes it, in `PRAGMA key`, `PRAGMA rekey` and ATTACH."""
        return f"\"x'{self.as_hex()}'\""

    def sealed(self, passphrase: str, cost: Cost) -> bytes:
        """What a key file holds."""
        return seal(self._content, passphrase, purpose=PURPOSE, cost=cost)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileKey) and hmac.compare_digest(self._content, other._content)

    def __hash__(self) -> int:
        return hash(self.name())

    def __repr__(self) -> str:
        return "FileKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is never pickled")


def write_key_file(path: Path, key: FileKey, passphrase: str, cost: Cost) -> None:
    """Put a key file there, in the place of the one before, whole or not at all.

    On return it is on the disk, readable for its owner alone. Raises ValueError for an empty
    passphrase, and OSError.
    """
    if not passphrase:
        raise ValueError("a passphrase is needed")
    replace_file(path, key.sealed(passphrase, cost))


def read_key_file(path: Path, passphrase: str) -> FileKey:
    """The key in a key file; it takes as long as its cost says.

    Raises NoKeyFileError, DamagedKeyFileError, WrongPassphraseError and OSError.
    """
    return unsealed_key(_sealed(path), passphrase)


def unsealed_key(sealed: bytes, passphrase: str) -> FileKey:
    """The key in what a key file holds. Raises DamagedKeyFileError and WrongPassphraseError."""
    try:
        content = unseal(sealed, passphrase, purpose=PURPOSE)
    except DamagedSealError:
        raise DamagedKeyFileError from None
    if len(content) != KEY_BYTES:
        raise DamagedKeyFileError
    return FileKey(content)


def sealed_key_beside(case_file: Path) -> bytes:
    """What the key file of a case file holds; b"" when it cannot be had."""
    try:
        return key_file_of(case_file).read_bytes()
    except OSError:
        return b""


def cost_of_key_file(path: Path) -> Cost:
    """What one try of a passphrase costs. Raises as `read_key_file` does."""
    try:
        return cost_of(_sealed(path), purpose=PURPOSE)
    except DamagedSealError:
        raise DamagedKeyFileError from None


def fitting_cost() -> Cost:
    """The cost that takes about half a second here, and never less than RFC 9106 recommends.

    Memory comes first, because it is what a thief's hardware is short of.
    """
    started = time.perf_counter()
    FileKey.random().sealed("measure", LEAST_COST)
    return scaled_cost(WANTED_SECONDS / (time.perf_counter() - started))


def scaled_cost(times: float) -> Cost:
    """`LEAST_COST` made so many times dearer, as memory as far as that may grow."""
    memory = LEAST_COST.memory
    while memory < MOST_MEMORY and 2 * memory <= times * LEAST_COST.memory:
        memory *= 2
    left = times * LEAST_COST.memory / memory
    wanted = max(LEAST_COST.iterations, round(LEAST_COST.iterations * left))
    iterations = min(wanted, MOST_WORK // memory)  # what any laptop agrees to open
    return Cost(memory=memory, iterations=iterations, lanes=LEAST_COST.lanes)


def dearer(one: Cost, other: Cost) -> Cost:
    """The one of two costs that a thief would pay more for; the first when they are equal."""
    return max(one, other, key=_work)


def _work(cost: Cost) -> int:
    return cost.memory * cost.iterations


def _sealed(path: Path) -> bytes:
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        raise NoKeyFileError from None
    if len(sealed.partition(b"\n")[2]) != KEY_BYTES + TAG_BYTES:
        raise DamagedKeyFileError
    return sealed
