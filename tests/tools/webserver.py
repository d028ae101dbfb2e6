"""Gets the web server on which the tests host a site: nginx, with the settings that the product ships.

Run as a script it makes sure that it is there: Debian's `nginx-light` through apt where that can be done. Where it cannot
be had, it ends with a sentence on how to get it; tests are never skipped for want of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess

from tests.tools import browsers

PACKAGE = "nginx-light"
# Debian keeps it where only root looks for programs.
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"])


def program() -> str | None:
    """The system's own nginx, or None."""
    return shutil.which("nginx", path=PLACES)


def fault() -> str:
    """Why it cannot serve the tests, or ""."""
    found = program()
    if not found:
        return "it is not installed"
    done = subprocess.run([found, "-V"], capture_output=True, text=True, check=False)
    built = done.stdout + done.stderr
    return "" if "http_gzip_static_module" in built else "it was built without http_gzip_static_module"


def get() -> None:
    """Installs it where it is not there yet, as far as this system allows. It is not started, not even by Debian."""
    if not program() and browsers.has_apt():
        # Debian starts a server as soon as it is installed, unless this says otherwise.
        os.environ["RUNLEVEL"] = "1"
        browsers.install_packages([PACKAGE])


def advice(why: str) -> str:
    """What to do about it, in one sentence."""
    way = "as root: apt-get install nginx-light" if browsers.is_debian() else "with your system's packages: nginx"
    return f"The tests need nginx, and cannot use it here ({why}). Get it {way}."


def main() -> int:
    """Gets nginx, and returns 1 with a sentence if it is not to be had."""
    get()
    why = fault()
    print(advice(why) if why else f"nginx: {program()}")
    return int(bool(why))


if __name__ == "__main__":
    raise SystemExit(main())
