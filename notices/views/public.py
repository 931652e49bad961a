"""What everybody sees, and where everybody may object."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.limits import over_limit
from accounts.lockout import client_ip
from cities.speaking import edition_of, speak_for
from notices import uploads
from notices.forms import FollowForm, NoticeFilter, ObjectionForm
from notices.models import Notice, NoticeItem, NoticeState, Objection
from notices.objecting import check_open, receive
from workflow import Refused
from workflow.arrival import moment
from workflow.once import once

PER_PAGE = 15
OBJECTIONS_PER_HOUR = 10
ENQUIRIES_PER_HOUR = 30
RECEIPT_SHOWN = timedelta(hours=1)


def crumbs(*rest: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Notices and announcements"), reverse("notices:list")), *rest]


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """All published notices, the newest first."""
    now = timezone.now()
    found = Notice.objects.public().select_related("city")
    form = NoticeFilter(request.GET)
    if form.is_valid():
        found = _narrowed(found, form.cleaned_data)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(notice, notice.is_running(now), notice.days_left(now)) for notice in page]
    return render(request, "notices/list.html", {"page": page, "rows": rows, "form": form})


def _narrowed(found: Any, wanted: dict[str, Any]) -> Any:
    if wanted["city"]:
        found = found.filter(city=wanted["city"])
    if wanted["kind"]:
        found = found.filter(kind=wanted["kind"])
    running = Q(state=NoticeState.POSTED) & (Q(ends_on__gte=timezone.localdate()) | Q(provisional=True))
    if wanted["state"] == "running":
        found = found.filter(running)
    elif wanted["state"] == "over":
        found = found.filter(length__isnull=False).exclude(running)
    for word in wanted["q"].split():
        lines = NoticeItem.objects.filter(Q(name__icontains=word) | Q(lead__icontains=word)).values("notice")
        found = found.filter(Q(title__icontains=word) | Q(number__icontains=word) | Q(pk__in=lines))
    return found


@require_GET
def notice(request: HttpRequest, ref: UUID) -> HttpResponse:
    found = get_object_or_404(Notice.objects.public().select_related("city"), ref=ref)
    edition = edition_of(found.edition or found.city)
    speak_for(edition)
    now = timezone.now()
    context = {
        "notice": found,
        "clause": edition.clauses.get(found.clause) if edition else None,
        "items": list(found.items.all()),
        "running": found.is_running(now),
        "days_left": found.days_left(now),
        "crumbs": crumbs((found.get_kind_display(), "")),
    }
    return render(request, "notices/notice.html", context)


@require_http_methods(["GET", "POST"])
@once
def object_to(request: HttpRequest, ref: UUID, item: UUID) -> HttpResponse:
    """The form for an objection. Whether it is in time is asked when it arrives, not when the page was opened."""
    line = get_object_or_404(
        NoticeItem.objects.select_related("notice", "notice__city").exclude(notice__state=NoticeState.DRAFT),
        ref=item,
        notice__ref=ref,
    )
    if not line.notice.has_period:
        raise Http404
    speak_for(line.notice.city)
    context: dict[str, Any] = {
        "item": line,
        "notice": line.notice,
        "max_files": uploads.MAX_FILES,
        "max_mb": uploads.MAX_MB,
        "crumbs": crumbs(
            (line.notice.title, reverse("notices:notice", args=[line.notice.ref])), (pgettext("verb", "Object"), "")
        ),
    }
    if request.method == "POST":
        return _object(request, line, context)
    context["form"] = ObjectionForm()
    try:
        check_open(line, moment())
    except Refused as refusal:
        context["refused"] = refusal
    return render(request, "notices/object.html", context)


def _object(request: HttpRequest, line: NoticeItem, context: dict[str, Any]) -> HttpResponse:
    arrived = moment()
    address = client_ip(request)
    form = ObjectionForm(request.POST)
    valid = form.is_valid()
    kept, problems = uploads.take(
        request.FILES.getlist("evidence"), uploads.kept_uploads(request.POST.get("kept", "")), address
    )
    dropped = set(request.POST.getlist("drop"))
    kept = [stored for stored in kept if str(stored.ref) not in dropped]
    context |= {"form": form, "kept": kept, "token": uploads.token_of(kept), "evidence_problems": problems}
    if not valid or problems:
        return render(request, "notices/object.html", context, status=422)
    try:
        if over_limit(f"objections:{address}", OBJECTIONS_PER_HOUR):
            raise Refused(_("Too many objections from your network. Please try again in an hour."), code="limit")
        with transaction.atomic():
            objection = receive(line, form.identity(), form.cleaned_data["text"], kept, now=arrived)
    except Refused as refusal:
        return render(request, "notices/object.html", context | {"refused": refusal}, status=409)
    # By a signed address, not by the session alone: a second click ends the answer that would have set the cookie.
    return redirect(f"{reverse('notices:received')}?{urlencode({'of': signer().sign(str(objection.ref))})}")


def signer() -> TimestampSigner:
    return TimestampSigner(salt="notices.received")


@require_GET
def received(request: HttpRequest) -> HttpResponse:
    """The receipt, for the session that objected."""
    if given := request.GET.get("of"):
        try:
            request.session["objection"] = signer().unsign(given, max_age=RECEIPT_SHOWN)
        except BadSignature:
            raise Http404 from None
        return redirect("notices:received")
    ref = request.session.get("objection")
    if ref is None:
        raise Http404
    objection = get_object_or_404(Objection.objects.select_related("item__notice"), ref=ref)
    return render(request, "notices/received.html", {"objection": objection})


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """What became of an objection, for whoever holds its receipt."""
    form = FollowForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "crumbs": crumbs((_("Follow up an objection"), ""))}
    status = 200
    if request.method == "POST":
        if over_limit(f"follow:{client_ip(request)}", ENQUIRIES_PER_HOUR):
            form.add_error(None, _("Too many enquiries from your network. Please try again in an hour."))
            status = 429
        elif form.is_valid():
            context["objection"] = _by_receipt(form.cleaned_data)
            if context["objection"] is None:
                form.add_error(None, _("No objection has this receipt number and query code."))
                status = 404
        else:
            status = 422
    return render(request, "notices/follow.html", context, status=status)


def _by_receipt(given: dict[str, str]) -> Objection | None:
    found = Objection.objects.select_related("item__notice__city").filter(receipt=given["receipt"]).first()
    if found is None or not constant_time_compare(found.query_code, given["code"]):
        return None
    return found
