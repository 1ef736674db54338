"""A browser as tests need one: it keeps cookies, follows redirects and sends the token of the page it last saw."""

from __future__ import annotations

import html
import re

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse

from tests.factories.people import PASSWORD
from workbench.web.once import FIELD, make_key


def fresh_form(token: str) -> dict[str, object]:
    """What every form bears: the CSRF token of the page it stands on, and a key under which nothing was sent yet."""
    return {"csrf_token": token, FIELD: make_key()}


class Browser:
    """A client with the page it is on: ``status``, ``page`` (HTML), ``path``, and ``answer`` as it came."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = ""

    def get(self, path: str, **options: object) -> str:
        return self._on(self.client.get(path, follow_redirects=True, **options))  # type: ignore[arg-type]

    def post(self, path: str, data: dict[str, object] | None = None, **options: object) -> str:
        """Send a form with a key of its own and the CSRF token of the page this browser is on, or last saw with one."""
        sent = {**fresh_form(self.token), **(data or {})}
        return self._on(self.client.post(path, data=sent, follow_redirects=True, **options))  # type: ignore[arg-type]

    def _on(self, answer: TestResponse) -> str:
        self.answer, self.status, self.path = answer, answer.status_code, answer.request.path
        self.data = answer.get_data()
        answer.close()
        self.page = answer.get_data(as_text=True) if answer.mimetype.startswith("text/") else ""
        return self.page

    @property
    def token(self) -> str:
        if 'name="csrf_token"' not in self.page:
            self.get("/account")
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page)
        return found.group(1) if found else ""

    @property
    def words(self) -> str:
        """The text of the page without its tags."""
        return html.unescape(re.sub(r"<[^>]+>", " ", self.page))

    def elements(self, path: str) -> list[HtmlElement]:
        """The elements of the page at an XPath, such as ``//ul[@class='tallies']/li``, in the order of the page."""
        return list(document_fromstring(self.page).xpath(path))

    def texts(self, path: str) -> list[str]:
        """The words of each element at an XPath, or of each attribute, with blanks closed up."""
        found = document_fromstring(self.page).xpath(path)
        return [" ".join((part if isinstance(part, str) else part.text_content()).split()) for part in found]

    def field(self, name: str) -> str:
        """What stands in a text area or input of the page."""
        area = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\r?\n?(.*?)</textarea>', self.page, re.DOTALL)
        plain = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', self.page)
        found = area or plain
        return html.unescape(found.group(1)) if found else ""

    def sign_in(self, name: str, password: str = PASSWORD) -> Browser:
        self.get("/sign-in")
        self.post("/sign-in", {"username": name, "password": password})
        assert self.status == 200 and "sign-out" in self.page, self.page
        return self
