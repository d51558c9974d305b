"""Reading the form of a person's profile."""

from __future__ import annotations

from cma_roadmap.model.definitions.profile import Profile, empty_profile

MAX_BYTES = 256 * 1024


def read_profile(text: bytes, name: str) -> Profile:
    """Read the form of a profile in YAML; an empty one says nothing, which is allowed.

    Names must be ids, and none is looked up: `read_person` does that, as the commands do.

    Args:
        text: the bytes of the file, in UTF-8.
        name: its name, as it should stand in messages.

    Raises:
        BadInputError: it cannot be used; all problems, by line.
    """
    from cma_roadmap.loading.binding.binding import bind  # here, because a start without profile
    from cma_roadmap.loading.yaml.yaml_source import parse  # has no need of YAML or validators

    document = parse(text, name, max_bytes=MAX_BYTES)
    if document.tree is None and not document.problems:
        return empty_profile()
    return bind(document, Profile)
