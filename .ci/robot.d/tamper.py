#!/usr/bin/env python3
"""Changes fields of each table behind the program's back and asks `govtop verify` which it was.

The last column that is no key of a table of each class; with TAMPER=all every column of every table.
A careful forger: triggers are taken off for the edit and put back as they were, so that only the rows differ.
"""
import concurrent.futures, json, os, shutil, sqlite3, subprocess, sys

GOVTOP, DB, DIR = os.environ["GOVTOP"], os.environ["DB"], os.environ["DIR"]

# The legal steps of the state machines and work in progress say nothing about a decision; what SQLite
# keeps for itself is not the program's.
LEFT_OUT = {"import_run", "drift_scan", "target_claim", "enforcement_round"}
TRIED = {"ledger_entry", "access_grant", "access_request", "person", "principal", "snapshot", "access_row"}
WAYS = {
    "text": "{0} || 'x'", "integer": "case when {0} in (0, 1) then 1 - {0} else {0} + 1000003 end",
    "blob": "zeroblob(length({0}))",
    # Numbers that nobody was given may be left out, but none may be given out twice.
    "id_counter": "{0} - 1"}


def tables(database):
    """Names of the tables that have rows, and of those that have none."""
    names = [name for (name,) in database.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'")]
    full = [name for name in names if database.execute(f"select 1 from {name} limit 1").fetchone()]
    # Superseded versions have tests of their own: each verify of them takes as long as the whole story.
    kept = [name for name in full if name not in LEFT_OUT and not name.endswith("_past")]
    if os.environ.get("TAMPER") != "all":  # verify takes seconds over a year, so one table of each class is tried
        kept = [name for name in kept if name in TRIED]
    return kept, sorted(set(names) - set(full))


def columns(database, table):
    return [column[1] for column in database.execute(f"pragma table_info({table})")]


def targets(database, table):
    """Columns to be changed: number and name of each, with its type."""
    columns = [(column[1], column[2].lower(), column[5]) for column in database.execute(f"pragma table_info({table})")]
    told = [column for column in columns if column[0] != "from_sequence"]
    free = [column for column in told if not column[2]] or told
    chosen = columns if os.environ.get("TAMPER") == "all" else [free[-1]]
    return [(name, kind) for name, kind, _ in chosen]


def forge(path, table, name, kind):
    """Changes one field of one row in a copy; returns the row's key."""
    shutil.copyfile(DB, path)
    database = sqlite3.connect(path, isolation_level=None)
    keys = [column[1] for column in database.execute(f"pragma table_info({table})") if column[5]]
    way = WAYS.get(table, WAYS[kind]).format(name)
    triggers = database.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    row = database.execute(f"select rowid, {', '.join(keys) or 'rowid'} from {table} "
                           f"where {name} is not null and {name} <> {way} limit 1").fetchone()
    database.execute("pragma ignore_check_constraints = on")
    database.execute("begin immediate")
    for trigger, _ in triggers:
        database.execute(f"drop trigger {trigger}")
    if row:
        try:
            database.execute(f"update {table} set {name} = {way} where rowid = ?", row[:1])
        except sqlite3.IntegrityError:  # such a row is there already
            database.execute(f"update {table} set {name} = {name} + 1000003 where rowid = ?", row[:1])
    for _, sql in triggers:
        database.execute(sql)
    database.execute("commit")
    database.close()
    return None if row is None else " ".join(map(str, row[1:]))


def judge(table, field, kind, is_observed):
    """What is wrong with the answer about one change; empty if nothing, none if there was nothing to change."""
    path = f"{DIR}/forged-{table}-{field}.db"
    row = forge(path, table, field, kind)
    if row is None:
        os.unlink(path)
        return None
    answer = subprocess.run(
        [GOVTOP, "--db", path, "verify", "--format", "json"], capture_output=True, text=True)
    os.unlink(path)
    where = f"{table} {row} {field}"
    if answer.returncode != 1:
        return f"{where}: verify ended with {answer.returncode}: {answer.stdout[:200]}{answer.stderr[:400]}"
    found = json.loads(answer.stdout)
    # Of an observed row the ledger knows the digest of the whole; of a changed key, that the row is gone.
    fields = {field, None, ""} | ({"sha256", "digest", "rows"} if is_observed else set())
    is_loose = table in ("erasable_text", "id_counter")  # text and salt, prefix and number stand for each other
    if not any(problem["table"] == table and (is_loose or problem["field"] in fields) for problem in found):
        return f"{where}: verify names {[(p['table'], p['row'], p['field']) for p in found[:4]]}"
    return ""


def main():
    database = sqlite3.connect(DB)
    database.execute("pragma wal_checkpoint(truncate)")
    full, empty = tables(database)
    jobs = [
        (table, name, kind, any(column == "to_snapshot" for column in columns(database, table)))
        for table in full for name, kind in dict(targets(database, table)).items()]
    database.close()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda job: judge(*job), jobs))
    missed = [answer for answer in answers if answer]
    judged = sum(answer is not None for answer in answers)
    print(f"{judged} changes in {len(full)} tables; without rows: {', '.join(empty) or 'none'}")
    if missed:
        sys.exit("\n".join(missed))
    print("every change found, by table, row and field")


main()
