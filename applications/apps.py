from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"

    def ready(self) -> None:
        """Declare the acts in the order in which their buttons stand, and register with the packages below."""
        from documents.readers import register_reader
        from materials.access import register_purpose
        from notices.owners import register_item_owner
        from reviews.parties import register_matter_owner
        from workflow import register_subject
        from workflow.interests import register_interests

        from . import (  # noqa: F401
            access,
            approval,
            checking,
            correction,
            deliberation,
            formal_check,
            handover,
            issuing,
            ownership,
            panel,
            plan_improvement,
            publicity,
            recommendation,
            refusal,
            submission,
            withdrawal,
        )
        from .beginning import KIND
        from .models import Dossier

        register_subject(KIND, Dossier)
        register_interests(access.closed_to)
        register_purpose(
            KIND,
            may_read=ownership.may_read_draft,
            may_read_submission=ownership.may_read_submission,
            may_edit=ownership.may_edit_draft,
            page_url=ownership.page_url,
            title=ownership.title,
            submit_area=ownership.submit_area,
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
        )
