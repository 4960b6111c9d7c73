"""What must not happen on a page: errors, and requests to other hosts."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

NO_REQUESTS = ("data", "blob", "about")


class Watch:
    """Collects what a page should not do."""

    def __init__(self, page: Page, host: str, forgiven: str = "") -> None:
        """Watch a page.

        Args:
            page: the page.
            host: the only one, with its port, that may be asked.
            forgiven: words of the console about an error that the test asks for (`status of 400`).
        """
        self.page = page
        self._forgiven = forgiven
        self.complaints: list[str] = []
        self._host = host
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not (self._forgiven and self._forgiven in message.text):
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in NO_REQUESTS and address.netloc != self._host:
            self.complaints.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")
