"""Who may see which paper and which job."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from documents.models import Document


class DocumentQuerySet(models.QuerySet):
    def of(self, process: Any) -> "DocumentQuerySet":
        return self.filter(process=process).select_related("file", "city", "process")

    def readable(self, user: Any) -> "list[Document]":
        """Those of a short list (the papers of one process) that the process's owner lets this person read."""
        from documents.readers import may_read

        rows: Any = self
        return [document for document in rows if may_read(document, user)]


class JobQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> "JobQuerySet":
        """A job is its requester's alone."""
        return self.filter(requested_by=user) if user.is_authenticated else self.none()
