"""Three invented states, small pay and a small career, with every kind of gap and doubt in them."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from cma_roadmap.loading.catalog.catalog_reader import read_catalog
from cma_roadmap.model.definitions.catalog import Catalog
from rendering.sample_catalog import FIXTURES, HERE

_AGENCY = (
    "  - {id: agency-data, publisher: Example Agency, title: Data, tier: government, "
    "note: Say our name.}\n"
)


@cache
def catalog() -> Catalog:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(FIXTURES, folder, dirs_exist_ok=True)
        for source, target in (
            ("two_credentials", "credentials"),
            ("three_states", "states"),
            ("small_wages", "wages"),
            ("small_career", "career"),
        ):
            shutil.copy(HERE / f"{source}.yaml", folder / f"{target}.yaml")
        with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
            file.write(_AGENCY)
        return read_catalog(folder)
