"""Build hook: compile the YAML into the snapshot, and the sentences, that ship in the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface):  # type: ignore[misc]  # untyped here
    """Compiles `data/*.yaml` before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatch's)
        """Write `_snapshot.bin` and the compiled catalogs of sentences into the package.

        A wheel is not built from data that cannot be read. An editable install is: there the YAML
        is read at each start, and its problems are shown then.
        """
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            _compile_sentences()
            status = _compile_data()
        finally:
            sys.path.pop(0)
        if status and version != "editable":
            self.app.abort("The data in data/*.yaml cannot be used: see the problems above.")


def _compile_sentences() -> None:
    from cma_roadmap.sentences.compile import main  # only importable from the source tree

    main()


def _compile_data() -> int:
    from cma_roadmap.loading.catalog.snapshot import main  # only importable from the source tree

    return main()
