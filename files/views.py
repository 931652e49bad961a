from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from files.checks import INLINE_TYPES, TYPES, check_upload
from files.models import StoredFile
from files.names import content_disposition
from files.owners import may_read
from files.storing import check_room, store

_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox"
# Chromium shows no PDF inside a sandbox; a PDF is never interpreted as a page, its type being fixed by nosniff.
_NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """First step: keep the file for its uploader. The form that is sent later claims it by its ref."""
    if not request.user.is_authenticated:
        return JsonResponse({"error": _("You are no longer signed in.")}, status=401)
    sent = request.FILES.get("file")
    if sent is None:
        return JsonResponse({"error": _("Choose a file.")}, status=422)
    kinds = [kind for kind in request.POST.get("kinds", "").split(",") if kind]
    try:
        check_room(request.user)
        found = check_upload(sent, kinds=_known(kinds))
    except ValidationError as problem:
        return JsonResponse({"error": " ".join(problem.messages)}, status=422)
    stored = store(sent, sent.name or "file", by=request.user, content_type=found.content_type)
    return JsonResponse(
        {"ref": str(stored.ref), "name": stored.name, "size": stored.size, "content_type": stored.content_type},
        status=201,
    )


def _known(kinds: list[str]) -> list[str] | None:
    return [kind for kind in kinds if kind in TYPES] or None


@require_GET
def download(request: HttpRequest, ref: UUID) -> HttpResponseBase:
    stored = get_object_or_404(StoredFile, ref=ref)
    if not may_read(stored, request.user):
        raise Http404
    try:
        content = stored.blob.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    inline = request.GET.get("inline") == "1" and stored.content_type in INLINE_TYPES
    response = FileResponse(content, content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition(stored.name, inline=inline)
    response["Content-Length"] = str(stored.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = (
        _NO_SCRIPT if inline and stored.content_type == "application/pdf" else _SANDBOX
    )
    return response
