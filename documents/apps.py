from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"

    def ready(self) -> None:
        import files
        from documents import checks, issuing, readers, reference  # noqa: F401

        files.register_owner(readers.FILE_OWNER, readers.may_read_document_file)
        files.register_owner(readers.JOB_OWNER, readers.may_read_job_file)
