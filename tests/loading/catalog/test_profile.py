"""Reading a profile: what people may write, and that nothing they write can crash the program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cma_roadmap.errors import BadInputError, Problem
from cma_roadmap.loading.catalog.profile_file import read_profile
from cma_roadmap.model.definitions.profile import Profile, empty_profile
from cma_roadmap.model.values.money import Money

FULL = (Path(__file__).parents[1] / "fixtures" / "profile.yaml").read_bytes()


def test_a_full_profile_is_read() -> None:
    profile = read_profile(FULL, "profile.yaml")
    assert profile.born == "2001-03"
    assert profile.training[0].clock_hours == 900
    assert profile.training[1].accreditors == ("CAAHEP",)
    assert profile.experience[0].end == "present"
    assert profile.clearances["hepb"] == (date(2026, 1, 10), date(2026, 2, 10))
    assert profile.clearances["bls"] == (date(2026, 3, 1),)
    assert profile.budget is not None
    assert profile.budget.total == Money.parse("6000 USD")
    assert profile.pins == {"exam.sit": date(2027, 9, 14)}


@pytest.mark.parametrize("data", [b"", b"# nobody yet\n", b"---\n", b"~\n", b"\xef\xbb\xbf\n"])
def test_an_empty_profile_says_nothing(data: bytes) -> None:
    assert read_profile(data, "profile.yaml") == empty_profile()


def test_ids_are_not_looked_up() -> None:
    data = b"pins: {no.such-step: 2027-01-11}\nclearances: {no-such: 2026-01-01}\n"
    assert read_profile(data, "profile.yaml").pins == {"no.such-step": date(2027, 1, 11)}


def test_an_enormous_profile_is_refused() -> None:
    with pytest.raises(BadInputError) as raised:
        read_profile(b"#" * 2_000_000, "profile.yaml")
    assert [p.code for p in raised.value.problems] == ["file_too_large"]


def test_the_order_of_keys_changes_nothing() -> None:
    lines = [b"state: WA\n", b"born: 2001-03\n", b"memberships: [aama]\n"]
    assert read_profile(b"".join(lines), "a") == read_profile(b"".join(reversed(lines)), "a")


@pytest.mark.parametrize("born", ["2001-03", "2001-03-14", "2008-02-29", "1900-01"])
def test_a_birth_is_a_month_or_a_day(born: str) -> None:
    assert read_profile(f"born: {born}".encode(), "me.yaml").born == born


@pytest.mark.parametrize(
    ("born", "code"),
    [
        *(("2001", "bad_birth"), ("March 2001", "bad_birth"), ("2001-13", "bad_birth")),
        *(("2001-3-1", "bad_birth"), ("2001-02-29", "no_such_day"), ("2001-04-00", "no_such_day")),
        *(("1899-12", "bad_date"), ("1899-12-31", "bad_date"), ("[2001-03]", "bad_birth")),
    ],
)
def test_what_is_no_birth_is_told(born: str, code: str) -> None:
    (problem,) = problems(f"born: {born}")

    assert (problem.code, str(problem.location)) == (code, "profile.yaml:1")


@pytest.mark.parametrize("written", ["9810", "98101-12", "Seattle", "981O1"])
def test_a_zip_code_has_five_digits(written: str) -> None:
    (problem,) = problems(f"zip: {written}")

    assert problem.hint == "Write the five digits of a ZIP code, such as 98101."


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("work: []", "Did you mean experience?"),
        ("dob: 1999-01", "Did you mean born?"),
        ("certs: []", "Did you mean credentials?"),
        ("Shots: {}", "Did you mean clearances?"),
        ("training: [{name: X, ended: 2020-02-02}]", "Did you mean left_on?"),
        ("credentials: [{id: cma, since: 2020-02-02}]", "Did you mean certified_on?"),
        ("diploma: none", "Write it as 'diploma: {kind: …}'."),
        ("credentials: [cma]", "Write it as '{id: …, certified_on: …}'."),
        ("availability: 20", "Write it as 'availability: {hours_per_week: …}'."),
    ],
)
def test_who_uses_a_word_of_their_own_is_told_ours(text: str, hint: str) -> None:
    assert hint in [problem.hint for problem in problems(text)]


def problems(text: str) -> tuple[Problem, ...]:
    outcome = profile_or_problems(text.encode())
    assert not isinstance(outcome, Profile)
    return outcome


def read_or_refuse(data: bytes) -> None:
    """The promise: a profile, or at least one problem with a message; no other exception."""
    outcome = profile_or_problems(data)
    if not isinstance(outcome, Profile):
        assert outcome
        assert all(p.code and p.message and p.location for p in outcome)


def profile_or_problems(data: bytes) -> Profile | tuple[Problem, ...]:
    try:
        return read_profile(data, "profile.yaml")
    except BadInputError as error:
        return error.problems


@given(st.binary(max_size=300))
@example(b"\xff\xfea\x00")
@example(b"budget: {total: " + b"9" * 40 + b"}")
@example(b"a: " + b"[" * 3000)
@example(b'a: "\\ud800"')
@example(b"? ? ? a")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refuse(data)


@given(st.text(alphabet="abz019:-?[]{},&*!|>'\"%@`#~<\\ \n\t\r\0é", max_size=120))
def test_any_text_in_the_letters_of_yaml_is_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode())


@given(st.data())
def test_a_damaged_profile_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(FULL)))
    end = data.draw(st.integers(start, min(len(FULL), start + 30)))
    read_or_refuse(FULL[:start] + data.draw(st.binary(max_size=8)) + FULL[end:])


KEYS = st.sampled_from(
    [*Profile.model_fields, "from", "to", "on", "kind", "id", "program", "total"]
)
SCALARS = st.sampled_from(
    [
        *("~", "WA", "ged", "present", "medical_assistant", "A B"),
        *("2026-02-28", "2026-02-30", "2001-03"),
        *("-1", "168", "99999999999", "0.001", "1e400", "nan", "12 USD", "9" * 5000),
    ]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(KEYS, inner, max_size=4).map(
            lambda group: "{" + ", ".join(f"{key}: {value}" for key, value in group.items()) + "}"
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_any_tree_of_known_keys_is_read_or_refused(tree: dict[str, str]) -> None:
    read_or_refuse("".join(f"{key}: {value}\n" for key, value in tree.items()).encode())
