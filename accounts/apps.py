from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from accounts import attributes, notifying, registration, sessions  # noqa: F401  notifying declares effects
        from accounts.derivation import derive_permissions
        from accounts.models import Institution
        from cities.signals import reference_loaded
        from files import register_owner
        from workflow import register_subject

        register_subject(registration.KIND, Institution)
        register_owner(attributes.OWNER, attributes.may_read_evidence)
        user_logged_in.connect(sessions.begin, dispatch_uid="accounts.sessions.begin")
        # A platform administrator cares for every city: a new one has to be added to what the role holds.
        reference_loaded.connect(lambda **_: derive_permissions(), weak=False, dispatch_uid="accounts.derive")
