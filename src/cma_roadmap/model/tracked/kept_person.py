"""Who is kept on this machine."""

from __future__ import annotations

from cma_roadmap.fast_start.lazy_classes import NamedTuple


class Kept(NamedTuple):
    """A person who has a folder: whether there is a profile in it, and where it is."""

    name: str
    has_profile: bool
    folder: str
