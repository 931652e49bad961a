"""Each city's own words. What one regulation calls 组织管理部门, 牵头单位, 认定, another calls otherwise.

A Chinese text of the catalogue writes such a word as a token, ``⟦competent_department|主管部门⟧``: a key of
``edition.terms`` and the neutral word for what belongs to no city. The token is filled when the text is looked up, with
the words of the edition that is spoken for at that moment. The language itself stays ``zh-hans``, with its dates and
its plurals, and English has no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.utils.translation import trans_real

import rules

if TYPE_CHECKING:
    from cities.models import City

    About = City | rules.Edition | str | None

TOKEN = re.compile(r"⟦(\w+)\|([^⟧|]+)⟧")


class Voice:
    """For whom the portal speaks: settled at the first word that differs, so that nobody asks in vain."""

    def __init__(self, ask: Callable[[], About]) -> None:
        self._ask = ask
        self._settled = False
        self._edition: rules.Edition | None = None

    @property
    def edition(self) -> rules.Edition | None:
        if not self._settled:
            self._settled = True  # first: asking may itself look up a text
            self._edition = edition_of(self._ask())
        return self._edition


_voice: ContextVar[Voice | None] = ContextVar("voice", default=None)


def edition_of(about: About) -> rules.Edition | None:
    """A city's edition in use (or else its newest), an edition, or the one with that key."""
    if about is None or isinstance(about, rules.Edition):
        return about
    key = about if isinstance(about, str) else about.current_edition
    found = None
    for edition in rules.editions():
        if edition.key == key:
            return edition
        if not isinstance(about, str) and edition.city == about.slug:
            found = edition
    return found


def speak_for(about: About) -> None:
    """Use the words of this city or edition from here on, to the end of the request (or of `speaking`)."""
    _voice.set(Voice(lambda: about))


@contextmanager
def speaking(about: About | Callable[[], About]) -> Iterator[None]:
    """Use these words within; those of before afterwards."""
    before = _voice.set(Voice(about if callable(about) else lambda: about))
    try:
        yield
    finally:
        _voice.reset(before)


def spoken_for() -> rules.Edition | None:
    """Whose words are used at this moment; None where they are the neutral ones."""
    voice = _voice.get()
    return voice.edition if voice else None


def in_words(text: str) -> str:
    """The text with its tokens filled."""
    if "⟦" not in text:
        return text
    edition = spoken_for()

    def word(token: re.Match[str]) -> str:
        term = edition.terms.get(token[1]) if edition else None
        return term.zh if term else token[2]

    return TOKEN.sub(word, text)


class Translation(trans_real.DjangoTranslation):
    """Django's, with the tokens of what it finds filled."""

    def gettext(self, message: str) -> str:
        return in_words(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return in_words(super().ngettext(msgid1, msgid2, n))


def install() -> None:
    """Let Django make its translations of this kind. Before the first text is looked up."""
    name: Any = "DjangoTranslation"
    setattr(trans_real, name, Translation)
