"""制发文件、告知公布: the paper gets its number and opens the register entry; then it is announced."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.models import Institution
from centres.entering import enter_register
from documents.models import Document
from notices.composing import compose_notice
from notices.models import NoticeKind
from notices.posting import post
from workflow import NEXT, Act, Refused, action

from . import who
from .beginning import KIND
from .conditions import latest_submission
from .forms import ConfirmForm
from .models import Decision, Dossier
from .papers import recognition_paper
from .telling import move_on, tell_applicant

RECOGNISED = gettext_noop("“%(dossier)s” has been recognised. The paper and the entry in the register are ready.")


@action(
    "issue_paper",
    on=KIND,
    stage="issuing",
    leads=NEXT,
    label=gettext_lazy("Issue the paper"),
    help=gettext_lazy("The paper gets its number from the sequence; the centre is entered in the register."),
    who=who.issuer,
    form=ConfirmForm,
    audience="bureau",
    tone="primary",
)
def issue_paper(act: Act) -> None:
    dossier: Dossier = act.subject
    decision = Decision.objects.select_related("by").get(dossier=dossier)
    document = recognition_paper(act, decision)
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
        lead=dossier.institution,
        partners=[known.get(row.get("uscc") or "", str(row["name"])) for row in partners],
        field=field_label(dossier),
        edition=dossier.edition.key,
        recognised_on=decision.decided_on,
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


@action(
    "announce",
    on=KIND,
    stage="announcement",
    leads=NEXT,
    label=gettext_lazy("Announce"),
    help=gettext_lazy("Tells the applicant and publishes the result."),
    who=who.publisher,
    form=ConfirmForm,
    conditions=(paper_is_ready,),
    tone="primary",
    audience=("applicant", "department", "bureau", "public"),
)
def announce(act: Act) -> None:
    dossier: Dossier = act.subject
    decision = Decision.objects.select_related("document").get(dossier=dossier)
    document = paper_of(decision)
    terms = dossier.edition.terms
    word = terms["approval_verb"].zh
    notice = compose_notice(
        dossier.city,
        f"关于{word}“{dossier.full_name}”的公告",
        NoticeKind.RESULT,
        clause=dossier.edition.stage("approval").clause,
        by=act.user,
        number=document.number,
        body=f"经规定程序审查、{terms['deliberation'].zh}并公示，现{word}“{dossier.full_name}”，"
        f"{terms['lead_institution'].zh}为{dossier.institution.name}。"
        f"{terms['approval_paper'].zh}编号：{document.number}。",
    )
    post(notice, act.user, act.now, imported=act.imported)
    decision.announced_at = act.now
    decision.save(update_fields=["announced_at"])
    act.note(notice=reverse("notices:notice", args=[notice.ref]))
    move_on(act)
    tell_applicant(act, RECOGNISED)
