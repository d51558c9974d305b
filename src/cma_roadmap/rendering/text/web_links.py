"""Addresses of source pages, made safe to follow."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_ALLOWED = ":/?#@!$&'()*+,;=%-._~"
"""Characters of a URI beside letters and digits (RFC 3986), less brackets, which few need."""


def web_link(address: str | None) -> str | None:
    """The address if it leads to a web page (`http`, `https`), what no URI holds percent-encoded.

    Anything else, such as `javascript:`, is none.
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # brackets that are no address
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(address.strip(), safe=_ALLOWED, errors="replace")
