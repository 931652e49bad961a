"""Saving a section or a section of the plan as one types."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

import rules
from materials.access import draft_for
from materials.drafting import Refused
from materials.reading import Typed
from materials.register import institution_facts
from materials.sections import save_plan, save_section
from materials.views.answers import saved, saving

_OWN = {"csrfmiddlewaretoken", "version", "changed", "back", "row_key", "present"}


def version_of(data: QueryDict) -> int:
    try:
        return int(data.get("version") or 0)
    except ValueError:
        raise Refused(_("The page sent no version. Reload it.")) from None


def typed_of(data: QueryDict) -> Typed:
    """What was typed, by field. The script names what changed; a plain form sends all it has.

    ``present`` names the fields of a plain form whose boxes, when none is ticked, send nothing.
    """
    names = data.getlist("changed") or [*data.getlist("present"), *(name for name in data if name not in _OWN)]
    return {name: data.getlist(name) for name in names}


@require_POST
@saving
def section_save(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    draft = draft_for(request, ref, edit="facts")
    edition = rules.edition(draft.edition)
    try:
        section = edition.section(key)
    except KeyError:
        raise Http404 from None
    fixed = institution_facts(draft.institution, edition).keys()
    stored, errors = save_section(draft, section, fixed, typed_of(request.POST), version_of(request.POST), request.user)
    return saved(request, draft, key, stored.version, errors, shown=True)


@require_POST
@saving
def plan_save(request: HttpRequest, ref: UUID, key: str) -> HttpResponse:
    draft = draft_for(request, ref, edit="plan")
    part = next((part for part in rules.edition(draft.edition).plan if part.key == key), None)
    if part is None:
        raise Http404
    stored, errors = save_plan(draft, part, request.POST.get("text", ""), version_of(request.POST), request.user)
    return saved(request, draft, "plan", stored.version, errors)
