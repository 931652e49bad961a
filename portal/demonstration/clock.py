"""Moments of the invented past: within office hours of working days, never in the future."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cities.models import CalendarDay

OPENS, CLOSES = time(9, 0), time(17, 30)


class OfficeClock:
    """Working days up to the day before yesterday's close, in one query; the last is day 0.

    Where the present year is not in the calendar yet, time stops at the end of the last that is: a period must not
    end on a guess.
    """

    def __init__(self, today: date | None = None) -> None:
        today = today or timezone.localdate()
        known = CalendarDay.objects.filter(is_working=True, date__lt=today, year__confirmed=True)
        self.days: list[date] = list(known.order_by("date").values_list("date", flat=True))
        self._places = {day: place for place, day in enumerate(self.days)}

    def ago(self, days: int, hour: int = 9, minute: int = 20) -> datetime:
        """So many working days before the last one."""
        return self._at(self.days[-1 - days], time(hour, minute))

    def on(self, day: date, hour: int = 9, minute: int = 20) -> datetime:
        """On that day, or the last working day before it."""
        return self._at(self.days[self._place(day)], time(hour, minute))

    def after(self, moment: datetime, days: int = 0, minutes: int = 0) -> datetime:
        """The moment so many working days and minutes of work later. IndexError where that is not past yet."""
        local = timezone.localtime(moment)
        place = self._place(local.date()) + days
        later = datetime.combine(date.min, local.time()) + timedelta(minutes=minutes)
        if later.date() > date.min or later.time() > CLOSES:
            place, later = place + 1, datetime.combine(date.min, OPENS) + timedelta(minutes=5 + minutes % 50)
        if time(12) <= later.time() < time(14):
            later += timedelta(hours=2)
        return self._at(self.days[place], later.time())

    def _place(self, day: date) -> int:
        """Of that day, or of the last working day before it."""
        while day not in self._places:
            day -= timedelta(days=1)
        return self._places[day]

    def _at(self, day: date, at: time) -> datetime:
        return timezone.make_aware(datetime.combine(day, at))
