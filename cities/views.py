"""The working-day calendar: a year as twelve months, its days switched between worked and free."""

import calendar as weeks
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from guardian.shortcuts import get_objects_for_user

from cities.calendar import confirm_year, prepare_year, toggle_day
from cities.forms import ConfirmYearForm, DayForm, YearForm
from cities.models import CalendarDay, CalendarYear, City


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[CalendarDay | None]]


def keep_calendar(request: HttpRequest) -> None:
    """Let through only who may manage the calendar."""
    if not get_objects_for_user(request.user, "manage_calendar", City, accept_global_perms=False).exists():
        raise PermissionDenied


@login_required
def years(request: HttpRequest) -> HttpResponse:
    keep_calendar(request)
    form = YearForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = prepare_year(form.cleaned_data["year"], by=request.user)
        return redirect("cities:year", row.year)
    return render(request, "cities/years.html", {"years": CalendarYear.objects.order_by("-year"), "form": form})


@login_required
@require_GET
def year(request: HttpRequest, number: int) -> HttpResponse:
    keep_calendar(request)
    return _year_page(request, get_object_or_404(CalendarYear, year=number), ConfirmYearForm())


@login_required
@require_POST
def toggle(request: HttpRequest, number: int) -> HttpResponse:
    keep_calendar(request)
    row = get_object_or_404(CalendarYear, year=number)
    form = DayForm(request.POST)
    if not form.is_valid() or not row.days.filter(date=form.cleaned_data["day"]).exists():
        messages.error(request, _("This day is not in the calendar of the year."))
    else:
        day = toggle_day(form.cleaned_data["day"], note=form.cleaned_data["note"])
        state = _("a working day") if day.is_working else _("a day off")
        messages.success(request, _("%(day)s is now %(state)s.") % {"day": day.date.isoformat(), "state": state})
    return redirect("cities:year", row.year)


@login_required
@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    keep_calendar(request)
    row = get_object_or_404(CalendarYear, year=number)
    form = ConfirmYearForm(request.POST)
    if not form.is_valid():
        return _year_page(request, row, form)
    confirm_year(row.year, form.cleaned_data["document_number"], by=request.user)
    messages.success(request, _("The year is loaded. Provisional dates have been computed anew."))
    return redirect("cities:year", row.year)


def _year_page(request: HttpRequest, row: CalendarYear, form: ConfirmYearForm) -> HttpResponse:
    days = {day.date: day for day in row.days.all()}
    months = [
        Month(
            date(row.year, number, 1),
            [
                [days.get(day) if day.month == number else None for day in week]
                for week in weeks.Calendar().monthdatescalendar(row.year, number)
            ],
        )
        for number in range(1, 13)
    ]
    crumbs = [(_("Calendar"), reverse("cities:years")), (str(row.year), "")]
    context = {"row": row, "months": months, "form": form, "crumbs": crumbs, "weekdays": _weekday_names()}
    return render(request, "cities/year.html", context)


def _weekday_names() -> list[str]:
    return [_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")]
