from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"

    def ready(self) -> None:
        """Declare the acts in the order in which their buttons stand, and register with the packages below."""
        from documents.readers import register_reader
        from files import register_owner
        from materials.access import register_purpose
        from notices.owners import register_item_owner
        from reviews.parties import register_matter_owner
        from workflow import register_subject
        from workflow.interests import register_interests

        from . import (  # noqa: F401
            access,
            answering,
            approval,
            candidate,
            checking,
            correction,
            credit_check,
            deliberation,
            editions,
            entrusting,
            formal_check,
            handover,
            instalments,
            intention,
            issuing,
            layout,
            opening,
            ownership,
            panel,
            plan_improvement,
            publicity,
            recommendation,
            refusal,
            relaxing,
            submission,
            task_agreement,
            what_if,
            withdrawal,
        )
        from .beginning import KIND
        from .models import Dossier
        from .models.layouts import FILE_OWNER

        register_subject(KIND, Dossier)
        register_owner(opening.OWNER, opening.may_read_basis)
        register_owner(credit_check.FILE_OWNER, credit_check.may_read_evidence)
        register_owner(task_agreement.FILE_OWNER, task_agreement.may_read_copy)
        register_owner(FILE_OWNER, layout.may_read_layout_file)
        register_owner(editions.FILE_OWNER, editions.may_read_record)
        register_interests(access.closed_to)
        register_purpose(
            KIND,
            may_read=ownership.may_read_draft,
            may_read_submission=ownership.may_read_submission,
            may_edit=ownership.may_edit_draft,
            page_url=ownership.page_url,
            title=ownership.title,
            submit_area=ownership.submit_area,
            choices=ownership.choices,
            reads_office=ownership.reads_office,
            verified=credit_check.verified,
            annex=credit_check.annex,
        )
        register_reader(KIND, ownership.may_read_document)
        register_item_owner(
            KIND,
            on_upheld=publicity.on_upheld,
            has_interest=ownership.has_interest,
            on_period_changed=publicity.on_period_changed,
        )
        register_matter_owner(
            KIND,
            may_convene=panel.may_convene,
            party_info=panel.party_info,
            on_concluded=panel.on_concluded,
            content_url=panel.content_url,
            agencies_of=panel.agencies_of,
            entrusted_to=panel.entrusted_to,
        )
