"""A polite HTTP client for services that others pay for: it names itself, waits, backs off, and keeps what it got.

Every answer is kept in a folder; offline, only that folder is asked, and what is not there is an error that says so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx

USER_AGENT = f"communique/{version('communique')} (https://w3id.org/communique/)"
"""As the Wikimedia policy for user agents asks: the program and where to read about it."""
RETRIED = frozenset({429, 500, 502, 503, 504})
TRIES = 5
PAUSE = 0.5
"""Least seconds between two requests."""
LONGEST_WAIT = 120.0
"""Seconds to wait at most, whatever the service asks: then the error is told instead."""
TIMEOUT = 60.0
KEEP_DAYS = 30
"""Days after which a kept answer is asked for again."""
MOST_BYTES = 32 << 20

Parameters = Mapping[str, str]


class SourceError(Exception):
    """A source cannot be asked, or does not answer as it should; the message says what to do."""


class PoliteClient:
    """Asks for JSON, one request at a time."""

    def __init__(
        self,
        cache: Path | None = None,
        *,
        offline: bool = False,
        keep_days: float = KEEP_DAYS,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`cache` is a folder for answers, made where missing; `sleep` is how it waits."""
        self._cache = cache
        self._offline = offline
        self._keep = keep_days * 86_400
        self._pause = pause
        self._sleep = sleep
        self._last = 0.0
        self._http: httpx.Client | None = None
        self.asked = 0
        """Requests that went out."""

    def __enter__(self) -> PoliteClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close connections."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def get(self, url: str, parameters: Parameters) -> dict[str, Any]:
        """GET an address with parameters; see `_json`."""
        return self._json("GET", url, parameters, "application/json")

    def post(self, url: str, form: Parameters, accept: str) -> dict[str, Any]:
        """POST a form; see `_json`."""
        return self._json("POST", url, form, accept)

    def _json(self, method: str, url: str, values: Parameters, accept: str) -> dict[str, Any]:
        """The answer as a JSON object, from the folder where it is fresh there.

        Raises:
            SourceError: offline and not kept; or no answer after `TRIES`; or an answer that is no JSON object.
        """
        place = self._place(method, url, values)
        kept = self._kept(place)
        if kept is not None:
            return kept
        if self._offline:
            told = ", ".join(f"{name}={value[:80]}" for name, value in values.items())
            raise SourceError(f"offline, and this answer is not kept: {url} ({told}); ask once without --offline")
        found = self._ask(method, url, values, accept)
        if place is not None:
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_suffix(".part")
            part.write_text(json.dumps({"url": url, "values": dict(values), "answer": found}), encoding="utf-8")
            part.replace(place)
        return found

    def _place(self, method: str, url: str, values: Parameters) -> Path | None:
        if self._cache is None:
            return None
        text = json.dumps([method, url, sorted(values.items())])
        return self._cache / f"{hashlib.sha256(text.encode()).hexdigest()}.json"

    def _kept(self, place: Path | None) -> dict[str, Any] | None:
        try:
            if place is None or (not self._offline and time.time() - place.stat().st_mtime > self._keep):
                return None
            found = json.loads(place.read_text(encoding="utf-8"))["answer"]
        except (OSError, ValueError, KeyError):
            return None
        return found if isinstance(found, dict) else None

    def _ask(self, method: str, url: str, values: Parameters, accept: str) -> dict[str, Any]:
        reason = ""
        for attempt in range(TRIES):
            wait = self._last + self._pause - time.monotonic()
            if wait > 0:
                self._sleep(wait)
            try:
                response = self._send(method, url, values, accept)
            except httpx.TransportError as error:
                reason, wait = f"{type(error).__name__}: {error}", self._back_off(attempt)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise SourceError(f"{url}: {error}") from error
            else:
                busy = _busy(response)
                if response.status_code not in RETRIED and not busy:
                    return _object(response, url)
                reason = busy or f"answered {response.status_code}"
                wait = _asked_wait(response, self._back_off(attempt))
            finally:
                self._last = time.monotonic()
            if wait > LONGEST_WAIT:
                raise SourceError(f"{url}: {reason}, and asks to come back in {wait:.0f} seconds: try again then")
            if attempt + 1 < TRIES:
                self._sleep(wait)
        raise SourceError(f"{url}: {reason}; given up after {TRIES} tries")

    def _send(self, method: str, url: str, values: Parameters, accept: str) -> httpx.Response:
        if self._http is None:
            headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
            self._http = httpx.Client(headers=headers, timeout=TIMEOUT, follow_redirects=True)
        self.asked += 1
        headers = {"Accept": accept}
        if method == "GET":
            return self._http.get(url, params=dict(values), headers=headers)
        return self._http.post(url, data=dict(values), headers=headers)

    def _back_off(self, attempt: int) -> float:
        return max(self._pause, 0.5) * 2.0**attempt


def _busy(response: httpx.Response) -> str:
    """What the Wikidata API says, with status 200, when its databases lag behind (`maxlag`)."""
    if response.status_code != 200 or "mediawiki-api-error" not in response.headers:
        return ""
    code = response.headers["mediawiki-api-error"]
    return f"is busy ({code})" if code in ("maxlag", "ratelimited", "readonly") else ""


def _asked_wait(response: httpx.Response, otherwise: float) -> float:
    """Seconds that `Retry-After` asks for, as a number or as a date."""
    text = response.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return max(float(text), 0.0)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return otherwise
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max((moment - dt.datetime.now(dt.UTC)).total_seconds(), 0.0)


def _object(response: httpx.Response, url: str) -> dict[str, Any]:
    if response.status_code != 200:
        raise SourceError(f"{url}: answered {response.status_code}: {response.text[:200].strip()}")
    if len(response.content) > MOST_BYTES:
        raise SourceError(f"{url}: answered with more than {MOST_BYTES:,} bytes")
    try:
        found = response.json()
    except ValueError as error:
        kind = response.headers.get("content-type", "no media type")
        raise SourceError(f"{url}: answered with {kind}, not with JSON: is this the right address?") from error
    if not isinstance(found, dict):
        raise SourceError(f"{url}: answered with JSON that is no object")
    return found
