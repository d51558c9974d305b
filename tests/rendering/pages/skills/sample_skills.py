"""A few invented skills over the two invented credentials, one with an outline of every kind."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from cma_roadmap.loading.catalog.catalog_reader import read_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from rendering.sample_catalog import FIXTURES, HERE

PERSON = """\
skills: [vitals]
training: [{name: S, completed_on: 2026-05-14, courses: [BIO 1 A&P, Art]}]
clearances: {bls: 2026-03-01}
"""
_BARE = (
    'areas: [{id: clinical, name: Clinical, weight: "59.5"}, '
    "{id: general, name: General and administrative, weight: 40.5}]"
)
_FULL = (
    'areas: [{id: clinical, name: Clinical, weight: "59.5", topics: ['
    "{id: care, name: Care, weight: 40, subjects: [vital-signs, procedures]}, "
    '{id: safety, name: Safety, weight: "19.5", subjects: [infection-control]}]}, '
    "{id: talk, name: Talking, weight: 10.5, subjects: [communication]}, "
    "{id: general, name: General, weight: 30, topics: ["
    "{id: law, name: Law, subjects: [law-ethics]}, {id: a, name: Body, subjects: [anatomy]}]}]"
)


@cache
def catalog() -> Catalog:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(FIXTURES, folder, dirs_exist_ok=True)
        shutil.copy(HERE / "small_skills.yaml", folder / "skills.yaml")
        text = (HERE / "two_credentials.yaml").read_text(encoding="utf-8")
        assert _BARE in text
        (folder / "credentials.yaml").write_text(text.replace(_BARE, _FULL), encoding="utf-8")
        return read_catalog(folder)
