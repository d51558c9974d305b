"""Reading a person's profile whole: its form, its names, and whether its facts can be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cma_roadmap.errors import Problem
from cma_roadmap.fast_start import plain
from cma_roadmap.fast_start.lazy_classes import replace
from cma_roadmap.fast_start.plain_reading import DoubtError, read_plainly
from cma_roadmap.loading.catalog.profile_file import MAX_BYTES
from cma_roadmap.loading.person.facts import impossible
from cma_roadmap.loading.person.name_places import with_ids
from cma_roadmap.loading.person.names import Lookup, Steps
from cma_roadmap.loading.person.state_papers import papers_elsewhere
from cma_roadmap.loading.yaml.located import Document
from cma_roadmap.loading.yaml.yaml_source import parse
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.profile import Profile, empty_profile


def read_person(text: bytes, name: str, catalog: Catalog, today: date, steps: Steps) -> Profile:
    """Read a profile in YAML, with the ids of the catalogue in place of the names in it.

    Args:
        text: the bytes of the file, in UTF-8.
        name: its name, as it should stand in messages.
        catalog: what the names are looked up in.
        today: the day on which what is over must be over.
        steps: gives the ids of all steps that a plan can have, for the pins.

    Raises:
        BadInputError: it cannot be used, names something that is not there, or says what cannot
            be; all problems, by line.
    """
    document = parse(text, name, max_bytes=MAX_BYTES)
    if document.tree is None and not document.problems:
        return empty_profile()
    tree, problems = with_ids(document, Lookup(catalog, steps))
    problems += papers_elsewhere(document, tree, catalog)
    problems += impossible(document, today)
    return _bound(replace(document, tree=tree), problems)


def _bound(document: Document, problems: Sequence[Problem]) -> Profile:
    """The profile; a start that cannot validate starts over for whatever is in doubt."""
    if plain.validating:
        from cma_roadmap.loading.binding.binding import bind  # it imports pydantic

        return bind(document, Profile, problems)
    if document.problems or problems:
        raise plain.StartOverError
    try:
        read: Profile = read_plainly(Profile, document.tree)
    except DoubtError:
        raise plain.StartOverError from None
    return read
