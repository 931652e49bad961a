"""The competent department's page of registrations: waiting, decided, and one of them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.attributes import with_words
from accounts.credit_code import registered_elsewhere
from accounts.models import Institution, InstitutionState
from accounts.permissions import holds, scope_ids
from accounts.registration import KIND
from accounts.views import posted
from accounts.views.institutions import elsewhere, facts_of, timeline_of
from cities.models import Division
from cities.speaking import speak_for
from workflow import Refused, offers, perform
from workflow.registry import actions_of

PER_PAGE = 20
ACTS = ("confirm", "return", "refuse")


def of_division_or_404(request: HttpRequest, ref: UUID) -> Institution:
    """A reader of the institution who may not decide on it is told so; to others it does not exist."""
    rows = Institution.objects.visible_to(request.user).select_related("city", "division", "process__current_stage")
    found = get_object_or_404(rows, ref=ref, process__isnull=False)
    if found.division_id not in scope_ids(request.user, "confirm_institutions", Division):
        raise PermissionDenied
    speak_for(found.city)
    return found


@login_required
@require_GET
def registrations(request: HttpRequest) -> HttpResponse:
    if not holds(request.user, "confirm_institutions", Division):
        raise PermissionDenied
    divisions = scope_ids(request.user, "confirm_institutions", Division)
    mine = Institution.objects.visible_to(request.user).filter(division__in=divisions)
    wanted = request.GET.get("state")
    state = wanted if wanted in InstitutionState.values else InstitutionState.PENDING
    rows = mine.filter(state=state).select_related("division", "process__current_stage").order_by("process__opened_at")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    states = [each for each in InstitutionState if each != InstitutionState.LISTED]
    tabs = [{"label": each.label, "url": f"?state={each.value}", "active": each.value == state} for each in states]
    return render(request, "accounts/registrations.html", {"page": page, "tabs": tabs})


@login_required
@require_GET
def registration(request: HttpRequest, ref: UUID) -> HttpResponse:
    row = of_division_or_404(request, ref)
    process = row.process
    context = {
        "institution": row,
        "facts": facts_of(row),
        "attributes": with_words(row.attributes().values()),
        "offers": [offer for offer in offers(row, request.user) if offer.action.key in ACTS],
        "timeline": timeline_of(row),
        "seq": process.seq if process else 0,
        "elsewhere": elsewhere() if row.city and registered_elsewhere(row.uscc, row.city.code) else "",
    }
    return render(request, "accounts/registration.html", context)


@login_required
def act(request: HttpRequest, ref: UUID, action: str) -> HttpResponse:
    """The form of one action, and its doing."""
    row = of_division_or_404(request, ref)
    spec = next((each for each in actions_of(KIND) if each.key == action and action in ACTS), None)
    if spec is None or spec.form is None or row.process is None:
        raise Http404
    form = spec.form(posted(request))
    seq = request.POST.get("seq") or request.GET.get("seq") or str(row.process.seq)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            perform(
                row,
                action,
                request.user,
                expected_seq=int(seq) if seq.isdecimal() and len(seq) < 10 else row.process.seq,
                **form.cleaned_data,
            )
        except Refused as refusal:
            if refusal.code == "forbidden":
                raise PermissionDenied(str(refusal)) from refusal
            form.add_error(None, str(refusal))
            status = 409
        else:
            messages.success(request, _("Done: %(action)s, %(name)s") % {"action": spec.label, "name": row.name})
            return redirect("accounts:registration", row.ref)
    context = {"institution": row, "form": form, "action": spec, "seq": seq}
    return render(request, "accounts/registration_act.html", context, status=status)
