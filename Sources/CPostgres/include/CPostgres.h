#ifndef CPOSTGRES_H
#define CPOSTGRES_H

/* The part of libpq that govtop uses, found at run time: a host without PostgreSQL needs no libpq.
   The names are libpq's own behind `pg_`; numbers below are libpq's, which never changes them. */

typedef struct pg_conn pg_conn;
typedef struct pg_result pg_result;

enum {
  PG_CONNECTION_OK = 0,
  PG_COMMAND_OK = 1,
  PG_TUPLES_OK = 2,
  PG_TRANSACTION_IDLE = 0,
  PG_BOOL = 16,
  PG_BYTEA = 17,
  PG_CHAR = 18,
  PG_NAME = 19,
  PG_INT8 = 20,
  PG_INT2 = 21,
  PG_INT4 = 23,
  PG_TEXT = 25,
  PG_OID = 26,
  PG_UNKNOWN = 705,
  PG_VARCHAR = 1043,
  PG_NUMERIC = 1700,
  PG_FIELD_SQLSTATE = 'C',
  PG_FIELD_MESSAGE = 'M',
  PG_FIELD_TABLE = 't',
  PG_FIELD_COLUMN = 'c',
  PG_FIELD_CONSTRAINT = 'n',
};

/* 1 if libpq is on this host and has all that is needed; tried once. The others need it to have been 1. */
int pg_load(void);

/* Never null but where memory is out; what the server remarks goes nowhere, not onto the terminal. */
pg_conn *pg_connect(const char *const *keywords, const char *const *values);
int pg_status(const pg_conn *connection);
void pg_finish(pg_conn *connection);
char *pg_error(const pg_conn *connection);
int pg_socket(const pg_conn *connection);
int pg_transaction(const pg_conn *connection);
const char *pg_setting(const pg_conn *connection, const char *name);
int pg_server_version(const pg_conn *connection);

int pg_send(pg_conn *connection, const char *statements);
int pg_send_params(pg_conn *connection, const char *statement, int count, const unsigned *types,
                   const char *const *values, const int *lengths, const int *formats);
int pg_send_prepare(pg_conn *connection, const char *name, const char *statement, int count,
                    const unsigned *types);
int pg_send_describe(pg_conn *connection, const char *name);
int pg_send_prepared(pg_conn *connection, const char *name, int count, const char *const *values,
                     const int *lengths, const int *formats);

int pg_consume(pg_conn *connection);
int pg_busy(pg_conn *connection);
pg_result *pg_next_result(pg_conn *connection);
/* Asks the server to stop what it runs for this connection; waits for the request to be sent only. */
void pg_cancel(pg_conn *connection);
/* Whether a notification was waiting; takes it off. */
int pg_take_notification(pg_conn *connection);

int pg_result_status(const pg_result *result);
const char *pg_result_field(const pg_result *result, int field);
int pg_rows(const pg_result *result);
int pg_columns(const pg_result *result);
const char *pg_column_name(const pg_result *result, int column);
unsigned pg_column_type(const pg_result *result, int column);
int pg_is_null(const pg_result *result, int row, int column);
const char *pg_value(const pg_result *result, int row, int column);
int pg_length(const pg_result *result, int row, int column);
int pg_parameter_count(const pg_result *result);
unsigned pg_parameter_type(const pg_result *result, int index);
void pg_clear(pg_result *result);

#endif
