"""Who may read and who may edit. The owner of a draft's purpose decides; every address asks here."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cities.speaking import speak_for
from files.models import StoredFile
from materials.models import Draft, Judgement, OpenScope, Relaxation, Submission, SubmissionFile
from workflow.reading import read_once

Edit = Literal["", "facts", "plan"]
Decision = tuple[bool, str | Promise]


def _no_area(draft: Draft, request: HttpRequest) -> str:
    return ""


@dataclass(frozen=True)
class Purpose:
    """What the owner declares: who reads, who edits (with the reason why not), its page, its words."""

    key: str
    may_read: Callable[[Draft, Any], bool]
    may_edit: Callable[[Draft, Any], Decision]
    page_url: Callable[[Draft], str]
    title: Callable[[Draft], str | Promise]
    submit_area: Callable[[Draft, HttpRequest], str]
    may_read_submission: Callable[[Draft, Any], bool]
    choices: Callable[[Draft], Mapping[str, Collection[str]]]
    reads_office: Callable[[Draft, Any, str], bool]
    verified: Callable[[Submission, Mapping[str, Any]], Mapping[str, Any]]
    annex: Callable[[Submission, Collection[str]], str]


_purposes: dict[str, Purpose] = {}


def register_purpose(
    purpose: str,
    *,
    may_read: Callable[[Draft, Any], bool],
    may_edit: Callable[[Draft, Any], Decision],
    page_url: Callable[[Draft], str],
    title: Callable[[Draft], str | Promise] | None = None,
    submit_area: Callable[[Draft, HttpRequest], str] = _no_area,
    may_read_submission: Callable[[Draft, Any], bool] | None = None,
    choices: Callable[[Draft], Mapping[str, Collection[str]]] | None = None,
    reads_office: Callable[[Draft, Any, str], bool] | None = None,
    verified: Callable[[Submission, Mapping[str, Any]], Mapping[str, Any]] | None = None,
    annex: Callable[[Submission, Collection[str]], str] | None = None,
) -> None:
    """``title`` names the thing on the pages; ``submit_area`` gives the HTML of what leads to handing it in.

    ``may_read_submission`` is asked for what has been handed in: officials and experts read that, not the draft.
    ``choices`` narrows what may be chosen for a fact (the fields of a call). ``reads_office`` tells whether somebody
    reads what an office recorded about a submission, with its proofs; nobody does where it is not given. ``verified``
    gives what an act of the owner established in the place of what is claimed; None counts as not claimed. ``annex``
    gives the HTML of what else these offices read in the review form.
    """
    _purposes[purpose] = Purpose(
        purpose,
        may_read,
        may_edit,
        page_url,
        title or (lambda _: ""),
        submit_area,
        may_read_submission or may_read,
        choices or (lambda _draft: {}),
        reads_office or (lambda _draft, _user, _office: False),
        verified or (lambda _submission, _claims: {}),
        annex or (lambda _submission, _offices: ""),
    )


def purpose_of(draft: Draft) -> Purpose:
    return _purposes[draft.purpose]


def may_read(draft: Draft, user: Any) -> bool:
    purpose = _purposes.get(draft.purpose)
    return purpose is not None and bool(user.is_authenticated) and purpose.may_read(draft, user)


def may_read_submission(draft: Draft, user: Any) -> bool:
    purpose = _purposes.get(draft.purpose)
    return purpose is not None and bool(user.is_authenticated) and purpose.may_read_submission(draft, user)


def choices_of(draft: Draft) -> dict[str, frozenset[str]]:
    """By fact, the values that are accepted; facts that are not named take whatever the regulation does."""
    return {key: frozenset(values) for key, values in purpose_of(draft).choices(draft).items()}


def reads_office(draft: Draft, user: Any, office: str) -> bool:
    purpose = _purposes.get(draft.purpose)
    return purpose is not None and bool(user.is_authenticated) and purpose.reads_office(draft, user, office)


def may_edit(draft: Draft, user: Any, edit: Edit = "facts") -> Decision:
    """The owner's answer, narrowed by the scope that is open: only the plan, or nothing."""
    if draft.open_scope == OpenScope.NONE:
        return False, _("This has been handed in and is closed for changes.")
    if draft.open_scope == OpenScope.PLAN and edit != "plan":
        return False, _("Only the construction plan can be changed now.")
    return purpose_of(draft).may_edit(draft, user)


def draft_for(request: HttpRequest, ref: UUID, edit: Edit = "") -> Draft:
    """The draft an address names: 404 for a stranger, 403 for a reader who may not edit.

    With ``edit`` the draft's row is locked before its owner is asked, so that nothing is saved into a draft that is
    being handed in at the same moment. The caller is inside a transaction then. Without it the page only reads.
    """
    drafts = Draft.objects.select_related("institution")
    if edit:
        drafts = drafts.select_for_update(of=("self",))
    draft = drafts.filter(ref=ref).first()
    if draft is None or not may_read(draft, request.user):
        raise Http404
    read_once(draft.institution, *(() if edit else (draft,)))  # no page of a draft changes its institution
    speak_for(draft.edition)
    if edit:
        allowed, reason = may_edit(draft, request.user, edit)
        if not allowed:
            raise PermissionDenied(str(reason))
    return draft


def submitted_draft_for(request: HttpRequest, ref: UUID) -> Draft:
    """The draft behind something handed in, for whoever may read that: its own people, officials, experts."""
    draft = Draft.objects.select_related("institution").filter(ref=ref).first()
    if draft is None or not (may_read(draft, request.user) or may_read_submission(draft, request.user)):
        raise Http404
    speak_for(draft.edition)
    return draft


OWNER_KIND = "materials.draft"


def may_read_file(stored: StoredFile, user: Any) -> bool:
    """Files of the draft for its own people; those that were handed in also for whoever reads the submission."""
    if stored.owner_id is None:
        return False
    draft = Draft.objects.select_related("institution").filter(pk=stored.owner_id).first()
    if draft is None:
        return False
    if may_read(draft, user):
        return True
    return may_read_submission(draft, user) and SubmissionFile.objects.filter(file=stored).exists()


REVIEW_OWNER_KIND = "materials.review"


def may_read_review_file(stored: StoredFile, user: Any) -> bool:
    """The proof of a judgement or a relaxation: for those who read what that office recorded."""
    draft = Draft.objects.select_related("institution").filter(pk=stored.owner_id or 0).first()
    if draft is None:
        return False
    offices = {
        *Judgement.objects.filter(attachment=stored).values_list("office", flat=True),
        *Relaxation.objects.filter(attachment=stored).values_list("office", flat=True),
    }
    return any(reads_office(draft, user, office) for office in offices)
