"""Doing an act: one page for all of them, made from the declaration."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import select_template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from materials.forms import ReviewFormSet
from materials.queries import assessments_of
from reviews.models import Panel
from workflow import Refused, offers, perform
from workflow.door import Offer
from workflow.registry import Action, find_action

from ..access import dossier_for
from ..announcing import conceal
from ..beginning import KIND
from ..checking import may_judge, office_of
from ..conditions import latest_submission
from ..credit_check import credit_lines
from ..entrusted import conceal_remarks
from ..forms import ConfirmForm
from ..models import Dossier
from .briefing import what_came_before, what_follows
from .crumbs import to_dossier
from .dossier import office_words


def _action(key: str) -> Action:
    try:
        return find_action(KIND, key)
    except KeyError as error:
        raise Http404 from error


def _offer(dossier: Dossier, user: Any, key: str) -> Offer | None:
    return next((offer for offer in offers(dossier, user) if offer.action.key == key), None)


def _seq(request: HttpRequest) -> int | None:
    """The number of events that the person saw when the page with the button was made."""
    value = request.POST.get("seq") or request.GET.get("seq") or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


@login_required
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    """Show the form of an action, or do it. Who may not gets 403; who comes too late is told who was faster."""
    dossier = dossier_for(request, ref)
    action = _action(key)
    if not action.offered:
        raise Http404
    if not action.who(dossier, request.user):
        raise PermissionDenied
    if key == "check_conditions":
        return redirect("applications:check", dossier.ref)
    if key == "post_notice":
        return redirect(f"{reverse('applications:publish')}?dossier={dossier.ref}")
    form_class: Any = action.form or ConfirmForm
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_class(*sent, dossier=dossier, user=request.user)
    refusal: Refused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            perform(dossier, key, request.user, expected_seq=_seq(request), **form.cleaned_data)
        except Refused as reason:
            refusal = reason
            for field, words in reason.fields.items():
                if field in form.fields:
                    form.add_error(field, words)
        else:
            messages.success(request, _("Done: %(action)s.") % {"action": action.label})
            return redirect(_where_next(dossier, key, request.user))
    offer = _offer(dossier, request.user, key)
    if offer is None and refusal is None:
        # The turn has passed since the page with this button was made: say so where the button was.
        messages.warning(request, _too_late(dossier, action, request.user))
        return redirect(dossier)
    checks = _offer(dossier, request.user, "check_conditions")
    follows = what_follows(dossier, action)
    conceal(dossier, request.user)
    stage = dossier.process.current_stage
    template = select_template([f"applications/act/{key}.html", "applications/act/plain.html"])
    context = {
        "dossier": dossier,
        "crumbs": to_dossier(dossier, action.label),
        "action": action,
        "offer": offer,
        "form": form,
        "refusal": refusal,
        "seq": dossier.process.seq if _seq(request) is None else _seq(request),
        "stage": stage,
        "law": dossier.edition.stage_words(stage.key) if stage else "",
        "edition": dossier.edition,
        "compare_url": _compare_url(dossier),
        "follows": follows,
        "before": what_came_before(dossier, request.user),
        "checks": checks,
    }
    return HttpResponse(
        template.render(context, request),
        status=_status(refusal, form),
    )


def _compare_url(dossier: Dossier) -> str:
    """The last submission against the one before, where there are two."""
    last = [row.seq for row in dossier.draft.submissions.order_by("-seq").only("seq")[:2]]
    return reverse("materials:compare", args=[dossier.draft.ref, last[1], last[0]]) if len(last) == 2 else ""


def _status(refusal: Refused | None, form: Any) -> int:
    if refusal is not None and refusal.code == "stale":
        return 409
    return 422 if form.errors or refusal is not None else 200


def _too_late(dossier: Dossier, action: Action, user: Any) -> str:
    try:
        with transaction.atomic():
            perform(dossier, action.key, user, expected_seq=-1)
    except Refused as reason:
        return str(reason)
    return ""


def _where_next(dossier: Dossier, key: str, user: Any) -> Any:
    """After an act: the dossier while one may still see it, otherwise the work list."""
    if key == "convene_panel":
        panel = Panel.objects.filter(matter=dossier.process).order_by("-round").first()
        if panel is not None:
            return reverse("reviews:panel", args=[panel.ref])
    if not Dossier.objects.visible_to(user).filter(pk=dossier.pk).exists():
        return reverse("portal:home")
    return dossier.get_absolute_url()


@login_required
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Each condition against its attachment, and the judgements."""
    dossier = dossier_for(request, ref)
    action = _action("check_conditions")
    if not action.who(dossier, request.user):
        raise PermissionDenied
    stage = dossier.process.current_stage
    if stage is None or stage.key not in action.stages:
        messages.warning(request, _too_late(dossier, action, request.user))
        return redirect(dossier)
    submission = latest_submission(dossier)
    posted = request.method == "POST"
    office = office_of(dossier, request.user)
    review = ReviewFormSet(
        submission,
        request.POST if posted else None,
        uploads=request.FILES if posted else None,
        office=office,
        user=request.user,
        may_judge=may_judge(dossier, office),
    )
    if office == "agency":
        conceal_remarks(review)
    refusal: Refused | None = None
    if request.method == "POST" and review.is_valid():
        try:
            perform(dossier, "check_conditions", request.user, expected_seq=_seq(request), review=review)
        except Refused as reason:
            refusal = reason
        else:
            messages.success(request, _("Your check has been recorded."))
            stays = "stay" in request.POST or review.agree_name in request.POST
            return redirect(request.get_full_path() if stays else dossier.get_absolute_url())
    context = {
        "dossier": dossier,
        "crumbs": to_dossier(dossier, action.label),
        "submission": submission,
        "review": review,
        "lines": credit_lines(dossier) if dossier.edition.credit_parties and office != "agency" else [],
        "offices": {name: office_words(dossier, name) for name in review.offices},
        "history": assessments_of(submission) if office == "bureau" else [],
        "refusal": refusal,
        "seq": _seq(request) or dossier.process.seq,
    }
    return render(request, "applications/check.html", context, status=422 if review.errors or refusal else 200)
