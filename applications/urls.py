"""Addresses of applications."""

from django.urls import path

from .views import acting, calls, dossier, lists, publishing

app_name = "applications"
urlpatterns = [
    path("", lists.dossiers, name="dossiers"),
    path("new/", lists.new, name="new"),
    path("publish/", publishing.publish_page, name="publish"),
    path("calls/", calls.calls, name="calls"),
    path("calls/new/", calls.edit, name="call_new"),
    path("calls/<uuid:ref>/", calls.call, name="call"),
    path("calls/<uuid:ref>/edit/", calls.edit, name="call_edit"),
    path("calls/<uuid:ref>/switch/", calls.switch, name="call_switch"),
    path("<uuid:ref>/", dossier.dossier, name="dossier"),
    path("<uuid:ref>/check/", acting.check, name="check"),
    path("<uuid:ref>/act/<slug:key>/", acting.act, name="act"),
    path("<uuid:ref>/<slug:tab>/", dossier.dossier, name="tab"),
]
