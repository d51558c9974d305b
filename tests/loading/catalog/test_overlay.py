"""A folder of one's own laid over a catalogue: added, corrected, taken out; every fault told."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from cma_roadmap.errors import BadInputError, UnknownNameError
from cma_roadmap.loading.catalog.catalog_reader import data_dir, load_catalog, read_catalog
from cma_roadmap.loading.catalog.overlay import overlaid
from cma_roadmap.model.definitions.catalog import Catalog
from cma_roadmap.model.definitions.credential import Credential
from cma_roadmap.model.definitions.jurisdiction import Jurisdiction
from cma_roadmap.model.definitions.program import AccreditationStatus, Award, Basis, Program
from cma_roadmap.model.values.base import Definition
from cma_roadmap.model.values.fact import Source
from cma_roadmap.model.values.money import Money

FIXTURES = Path(__file__).parents[1] / "fixtures"

SOURCE = "sources:\n  - {id: mine, publisher: My School, title: Catalog, tier: official}\n"
EXACT = "{likely: 11, low: 10, high: 12, basis: reported, source: mine}"
ADDED = """\
programs:
  - id: my-school-ma
    institution: My School
    award: certificate
    state: WA
"""
CORRECTED = f"""\
correct:
  - id: real-1
    months: {EXACT}
    notes: [Starts each month]
"""
WITHDRAWN = "withdraw:\n  - {id: real-1, why: closed in May 2026, source: school-page}\n"


@pytest.fixture(scope="module")
def base() -> Catalog:
    """The fixtures: one real program, `real-1`, and one credential, `cma-example`."""
    return read_catalog(FIXTURES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mine"
    path.mkdir()
    return path


def put(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def faults(base: Catalog, folder: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(BadInputError) as raised:
        overlaid(base, folder)
    return [
        (Path(p.location.file).name, p.location.line, p.code)
        for p in raised.value.problems
        if p.location
    ]


def said(base: Catalog, folder: Path) -> list[str]:
    with pytest.raises(BadInputError) as raised:
        overlaid(base, folder)
    return [f"{p.message} {p.hint or ''}" for p in raised.value.problems]


# What it does


def test_a_program_is_added_with_its_gaps_filled_from_the_typical_one(
    base: Catalog, folder: Path
) -> None:
    catalog = overlaid(base, put(folder, programs=ADDED))

    program, typical = catalog.program("my-school-ma"), base.typical(Award.CERTIFICATE)
    assert program.name == "My School: medical assisting certificate"
    assert program.months == typical.months
    assert program.months.basis is Basis.DEFAULT
    assert program.externship_hours == typical.externship_hours
    assert (program.clock_hours, program.tuition, program.books) == (None, None, None)
    assert [p.id for p in catalog.programs] == [*(p.id for p in base.programs), "my-school-ma"]


def test_gaps_are_filled_from_the_folders_own_typical_figures_first(
    base: Catalog, folder: Path
) -> None:
    kind = "level: '2'\n    control: public\n"
    defaults = f"    {kind}defaults:\n  - {kind}    months: {EXACT}\n"

    catalog = overlaid(base, put(folder, programs=ADDED + defaults, sources=SOURCE))

    program = catalog.program("my-school-ma")
    assert program.months.likely == 11
    assert program.externship_hours == base.typical(Award.CERTIFICATE).externship_hours


def test_a_correction_changes_only_the_fields_it_gives(base: Catalog, folder: Path) -> None:
    catalog = overlaid(base, put(folder, programs=CORRECTED, sources=SOURCE))

    before, after = base.program("real-1"), catalog.program("real-1")
    assert (after.months.likely, after.months.low, after.months.high) == (11, 10, 12)
    assert after.notes == ("Starts each month",)
    changes = {"months": after.months, "notes": after.notes}
    assert after == before.model_copy(update=changes)


def test_a_correction_to_null_takes_a_figure_away(base: Catalog, folder: Path) -> None:
    catalog = overlaid(base, put(folder, programs="correct:\n  - {id: real-1, tuition: null}\n"))

    assert base.program("real-1").tuition is not None
    assert catalog.program("real-1").tuition is None
    assert catalog.program("real-1").clock_hours == base.program("real-1").clock_hours


def test_a_figure_that_every_program_has_cannot_be_taken_away(base: Catalog, folder: Path) -> None:
    put(folder, programs="correct:\n  - {id: real-1, months: null}\n")

    assert [(name, line) for name, line, _ in faults(base, folder)] == [("programs.yaml", 2)]


def test_a_withdrawn_program_is_gone_and_the_error_says_why(base: Catalog, folder: Path) -> None:
    catalog = overlaid(base, put(folder, programs=WITHDRAWN))

    assert [p.id for p in catalog.programs if not p.typical] == []
    with pytest.raises(UnknownNameError) as raised:
        catalog.program("real-1")
    assert raised.value.hint == "Your data folder takes it out: closed in May 2026"


def test_a_withdrawn_credential_is_gone_and_the_error_says_why(base: Catalog, folder: Path) -> None:
    put(folder, credentials="withdraw:\n  - {id: cma-example, why: no longer given}\n")

    catalog = overlaid(base, folder)

    assert catalog.credentials == ()
    with pytest.raises(UnknownNameError) as raised:
        catalog.credential("cma-example")
    assert raised.value.hint == "Your data folder takes it out: no longer given"


def test_a_withdrawn_state_is_gone_and_the_error_says_why(folder: Path) -> None:
    put(folder, states="withdraw:\n  - {id: WA, why: joined to Oregon}\n")

    catalog = load_catalog(overlay=folder)

    assert "WA" not in {state.id for state in catalog.states}
    with pytest.raises(UnknownNameError) as raised:
        catalog.state("WA")
    assert "joined to Oregon" in (raised.value.hint or "")


def test_a_source_and_a_clearance_are_added_and_corrected(base: Catalog, folder: Path) -> None:
    put(
        folder,
        sources=SOURCE + "correct:\n  - {id: body-fees, seen: '2027-01-01'}\n",
        clearances="correct:\n  - {id: bls, name: Heart saver card, sources: [mine]}\n",
    )

    catalog = overlaid(base, folder)

    assert catalog.sources["mine"].title == "Catalog"
    assert catalog.sources["body-fees"].seen == "2027-01-01"
    assert catalog.sources["body-fees"].title == "Fees"
    assert [c.name for c in catalog.clearances] == ["Hepatitis B", "Heart saver card"]


@pytest.mark.parametrize("name", ["sources", "clearances"])
def test_what_other_definitions_rest_on_cannot_be_withdrawn(
    name: str, base: Catalog, folder: Path
) -> None:
    put(folder, **{name: "withdraw:\n  - {id: bls, why: x}\n"})

    assert faults(base, folder) == [(f"{name}.yaml", 1, "unknown_key")]


def test_evidence_is_added_for_a_program_that_was_there(base: Catalog, folder: Path) -> None:
    evidence = """\
accreditation:
  - institution: real-1
    name: Example
    accreditor: CAAHEP
    kind: programmatic
    status: accredited
    source: mine
    confidence: high
readings:
  - program: real-1
    intake: Each month
"""

    catalog = overlaid(base, put(folder, sources=SOURCE, evidence=evidence))

    program = catalog.program("real-1")
    assert [(a.accreditor, a.status) for a in program.accreditation] == [
        ("CAAHEP", AccreditationStatus.ACCREDITED)
    ]
    assert program.intake == "Each month"
    assert program.months == base.program("real-1").months


def test_evidence_of_a_shipped_school_stands_beside_ours(folder: Path) -> None:
    ours = next(p for p in load_catalog().programs if p.institution_id and p.accreditation)
    evidence = f"""\
accreditation:
  - institution: {ours.institution_id}
    name: Mine
    accreditor: ABHES
    kind: programmatic
    status: withdrawn
    source: mine
    confidence: high
"""

    catalog = load_catalog(overlay=put(folder, sources=SOURCE, evidence=evidence))

    found = catalog.program(ours.id).accreditation
    assert found[:-1] == ours.accreditation
    assert (found[-1].status, found[-1].source) == (AccreditationStatus.WITHDRAWN, "mine")


def test_evidence_can_speak_of_a_program_that_the_folder_adds(base: Catalog, folder: Path) -> None:
    evidence = (
        "accreditation:\n  - {institution: my-school-ma, name: Mine, accreditor: ABHES, kind: "
        "programmatic, status: accredited, source: mine, confidence: low}\n"
    )

    catalog = overlaid(base, put(folder, programs=ADDED, sources=SOURCE, evidence=evidence))

    assert [a.accreditor for a in catalog.program("my-school-ma").accreditation] == ["ABHES"]


def test_evidence_of_a_school_that_nobody_knows_is_refused(base: Catalog, folder: Path) -> None:
    evidence = (
        "accreditation:\n  - {institution: real-2, name: Mine, accreditor: ABHES, kind: "
        "programmatic, status: accredited, source: body-fees, confidence: low}\n"
    )
    put(folder, evidence=evidence)

    assert faults(base, folder) == [("evidence.yaml", 2, "unknown_program")]
    assert "Did you mean real-1?" in said(base, folder)[0]


def test_a_file_without_a_list_takes_the_place_of_ours(folder: Path) -> None:
    shipped = load_catalog()
    text = (data_dir() / "career.yaml").read_text(encoding="utf-8")
    changed = text.replace("percent: 12\n", "percent: 99\n", 1)
    assert changed != text

    catalog = load_catalog(overlay=put(folder, career=changed))

    assert catalog.career is not None
    assert shipped.career is not None
    assert catalog.career.outlooks[0].percent == 99
    assert catalog.career.outlooks[1:] == shipped.career.outlooks[1:]
    assert catalog.wages == shipped.wages
    assert catalog.programs == shipped.programs


def test_a_grant_of_a_state_stands_beside_ours_and_ours_can_be_taken_out(folder: Path) -> None:
    shipped = load_catalog()
    aid = (
        "aid:\n  - {id: our-grant, kind: grant, question: May I get our grant?, ask: Our office}\n"
        "correct:\n  - {id: pell, ask: The aid office on campus}\n"
        "withdraw:\n  - {id: army-credentialing, why: We have no soldiers.}\n"
    )

    catalog = load_catalog(overlay=put(folder, aid=aid))

    ours = [a.id for a in shipped.aid if a.id != "army-credentialing"]
    assert [a.id for a in catalog.aid] == [*ours, "our-grant"]
    assert catalog.aid[0].ask == "The aid office on campus"
    assert catalog.aid[0].facts == shipped.aid[0].facts


def test_an_id_of_our_aid_cannot_be_used_again(base: Catalog, folder: Path) -> None:
    shipped = load_catalog()
    aid = "aid:\n  - {id: pell, kind: grant, question: May I get it?, ask: The school}\n"

    assert faults(shipped, put(folder, aid=aid)) == [("aid.yaml", 2, "repeated_id")]
    assert overlaid(base, folder).aid[0].id == "pell"


def test_the_foundation_is_replaced_whole(base: Catalog, folder: Path) -> None:
    text = (FIXTURES / "foundation.yaml").read_text().replace("P6W", "P9W")

    catalog = overlaid(base, put(folder, foundation=text))

    assert catalog.foundation.defaults.study.value.days == 63
    assert base.foundation.defaults.study.value.days == 42


def test_the_base_is_left_as_it_was(base: Catalog, folder: Path) -> None:
    put(folder, programs=ADDED + CORRECTED, sources=SOURCE)

    overlaid(base, folder)

    assert base == read_catalog(FIXTURES)


@pytest.mark.slow
def test_reading_from_yaml_and_from_the_snapshot_gives_the_same(folder: Path) -> None:
    put(folder, programs=ADDED, sources=SOURCE)

    assert load_catalog(overlay=folder) == read_catalog(data_dir(), overlay=folder)


# The version of the data


def test_the_version_changes_with_any_byte_and_only_then(base: Catalog, folder: Path) -> None:
    put(folder, programs=ADDED)
    first = overlaid(base, folder).version

    assert len(bytes.fromhex(first)) == 32
    assert first != base.version
    assert overlaid(base, folder).version == first
    put(folder, programs=ADDED + "# a remark\n")
    assert overlaid(base, folder).version != first
    put(folder, programs=ADDED)
    (folder / "README.md").write_text("Not data")
    assert overlaid(base, folder).version == first
    moved = shutil.copytree(folder, folder.with_name("moved"))
    assert overlaid(base, moved).version == first
    put(folder, sources=SOURCE)
    assert overlaid(base, folder).version != first


def test_the_version_changes_with_the_data_below(folder: Path, tmp_path: Path) -> None:
    below = Path(shutil.copytree(FIXTURES, tmp_path / "below"))
    put(folder, programs=ADDED)
    first = overlaid(read_catalog(below), folder).version
    with (below / "sources.yaml").open("a") as file:
        file.write("# a remark\n")

    assert overlaid(read_catalog(below), folder).version != first


# Faults


def test_an_id_that_is_there_already_is_refused_with_what_to_do(
    base: Catalog, folder: Path
) -> None:
    put(folder, programs=ADDED.replace("my-school-ma", "real-1"))

    assert faults(base, folder) == [("programs.yaml", 2, "repeated_id")]
    assert said(base, folder) == [
        "The program id 'real-1' is in the shipped data already. To change that one, list it "
        "under 'correct:' with the fields to change."
    ]


def test_an_id_that_is_added_twice_is_refused(base: Catalog, folder: Path) -> None:
    put(folder, programs=ADDED + ADDED.removeprefix("programs:\n"))

    assert faults(base, folder) == [("programs.yaml", 6, "repeated_id")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("programs", "correct:\n  - {id: real-2, intake: x}\n"),
        ("programs", "withdraw:\n  - {id: real-2, why: x}\n"),
        ("credentials", "correct:\n  - {id: cma-exmple, name: x}\n"),
        ("credentials", "withdraw:\n  - {id: cma-exmple, why: x}\n"),
        ("sources", "correct:\n  - {id: body-fee, title: x}\n"),
        ("clearances", "correct:\n  - {id: hep, name: x, sources: [body-fees]}\n"),
    ],
)
def test_a_correction_of_what_is_not_there_is_refused_with_near_matches(
    name: str, text: str, base: Catalog, folder: Path
) -> None:
    put(folder, **{name: text})

    assert faults(base, folder) == [(f"{name}.yaml", 2, f"unknown_{name.removesuffix('s')}")]
    (message,) = said(base, folder)
    assert f"There is no {name.removesuffix('s')} with the id" in message
    near = {"programs": "real-1", "credentials": "cma-example", "sources": "body-fees"}
    assert f"Did you mean {near.get(name, 'hepb')}" in message


def test_a_withdrawal_needs_a_reason(base: Catalog, folder: Path) -> None:
    put(folder, programs="withdraw:\n  - {id: real-1}\n")

    assert faults(base, folder) == [("programs.yaml", 2, "missing_key")]


def test_a_withdrawal_cites_a_source_that_exists(base: Catalog, folder: Path) -> None:
    put(folder, programs="withdraw:\n  - {id: real-1, why: x, source: nobody}\n")

    assert faults(base, folder) == [("programs.yaml", 2, "unknown_source")]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("program.yaml", "Did you mean programs.yaml?"),
        ("programs.yml", "Did you mean programs.yaml"),
        ("Programs.yaml", "Did you mean programs.yaml"),
        ("zzz.YAML", "The names are accreditation.yaml, aid.yaml"),
    ],
)
def test_a_file_of_another_name_is_refused(
    name: str, hint: str, base: Catalog, folder: Path
) -> None:
    put(folder, programs=ADDED)
    (folder / name).write_text("programs: []\n")

    assert faults(base, folder) == [(name, None, "unknown_file")]
    assert hint in said(base, folder)[0]


def test_an_empty_folder_is_refused(base: Catalog, folder: Path) -> None:
    assert faults(base, folder) == [("mine", None, "no_data")]


def test_a_folder_that_is_not_there_is_refused(base: Catalog, folder: Path) -> None:
    assert faults(base, folder / "nowhere") == [("nowhere", None, "missing_directory")]


def test_an_empty_file_is_refused(base: Catalog, folder: Path) -> None:
    put(folder, programs="# nothing yet\n")

    assert faults(base, folder) == [("programs.yaml", None, "empty_file")]


def test_every_fault_of_every_file_is_told_at_once_by_file_and_line(
    base: Catalog, folder: Path
) -> None:
    put(
        folder,
        clearances="correct:\n  - id: bls\n    need: hoped\n",
        foundation="equivalency: {}\n",
        programs=ADDED.replace("WA", "WA\n    source: nobody") + "withdraw:\n  - {id: x, why: y}\n",
        sources=SOURCE.replace("official", "offical") + "correct:\n  - {id: mine, title: x}\n",
        sorces="sources: []\n",
    )

    found = faults(base, folder)

    assert [f for f in found if f[0] != "foundation.yaml"] == [
        ("clearances.yaml", 3, "unknown_word"),
        # Nothing is said of sources while their file cannot be read.
        ("programs.yaml", 8, "unknown_program"),
        ("sorces.yaml", None, "unknown_file"),
        ("sources.yaml", 2, "unknown_word"),
    ]
    assert {f[2] for f in found if f[0] == "foundation.yaml"} == {"missing_key"}
    assert [f[0] for f in found] == sorted(f[0] for f in found)


@pytest.mark.parametrize("key", ["programs", "correct"])
def test_an_unknown_key_is_refused_at_its_line(key: str, base: Catalog, folder: Path) -> None:
    program = ADDED.replace("programs:", f"{key}:").replace("my-school-ma", "real-1")
    put(folder, programs=program.replace("state: WA", "stat: WA"))

    assert ("programs.yaml", 5, "unknown_key") in faults(base, folder)


def test_references_to_a_file_that_cannot_be_read_are_not_reported(
    base: Catalog, folder: Path
) -> None:
    put(folder, programs=CORRECTED, sources=SOURCE + "correct: [\n")

    assert [name for name, _, _ in faults(base, folder)] == ["sources.yaml"]


def test_a_file_of_another_name_is_told_beside_one_that_cannot_be_read(
    base: Catalog, folder: Path
) -> None:
    (folder / "programs.yaml").mkdir()
    (folder / "source.yaml").write_text(SOURCE)

    assert faults(base, folder) == [
        ("programs.yaml", None, "unreadable_file"),
        ("source.yaml", None, "unknown_file"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "withdraw:\n  - {id: typical-certificate, why: x}\n",
        "correct:\n  - {id: typical-certificate, typical: false}\n",
        "correct:\n  - {id: typical-certificate, award: associate}\n",
    ],
)
def test_the_typical_program_of_an_award_cannot_be_taken_away(
    text: str, base: Catalog, folder: Path
) -> None:
    assert "programs.yaml" in {name for name, _, _ in faults(base, put(folder, programs=text))}


def test_a_second_typical_program_of_an_award_is_refused(base: Catalog, folder: Path) -> None:
    second = f"""\
    typical: true
    name: Another one
    months: {EXACT}
    externship_hours: {EXACT}
    clock_hours: null
    tuition: null
    books: null
"""
    put(folder, programs=ADDED + second, sources=SOURCE)

    assert [code for _, _, code in faults(base, folder)] == ["two_typical_programs"]


def test_a_corrected_credential_is_held_to_the_rules_of_a_whole_one(
    base: Catalog, folder: Path
) -> None:
    put(
        folder,
        credentials="""\
correct:
  - id: cma-example
    pathways:
      - {id: same, name: A, requirement: {kind: holds_diploma, id: a, text: A.}}
      - {id: same, name: B, requirement: {kind: holds_diploma, id: a, text: B.}}
""",
    )

    assert {code for _, _, code in faults(base, folder)} >= {"repeated_id"}


def test_a_correction_cannot_take_away_what_the_rest_of_the_definition_names(
    base: Catalog, folder: Path
) -> None:
    put(
        folder,
        credentials="""\
correct:
  - id: cma-example
    pathways:
      - {id: other, name: A, requirement: {kind: holds_diploma, id: a, text: A.}}
""",
    )

    assert [code for _, _, code in faults(base, folder)] == ["unknown_pathway"]


def test_a_replaced_career_names_only_occupations_with_pay(folder: Path) -> None:
    text = (data_dir() / "career.yaml").read_text(encoding="utf-8")
    put(folder, career=text.replace("occupation: 31-9097", "occupation: 31-9999", 1))

    with pytest.raises(BadInputError) as raised:
        load_catalog(overlay=folder)

    assert [p.code for p in raised.value.problems] == ["unknown_occupation"]


@pytest.mark.parametrize(
    "text",
    [
        "correct:\n  - {id: real-1, intake: May}\n  - {id: real-1, intake: June}\n",
        "withdraw:\n  - {id: real-1, why: a}\n  - {id: real-1, why: b}\n",
    ],
)
def test_an_id_that_is_corrected_or_withdrawn_twice_is_refused(
    text: str, base: Catalog, folder: Path
) -> None:
    put(folder, programs=text)

    assert faults(base, folder) == [("programs.yaml", 3, "repeated_id")]


def test_a_withdrawn_credential_leaves_the_others_as_they_were(folder: Path) -> None:
    put(folder, credentials="withdraw:\n  - {id: ccma-nha, why: x}\n")

    catalog = load_catalog(overlay=folder)

    shipped = {c.id: c for c in load_catalog().credentials}
    del shipped["ccma-nha"]
    assert {c.id: c for c in catalog.credentials} == shipped


def test_a_clearance_is_corrected_without_naming_its_sources(base: Catalog, folder: Path) -> None:
    put(folder, clearances="correct:\n  - {id: bls, name: Heart saver card}\n")

    catalog = overlaid(base, folder)

    names, sources = [(c.name, c.sources) for c in catalog.clearances][1]
    assert (names, sources) == ("Heart saver card", base.clearances[1].sources)


def held(catalog: Catalog, name: str) -> dict[str, Definition]:
    lists: dict[str, Iterable[Credential | Jurisdiction | Program | Source]] = {
        "credentials": catalog.credentials,
        "programs": catalog.programs,
        "sources": catalog.sources.values(),
        "states": catalog.states,
    }
    return {definition.id: definition for definition in lists[name]}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("states", "correct:\n  - {id: WA, name: The Evergreen State}\n"),
        ("credentials", "correct:\n  - {id: cma-aama, name: The one}\n"),
        ("programs", "correct:\n  - {id: typical-associate, name: The usual degree}\n"),
        ("sources", "correct:\n  - {id: aama-home, title: A page}\n"),
    ],
)
def test_one_word_of_a_shipped_definition_is_corrected(name: str, text: str, folder: Path) -> None:
    shipped = load_catalog()

    catalog = load_catalog(overlay=put(folder, **{name: text}))

    before, after = held(shipped, name), held(catalog, name)
    (changed,) = (key for key in before if before[key] != after[key])
    assert f"id: {changed}," in text
    field = "title" if name == "sources" else "name"
    new = {field: getattr(after[changed], field)}
    assert f"{field}: {new[field]}" in text
    assert after[changed] == before[changed].model_copy(update=new)


def test_the_money_of_an_added_program_is_exact(base: Catalog, folder: Path) -> None:
    figures = "likely: 4000.10 USD, low: 4000.10 USD, high: 4000.10 USD"
    price = f"    tuition: {{{figures}, basis: reported, source: mine}}\n"
    put(folder, programs=ADDED + price, sources=SOURCE)

    tuition = overlaid(base, folder).program("my-school-ma").tuition

    assert tuition is not None
    assert tuition.likely == Money.parse("4000.10 USD")
