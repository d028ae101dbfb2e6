"""Runs Ralph on a socket that is open already: `python -m tests.xapi.ralph_store FOLDER SOCKET USER PASSWORD`.

As shipped, its file backend takes one write and answers each later one with 500; it has to be told to append. That goes by code alone,
and the settings are read when Ralph is imported, hence the order in here.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from importlib import import_module
from pathlib import Path


def main(folder: Path, descriptor: int, user: str, password: str) -> None:
    """Keeps statements in `folder` until the process is ended."""
    digest = import_module("bcrypt").hashpw(password.encode(), import_module("bcrypt").gensalt(4)).decode()
    agent = {"mbox": "mailto:tests@example.org"}
    known = [{"agent": agent, "scopes": ["all"], "hash": digest, "username": user}]
    (folder / "auth.json").write_text(json.dumps(known), encoding="utf-8")
    os.environ["RALPH_RUNSERVER_BACKEND"] = "fs"
    os.environ["RALPH_AUTH_FILE"] = str(folder / "auth.json")
    os.environ["RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH"] = str(folder)
    append = import_module("ralph.backends.data.base").BaseOperationType.APPEND
    import_module("ralph.backends.data.fs").FSDataBackend.default_operation_type = append
    uvicorn = import_module("uvicorn")
    server = uvicorn.Server(uvicorn.Config(import_module("ralph.api").app, log_level="warning"))
    server.run(sockets=[socket.socket(fileno=descriptor)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
