# sqlcipher3 is the standard library's sqlite3 module, built on SQLCipher.
from sqlite3 import SQLITE_DONE as SQLITE_DONE
from sqlite3 import Connection as Connection
from sqlite3 import Cursor as Cursor
from sqlite3 import DatabaseError as DatabaseError
from sqlite3 import Error as Error
from sqlite3 import connect as connect
