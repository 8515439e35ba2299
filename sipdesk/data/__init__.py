"""The case file: one encrypted SQLCipher file that holds every case.

`create_store` and `open_store` give a store that is used from one thread, the one that opened it.
"""

from sipdesk.data.store import SqlCipherStore, create_store, open_store

__all__ = ["SqlCipherStore", "create_store", "open_store"]
