"""What a unit hands in: a draft that grows, submissions that never change, and what reviewers say about them."""

import uuid
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from files.models import StoredFile


class OpenScope(models.TextChoices):
    NONE = "none", _("closed")
    ALL = "all", _("everything may be edited")
    PLAN = "plan", _("only the plan may be edited")


class Draft(models.Model):
    """The working copy. ``purpose`` names the package that owns it (see ``materials.access``)."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=40)
    edition = models.CharField(max_length=80)
    institution = models.ForeignKey("accounts.Institution", on_delete=models.PROTECT, related_name="drafts")
    parameters = models.JSONField(default=dict, blank=True)
    open_scope = models.CharField(max_length=8, choices=OpenScope, default=OpenScope.ALL)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="draft_open_scope_known", condition=Q(open_scope__in=OpenScope.values)),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.ref}"


class DraftSection(models.Model):
    """The scalars of one section, or one section of the plan (key ``plan:<key>``, value ``text``).

    ``values`` holds facts as the edition dumps them; ``raw`` what was typed and could not be read: it is shown again
    with its error and counts as nothing.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=80)
    values = models.JSONField(default=dict, blank=True)
    raw = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["draft", "key"], name="one_section_per_key")]

    def __str__(self) -> str:
        return self.key


class RosterRow(models.Model):
    """One row of any roster. The columns are the edition's, so a sixth city needs no new table."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rows")
    roster = models.CharField(max_length=60)
    row_key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField()
    person_key = models.CharField(max_length=120, null=True, blank=True)
    values = models.JSONField(default=dict, blank=True)
    raw = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["draft", "roster", "position"], name="roster_rows_in_order")]
        constraints = [models.UniqueConstraint(fields=["draft", "roster", "row_key"], name="one_row_per_key")]

    def __str__(self) -> str:
        return f"{self.roster} {self.position}"


class Attachment(models.Model):
    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=60)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["draft", "kind"], name="attachments_of_kind")]

    def __str__(self) -> str:
        return self.file.name


def immutable(name: str) -> list[pgtrigger.Trigger]:
    return [pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)]


class Submission(models.Model):
    """The dossier as handed in: never changed, by anybody, by any road (the database refuses)."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="submissions")
    seq = models.PositiveIntegerField()
    number = models.CharField(max_length=60)
    edition = models.CharField(max_length=80)
    module_digest = models.CharField(max_length=64)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    derived = models.JSONField(default=dict)
    declaration = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["draft", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "seq"], name="one_submission_per_seq"),
            models.CheckConstraint(name="submission_seq_from_one", condition=Q(seq__gte=1)),
        ]
        triggers = immutable("submission_is_immutable")

    def __str__(self) -> str:
        return f"{self.number} ({self.seq})"

    @property
    def claims(self) -> dict[str, Any]:
        """The frozen claims, in the shape the rules read."""
        content: dict[str, Any] = self.content
        claims: dict[str, Any] = {}
        for values in content["sections"].values():
            claims.update(values)
        for key, rows in content["rosters"].items():
            claims[key] = [row["values"] for row in rows]
        for key, text in content["plan"].items():
            claims[f"plan:{key}"] = text
        for attachment in content["attachments"]:
            kind = f"attachment:{attachment['kind']}"
            claims[kind] = claims.get(kind, 0) + 1
        return claims


class SubmissionFile(models.Model):
    """Keeps the files of a submission alive and readable after the draft has dropped them."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    note = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["submission", "position"]
        constraints = [models.UniqueConstraint(fields=["submission", "file"], name="one_file_per_submission")]
        triggers = immutable("submission_file_is_immutable")

    def __str__(self) -> str:
        return self.file.name


class Correction(models.Model):
    """A return with reasons. ``draft`` repeats the submission's, so that the database can allow one open one only."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="corrections")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="corrections")
    stage_key = models.CharField(max_length=60)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.OneToOneField(
        Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="answers_correction"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["draft"], condition=Q(answered_at=None), name="one_open_correction"),
            models.CheckConstraint(
                name="correction_answered_by_submission",
                condition=Q(answer=None, answered_at=None) | Q(answer__isnull=False, answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage_key} {self.asked_at:%Y-%m-%d}"


class TargetKind(models.TextChoices):
    FACT = "fact", _("field")
    ROSTER = "roster", _("table")
    PLAN = "plan", _("section of the plan")
    ATTACHMENT = "attachment", _("attachment")
    CLAUSE = "clause", _("clause")
    GENERAL = "general", _("the dossier as a whole")


class CorrectionItem(models.Model):
    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    target_kind = models.CharField(max_length=12, choices=TargetKind)
    target_key = models.CharField(max_length=80, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["correction", "position"]
        constraints = [
            models.CheckConstraint(name="correction_item_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="correction_item_names_target", condition=Q(target_kind=TargetKind.GENERAL) | ~Q(target_key="")
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Because(models.TextChoices):
    """What made an assessment necessary."""

    SUBMISSION = "submission", _("New submission")
    CHECK = "check", _("Check against attachments")
    CREDIT = "credit", _("Credit check")
    JUDGEMENT = "judgement", _("Judgement")
    RELAXATION = "relaxation", _("Relaxation")


class Assessment(models.Model):
    """What the edition said about a submission on a day. Never changed: a later one supersedes it.

    ``verified`` holds the values that offices verified (None: refuted, with no other in its place) and those that the
    register of institutions vouches for; ``relaxations`` the grants that were in force.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="assessments")
    edition = models.CharField(max_length=80)
    module_digest = models.CharField(max_length=64)
    as_of = models.DateField()
    outcome = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    results = models.JSONField(default=dict)
    """The result of each requirement, for questions over many dossiers: the findings are large."""
    verified = models.JSONField(default=dict)
    relaxations = models.JSONField(default=list)
    because = ArrayField(models.CharField(max_length=12, choices=Because), default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=Q(supersedes=None), name="one_first_assessment_per_submission"
            ),
        ]
        triggers = immutable("assessment_is_immutable")

    def __str__(self) -> str:
        return f"{self.outcome} {self.as_of}"

    @property
    def reasons(self) -> list[Any]:
        """Why it was made, in words."""
        return [Because(one).label for one in self.because]


class FactCheck(models.Model):
    """An officer held a condition against its attachment. The latest for a condition counts; the earlier ones stay."""

    class Result(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        REFUTED = "refuted", _("refuted")
        NOT_CHECKED = "not_checked", _("not checked")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="checks")
    requirement = models.CharField(max_length=80)
    fact = models.CharField(max_length=80, blank=True)
    attachment = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(max_length=12, choices=Result)
    verified_value = models.JSONField(null=True, blank=True)
    note = models.TextField(blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["submission", "requirement"], name="checks_of_requirement")]
        constraints = [
            models.CheckConstraint(name="verified_value_has_fact", condition=Q(verified_value=None) | ~Q(fact="")),
        ]
        triggers = immutable("fact_check_is_append_only")

    def __str__(self) -> str:
        return f"{self.requirement}: {self.result}"


WHOLE_MEETING = Q(held_on=None, minutes_number="") | (Q(held_on__isnull=False) & ~Q(minutes_number=""))
"""A recorded meeting has its day and the number of its minutes."""


class Judgement(models.Model):
    """A person decided what the text leaves to a person. Either answer carries its reasons."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="judgements")
    requirement = models.CharField(max_length=80)
    met = models.BooleanField()
    reasons = models.TextField()
    attachment = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    minutes_number = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["submission", "requirement"], name="judgements_of_requirement")]
        constraints = [
            models.CheckConstraint(name="judgement_has_reasons", condition=~Q(reasons="")),
            models.CheckConstraint(name="judgement_meeting_has_day_and_number", condition=WHOLE_MEETING),
        ]
        triggers = immutable("judgement_is_append_only")

    def __str__(self) -> str:
        return f"{self.requirement}: {self.met}"


class Relaxation(models.Model):
    """An exception of the text granted for one condition, or (``granted`` False) taken back. The latest counts."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="relaxations")
    relaxation = models.CharField(max_length=60)
    requirement = models.CharField(max_length=80)
    granted = models.BooleanField()
    reasons = models.TextField()
    attachment = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    minutes_number = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["submission", "requirement"], name="relaxations_of_requirement")]
        constraints = [
            models.CheckConstraint(name="relaxation_has_reasons", condition=~Q(reasons="")),
            models.CheckConstraint(name="relaxation_meeting_has_day_and_number", condition=WHOLE_MEETING),
        ]
        triggers = immutable("relaxation_is_append_only")

    def __str__(self) -> str:
        return f"{self.relaxation} {self.requirement}: {self.granted}"
