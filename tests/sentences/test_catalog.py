"""The catalog of sentences: complete, sound, and the only place where English stands."""

from __future__ import annotations

import gettext
import shutil
import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from cma_roadmap.loading.catalog.catalog_files import data_dir, read_texts
from cma_roadmap.loading.catalog.catalog_reader import load_catalog
from cma_roadmap.model.definitions.profile import Profile
from cma_roadmap.model.definitions.program import Award
from cma_roadmap.model.results.roadmap import Goal
from cma_roadmap.model.values.message import message
from cma_roadmap.planning.planner import plan
from cma_roadmap.rendering.messages.phrases import say
from cma_roadmap.rendering.page.blocks import Page
from cma_roadmap.rendering.page.terminal import write_text
from cma_roadmap.rendering.pages.credentials.credential_list import credentials_page
from cma_roadmap.rendering.pages.credentials.credential_page import credential_page
from cma_roadmap.rendering.pages.plan.plan_page import plan_page
from cma_roadmap.rendering.pages.states.state_list import states_page
from cma_roadmap.rendering.pages.states.state_page import state_page
from cma_roadmap.sentences import catalog as sentences
from cma_roadmap.sentences.catalog import (
    ENGLISH,
    LOCALE,
    Sentences,
    _sentences,
    read_sentences,
)
from cma_roadmap.sentences.compile import compile_catalog
from pseudo_language import PSEUDO, WORD, blanks

SOURCE = LOCALE / "en.po"


def test_no_sentence_is_missing_or_doubtful() -> None:
    with SOURCE.open("rb") as file:
        found = read_po(file, abort_invalid=True)

    told = [entry for entry in found if entry.id]
    assert len(told) > 1500
    assert [entry.id for entry in told if not entry.string or entry.fuzzy] == []
    assert [name for name, n in Counter(str(entry.id) for entry in told).items() if n > 1] == []


def test_every_blank_has_a_name() -> None:
    assert [code for code, text in ENGLISH.items() if "" in blanks(text)] == []


@pytest.mark.parametrize(("count", "text"), [(1, "1 year"), (0, "0 years"), (2, "2 years")])
def test_a_plural_follows_its_count(count: int, text: str) -> None:
    assert say(message("career.years.long", count=count)) == text


def test_a_language_may_have_more_forms_than_two() -> None:
    polish = Sentences({"c": "{count} lat", "c[0]": "{count} rok", "c[1]": "{count} lata"})
    polish["c[2]"] = "{count} lat"
    polish.plural = lambda n: 0 if n == 1 else 1 if 2 <= n % 10 <= 4 else 2

    assert [say(message("c", count=n), polish) for n in (1, 2, 5)] == ["1 rok", "2 lata", "5 lat"]


def test_a_changed_sentence_is_compiled_when_it_is_next_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sentences, "LOCALE", tmp_path)
    shutil.copy(SOURCE, tmp_path / "en.po")
    assert read_sentences("en") == ENGLISH

    text = SOURCE.read_text(encoding="utf-8").replace('"Choose a program and enroll"', '"Pick one"')
    (tmp_path / "en.mo").touch()
    (tmp_path / "en.po").write_text(text, encoding="utf-8")

    assert read_sentences("en")["title.choose"] == "Pick one"


def test_a_language_without_a_catalog_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="xx"):
        read_sentences("xx")


def test_the_compiled_form_is_the_same_for_the_same_sentences(tmp_path: Path) -> None:
    for name in ("a", "b"):
        compile_catalog(SOURCE, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


FORMS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec cma roadmap".split())  # noqa: SIM905
"""Writers of tables have only labels at hand, and so English months; commands are typed."""


@cache
def words_of_the_data() -> frozenset[str]:
    texts = (text.decode() for text in read_texts(data_dir()).texts.values())
    return frozenset(word for text in texts for word in WORD.findall(text))


def pages(phrases: Mapping[str, str]) -> Iterator[Page]:
    catalog, today, person = load_catalog(), date(2026, 11, 30), Profile()
    names = {listing.id: listing.name for listing in catalog.index}
    yield states_page(catalog.states, catalog.sources, today, phrases)
    yield state_page(catalog.state("WA"), catalog.sources, names, today, phrases)
    yield credentials_page(catalog.credentials, catalog.sources, today, phrases)
    yield credential_page(catalog.credential("cma-aama"), catalog.sources, today, phrases)
    yield plan_page(plan(catalog, person, Goal("cma-aama"), today=today), phrases)
    refused = Goal("cma-aama", award=Award.APPRENTICESHIP)
    yield plan_page(plan(catalog, person, refused, today=today), phrases)


def test_in_another_language_no_english_word_is_left_but_what_the_data_say() -> None:
    for page in pages(PSEUDO):
        told = write_text(page, 140, color=False)
        assert "ж" in told
        left = {word for word in WORD.findall(told) if len(word) > 1 and word.isascii()}
        assert left - words_of_the_data() - FORMS == set(), page.title


def test_it_reads_what_gettext_reads() -> None:
    with (LOCALE / "en.mo").open("rb") as file:
        known = gettext.GNUTranslations(file)
    codes: dict[object, str] = known._catalog  # type: ignore[attr-defined]
    plurals = {key for key in codes if isinstance(key, tuple)}

    assert plurals
    assert all(ENGLISH[f"{code}[{form}]"] == codes[code, form] for code, form in plurals)
    assert all(ENGLISH[str(key)] == text for key, text in codes.items() if key in ENGLISH)
    assert {key for key in codes if key and key not in plurals} <= ENGLISH.keys()
    assert [ENGLISH.plural(n) for n in (0, 1, 2)] == [known.plural(n) for n in (0, 1, 2)]  # type: ignore[attr-defined]


def test_a_catalog_in_the_other_order_of_bytes_is_read_alike() -> None:
    content = (LOCALE / "en.mo").read_bytes()
    _, _, count, codes, texts = struct.unpack_from("<5I", content)
    end = max(codes, texts) + 8 * count
    turned = b"".join(content[at : at + 4][::-1] for at in range(0, end, 4)) + content[end:]

    assert min(codes, texts) == 28
    assert _sentences(turned) == ENGLISH
