"""The attachments page: one block for each kind, with what it proves."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

import rules
from files.checks import TYPES
from materials.access import draft_for
from materials.attachments import annotate, attach, detach
from materials.claims import Content, content_of
from materials.corrections import by_target
from materials.models import Attachment, Draft, TargetKind
from materials.queries import current_correction
from materials.reading import words
from materials.views.answers import fragments, saving, wants_json
from materials.views.pages import page_context


@dataclass
class Block:
    kind: rules.AttachmentKind
    files: list[Attachment]
    asked: list[str]
    required: bool
    proves: list[str]

    @property
    def count(self) -> int:
        return len(self.files)

    @property
    def is_full(self) -> bool:
        return self.count >= self.kind.max_files


ACCEPT = ",".join(f".{ending}" for kind in TYPES.values() for ending in kind.endings)


def blocks(content: Content, asked: dict[str, list[str]]) -> list[Block]:
    missing = {key for _section, key, _label in content.missing}
    return [
        Block(
            kind=kind,
            files=content.attachments.get(kind.key, []),
            asked=asked.get(f"{TargetKind.ATTACHMENT}:{kind.key}", []),
            required=kind.required or kind.claim_key in missing,
            proves=[words(content.edition.label(key)) for key in kind.proves],
        )
        for kind in content.edition.attachments
    ]


@require_safe
def attachments(request: HttpRequest, ref: UUID) -> HttpResponse:
    draft = draft_for(request, ref)
    context = page_context(request, draft, "attachments", "facts")
    context |= {
        "blocks": blocks(context["content"], context["asked"]),
        "accept": ACCEPT,
        "max_mb": settings.FILES_MAX_MB,
    }
    return render(request, "materials/attachments.html", context)


@require_POST
@saving
def attachment_add(request: HttpRequest, ref: UUID, kind: str) -> HttpResponse:
    """Second step of the upload: the draft claims the file."""
    draft = draft_for(request, ref, edit="facts")
    try:
        found = rules.edition(draft.edition).attachment(kind)
    except KeyError:
        raise Http404 from None
    attach(draft, found, request.POST.get("file", ""), request.user, request.POST.get("note", ""))
    return _answer(request, draft, kind, 201)


@require_POST
@saving
def attachment_note(request: HttpRequest, ref: UUID, attachment: UUID) -> HttpResponse:
    draft = draft_for(request, ref, edit="facts")
    found = _found(draft, attachment)
    annotate(found, request.POST.get("note", ""))
    return _answer(request, draft, found.kind)


@require_POST
@saving
def attachment_delete(request: HttpRequest, ref: UUID, attachment: UUID) -> HttpResponse:
    draft = draft_for(request, ref, edit="facts")
    found = _found(draft, attachment)
    detach(found)
    return _answer(request, draft, found.kind)


def _found(draft: Draft, ref: UUID) -> Attachment:
    found = draft.attachments.select_related("file").filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _answer(request: HttpRequest, draft: Draft, kind: str, status: int = 200) -> HttpResponse:
    if not wants_json(request):
        return HttpResponseRedirect(reverse("materials:attachments", args=[draft.ref]) + f"#kind-{kind}")
    content = content_of(draft)
    block = next(b for b in blocks(content, by_target(current_correction(draft))) if b.kind.key == kind)
    html = render_to_string(
        "materials/attachment_block.html",
        {"block": block, "draft": draft, "editable": True, "accept": ACCEPT, "max_mb": settings.FILES_MAX_MB},
        request,
    )
    parts = {**fragments(request, content, "attachments"), f"#kind-{kind}": html}
    return JsonResponse({"fragments": parts}, status=status)
