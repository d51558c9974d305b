"""The pixels of a PNG picture, read with nothing but zlib."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator


class Pixels:
    """A picture of eight bits a color with transparency, not interlaced: as renderers write it."""

    def __init__(self, png: bytes) -> None:
        chunks = list(_chunks(png))
        head = next(data for kind, data in chunks if kind == b"IHDR")
        self.width, self.height, *form = struct.unpack(">IIBBBBB", head)
        assert form == [8, 6, 0, 0, 0], form
        packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
        self._rows = _unfiltered(zlib.decompress(packed), self.width * 4, self.height)

    def at(self, x: int, y: int) -> str:
        """The color of a pixel as `#rrggbb`."""
        return "#" + self._rows[y][4 * x : 4 * x + 3].hex()

    def colors(self) -> Counter[str]:
        """How many pixels have each color."""
        found = Counter(row[i : i + 3] for row in self._rows for i in range(0, self.width * 4, 4))
        return Counter({f"#{color.hex()}": count for color, count in found.items()})


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + size]
        at += size + 12


def _unfiltered(data: bytes, width: int, height: int) -> list[bytes]:
    rows, above = [], bytes(width)
    for number in range(height):
        start = number * (width + 1)
        above = _row(data[start], bytearray(data[start + 1 : start + 1 + width]), above)
        rows.append(above)
    return rows


def _row(filter_: int, row: bytearray, above: bytes) -> bytes:
    for i in range(len(row)):
        left, corner = (row[i - 4], above[i - 4]) if i >= 4 else (0, 0)
        added = (0, left, above[i], (left + above[i]) // 2, _nearest(left, above[i], corner))
        row[i] = (row[i] + added[filter_]) & 255
    return bytes(row)


def _nearest(left: int, up: int, corner: int) -> int:
    """The neighbor that is nearest to left + up - corner (Paeth)."""
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
