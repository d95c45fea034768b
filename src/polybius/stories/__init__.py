"""events -> Story: the reports of one happening put together, copies of an article counted once."""

from polybius.stories.identity import standing
from polybius.stories.link import create, link

__all__ = ["create", "link", "standing"]
