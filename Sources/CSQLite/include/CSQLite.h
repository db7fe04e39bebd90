#ifndef CSQLITE_H
#define CSQLITE_H

#include <sqlite3.h>

/* sqlite3_db_config is variadic, which Swift cannot call.
   Forbids SQL to corrupt the file: no writable_schema, no writes to shadow tables.
   Returns SQLITE_OK or an error code. */
int csqlite_defend(sqlite3 *connection);

/* SQLITE_TRANSIENT is a cast that Swift does not import; both copy the bytes. */
int csqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes, int count);
int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count);

/* What the system said when a file of the database was last read or written: an errno, 0 for nothing.
   sqlite3_system_errno says it of statements; of a failed commit only the files know. */
int csqlite_errno(sqlite3 *connection);

/* The type of the filesystem that holds a path, as statfs(2) numbers it; -1 where nobody knows. */
long csqlite_filesystem(const char *path);

#endif
