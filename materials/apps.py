from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    name = "materials"

    def ready(self) -> None:
        from files.owners import register_owner
        from materials import paper, review_paper  # noqa: F401  (declare their jobs)
        from materials.access import OWNER_KIND, REVIEW_OWNER_KIND, may_read_file, may_read_review_file

        register_owner(OWNER_KIND, may_read=may_read_file)
        register_owner(REVIEW_OWNER_KIND, may_read=may_read_review_file)
