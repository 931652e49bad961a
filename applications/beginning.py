"""Beginning a dossier: its draft, its process with the stages of the edition, and its first event."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rules
from accounts.models import Institution
from materials.models import Draft
from workflow import Act, Refused, action, perform, start_process

from . import who
from .models import Call, Dossier

KIND = "recognition"
"""The kind of process under which dossiers move, and the purpose of their drafts."""

HOUSE_STAGES = (
    ("issuing", rules.Text("制发文件并登记", "Issuing of the paper and entry in the register"), "bureau"),
    ("announcement", rules.Text("通知公告", "Announcement"), "bureau"),
)
"""Acts of the office that follow the decision in every city. No text names them, so they cite no clause."""


def stages_for(edition: rules.Edition) -> list[dict[str, Any]]:
    """The stage rows of a new process: the edition's procedure, with the acts of the office after the decision."""
    house = [
        {"key": key, "kind": key, "title_zh": title.zh, "title_en": title.en, "office": office}
        for key, title, office in HOUSE_STAGES
    ]
    rows: list[dict[str, Any]] = []
    for spec in edition.procedure:
        rows.append(
            {
                "key": spec.key,
                "kind": spec.kind.value,
                "title_zh": spec.title.zh,
                "title_en": spec.title.en,
                "clause": spec.clause,
                "office": spec.office.value,
                "parameters": dict(spec.parameters),
            }
        )
        if spec.kind is rules.StageKind.APPROVAL:
            rows += house
    return rows


def begin(call: Call, institution: Institution, user: Any, *, at: Any = None) -> Dossier:
    """A blank dossier of this institution under this call. Refused where the call takes none."""
    if not call.running:
        raise Refused(_("This call is not open for applications now."), code="window")
    division = institution.division
    if division is None or division.city_id != call.city_id:
        raise Refused(
            _("Your institution is registered with %(place)s; this call is for institutions of %(city)s.")
            % {"place": institution.city or "—", "city": call.city},
            code="city",
        )
    now = at or timezone.now()
    with transaction.atomic():
        draft = Draft.objects.create(
            purpose=KIND,
            edition=call.edition,
            institution=institution,
            parameters=call.parameters,
            created_by=user,
        )
        process = start_process(KIND, call.edition, stages_for(call.rules), now=now)
        dossier = Dossier.objects.create(
            process=process,
            call=call,
            city=call.city,
            institution=institution,
            division=division,
            draft=draft,
            created_by=user,
            created_at=now,
            touched_at=now,
        )
        perform(dossier, "begin", user, at=at)
    return dossier


@action(
    "begin",
    on=KIND,
    stage=("intention", "application"),
    label=gettext_lazy("Begin a dossier"),
    who=who.editor,
    offered=False,
    audience="applicant",
)
def _begun(act: Act) -> None:
    act.note(call=act.subject.call.title)
