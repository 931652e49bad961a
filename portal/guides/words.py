"""What each kind of reader has to do, or may expect, at each kind of stage: written by hand, in the words of any city.

A stage of which a reader's table is silent asks nothing of that reader. Applicants are told of every one.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

APPLICANT: Mapping[str, Promise] = {
    "intention": _(
        "State the field and the direction of the centre against the city's layout plan, then hand in the "
        "intention. No attachments are asked for yet."
    ),
    "candidate": _(
        "Nothing to do: the department compares the intentions and chooses. You are told the result; once chosen, "
        "you fill in the application."
    ),
    "application": _(
        "Fill in the form, the tables and the plan, upload the attachments, run the self-check and read the "
        "preview. Then the authorised submitter hands in."
    ),
    "credit_check": _(
        "Nothing to do unless the dossier is returned: the department looks up the record of every party named in it."
    ),
    "recommendation": _(
        "Nothing to do unless the dossier is returned: the department holds each condition against its proof, "
        "then recommends, returns the dossier with points to correct, or declines with reasons."
    ),
    "formal_check": _(
        "Nothing to do unless the dossier is returned: the bureau holds each condition against its proof and "
        "decides what the text leaves to a person."
    ),
    "expert_review": _(
        "Experts without an interest read what you handed in. Keep the originals ready, and the people who can "
        "answer for the plan."
    ),
    "plan_improvement": _(
        "Change the plan as the experts demand, answer each demand, and hand the plan in again. Only the plan is "
        "open for changes."
    ),
    "deliberation": _("Nothing to do: the meeting decides whether the dossier goes on."),
    "publicity": _(
        "The name of the centre and of your institution stand before the public. If an objection comes, the "
        "dossier waits until it is dealt with; the office asks you where it needs your account."
    ),
    "approval": _("Nothing to do: the leader decides. A refusal states reasons, clause and remedy."),
    "issuing": _("Nothing to do: the paper gets its number, and the centre is entered in the register."),
    "announcement": _("You are told, and find the paper on the page of the dossier."),
    "task_agreement": _("Download the task agreement, have it signed and sealed, and hand in the scan."),
}

DEPARTMENT: Mapping[str, Promise] = {
    "candidate": _(
        "Read the intentions of your division side by side, choose the candidates and give the reasons. An "
        "intention that is not ripe can be returned."
    ),
    "credit_check": _(
        "Look up each party listed on the page, record the source, the day and what was found, then finish the check."
    ),
    "recommendation": _(
        "Open “Check the conditions”, tick each condition against its proof, judge what the text leaves to you. "
        "Then recommend; or return the dossier, naming each point once and in full; or decline with reasons."
    ),
}

BUREAU: Mapping[str, Promise] = {
    "formal_check": _(
        "Open “Check the conditions”, tick each condition against its proof, judge what the text leaves to you. "
        "Then pass the check, or return the dossier, naming each point once and in full."
    ),
    "expert_review": _(
        "Convene the panel; the portal shows the interests that it knows of. Enter visits and hearings with place "
        "and day. The chair concludes when all sheets are in."
    ),
    "plan_improvement": _(
        "Compare the improved plan with the one before, demand by demand; accept it, or return it with what is missing."
    ),
    "deliberation": _("Record the meeting: its day, the minutes, and the resolution on each dossier."),
    "publicity": _(
        "Choose the dossiers, read the notice as the public will see it, and post it. The last day follows from "
        "the working-day calendar. Objections are answered one by one before the notice can be closed."
    ),
    "approval": _(
        "The leader decides; whoever has recommended, checked or judged this dossier does not. A refusal names "
        "reasons and clause."
    ),
    "issuing": _("Type the number that the office gives the paper; the centre is entered in the register with it."),
    "announcement": _("Publish the result. The applicant is told at the same moment, not before."),
    "task_agreement": _("Compare the signed copy with the approved plan; file it, or return it with the reason."),
}

EXPERT: Mapping[str, Promise] = {
    "expert_review": _(
        "Declare first whether you have an interest; only then does the material open. Read it, take part in the "
        "activities, fill in your sheet and submit it. You see the sheets of others only after your own is "
        "submitted."
    ),
}

AGENCY: Mapping[str, Promise] = {
    "formal_check": _(
        "Tick each condition against its proof and hand in your opinion. What the text leaves to judgement stays "
        "with the bureau."
    ),
    "expert_review": _("Convene the panel, see to the visits, and hand in your opinion when the panel has concluded."),
}

PUBLIC: Mapping[str, Promise] = {
    "publicity": _("Until the end of the last day anybody may object here to a centre on the list."),
    "announcement": _("The result is published; the centre then stands in the register."),
}

WORDS: Mapping[str, Mapping[str, Promise]] = {
    "applicant": APPLICANT,
    "department": DEPARTMENT,
    "bureau": BUREAU,
    "expert": EXPERT,
    "agency": AGENCY,
    "public": PUBLIC,
}
