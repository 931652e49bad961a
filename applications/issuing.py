"""制发文件、告知公布: the paper gets its number and opens the register entry; then it is announced.

Where the city approves by a list, one paper names all dossiers that are issued together, and one announcement tells of
them all.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.models import Institution
from centres.entering import enter_register
from centres.models import Centre
from documents.models import Document
from notices.composing import compose_notice
from notices.models import NoticeKind
from notices.posting import post
from workflow import NEXT, Act, Refused, action, perform
from workflow.models import Process

from . import establishing, who
from .beginning import KIND
from .conditions import latest_submission
from .course import course_in_short
from .forms import ActForm, ConfirmForm
from .models import Decision, Dossier
from .papers import approval_list, recognition_paper
from .states import DossierState
from .task_agreement import draw_up
from .telling import move_on, tell_applicant
from .where import with_parameter

RECOGNISED = gettext_noop("“%(dossier)s” has been recognised. The paper and the entry in the register are ready.")


def waiting_with(dossier: Dossier, user: Any) -> QuerySet[Dossier]:
    """The other dossiers of the call that are approved and wait for their paper too."""
    found: QuerySet[Dossier] = Dossier.objects.visible_to(user).filter(
        call=dossier.call_id, state=DossierState.APPROVED, process__current_stage__key="issuing"
    )
    return found.exclude(pk=dossier.pk).select_related("process", "institution").order_by("number")


class OthersField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Dossier) -> str:
        return f"{obj.full_name}（{obj.institution.name}）"


class IssueForm(ActForm):
    """Where the city approves by a list: what else stands on it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not establishing.is_list(self.dossier.edition):
            return
        waiting = waiting_with(self.dossier, self.user)
        if waiting:
            field = OthersField(
                queryset=waiting,
                to_field_name="ref",
                required=False,
                label=_("Also on this list"),
                help_text=_("Approved under the same call and waiting too. All of them stand on one paper."),
                widget=forms.CheckboxSelectMultiple,
                initial=list(waiting),
            )
            self.fields["others"] = field


def _processes(dossier: Dossier, data: dict[str, Any]) -> list[Process]:
    return [other.process for other in data.get("others") or ()]


@action(
    "issue_paper",
    on=KIND,
    stage="issuing",
    leads=NEXT,
    label=gettext_lazy("Issue the paper"),
    help=gettext_lazy("The paper gets its number from the sequence; the centre is entered in the register."),
    follows=gettext_lazy("A paper that has its number stays as it is and is never made again."),
    who=who.issuer,
    form=IssueForm,
    processes=_processes,
    audience="bureau",
    tone="primary",
)
def issue_paper(act: Act) -> None:
    dossier: Dossier = act.subject
    others: list[Dossier] = list(act.data.get("others") or ())
    decision = Decision.objects.select_related("by").get(dossier=dossier)
    if not establishing.is_list(dossier.edition):
        if others:
            raise Refused(_("This city issues a paper for each dossier."), code="mixed")
        document = recognition_paper(act, decision)
    else:
        if any(other.call_id != dossier.call_id or other.pk == dossier.pk for other in others):
            raise Refused(_("One list holds dossiers of one call."), code="mixed")
        for other in others:
            stage = Process.objects.select_related("current_stage").get(pk=other.process_id).current_stage
            if stage is None or stage.key != "issuing":
                raise Refused(_("“%(name)s” does not wait for its paper.") % {"name": other.full_name}, code="stale")
        document = approval_list(act, [dossier, *others])
    _enter(act, document)
    for other in others:
        perform(other, "enter_on_list", act.user, document=document, at=act.imported_at)


@action(
    "enter_on_list",
    on=KIND,
    stage="issuing",
    leads=NEXT,
    where=with_parameter("paper"),
    label=gettext_lazy("Issue the paper"),
    who=who.issuer,
    audience="bureau",
    offered=False,
)
def enter_on_list(act: Act) -> None:
    """The list was issued from another dossier that stands on it."""
    _enter(act, act.data["document"])


def _enter(act: Act, document: Document) -> None:
    dossier: Dossier = act.subject
    decision = Decision.objects.get(dossier=dossier)
    decision.document = document
    decision.save(update_fields=["document"])
    claims = latest_submission(dossier).claims
    partners = [row for row in claims.get("partners", []) if row.get("name")]
    known = {
        institution.uscc: institution
        for institution in Institution.objects.filter(uscc__in=[row.get("uscc") or "" for row in partners])
    }
    centre = enter_register(
        process=dossier.process,
        city=dossier.city,
        short_name=dossier.short_name,
        full_name=dossier.full_name,
        english_name=dossier.english_name,
        lead=dossier.institution,
        partners=[known.get(row.get("uscc") or "", str(row["name"])) for row in partners],
        field=field_label(dossier),
        edition=dossier.edition.key,
        decided_on=decision.decided_on,
        establishing_until=establishing.until(decision),
        document=document,
        at=act.now,
    )
    act.note(number=document.number, centre=centre.number)
    move_on(act)


def field_label(dossier: Dossier) -> str:
    """The industry field in the words of the edition, as the register shows it."""
    for choice in dossier.edition.fields:
        if choice.value == dossier.field:
            return choice.label.zh
    return dossier.field


def paper_of(decision: Decision) -> Document:
    """The paper that was issued for the decision. Refused where it has none or its file is still being made."""
    if decision.document is None or not decision.document.is_ready:
        raise Refused(_("The file of the paper is still being made. Try again in a moment."), code="paper")
    return decision.document


def paper_is_ready(act: Act) -> None:
    paper_of(Decision.objects.select_related("document").get(dossier=act.subject))


def also_on_list(dossier: Dossier, _data: dict[str, Any] | None = None) -> list[Dossier]:
    """The other dossiers on its paper that are not announced either."""
    decision = Decision.objects.filter(dossier=dossier, document__isnull=False).first()
    if decision is None:
        return []
    found = Dossier.objects.filter(decisions__document=decision.document_id, decisions__announced_at=None)
    return list(found.exclude(pk=dossier.pk).select_related("process", "institution", "city").order_by("number"))


@action(
    "announce",
    on=KIND,
    stage="announcement",
    leads=NEXT,
    label=gettext_lazy("Announce"),
    help=gettext_lazy("Tells the applicant and publishes the result."),
    follows=gettext_lazy("From that moment the applicant and the public read the result."),
    who=who.publisher,
    form=ConfirmForm,
    conditions=(paper_is_ready,),
    processes=lambda dossier, data: [other.process for other in also_on_list(dossier)],
    tone="primary",
    audience=("applicant", "department", "bureau", "public"),
)
def announce(act: Act) -> None:
    dossier: Dossier = act.subject
    document = paper_of(Decision.objects.select_related("document").get(dossier=dossier))
    others = also_on_list(dossier)
    title, body = _words([dossier, *others], document)
    notice = compose_notice(
        dossier.city,
        title,
        NoticeKind.RESULT,
        clause=dossier.edition.stage("approval").clause,
        by=act.user,
        number=document.number,
        body=body,
    )
    post(notice, act.user, act.now, imported=act.imported)
    _tell(act, reverse("notices:notice", args=[notice.ref]))
    for other in others:
        perform(
            other,
            "announce_with_list",
            act.user,
            notice=reverse("notices:notice", args=[notice.ref]),
            at=act.imported_at,
        )


@action(
    "announce_with_list",
    on=KIND,
    stage="announcement",
    leads=NEXT,
    where=with_parameter("paper"),
    label=gettext_lazy("Announce"),
    who=who.publisher,
    audience=("applicant", "department", "bureau", "public"),
    offered=False,
)
def announce_with_list(act: Act) -> None:
    """The list was announced from another dossier that stands on it."""
    _tell(act, act.data["notice"])


def _tell(act: Act, notice: str) -> None:
    decision = Decision.objects.get(dossier=act.subject)
    decision.announced_at = act.now
    decision.save(update_fields=["announced_at"])
    act.note(notice=notice)
    following = move_on(act)
    if following is not None and following.kind == "task_agreement":
        draw_up(act, Centre.objects.get(process=act.process))
    tell_applicant(act, RECOGNISED)


def _words(dossiers: list[Dossier], document: Document) -> tuple[str, str]:
    """Title and text of the announcement: of one centre, or of a list."""
    first = dossiers[0]
    terms = first.edition.terms
    verb, paper = terms["approval_verb"].zh, terms["approval_paper"].zh
    way = f"{course_in_short(first.edition)}，现"
    lead = terms["lead_institution"].zh
    if not establishing.is_list(first.edition):
        return (
            f"关于{verb}“{first.full_name}”的公告",
            f"{way}{verb}“{first.full_name}”，{lead}为{first.institution.name}。{paper}编号：{document.number}。",
        )
    lines = [
        f"{place}. {dossier.full_name}（{lead}：{dossier.institution.name}）；"
        for place, dossier in enumerate(dossiers, 1)
    ]
    lines[-1] = lines[-1].removesuffix("；") + "。"
    return f"关于公布{paper}的公告", "\n".join([f"{way}公布{paper}（{document.number}）：", *lines])
