"""The papers of a dossier: what each template is given. The templates stand in ``templates/applications/pdf``."""

from __future__ import annotations

from typing import Any

from centres.models import Centre
from documents.issuing import issue
from documents.models import Document
from workflow import Act

from . import establishing
from .basis import standing
from .course import course_of, course_of_all
from .models import Decision, Dossier, Recommendation
from .publicity import line_of


def _context(dossier: Dossier, **more: Any) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "institution": dossier.institution,
        "division": None if dossier.goes_directly else dossier.division,
        "edition": dossier.edition,
        **more,
    }


def recommendation_letter(act: Act, record: Recommendation) -> Document:
    """The department's written recommendation (推荐函)."""
    dossier: Dossier = act.subject
    return issue(
        act,
        city=dossier.city,
        kind="recommendation",
        title=f"关于推荐建设“{dossier.full_name}”的函",
        template="applications/pdf/recommendation.html",
        context=_context(dossier, recommendation=record),
        signatory=dossier.division.name,
    )


def recognition_paper(act: Act, decision: Decision) -> Document:
    """The bureau's paper that recognises the centre."""
    dossier: Dossier = act.subject
    terms = dossier.edition.terms
    return issue(
        act,
        city=dossier.city,
        kind="recognition",
        title=f"关于{terms['approval_verb'].zh}“{dossier.full_name}”的{terms['approval_form'].zh}",
        template="applications/pdf/recognition.html",
        context=_context(
            dossier,
            decision=decision,
            standing=standing(dossier.edition, decision.decided_on),
            course=course_of(dossier),
        ),
        signatory=f"{decision.by.name}（{dossier.city.bureau_name}）",
    )


def approval_list(act: Act, dossiers: list[Dossier]) -> Document:
    """One paper for all centres that are approved together (拟批建名单)."""
    dossier: Dossier = act.subject
    decisions = {d.dossier_id: d for d in Decision.objects.filter(dossier__in=dossiers).select_related("by")}
    terms = dossier.edition.terms
    rows = [
        {
            "dossier": one,
            "partners": line_of(one)["partners"],
            "recommender": line_of(one)["recommender"],
            "until": establishing.until(decisions[one.pk]),
        }
        for one in dossiers
    ]
    reasons = [(standing(dossier.edition, one.decided_on), one.basis) for one in decisions.values()]
    bases = list(dict.fromkeys((said.zh, basis) for said, basis in reasons if said is not None))
    signed = "、".join(dict.fromkeys(decision.by.name for decision in decisions.values()))
    return issue(
        act,
        city=dossier.city,
        kind="recognition",
        title=f"关于公布{terms['approval_paper'].zh}的{terms['approval_form'].zh}",
        template="applications/pdf/list.html",
        context=_context(dossier, bases=bases, rows=rows, course=course_of_all(dossier.edition)),
        signatory=f"{signed}（{dossier.city.bureau_name}）",
    )


def task_agreement_paper(act: Act, centre: Centre, targets: list[dict[str, str]]) -> Document:
    """The task agreement (建设任务书), to be signed by its parties."""
    dossier: Dossier = act.subject
    return issue(
        act,
        city=dossier.city,
        kind="task_agreement",
        title=f"{dossier.full_name}{dossier.edition.terms['task_agreement'].zh}",
        template="applications/pdf/task_agreement.html",
        context=_context(dossier, centre=centre, targets=targets),
        signatory=dossier.city.bureau_name,
    )


def refusal_paper(act: Act, decision: Decision) -> Document:
    """The notice of refusal: reasons, clause, and how to ask or object."""
    dossier: Dossier = act.subject
    stage = act.open_stage()
    by_department = stage.office == "department"
    name = f"“{dossier.full_name}”"
    if stage.kind == "candidate":
        word = f"列为{dossier.edition.terms['candidate'].zh}"
        title = f"关于{name}不予{word}的告知书"
    else:
        word = "推荐" if by_department else dossier.edition.terms["recognition"].zh
        title = f"关于不予{word}{name}的告知书"
    division = dossier.division
    issuer = (division.office_name or division.name) if by_department else dossier.city.bureau_name
    return issue(
        act,
        city=dossier.city,
        kind="decline" if by_department else "refusal",
        title=title,
        template="applications/pdf/refusal.html",
        context=_context(dossier, decision=decision, issuer=issuer, word=word),
        signatory=f"{decision.by.name}（{issuer}）",
    )
