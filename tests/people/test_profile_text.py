"""A profile as a file: whatever was said is read from it again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.loading.person.person_file import read_person
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.people.profile_text import explained, profile_text
from cma_roadmap.planning.step_names import all_steps

SAID: dict[str, Any] = {
    "born": "2001-03",
    "zip": "02134",
    "training": [{"name": "yes", "accreditors": [], "completed_on": "2026-05-14", "closed": False}],
    "record": True,
    "budget": {"total": "6000.50"},
    "clearances": {"hepb": ["2026-01-10", "2026-02-10"]},
}
PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1)


def test_a_file_without_answers_says_nothing_and_shows_every_key() -> None:
    text = profile_text({})

    assert yaml.safe_load(text) is None
    assert list(explained()) == list(Profile.model_fields)
    shown = "\n".join(
        line.removeprefix("#    ") for line in text.splitlines() if line.startswith("#    ")
    )
    person = read_person(shown.encode(), "", load_catalog(), date(2026, 11, 30), all_steps)
    assert person.model_fields_set == set(Profile.model_fields)


def test_what_was_said_is_read_again() -> None:
    person = read_profile(profile_text(SAID, {"record": ["A note: [it] # stays"]}).encode(), "")

    assert person.born == "2001-03"
    assert person.zip == "02134"
    assert person.training[0].name == "yes"
    assert person.training[0].accreditors == ()
    assert person.record is True
    assert person.model_fields_set == SAID.keys()


@given(PRINTABLE)
def test_any_name_of_a_school_is_read_as_it_was_written(name: str) -> None:
    said = {"training": [{"name": name, "completed_on": "2026-05-14"}]}

    assert read_profile(profile_text(said).encode(), "").training[0].name == name


@pytest.mark.parametrize("note", ["one", "state: TX", "long " * 60])
def test_a_note_stays_a_note(note: str) -> None:
    text = profile_text({"state": "WA"}, {"state": [note]})

    assert yaml.safe_load(text) == {"state": "WA"}
    assert max(map(len, text.splitlines())) <= 120
