"""events -> Story: the reports of one happening put together, copies of an article counted once."""

from polybius.stories.identity import standing
from polybius.stories.link import create, link
from polybius.stories.said import in_force
from polybius.stories.versions import Replaced, replaced

__all__ = ["Replaced", "create", "in_force", "link", "replaced", "standing"]
