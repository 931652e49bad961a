"""Who acts in a story, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from django.utils import timezone

from applications.models import Dossier
from workflow import perform

from . import fixtures
from .clock import OfficeClock


class Company(Protocol):
    """Who acts in a story; the tests' cast is one."""

    @property
    def applicant(self) -> Any: ...
    @property
    def officer(self) -> Any: ...
    @property
    def clerk(self) -> Any: ...
    @property
    def section_head(self) -> Any: ...
    @property
    def leader(self) -> Any: ...
    @property
    def publisher(self) -> Any: ...
    @property
    def experts(self) -> Iterable[Any]: ...


class Acting:
    """One dossier and its people. ``now`` is the moment of the next act: past inside the import door, otherwise None.

    With a ``clock``, acts fall into office hours.
    """

    def __init__(
        self, people: Company, dossier: Dossier, *, now: datetime | None = None, clock: OfficeClock | None = None
    ) -> None:
        self.people, self.dossier, self.now, self.clock = people, dossier, now, clock
        self.office: dict[str, Any] = fixtures.read(dossier.edition.city, "office")
        """The bureau's own words."""

    def act(self, action: str, user: Any, **data: Any) -> None:
        perform(self.dossier, action, user, at=self.now, **data)
        self.later(hours=20)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now) if self.now else timezone.localdate()

    def wait(self, days: int) -> None:
        """Until so many working days later, at the same hour."""
        if self.now is None or self.clock is None:
            raise RuntimeError("only a story in the past, with a clock, can wait")
        try:
            self.now = self.clock.after(self.now, days=days)
        except IndexError as error:
            raise RuntimeError(f"{self.dossier}: its story runs into the future after {self.now}") from error

    def later(self, **span: float) -> None:
        if self.now is not None and self.clock is not None:
            minutes = int(timedelta(**span).total_seconds() // 60)
            self.now = (
                self.clock.after(self.now, days=1, minutes=17)
                if minutes > 8 * 60
                else self.clock.after(self.now, minutes=minutes // 3)
            )
        elif self.now is not None:
            self.now = min(self.now + timedelta(**span), timezone.now())
