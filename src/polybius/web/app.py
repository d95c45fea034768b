"""The web application: one route a record, one store opened read only for each request that was not answered yet."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import socket
from collections.abc import Awaitable, Callable
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from polybius.errors import InputError, PolybiusError
from polybius.report.render import STATIC, environment
from polybius.store import Reader, Store
from polybius.web import changes, checking, dyads, entities, measures, views
from polybius.web.answer import Answer, Missing, Moved, asked_format, refuse, respond
from polybius.web.asked import Asked, only
from polybius.web.guard import LOOPBACK, Headed, Hosts, Token, is_loopback
from polybius.web.kept import Kept
from polybius.web.tables import TABLES, link

__all__ = ["app", "serve"]

log = logging.getLogger(__name__)

HERE = Path(__file__).parent
BEING_WRITTEN = 503
AGAIN_SECONDS = 10  # until a page that could not be shown asks again
EVERYWHERE = ("0.0.0.0", "::", "")
View = Callable[[Store, Request], Answer]


def app(store_path: str | Path, *, host: str = LOOPBACK[0], token: str | None = None) -> Starlette:
    """The application over a store's file, which it opens read only for each request and never keeps open.

    While another process writes the file, pages show it as it stood before, and say so.

    Args:
        store_path: The store's file; it may be added to between two requests.
        host: The name or address that it is reached by; with a token, any when it listens everywhere.
        token: What a visitor has to show; None only on loopback.

    Raises:
        InputError: another host than loopback without a token.
        StoreError: no store there.
    """
    if token is None and not is_loopback(host):
        raise InputError(f"{host or 'every address'} can be reached by others; serve 127.0.0.1, or give a token")
    reader = Reader(Path(store_path))
    with reader.opened():
        pass
    guards = [Middleware(Headed)]
    if host not in EVERYWHERE:  # else the names are not known, and the token is what counts
        guards.append(Middleware(Hosts, names=frozenset({*LOOPBACK, host.strip("[]").lower()}), said=_said))
    if token is not None:
        guards.append(Middleware(Token, token=token, said=_said))
    return Starlette(routes=_routes(reader), middleware=guards, exception_handlers={HTTPException: _elsewhere})


def serve(
    store_path: str | Path,
    host: str = LOOPBACK[0],
    port: int = 8765,
    token: str | None = None,
    *,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serves a store until it is interrupted.

    Args:
        store_path: The store's file.
        host: The name or address that it is reached by.
        port: The port.
        token: What a visitor has to show; None only on loopback.
        ready: Called with the address of the first page, once it can be asked for.

    Raises:
        InputError: another host than loopback without a token, or a port that is taken.
        StoreError: no store there.
    """
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(app(store_path, host=host, token=token), log_level="warning", server_header=False)
    )
    with _listening(host, port) as listening:
        ready(f"http://{host}:{port}/")
        with contextlib.suppress(KeyboardInterrupt):  # how it is ended
            server.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    name = host.strip("[]")
    try:
        return socket.create_server((name, port), family=socket.AF_INET6 if ":" in name else socket.AF_INET)
    except OSError as error:
        why = str(error.strerror or error).partition(" (while")[0]
        raise InputError(f"cannot listen on {host}:{port}: {why}; name another port") from error


def _routes(reader: Reader) -> list[Route | Mount]:
    kept = Kept()

    def route(address: str, view: View) -> Route:
        return Route(address, _endpoint(reader, kept, view))

    pages = [
        route("/", _asking(views.home, ())),
        route("/home.{form}", _asking(views.home, ())),
        Route("/dyads", _dyad_form(reader)),
        route("/dyads/{a}/{b}", _dyad),
    ]
    listed: dict[str, View] = {name: _table(name) for name in TABLES}
    listed |= {
        "measures": _asking(measures.measures, measures.ASKED),
        "changes": _asking(changes.changes, changes.ASKED),
        "check": _asking(checking.check, checking.ASKED),
    }
    for name, view in listed.items():
        pages += [route(f"/{name}", view), route(f"/{name}.{{form}}", view)]
    pages += [
        route("/stories/{id}", _record(views.story)),
        route("/events/{id}", _record(views.event)),
        route("/entities/{id:path}", _record(entities.entity, *entities.ASKED)),
        route("/documents/{id:path}", _record(views.document, "event")),
    ]
    return [*pages, Mount("/static", StaticFiles(directory=STATIC), name="static")]


def _dyad(store: Store, request: Request) -> Answer:
    asked = only(request.query_params, dyads.ASKED)
    return dyads.dyad(store, request.path_params["a"], asked_format(request.path_params["b"])[0], asked)


def _table(name: str) -> View:
    return lambda store, request: views.table(store, name, only(request.query_params, TABLES[name].asked))


def _asking(view: Callable[[Store, Asked], Answer], names: tuple[str, ...]) -> View:
    return lambda store, request: view(store, only(request.query_params, names))


def _record(view: Callable[[Store, str, Asked], Answer], *names: str) -> View:
    def shown(store: Store, request: Request) -> Answer:
        return view(store, asked_format(request.path_params["id"])[0], only(request.query_params, names))

    return shown


def _dyad_form(reader: Reader) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        def found() -> str:
            with reader.opened() as store:
                return views.dyad_address(store, only(request.query_params, ("a", "b")))

        try:
            return RedirectResponse(await run_in_threadpool(found), 303)
        except PolybiusError as error:
            return _said(request, 400, str(error))

    return endpoint


def _endpoint(reader: Reader, kept: Kept, view: View) -> Callable[[Request], Awaitable[Response]]:
    def answer(request: Request) -> Response:
        form = asked_format(request.url.path)[1]
        state, address = reader.state, f"{request.url.path}?{request.url.query}"
        if (given := kept.answer(state, address)) is not None:
            return given
        try:
            with reader.opened() as store:
                found = respond(view(store, request), form, _renderer(request, store.as_of))
                if store.as_of is not None:
                    found.headers["last-modified"] = format_datetime(store.as_of.astimezone(dt.UTC), usegmt=True)
                else:  # what is shown as it stood before a writing is soon something else
                    kept.keep(state, address, found)
                return found
        except Moved as moved:
            return RedirectResponse(f"{moved}{'' if form == 'html' else '.' + form}", 307)
        except Missing as missing:
            return _said(request, 404, str(missing))
        except InputError as error:
            return _said(request, 400, str(error))
        except PolybiusError as error:
            log.warning("%s", error)
            status = 400 if "YYYY-MM-DD" in str(error) else BEING_WRITTEN  # a day in a filter; else the file
            return _said(request, status, str(error))

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


_templates = environment(HERE / "templates")
_templates.globals |= {"url": dyads.url, "link": link}


def _renderer(request: Request, as_of: dt.datetime | None) -> Callable[[str, dict[str, Any]], str]:
    def render(template: str, context: dict[str, Any]) -> str:
        path = "/home" if request.url.path == "/" else quote(request.scope["path"], safe="/:@+")
        page = _templates.get_template(template)
        return page.render(path=path, request_query=request.url.query, as_of=as_of, **context)

    return render


def _said(request: Request, status: int, words: str) -> Response:
    def page() -> str:
        template = _templates.get_template("said.html")
        facts = {"notices": (), "path": "", "request_query": "", "as_of": None, "again": AGAIN_SECONDS}
        return template.render(status=status, words=words, **facts)

    answer = refuse(status, words, asked_format(request.scope["path"])[1], page)
    if status == BEING_WRITTEN:
        answer.headers["retry-after"] = str(AGAIN_SECONDS)
    return answer


def _elsewhere(request: Request, error: Exception) -> Response:
    """What no route answers: an address that is none, a file that is not there, a visitor who wants to write."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        answer = _said(request, 405, "A store is shown, not written to: its pages can only be read.")
    else:
        answer = _said(request, error.status_code, f"There is no page {request.url.path} in this store.")
    answer.headers.update(error.headers or {})
    return answer
