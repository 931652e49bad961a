"""放宽条件: the bureau grants an exception that the text names, for one condition of one dossier, and takes it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rules
from cities.fields import DayField
from materials.assessing import assess_submission, inputs_of, relaxations_in_force
from materials.models import Because, Relaxation, Submission
from materials.proofs import KeepsProof
from materials.queries import latest_submission as last_of
from materials.reading import words
from materials.review import record_relaxation
from rules.knowledge import Truth
from workflow import Act, Refused, action

from . import who
from .beginning import KIND
from .checking import CHECKING_STAGES
from .conditions import current_findings, latest_submission
from .forms import ActForm, long_text
from .models import Dossier
from .where import with_relaxations

RELAXABLE = (rules.Result.FAIL, rules.Result.JUDGEMENT)


def relaxable(dossier: Dossier) -> list[dict[str, Any]]:
    """The findings, as they stand, of every condition that some relaxation names; relaxed ones too."""
    named = {id for relaxation in dossier.edition.relaxations for id in relaxation.requirements}
    return [finding for finding in current_findings(dossier) if finding["requirement"] in named]


def may_relax(dossier: Dossier, user: Any) -> bool:
    """The bureau's section head, where the text knows relaxations at all."""
    return bool(dossier.edition.relaxations) and who.section_head(dossier, user)


def may_take_back(dossier: Dossier, user: Any) -> bool:
    if not may_relax(dossier, user):
        return False
    submission = last_of(dossier.draft)
    return submission is not None and submission.relaxations.exists()


def something_to_relax(act: Act) -> None:
    if not any(finding["result"] in RELAXABLE for finding in relaxable(act.subject)):
        raise Refused(_("There is nothing to relax: no condition that may be relaxed has failed."), code="nothing")


def something_granted(act: Act) -> None:
    if not relaxations_in_force(latest_submission(act.subject)):
        raise Refused(_("No relaxation is in force."), code="nothing")


class RelaxForm(KeepsProof, ActForm):
    requirement = forms.ChoiceField(label=gettext_lazy("Condition"))
    relaxation = forms.ChoiceField(label=gettext_lazy("Relaxation that the text allows"), widget=forms.RadioSelect)
    reasons = long_text(gettext_lazy("Reasons"), help_text=gettext_lazy("Printed in the review form."), rows=4)
    held_on = DayField(
        label=gettext_lazy("Date of the meeting"),
        required=False,
        help_text=gettext_lazy("Needed where the relaxation takes a deliberation of the bureau."),
    )
    minutes_number = forms.CharField(label=gettext_lazy("Number of the minutes"), max_length=60, required=False)

    field_order = ("requirement", "relaxation", "reasons", "held_on", "minutes_number", "proof", "kept_proof")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition: rules.Edition = self.dossier.edition
        self.fields["requirement"].choices = [("", _("Please choose"))] + [  # type: ignore[attr-defined]
            (f["requirement"], self._words_of(f)) for f in relaxable(self.dossier)
        ]
        self.fields["relaxation"].choices = [  # type: ignore[attr-defined]
            (one.key, f"{edition.clauses[one.clause].spelling}　{words(one.title)}") for one in edition.relaxations
        ]

    @staticmethod
    def _words_of(finding: dict[str, Any]) -> str:
        title = words(rules.Text(finding["title"]["zh"], finding["title"]["en"]))
        return f"{finding['clause_spelling']}　{title} — {words(rules.RESULT_WORDS[rules.Result(finding['result'])])}"

    @property
    def offered(self) -> list[dict[str, Any]]:
        """Each relaxation with its clause, its conditions, and whether the facts open it, for the page."""
        edition: rules.Edition = self.dossier.edition
        given = inputs_of(latest_submission(self.dossier))
        found = []
        for one in edition.relaxations:
            truth = Truth.TRUE if one.applies_when is None else one.applies_when.truth(given.environment)
            found.append(
                {
                    "relaxation": one,
                    "clause": edition.clauses[one.clause],
                    "requirements": [edition.requirement(id) for id in one.requirements],
                    "is_open": truth is Truth.TRUE,
                    "when": one.applies_when.words() if one.applies_when is not None else None,
                }
            )
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        return {**data, "attachment": self.stored_proof}


def check_open(relaxation: rules.Relaxation, submission: Submission) -> None:
    """The facts must open it: a relaxation that they rule out, or leave undecided, cannot be granted."""
    if relaxation.applies_when is None:
        return
    given = inputs_of(submission)
    truth = relaxation.applies_when.truth(given.environment)
    if truth is Truth.TRUE:
        return
    clause = given.edition.clauses[relaxation.clause].spelling
    if truth is Truth.UNKNOWN:
        missing = relaxation.applies_when.missing(given.environment)
        reason = _("Whether %(clause)s allows this cannot be told while facts are missing: %(facts)s") % {
            "clause": clause,
            "facts": "、".join(words(given.edition.label(key)) for key in missing),
        }
    else:
        reason = _("%(clause)s allows this only where %(when)s; what is stated does not say so.") % {
            "clause": clause,
            "when": words(relaxation.applies_when.words()),
        }
    raise Refused(reason, code="not_open", fields={"relaxation": reason})


def _chosen(edition: rules.Edition, key: str, requirement: str) -> rules.Relaxation:
    try:
        relaxation = edition.relaxation(key)
    except KeyError:
        reason = _("The regulation knows no such relaxation.")
        raise Refused(reason, code="unknown", fields={"relaxation": reason}) from None
    if requirement not in relaxation.requirements:
        reason = _("“%(relaxation)s” does not relax this condition.") % {"relaxation": words(relaxation.title)}
        raise Refused(reason, code="not_named", fields={"requirement": reason})
    return relaxation


@action(
    "relax",
    on=KIND,
    stage=CHECKING_STAGES,
    where=with_relaxations,
    label=gettext_lazy("Grant a relaxation"),
    help=gettext_lazy("For one condition, where a clause allows less than its standard; with reasons, kept on record."),
    who=may_relax,
    form=RelaxForm,
    conditions=(something_to_relax,),
    audience=("department", "bureau"),
    office="bureau",
)
def relax(act: Act) -> None:
    """Record the grant and assess anew. A grant that contradicts another, or changes nothing, is none."""
    data, edition = act.data, act.subject.edition
    submission = latest_submission(act.subject)
    relaxation = _chosen(edition, data["relaxation"], data["requirement"])
    granted = [one for one in relaxations_in_force(submission) if one.requirement == data["requirement"]]
    if any(one.relaxation == relaxation.key for one in granted):
        reason = _("This relaxation has been granted for this condition already.")
        raise Refused(reason, code="granted", fields={"relaxation": reason})
    check_open(relaxation, submission)
    record = record_relaxation(
        submission,
        relaxation.key,
        data["requirement"],
        granted=True,
        reasons=data["reasons"],
        attachment=data.get("attachment"),
        held_on=data.get("held_on"),
        minutes_number=data.get("minutes_number") or "",
        by=act.user,
        office="bureau",
        at=act.now,
    )
    try:
        assessment = assess_submission(submission, because=[Because.RELAXATION], by=act.user)
    except rules.RelaxationConflict as conflict:
        reason = words(conflict.explain())
        raise Refused(reason, code="conflict", fields={"relaxation": reason}) from conflict
    found = next(f for f in assessment.findings if f["requirement"] == data["requirement"])
    if found["relaxation"] != relaxation.key:
        reason = _("There is nothing to relax: this condition has not failed.")
        raise Refused(reason, code="nothing", fields={"requirement": reason})
    _note(act, record, edition)


def _note(act: Act, record: Relaxation, edition: rules.Edition) -> None:
    relaxation, requirement = edition.relaxation(record.relaxation), edition.requirement(record.requirement)
    act.note(
        text=f"{requirement.title.zh}（{edition.clauses[relaxation.clause].spelling}“{relaxation.title.zh}”）",
        reasons=record.reasons,
        minutes=record.minutes_number,
    )


class TakeBackForm(ActForm):
    grant = forms.ChoiceField(label=gettext_lazy("Relaxation to take back"), widget=forms.RadioSelect)
    reasons = long_text(gettext_lazy("Reasons"), rows=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition: rules.Edition = self.dossier.edition
        self.fields["grant"].choices = [  # type: ignore[attr-defined]
            (
                str(one.pk),
                f"{words(edition.requirement(one.requirement).title)} — "
                f"{words(edition.relaxation(one.relaxation).title)}",
            )
            for one in relaxations_in_force(latest_submission(self.dossier))
        ]


@action(
    "take_back_relaxation",
    on=KIND,
    stage=CHECKING_STAGES,
    where=with_relaxations,
    label=gettext_lazy("Take back a relaxation"),
    help=gettext_lazy("For a relaxation given in error. Both the grant and its end stay on record."),
    who=may_take_back,
    form=TakeBackForm,
    conditions=(something_granted,),
    audience=("department", "bureau"),
    office="bureau",
)
def take_back_relaxation(act: Act) -> None:
    submission = latest_submission(act.subject)
    granted = next((one for one in relaxations_in_force(submission) if str(one.pk) == str(act.data["grant"])), None)
    if granted is None:
        reason = _("This relaxation is not in force any more.")
        raise Refused(reason, code="gone", fields={"grant": reason})
    record = record_relaxation(
        submission,
        granted.relaxation,
        granted.requirement,
        granted=False,
        reasons=act.data["reasons"],
        by=act.user,
        office="bureau",
        at=act.now,
    )
    assess_submission(submission, because=[Because.RELAXATION], by=act.user)
    _note(act, record, act.subject.edition)
