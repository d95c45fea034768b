"""What stands before every answer: the host's name, the token, and the headers that keep a page to itself."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "LOOPBACK", "Headed", "Hosts", "Token", "is_loopback"]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "polybius"
Said = Callable[[Request, int, str], Response]  # why there is no answer, with its status, in the form that is asked for
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host's name or address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Headed:
    """Puts the headers on every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, headed)


class Hosts:
    """Answers only to its own names: a page elsewhere shall not reach this machine by a name that it made up."""

    def __init__(self, app: ASGIApp, names: frozenset[str], said: Said) -> None:
        self.app, self.names, self.said = app, names, said

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and host_of(Headers(scope=scope).get("host", "")) not in self.names:
            refusal = self.said(Request(scope), 400, "This store does not answer to that host name.")
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)


def host_of(value: str) -> str:
    """The name in a Host header, without its port."""
    if value.startswith("["):  # "[::1]:8765": the colons of the address are no port's
        return value[1:].partition("]")[0].lower()
    return value.partition(":")[0].lower()


class Token:
    """Asks for a token, once by ``?token=``, then by a cookie, or by ``Authorization: Bearer``."""

    def __init__(self, app: ASGIApp, token: str, said: Said) -> None:
        self.app, self.token, self.said = app, token, said
        self.cookie = hashlib.sha256(b"polybius cookie " + token.encode()).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and self._is(given, self.token):
            await self._enter(scope, query)(scope, receive, send)
        elif self._known(headers):
            await self.app(scope, receive, send)
        else:
            refusal = self.said(Request(scope), 401, "A token is needed: open the address with ?token=…")
            await refusal(scope, receive, send)

    def _enter(self, scope: Scope, query: list[tuple[str, str]]) -> RedirectResponse:
        """To the same address without the token, which shall not stay in the browser's history."""
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        answer = RedirectResponse("/" + scope["path"].lstrip("/") + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self.cookie, httponly=True, samesite="strict")
        return answer

    def _known(self, headers: Headers) -> bool:
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is(bearer, self.token):
            return True
        try:
            held = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return held is not None and self._is(held.value, self.cookie)

    @staticmethod
    def _is(given: str, wanted: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
