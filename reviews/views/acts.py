"""The pages on which an act on a panel is filled in and done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reviews.access import crumbs_to, panel_for
from reviews.appointment import Choice, answer_field
from reviews.conclusion import Demanded, chairs
from reviews.conflicts import hints_for
from reviews.convening import PROCESS_KIND, last_office_step
from reviews.forms import (
    ActivityForm,
    ChairForm,
    ConclusionForm,
    ConflictForm,
    DecideActivityForm,
    DeclarationForm,
    DemandFormSet,
    ReasonForm,
    ReplaceForm,
)
from reviews.models import Expert, Panel
from reviews.opening import missing_kinds
from reviews.views import SignedInRequest
from workflow import Refused, perform
from workflow.registry import Action, find_action

methods = require_http_methods(["GET", "HEAD", "POST"])


def _form(request: SignedInRequest, panel: Panel, action: str) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    builders: dict[str, Callable[[], forms.Form]] = {
        "declare": lambda: DeclarationForm(data),
        "recuse": lambda: ConflictForm(data),
        "dissolve": lambda: ReasonForm(data),
        "open": lambda: forms.Form(data),
        "designate_chair": lambda: ChairForm(data, panel=panel),
        "replace": lambda: ReplaceForm(data, panel=panel, initial={"member": request.GET.get("member")}),
        "record_activity": lambda: ActivityForm(
            data, request.FILES or None, panel=panel, user=request.user, initial=_recorded(request, panel)
        ),
        "decide_activity": lambda: DecideActivityForm(
            data, panel=panel, initial=_decided(panel, request.GET.get("kind", ""))
        ),
    }
    if action not in builders:
        raise Http404
    return builders[action]()


@methods
@login_required
def act(request: SignedInRequest, ref: UUID, action: str) -> HttpResponse:
    """One simple act: its explanation, its form, its button."""
    panel, _seat = panel_for(request.user, ref)
    form = _form(request, panel, action)
    spec = _allowed(panel, action, request)
    if request.method == "POST" and form.is_valid():
        try:
            perform(panel, action, request.user, **_seen(request), **_data(form))
        except Refused as refusal:
            _explain(form, refusal)
        else:
            messages.success(request, _("Done: %(action)s.") % {"action": spec.label})
            return redirect(_where_next(request, panel))
    context = {
        "panel": panel,
        "crumbs": crumbs_to(panel, spec.label),
        "spec": spec,
        "form": form,
        "seen": request.POST.get("seen") or last_office_step(panel),
        "hints": _successor_hints(panel) if action == "replace" else [],
    }
    return render(request, "reviews/act.html", context, status=422 if form.errors else 200)


@methods
@login_required
def appoint(request: SignedInRequest, ref: UUID) -> HttpResponse:
    """Candidates with what detection proposes; those ticked are invited."""
    panel, _seat = panel_for(request.user, ref)
    spec = _allowed(panel, "appoint", request)
    taken = panel.members.values("expert")
    experts = list(Expert.objects.active().filter(city=panel.city_id).exclude(pk__in=taken).select_related("city"))
    hints = hints_for(panel, experts)
    chosen = set(request.POST.getlist("expert"))
    problems: dict[str, Any] = {}
    refused = ""
    if request.method == "POST":
        answers = {e: request.POST.get(answer_field(e), "")[:500] for e in experts}
        choices = [Choice(expert, answer) for expert, answer in answers.items() if str(expert.ref) in chosen]
        try:
            perform(panel, "appoint", request.user, **_seen(request), choices=choices)
        except Refused as refusal:
            _raise_if_forbidden(refusal)
            refused, problems = str(refusal), refusal.fields
        else:
            messages.success(
                request, _("Invited: %(names)s.") % {"names": "、".join(choice.expert.name for choice in choices)}
            )
            return redirect(panel)
    rows = [
        {
            "expert": expert,
            "hints": hints[expert.pk],
            "chosen": str(expert.ref) in chosen,
            "answer_field": answer_field(expert),
            "answer": request.POST.get(answer_field(expert), ""),
            "problem": problems.get(answer_field(expert), ""),
        }
        for expert in experts
    ]
    rows.sort(key=lambda row: bool(row["hints"]))
    context = {
        "panel": panel,
        "crumbs": crumbs_to(panel, spec.label),
        "spec": spec,
        "rows": rows,
        "missing_kinds": missing_kinds(panel),
        "refused": refused,
        "seen": request.POST.get("seen") or last_office_step(panel),
    }
    return render(request, "reviews/appoint.html", context, status=422 if refused else 200)


@methods
@login_required
def conclude(request: SignedInRequest, ref: UUID) -> HttpResponse:
    """Result, text and demands. More rows for demands come with a press on “more”, nothing lost."""
    panel, _seat = panel_for(request.user, ref)
    spec = _allowed(panel, "conclude", request)
    by_chair = chairs(panel, request.user)
    sections = [tuple(section) for section in panel.plan_sections]
    posted = request.POST.copy() if request.method == "POST" else None
    if posted is not None and "more" in posted:
        posted["demands-TOTAL_FORMS"] = str(min(_number(posted.get("demands-TOTAL_FORMS")) + 2, 30))
    form = ConclusionForm(posted, request.FILES or None, user=request.user, panel=panel, by_chair=by_chair)
    demands = DemandFormSet(posted, prefix="demands", form_kwargs={"sections": sections})
    judged = posted is not None and "more" not in posted
    if posted is not None and not judged:
        form.full_clean()  # keeps a file that came along
    if judged and all([form.is_valid(), demands.is_valid()]):
        wanted = [Demanded(d["text"], d["section_key"]) for d in demands.cleaned_data if d.get("text")]
        try:
            perform(
                panel,
                "conclude",
                request.user,
                result=form.cleaned_data["result"],
                text=form.cleaned_data["text"],
                signed_copy=form.stored[-1] if form.stored else None,
                demands=wanted,
            )
        except Refused as refusal:
            _explain(form, refusal)
        else:
            messages.success(request, _("The conclusion is entered."))
            return redirect(_where_next(request, panel))
    context = {
        "panel": panel,
        "crumbs": crumbs_to(panel, spec.label),
        "spec": spec,
        "form": form,
        "demands": demands,
        "judged": judged,
    }
    return render(request, "reviews/conclude.html", context, status=422 if judged else 200)


def _where_next(request: SignedInRequest, panel: Panel) -> str:
    """The panel while one may still see it: whoever left it, or an agency whose work is done, goes to the list."""
    still_there = Panel.objects.visible_to(request.user).filter(pk=panel.pk).exists()
    return panel.get_absolute_url() if still_there else reverse("reviews:home")


def _allowed(panel: Panel, action: str, request: SignedInRequest) -> Action:
    spec = find_action(PROCESS_KIND, action)
    if not spec.who(panel, request.user):
        raise PermissionDenied
    return spec


def _seen(request: SignedInRequest) -> dict[str, Any]:
    seen = request.POST.get("seen", "")
    return {"seen": int(seen)} if seen.isascii() and seen.isdigit() and len(seen) < 10 else {}


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0


def _data(form: forms.Form) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    if isinstance(form, ReplaceForm):
        answer, successor = data.pop("answer"), data.pop("successor")
        data["successor"] = Choice(successor, answer) if successor else None
    if isinstance(form, ActivityForm):
        data["uploads"] = form.stored
    return data


def _raise_if_forbidden(refusal: Refused) -> None:
    if refusal.code == "forbidden":
        raise PermissionDenied(str(refusal)) from refusal


def _explain(form: forms.Form, refusal: Refused) -> None:
    """The reasons of a refusal at the fields they belong to, the rest above the form."""
    _raise_if_forbidden(refusal)
    placed = False
    for name, reason in refusal.fields.items():
        field = "answer" if name.startswith("answer-") else name
        if field in form.fields:
            form.add_error(field, reason)
            placed = True
    if not placed:
        form.add_error(None, str(refusal))


def _recorded(request: SignedInRequest, panel: Panel) -> dict[str, Any]:
    """What was recorded already, to be corrected; otherwise the kind asked for."""
    kind = request.GET.get("kind", "")
    activity = panel.activities.filter(kind=kind).first()
    if activity is None:
        return {"kind": kind}
    return {
        "kind": activity.kind,
        "held_on": activity.held_on,
        "place": activity.place,
        "record": activity.record,
        "attendees": list(activity.attendees.all()),
    }


def _decided(panel: Panel, kind: str) -> dict[str, Any]:
    """What was decided already about the kind asked for."""
    decided = panel.activities_decided.get(kind)
    if decided is None:
        return {"kind": kind}
    return {"kind": kind, "held": "yes" if decided["held"] else "no", "reason": decided["reason"]}


def _successor_hints(panel: Panel) -> list[dict[str, Any]]:
    """Candidates with signs of a conflict, to be read before one of them is named."""
    taken = panel.members.values("expert")
    experts = list(Expert.objects.active().filter(city=panel.city_id).exclude(pk__in=taken))
    hints = hints_for(panel, experts)
    return [{"expert": expert, "hints": hints[expert.pk]} for expert in experts if hints[expert.pk]]
