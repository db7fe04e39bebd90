#include "CSQLite.h"

#include <sys/vfs.h>

int csqlite_defend(sqlite3 *connection) {
  int defended = 0;
  int code = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, &defended);
  if (code != SQLITE_OK) return code;
  return defended ? SQLITE_OK : SQLITE_ERROR;
}

int csqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_text(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

int csqlite_errno(sqlite3 *connection) {
  int code = sqlite3_system_errno(connection);
  sqlite3_file *log = 0;
  if (code == 0 &&
      sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
      log && log->pMethods) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &code);
  }
  if (code == 0) sqlite3_file_control(connection, "main", SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

long csqlite_filesystem(const char *path) {
  struct statfs status;
  if (statfs(path, &status) != 0) return -1;
  return (long)(status.f_type & 0xffffffffL);
}
