from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    name = "materials"

    def ready(self) -> None:
        from files.owners import register_owner
        from materials import paper  # noqa: F401  (declares its job)
        from materials.access import OWNER_KIND, may_read_file

        register_owner(OWNER_KIND, may_read=may_read_file)
