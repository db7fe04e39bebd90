#!/usr/bin/env python3
"""Keeps every writer out of the database $DB by an open transaction, until Ctrl-C."""
import os, signal, sqlite3

kept = sqlite3.connect(os.environ["DB"], isolation_level=None)
kept.execute("begin immediate")
print("held", flush=True)
try:
    signal.pause()
except KeyboardInterrupt:
    print("let go", flush=True)
