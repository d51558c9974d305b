"""Whether definitions of this process can be validated, or only come ready-made from a snapshot."""

from __future__ import annotations

validating = True
"""Read once, when `model.base` is first imported; only the program's entry point turns it off."""
