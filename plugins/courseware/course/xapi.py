"""What the course is called in a record store, and where its records may go: `xapi` in `course.yml`.

`xapi: {id: https://academy.example.org/courses/customers, hosts: [lms.example.org], endpoint: https://lrs.example.org/xapi/}`.
A launch names the store to report to in an address that anybody can write. So a package knows which hosts may be named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from courseware.sources.fields import Fields
from courseware.sources.guess import brief
from courseware.sources.yaml_nodes import Scalar

LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
HOST = re.compile(rf"(?P<name>{LABEL}(?:\.{LABEL})*)(?::(?P<port>\d{{1,5}}))?", re.ASCII)
URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:[^\s?#<>\"{}|\\^`]+", re.IGNORECASE | re.ASCII)
IRI = re.compile(r"https?://[^\s/?#@<>\"{}|\\^`]+(?:/[^\s?#<>\"{}|\\^`]*)?", re.IGNORECASE)
ENDPOINT = re.compile(r"(?P<scheme>https?)://(?P<host>[^\s/?#@]+)(?P<path>(?:/[\w.~!$&'()*+,;=:@%-]*)*)", re.ASCII | re.IGNORECASE)  # fmt: skip
HERE = ("localhost", "127.0.0.1")
"""The computer itself, which needs no encryption to talk to itself."""
SILENT = {"https": 443, "http": 80}
"""Ports that go without saying."""
EXAMPLE = "https://lrs.example.org/xapi/"


@dataclass(frozen=True, slots=True)
class RecordStore:
    """What `xapi:` says."""

    id: str = ""
    """The IRI that names the course; "" where none was written."""
    hosts: tuple[str, ...] = ()
    """Origins that a launch may name, such as `https://lrs.example.org:8443`, that of the endpoint included."""
    endpoint: str = ""
    """Where records go without a launch; ends with a slash."""


class Wrong(NamedTuple):
    """Why something cannot be used, and what to write instead; "" where only its author knows."""

    reason: str
    remedy: str = ""


def read_xapi(fields: Fields) -> RecordStore:
    """What `xapi:` says. A line that is wrong says nothing."""
    group = fields.group("xapi")
    if group is None:
        return RecordStore()
    iri, hosts, endpoint = read_id(group), read_hosts(group), read_endpoint(group)
    group.finish("`xapi`")
    if endpoint:
        hosts.append("{0.scheme}://{0.netloc}".format(urlsplit(endpoint)))
    return RecordStore(iri, tuple(dict.fromkeys(hosts)), endpoint)


def read_id(fields: Fields) -> str:
    """`id`: the IRI without a slash at its end."""
    scalar = fields.scalar("id")
    if scalar is None:
        return ""
    iri = scalar.text.strip()
    if IRI.fullmatch(iri) or URN.fullmatch(iri):
        return iri.rstrip("/")
    bare = re.split("[?#]", iri)[0].rstrip("/")
    better = bare if "://" in bare else f"https://{bare}"
    is_near = "." in better and IRI.fullmatch(better)
    fields.say(
        "wrong-iri",
        f"`id: {shown(iri)}` cannot name the course in a record store: that takes a whole address of your own, without `?`, `#` and `@`.",
        f"Write `id: {better if is_near else 'https://academy.example.org/courses/customers'}`. Nothing has to be at that address.",
        scalar,
    )
    return ""


def read_hosts(fields: Fields) -> list[str]:
    """`hosts`: their origins."""
    node = fields.node("hosts")
    if isinstance(node, Scalar) and not node.text.strip():
        fields.say(
            "empty-value", "`hosts` names no host.", "Write `hosts: [lms.example.org]`, or take the line away.", node
        )
    found: list[str] = []
    for text, line, column in fields.names("hosts"):
        origin = origin_of(text)
        if isinstance(origin, str):
            found.append(origin)
            continue
        message = f"To `{shown(text)}` under `hosts` no records can go: {origin.reason}."
        hint = f"Write `{origin.remedy}`." if origin.remedy else "Write its whole name, such as `lms.example.org`."
        fields.say("wrong-host", message, hint, Scalar(text, line, column))
    return found


def read_endpoint(fields: Fields) -> str:
    """`endpoint`: the address with a slash at its end."""
    scalar = fields.scalar("endpoint")
    if scalar is None:
        return ""
    address = scalar.text.strip()
    endpoint = endpoint_of(address)
    if isinstance(endpoint, str):
        return endpoint
    message = f"To `endpoint: {shown(address)}` no records can go: {endpoint.reason}."
    fields.say("wrong-endpoint", message, f"Write `endpoint: {endpoint.remedy or EXAMPLE}`.", scalar)
    return ""


def origin_of(text: str) -> str | Wrong:
    """The origin of a host as authors write it, `lrs.example.org:8443`; https, but for the computer itself."""
    written = text.strip().lower()
    match = HOST.fullmatch(written)
    if match:
        scheme = "http" if match["name"] in HERE else "https"
        port = int(match["port"] or SILENT[scheme])
        if not 0 < port < 65536:
            return Wrong(f"there is no port {port}", match["name"])
        return f"{scheme}://{match['name']}" + ("" if port == SILENT[scheme] else f":{port}")
    if "*" in written:
        return Wrong("a star would let in hosts that you have never heard of, so each has to be named")
    inner = re.sub(r"^[a-z]*://|[/?#].*$", "", written).rpartition("@")[2]
    if inner != written and isinstance(origin_of(inner), str):
        if "@" in written:
            return Wrong("everybody could read this name or password in the package", inner)
        return Wrong("a host is named without `https://` and without what follows a `/`", inner)
    try:
        ascii_name = written.encode("idna").decode()
    except UnicodeError:
        ascii_name = ""
    if ascii_name != written and HOST.fullmatch(ascii_name):
        return Wrong("browsers compare hosts in the spelling that has ASCII letters alone", ascii_name)
    return Wrong("that is no name of a host, with a port or without")


def endpoint_of(address: str) -> str | Wrong:
    """The address of a record store, as the package is told it."""
    match = ENDPOINT.fullmatch(address)
    if not match:
        bare = re.split("[?#]", address)[0]
        better = bare if "://" in bare else f"https://{bare}"
        remedy = re.sub(r"(?<=://)[^/]*@", "", better).rstrip("/") + "/"
        is_near = "." in remedy and ENDPOINT.fullmatch(remedy) and isinstance(endpoint_of(remedy), str)
        if "@" in address:
            reason = "everybody could read this name or password in the package"
        elif bare != address:
            reason = "it has to end before `?` and `#`"
        else:
            reason = "that is no address which begins with `https://`"
        return Wrong(reason, remedy if is_near else "")
    origin = origin_of(match["host"])
    if isinstance(origin, Wrong):
        return Wrong(origin.reason)
    whole = origin + match["path"].rstrip("/") + "/"
    if origin.startswith(f"{match['scheme'].lower()}://"):
        return whole
    is_here = origin.startswith("http://")
    reason = (
        "the computer itself is asked by `http`"
        if is_here
        else "without encryption, anybody on the way could read them"
    )
    return Wrong(reason, whole)


def shown(text: str) -> str:
    """A text as a message quotes it: what stands before an `@` may be a password, and reports are read by many."""
    return brief(re.sub(r"[^/\s]*@", "…@", text))
