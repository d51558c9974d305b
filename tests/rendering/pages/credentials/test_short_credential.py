"""A credential at one look: golden screens, hostile text; and the short list."""

from __future__ import annotations

import pytest

from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.credentials.credential_list import short_credentials_page
from cma_roadmap.rendering.pages.credentials.short_credential import short_credential_page
from hostile_strings import HOSTILE
from rendering import golden
from rendering.page_in_forms import check_screen_harmless
from rendering.page_text import check_page, plain
from rendering.pages.credentials.test_credential_page import ALPHA, BETA, made, made_list, tainted
from rendering.sample_catalog import TODAY, catalog


def page_of(name: str, width: int = 80, *, color: bool = False) -> str:
    page = short_credential_page(catalog().credential(name), made(name), TODAY)
    return write_text(page, width, color=color)


@pytest.mark.parametrize("name", [ALPHA, BETA])
def test_golden_screens(request: pytest.FixtureRequest, name: str) -> None:
    golden.check(request, f"short-credential-{name}-80.txt", page_of(name))


def test_golden_list(request: pytest.FixtureRequest) -> None:
    page = write_text(short_credentials_page(made_list(), catalog().credentials), 80, color=False)
    golden.check(request, "short-credentials-80.txt", page)


@pytest.mark.parametrize("width", [40, 60, 80, 140])
@pytest.mark.parametrize("name", [ALPHA, BETA])
def test_it_keeps_every_width_and_color_changes_no_character(name: str, width: int) -> None:
    check_page(page_of(name, width), width)
    assert plain(page_of(name, width, color=True)) == page_of(name, width)


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_harmless(bad: str) -> None:
    check_screen_harmless(
        lambda text: short_credential_page(tainted(text), made(ALPHA), TODAY), bad
    )


def test_a_fee_that_nobody_knows_is_told_as_that() -> None:
    for credential in catalog().credentials:
        known = [fee.amount.at(TODAY).value for fee in credential.application.fees]
        told = next(line for line in page_of(credential.id).splitlines() if "Exam fee" in line)
        assert ("not known" in told) == (None in known)
