"""The case file: one encrypted SQLCipher file that holds every case, and the key file beside it.

The functions of `opening` give a store, which is used by one thread at a time.
"""

from sipdesk.data.opening import (
    change_passphrase,
    create_store,
    open_store,
    open_store_with_code,
    read_key,
    set_passphrase_with_code,
)
from sipdesk.data.store import SqlCipherStore

__all__ = [
    "SqlCipherStore",
    "change_passphrase",
    "create_store",
    "open_store",
    "open_store_with_code",
    "read_key",
    "set_passphrase_with_code",
]
