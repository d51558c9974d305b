"""Small made-up tables of IPEDS, laid out as NCES lays them out."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

OURS = "51.0801"

_HD = (
    *("UNITID", "INSTNM", "IALIAS", "ADDR", "CITY", "STABBR", "ZIP", "CONTROL", "WEBADDR"),
    *("CYACTIVE", "LONGITUD", "LATITUDE"),
)
_C_A = ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "XCTOTALT", "CTOTALT", "CTOTALM")
_AY = ("UNITID", "CHG1AY0", "CHG1AY3", "CHG2AY3", "CHG3AY3", "CHG4AY3")
_SLOT = ("CIPCODE", "CIPTUIT", "CIPSUPP", "CIPLGTH", "PRGMSR", "MTHCMP")
_PY = (
    "UNITID",
    *(f"{name}{slot}" for slot in range(1, 7) for name in _SLOT),
    *("CHG1PY0", "CHG1PY3", "CHG4PY3"),
)


def as_csv(header: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    """The table's text; what a row does not say is a full stop."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, header, restval=".", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def zipped(path: Path, **members: bytes) -> None:
    """A ZIP archive; a double underscore in a member's name is its full stop."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)


@dataclass
class Survey:
    """The rows of the four tables."""

    schools: list[dict[str, str]] = field(default_factory=list)
    awards: list[dict[str, str]] = field(default_factory=list)
    years: list[dict[str, str]] = field(default_factory=list)
    programs: list[dict[str, str]] = field(default_factory=list)

    def school(self, unit: str, **said: str) -> Survey:
        usual = {
            "UNITID": unit,
            "INSTNM": f"School {unit}",
            "IALIAS": "Old name",
            "ADDR": "1 Main St, Suite 2",
            "CITY": "Yakima",
            "STABBR": "WA",
            "ZIP": "98901",
            "CONTROL": "1",
            "WEBADDR": "www.example.edu/",
            "CYACTIVE": "1",
            "LONGITUD": "-120.510000",
            "LATITUDE": "46.600000",
        }
        self.schools.append(usual | said)
        return self

    def award(
        self, unit: str, level: str, count: str = "10", *, cip: str = OURS, major: str = "1"
    ) -> Survey:
        row = {"UNITID": unit, "CIPCODE": cip, "MAJORNUM": major, "AWLEVEL": level}
        self.awards.append(row | {"XCTOTALT": "R", "CTOTALT": count, "CTOTALM": "1"})
        return self

    def year(self, unit: str, near: str, far: str = ".") -> Survey:
        self.years.append({"UNITID": unit, "CHG1AY0": "1", "CHG1AY3": near, "CHG2AY3": far})
        return self

    def largest(self, unit: str, **said: str) -> Survey:
        """One report, of the school's largest program; other columns as given."""
        self.programs.append({"UNITID": unit, "CIPCODE1": OURS} | said)
        return self

    def texts(self) -> dict[str, str]:
        return {
            "HD2024.csv": as_csv(_HD, self.schools),
            "C2024_A.csv": as_csv(_C_A, self.awards),
            "IC2022_AY.csv": as_csv(_AY, self.years),
            "IC2023_PY.csv": as_csv(_PY, self.programs),
        }

    def write(self, folder: Path, encoding: str = "utf-8") -> Path:
        folder.mkdir(exist_ok=True)
        for name, text in self.texts().items():
            (folder / name).write_bytes(text.encode(encoding))
        return folder
