from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "notices"

    def ready(self) -> None:
        import files
        from notices import composing, objecting, posting  # noqa: F401
        from notices.models import Notice, Objection
        from workflow import register_subject

        register_subject(composing.KIND, Notice)
        register_subject(objecting.KIND, Objection)
        files.register_owner(objecting.FILE_OWNER, objecting.may_read_evidence)
