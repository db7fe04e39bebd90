#!/usr/bin/env python3
"""Keeps the database $DB from others until Ctrl-C: `writers` by an open transaction, `everybody` by the log's locks."""
import fcntl, os, signal, sqlite3, sys

DB = os.environ["DB"]

if sys.argv[1] == "writers":
    kept = sqlite3.connect(DB, isolation_level=None)
    kept.execute("begin immediate")
else:
    # The eight locks of a write-ahead log stand at byte 120 of its index: as if somebody recovered it for ever.
    kept = open(DB + "-shm", "r+b")
    fcntl.lockf(kept, fcntl.LOCK_EX, 8, 120)
print("held", flush=True)
try:
    signal.pause()
except KeyboardInterrupt:
    print("let go", flush=True)
