"""Addresses of applications."""

from django.urls import path

from .views import acting, calls, dossier, editions, entrusting, intention, layout, lists, new, publishing, what_ifs

app_name = "applications"
urlpatterns = [
    path("", lists.dossiers, name="dossiers"),
    path("new/", new.new, name="new"),
    path("publish/", publishing.publish_page, name="publish"),
    path("entrust/", entrusting.entrust_page, name="entrust"),
    path("what-if/", what_ifs.what_ifs, name="what_ifs"),
    path("what-if/<uuid:ref>/", what_ifs.what_if, name="what_if"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<slug:slug>/<slug:name>/record/", editions.edition_record, name="edition_record"),
    path("editions/<slug:slug>/<slug:name>/adopt/", editions.edition_adopt, name="edition_adopt"),
    path("calls/", calls.calls, name="calls"),
    path("calls/new/", calls.edit, name="call_new"),
    path("calls/<uuid:ref>/", calls.call, name="call"),
    path("calls/<uuid:ref>/edit/", calls.edit, name="call_edit"),
    path("calls/<uuid:ref>/switch/", calls.switch, name="call_switch"),
    path("layout-plan/new/", layout.layout_plan_new, name="layout_plan_new"),
    path("layout-plan/<uuid:ref>/", layout.layout_plan, name="layout_plan"),
    path("<uuid:ref>/", dossier.dossier, name="dossier"),
    path("<uuid:ref>/intention/form/", intention.intention_form, name="intention"),
    path("<uuid:ref>/check/", acting.check, name="check"),
    path("<uuid:ref>/act/<slug:key>/", acting.act, name="act"),
    path("<uuid:ref>/<slug:tab>/", dossier.dossier, name="tab"),
]
