"""Bytes sealed with a passphrase: Argon2id, then ChaCha20-Poly1305. One format for all that is.

A sealed file is one line of JSON, which says how the key is made, and then the ciphertext. The
line is authenticated too.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

import msgspec
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt,
    crypto_aead_chacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from sipdesk.errors import DamagedSealError, WrongPassphraseError

VERSION: Final = 1
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
LONGEST_HEADER: Final = 1024  # bytes
# What a stranger's file may ask of this laptop: eight times what ours do, some seconds.
MOST_MEMORY: Final = 512 * 1024  # KiB
MOST_WORK: Final = 4 * 1024 * 1024  # KiB times iterations
MOST_LANES: Final = 16


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What one try of a passphrase costs. `memory` is in KiB."""

    memory: int
    iterations: int
    lanes: int


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line of a sealed file."""

    sipdesk: str  # what is inside: "key", "case"
    version: int
    kdf: str
    cost: Cost
    salt: bytes
    nonce: bytes


def seal(content: bytes, passphrase: str, *, purpose: str, cost: Cost) -> bytes:
    """`content`, readable only with the passphrase. `purpose` says what it is, in clear."""
    header = Header(
        sipdesk=purpose,
        version=VERSION,
        kdf="argon2id",
        cost=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
    )
    line = msgspec.json.encode(header) + b"\n"
    key = _derived(header, passphrase)
    return line + crypto_aead_chacha20poly1305_ietf_encrypt(content, line, header.nonce, key)


def unseal(sealed: bytes, passphrase: str, *, purpose: str) -> bytes:
    """What was sealed for the same purpose.

    Raises DamagedSealError when it is no such file, and WrongPassphraseError when the passphrase
    does not fit or the content was changed: nobody can tell these two apart.
    """
    header, line, ciphertext = _parted(sealed, purpose)
    key = _derived(header, passphrase)
    try:
        return crypto_aead_chacha20poly1305_ietf_decrypt(ciphertext, line, header.nonce, key)
    except (CryptoError, ValueError):  # the latter for what is shorter than a tag
        raise WrongPassphraseError from None


def cost_of(sealed: bytes, *, purpose: str) -> Cost:
    """What one try of a passphrase costs. Raises DamagedSealError."""
    return _parted(sealed, purpose)[0].cost


def _parted(sealed: bytes, purpose: str) -> tuple[Header, bytes, bytes]:
    """The header, the line that it was read from, and the ciphertext."""
    line, newline, ciphertext = sealed.partition(b"\n")
    header = _header(line)
    if header.sipdesk != purpose or not newline:
        raise DamagedSealError
    return header, line + newline, ciphertext


def _header(line: bytes) -> Header:
    if len(line) > LONGEST_HEADER:
        raise DamagedSealError
    try:
        header = msgspec.json.decode(line, type=Header)
    except (ValueError, RecursionError):  # msgspec's, and what is not UTF-8
        raise DamagedSealError from None
    if not _is_bearable(header):
        raise DamagedSealError
    return header


def _is_bearable(header: Header) -> bool:
    cost = header.cost
    return (
        header.version == VERSION
        and header.kdf == "argon2id"
        and len(header.salt) == SALT_BYTES
        and len(header.nonce) == NONCE_BYTES
        and 1 <= cost.lanes <= MOST_LANES
        and 8 * cost.lanes <= cost.memory <= MOST_MEMORY
        and 1 <= cost.iterations <= MOST_WORK // cost.memory
    )


def _derived(header: Header, passphrase: str) -> bytes:
    """The same letters are the same passphrase however the keyboard composed them (NFC)."""
    letters = unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace")
    cost = header.cost
    return hash_secret_raw(
        letters, header.salt, cost.iterations, cost.memory, cost.lanes, KEY_BYTES, Type.ID
    )
