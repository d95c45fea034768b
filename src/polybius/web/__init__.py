"""A store in the browser: dyads, stories, events, documents and entities, on this machine alone."""

from polybius.web.app import app, serve

__all__ = ["app", "serve"]
