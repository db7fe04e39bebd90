#include "CPostgres.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

typedef struct pg_cancel_request pg_cancel_request;
typedef void (*pg_remark)(void *, const char *);

/* name, result and parameters of each function, as libpq-fe.h of PostgreSQL 9.3 and later has them */
#define FUNCTIONS(F)                                                                              \
  F(PQconnectdbParams, pg_conn *, (const char *const *, const char *const *, int))                \
  F(PQsetNoticeProcessor, pg_remark, (pg_conn *, pg_remark, void *))                              \
  F(PQstatus, int, (const pg_conn *))                                                             \
  F(PQfinish, void, (pg_conn *))                                                                  \
  F(PQerrorMessage, char *, (const pg_conn *))                                                    \
  F(PQsocket, int, (const pg_conn *))                                                             \
  F(PQtransactionStatus, int, (const pg_conn *))                                                  \
  F(PQparameterStatus, const char *, (const pg_conn *, const char *))                             \
  F(PQserverVersion, int, (const pg_conn *))                                                      \
  F(PQsendQuery, int, (pg_conn *, const char *))                                                  \
  F(PQsendQueryParams, int, (pg_conn *, const char *, int, const unsigned *, const char *const *, \
                             const int *, const int *, int))                                      \
  F(PQsendPrepare, int, (pg_conn *, const char *, const char *, int, const unsigned *))           \
  F(PQsendDescribePrepared, int, (pg_conn *, const char *))                                       \
  F(PQsendQueryPrepared, int, (pg_conn *, const char *, int, const char *const *, const int *,    \
                               const int *, int))                                                 \
  F(PQconsumeInput, int, (pg_conn *))                                                             \
  F(PQisBusy, int, (pg_conn *))                                                                   \
  F(PQgetResult, pg_result *, (pg_conn *))                                                        \
  F(PQgetCancel, pg_cancel_request *, (pg_conn *))                                                \
  F(PQcancel, int, (pg_cancel_request *, char *, int))                                            \
  F(PQfreeCancel, void, (pg_cancel_request *))                                                    \
  F(PQnotifies, void *, (pg_conn *))                                                              \
  F(PQfreemem, void, (void *))                                                                    \
  F(PQresultStatus, int, (const pg_result *))                                                     \
  F(PQresultErrorField, char *, (const pg_result *, int))                                         \
  F(PQntuples, int, (const pg_result *))                                                          \
  F(PQnfields, int, (const pg_result *))                                                          \
  F(PQfname, char *, (const pg_result *, int))                                                    \
  F(PQftype, unsigned, (const pg_result *, int))                                                  \
  F(PQgetisnull, int, (const pg_result *, int, int))                                              \
  F(PQgetvalue, char *, (const pg_result *, int, int))                                            \
  F(PQgetlength, int, (const pg_result *, int, int))                                              \
  F(PQnparams, int, (const pg_result *))                                                          \
  F(PQparamtype, unsigned, (const pg_result *, int))                                              \
  F(PQclear, void, (pg_result *))

#define DECLARE(name, result, parameters) result(*name) parameters;
static struct { FUNCTIONS(DECLARE) } pq;

static int loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  int missing = 0;
#define FIND(name, result, parameters) \
  if (!(*(void **)&pq.name = dlsym(library, #name))) missing++;
  FUNCTIONS(FIND)
  loaded = missing == 0;
}

int pg_load(void) {
  pthread_once(&once, load);
  return loaded;
}

static void ignore(void *context, const char *remark) {
  (void)context;
  (void)remark;
}

pg_conn *pg_connect(const char *const *keywords, const char *const *values) {
  pg_conn *connection = pq.PQconnectdbParams(keywords, values, 1);
  if (connection) pq.PQsetNoticeProcessor(connection, ignore, NULL);
  return connection;
}

int pg_status(const pg_conn *connection) { return pq.PQstatus(connection); }
void pg_finish(pg_conn *connection) { pq.PQfinish(connection); }
char *pg_error(const pg_conn *connection) { return pq.PQerrorMessage(connection); }
int pg_socket(const pg_conn *connection) { return pq.PQsocket(connection); }
int pg_transaction(const pg_conn *connection) { return pq.PQtransactionStatus(connection); }
const char *pg_setting(const pg_conn *connection, const char *name) {
  return pq.PQparameterStatus(connection, name);
}
int pg_server_version(const pg_conn *connection) { return pq.PQserverVersion(connection); }

int pg_send(pg_conn *connection, const char *statements) {
  return pq.PQsendQuery(connection, statements);
}

/* All results come in binary form: the last argument of both. */
int pg_send_params(pg_conn *connection, const char *statement, int count, const unsigned *types,
                   const char *const *values, const int *lengths, const int *formats) {
  return pq.PQsendQueryParams(connection, statement, count, types, values, lengths, formats, 1);
}

int pg_send_prepared(pg_conn *connection, const char *name, int count, const char *const *values,
                     const int *lengths, const int *formats) {
  return pq.PQsendQueryPrepared(connection, name, count, values, lengths, formats, 1);
}

int pg_send_prepare(pg_conn *connection, const char *name, const char *statement, int count,
                    const unsigned *types) {
  return pq.PQsendPrepare(connection, name, statement, count, types);
}

int pg_send_describe(pg_conn *connection, const char *name) {
  return pq.PQsendDescribePrepared(connection, name);
}

int pg_consume(pg_conn *connection) { return pq.PQconsumeInput(connection); }
int pg_busy(pg_conn *connection) { return pq.PQisBusy(connection); }
pg_result *pg_next_result(pg_conn *connection) { return pq.PQgetResult(connection); }

void pg_cancel(pg_conn *connection) {
  char reason[256];
  pg_cancel_request *request = pq.PQgetCancel(connection);
  if (!request) return;
  pq.PQcancel(request, reason, sizeof reason);
  pq.PQfreeCancel(request);
}

int pg_take_notification(pg_conn *connection) {
  void *notification = pq.PQnotifies(connection);
  if (!notification) return 0;
  pq.PQfreemem(notification);
  return 1;
}

int pg_result_status(const pg_result *result) { return pq.PQresultStatus(result); }
const char *pg_result_field(const pg_result *result, int field) {
  return pq.PQresultErrorField(result, field);
}
int pg_rows(const pg_result *result) { return pq.PQntuples(result); }
int pg_columns(const pg_result *result) { return pq.PQnfields(result); }
const char *pg_column_name(const pg_result *result, int column) {
  return pq.PQfname(result, column);
}
unsigned pg_column_type(const pg_result *result, int column) { return pq.PQftype(result, column); }
int pg_is_null(const pg_result *result, int row, int column) {
  return pq.PQgetisnull(result, row, column);
}
const char *pg_value(const pg_result *result, int row, int column) {
  return pq.PQgetvalue(result, row, column);
}
int pg_length(const pg_result *result, int row, int column) {
  return pq.PQgetlength(result, row, column);
}
int pg_parameter_count(const pg_result *result) { return pq.PQnparams(result); }
unsigned pg_parameter_type(const pg_result *result, int index) {
  return pq.PQparamtype(result, index);
}
void pg_clear(pg_result *result) { pq.PQclear(result); }
