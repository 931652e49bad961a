"""All addresses of the portal. Every package lists its own."""

from importlib.util import find_spec

from django.urls import include, path

handler500 = "portal.failures.failed"

urlpatterns = [
    path(prefix, include(f"{package}.urls"))
    for prefix, package in (
        ("", "portal.views"),
        ("api/", "portal.api"),
        ("accounts/", "accounts"),
        ("files/", "files"),
        ("cities/", "cities"),
        ("documents/", "documents"),
        ("notices/", "notices"),
        ("materials/", "materials"),
        ("reviews/", "reviews"),
        ("register/", "centres"),
        ("dossiers/", "applications"),
    )
    if find_spec(f"{package}.urls")
]

handler400 = "portal.views.errors.bad_request"
