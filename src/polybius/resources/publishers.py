"""Which outlet a document is of, and its row in the table of publishers, by the outlet's name or its address."""

from __future__ import annotations

import functools

from polybius import resources

OF_GOVERNMENTS = ("gov", "gob", "gouv", "mil")  # before the ending of a country
Row = dict[str, str]


def known(publisher: str | None, address: str | None) -> Row | None:
    """The row of ``sources/publishers`` for an outlet; None for one that is not listed.

    A domain that no row has gets the row of its country's ending: "example.co.uk" that of ".uk".

    Args:
        publisher: The name or web domain of the outlet.
        address: The report's address, for its domain; a file's name is none.
    """
    names, domains = _publishers(resources.digest())
    if publisher and publisher.strip().lower() in names:
        return names[publisher.strip().lower()]
    web = (address or "").lower().partition("://")[2]  # a file's name, "notes.md", is no address
    for host in filter(None, (_host(web), _host(publisher))):
        parts = host.split(".")
        for at in range(len(parts) - 1):
            if ".".join(parts[at:]) in domains:
                return domains[".".join(parts[at:])]
        row = domains.get(f".{parts[-1]}")
        if row is not None:  # "spa.gov.sa": no outlet that is listed, and a government's
            return row | {"state": "yes"} if parts[-2] in OF_GOVERNMENTS else row
    return None


def home(publisher: str | None, address: str | None) -> str | None:
    """The alpha-3 of the country that the ending of a publisher's address tells; None for outlets listed by name."""
    row = known(publisher, address)
    return row["country"] if row and row["domains"].startswith(".") else None


def outlet(publisher: str | None, address: str | None) -> str | None:
    """Which outlet brings a report: the id of its row, else its name, else the host of its address; None: unknown."""
    row = known(publisher, address)
    if row is not None and row["names"]:  # the row of an ending is a country's
        return row["id"]
    name = (publisher or "").strip().casefold()
    return _host(name) or name or _host((address or "").lower().partition("://")[2])


def _host(words: str | None) -> str | None:
    """The host at the beginning of an address, or a domain that stands alone; None for a name."""
    host = (words or "").strip().lower().partition("/")[0].partition(":")[0].removeprefix("www.")
    return host if "." in host.strip(".") and " " not in host else None


@functools.lru_cache(maxsize=2)
def _publishers(tables: str) -> tuple[dict[str, Row], dict[str, Row]]:
    """The listed publishers by name and by domain or ending of a domain."""
    rows = resources.table("sources/publishers")
    names = {name.lower(): row for row in rows for name in row["names"].split("|") if name}
    domains = {domain: row for row in rows for domain in row["domains"].split("|") if domain}
    return names, domains
