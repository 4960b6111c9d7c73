"""Serve a store, print the address and one sample answer, and stop on Ctrl-C: what `make run` ends in."""

from __future__ import annotations

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

QUERY = "sentences-behind-edge"
PARAMETERS = {"official": "yun-byung-se", "other": "tillerson-rex"}
QUESTION = "How do we know that Yun Byung-se and Rex Tillerson spoke?"
START_SECONDS = 60.0


def main() -> int:
    """Run until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    if reason := cannot_listen(options.host, options.port):
        print(
            f"error: port {options.port} of {options.host}: {reason}; take another: make run PORT={options.port + 1}",
            file=sys.stderr,
        )
        return 1
    command = [str(Path(sys.executable).with_name("communique")), "serve", "--store", str(options.store)]
    # Also where a shell has started this in the background and had it ignore the interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    service = subprocess.Popen(
        [*command, "--host", options.host, "--port", str(options.port)],
        env={"COMMUNIQUE_LOG_LEVEL": "warning", **os.environ},
    )
    try:
        return until_stopped(service, address(options.host, options.port))
    except KeyboardInterrupt:
        # A terminal has sent the interrupt to the service too; one sent to this process alone is passed on.
        service.send_signal(signal.SIGINT)
        try:
            service.wait(timeout=15)
        except subprocess.TimeoutExpired:
            service.kill()
        print("\nstopped")
        return 0
    finally:
        if service.poll() is None:
            service.kill()
            service.wait()


def until_stopped(service: subprocess.Popen[bytes], url: str) -> int:
    """Wait until the service answers, print what a newcomer needs, and wait for its end."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(f"{url}health"):
        if (status := service.poll()) is not None:
            return status or 1
        if time.monotonic() > deadline:
            print(f"error: the service did not answer within {START_SECONDS:g} seconds", file=sys.stderr)
            return 1
        time.sleep(0.1)
    print(sample_answer(url))
    print(f"Serving {url}  (Ctrl-C stops)")
    for name, path in (("SPARQL", "sparql"), ("stored queries", "queries"), ("API documentation", "docs")):
        print(f"  {name:19}{url}{path}", flush=True)
    return service.wait()


def cannot_listen(host: str, port: int) -> str | None:
    """Return why the address cannot be listened on, or None."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except (OSError, OverflowError) as error:
        return (error.strerror if isinstance(error, OSError) else None) or str(error)
    return None


def address(host: str, port: int) -> str:
    """Return the service's address as a browser on this machine takes it."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def answers(url: str) -> bool:
    """Whether the service is ready."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def sample_answer(url: str) -> str:
    """Ask one stored query and lay out its answer."""
    asked = f"{url}queries/{QUERY}?{urllib.parse.urlencode(PARAMETERS)}"
    request = urllib.request.Request(asked, headers={"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=30) as response:
        rows = json.load(response)["results"]["bindings"]
    lines = [f"\n{QUESTION}", f"  GET {asked}"]
    values = [{name: term["value"] for name, term in row.items()} for row in rows]
    contacts = [value for value in values if value["reports"] == "contact"]
    for value in contacts:
        document = urllib.parse.unquote(value["document"].rsplit("/", 1)[-1])
        lines.append(f"\n  {value.get('earliest', 'undated'):10}  “{value['sentence']}”")
        lines.append(f"              {document}, characters {value['start']}-{value['end']}")
    lines.append(f"\n  and {len(values) - len(contacts)} sentences on what was agreed, promised and asked for\n")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
