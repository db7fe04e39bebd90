#!/usr/bin/env python3
"""Changes one field of each table behind the program's back and asks `govtop verify` which it was.

A careful forger: triggers are taken off for the edit and put back as they were, so that only the rows differ.
"""
import concurrent.futures, json, os, shutil, sqlite3, subprocess, sys

GOVTOP, DB, DIR = os.environ["GOVTOP"], os.environ["DB"], os.environ["DIR"]

# The legal steps of the state machines and work in progress say nothing about a decision; what SQLite
# keeps for itself is not the program's.
LEFT_OUT = {"import_run"}
WAYS = [("text", "{0} || 'x'"), ("integer", "{0} + 1"), ("blob", "zeroblob(length({0}))")]


def tables(database):
    """Names of the tables that have rows, and of those that have none."""
    names = [name for (name,) in database.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")]
    full = [name for name in names if database.execute(f"select 1 from {name} limit 1").fetchone()]
    return [name for name in full if name not in LEFT_OUT], sorted(set(names) - set(full))


def forge(path, table, last):
    """Changes one field in a copy; returns the row's key and the field's name."""
    shutil.copyfile(DB, path)
    database = sqlite3.connect(path, isolation_level=None)
    columns = database.execute(f"pragma table_info({table})").fetchall()
    keys = [column[1] for column in columns if column[5]]
    free = [column for column in columns if not column[5]] or columns
    column = free[-1] if last else free[0]
    name, kind = column[1], column[2].lower()
    way = dict(WAYS)[kind].format(name)
    triggers = database.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    row = database.execute(f"select rowid, {', '.join(keys) or 'rowid'} from {table} "
                           f"where {name} is not null and {name} <> {way} limit 1").fetchone()
    database.execute("pragma ignore_check_constraints = on")
    database.execute("begin immediate")
    for trigger, _ in triggers:
        database.execute(f"drop trigger {trigger}")
    if row:
        database.execute(f"update {table} set {name} = {way} where rowid = ?", row[:1])
    for _, sql in triggers:
        database.execute(sql)
    database.execute("commit")
    database.close()
    return (None, name) if row is None else (" ".join(map(str, row[1:])), name)


def judge(table, last):
    path = f"{DIR}/forged-{table}-{int(last)}.db"
    row, field = forge(path, table, last)
    if row is None:
        os.unlink(path)
        return None
    answer = subprocess.run(
        [GOVTOP, "--db", path, "verify", "--format", "json"], capture_output=True, text=True)
    os.unlink(path)
    where = f"{table} {row} {field}"
    if answer.returncode != 1:
        return f"{where}: verify ended with {answer.returncode}: {answer.stdout[:200]}{answer.stderr[:300]}"
    found = json.loads(answer.stdout)
    named = [problem for problem in found if problem["table"] == table and problem["field"] in (field, "", "row")]
    if not named:
        return f"{where}: verify names {[(p['table'], p['row'], p['field']) for p in found[:4]]}"
    return ""


def main():
    database = sqlite3.connect(DB)
    database.execute("pragma wal_checkpoint(truncate)")
    full, empty = tables(database)
    database.close()
    jobs = [(table, last) for table in full for last in (False, True)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda job: judge(*job), jobs))
    missed = [answer for answer in answers if answer]
    judged = sum(answer is not None for answer in answers)
    print(f"{judged} changes in {len(full)} tables; without rows: {', '.join(empty) or 'none'}")
    if missed:
        sys.exit("\n".join(missed))
    print("every change found, by table, row and field")


main()
