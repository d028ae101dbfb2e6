"""Getting the web server: from the system, and what is said if there is none."""

from __future__ import annotations

import os

import pytest

from tests.tools import browsers, webserver


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine without nginx; the packages that were asked for on it."""
    asked: list[list[str]] = []
    monkeypatch.setattr(webserver, "program", lambda: None)
    monkeypatch.setattr(browsers, "install_packages", asked.append)
    monkeypatch.setenv("RUNLEVEL", "")
    return asked


def test_debian_gets_it_and_does_not_start_it(nowhere: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "has_apt", lambda: True)
    webserver.get()
    assert nowhere == [["nginx-light"]]
    assert os.environ["RUNLEVEL"] == "1"


def test_what_cannot_be_had_ends_with_the_way_to_get_it(
    nowhere: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browsers, "has_apt", lambda: False)
    monkeypatch.setattr(browsers, "is_debian", lambda: True)
    assert webserver.main() == 1
    assert "The tests need nginx" in capsys.readouterr().out
    assert "as root: apt-get install nginx-light" in webserver.advice("it is not installed")
    monkeypatch.setattr(browsers, "is_debian", lambda: False)
    assert "your system's packages" in webserver.advice("it is not installed")
    assert nowhere == []
