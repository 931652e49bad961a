from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        """Declare the acts, the moving thing, and who reads the files."""
        import files
        from reviews import (  # noqa: F401
            access,
            activities,
            agencies,
            appointment,
            conclusion,
            convening,
            declaration,
            opening,
            pool,
            sheets,
        )
        from reviews.models import Panel
        from workflow import register_subject

        register_subject(convening.PROCESS_KIND, Panel)
        files.register_owner(activities.FILE_OWNER, access.may_read_activity_file)
        files.register_owner(conclusion.FILE_OWNER, access.may_read_signed_copy)
