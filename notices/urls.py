from django.urls import path

from notices.views import handling, public, publishing

app_name = "notices"
urlpatterns = [
    path("", public.notices, name="list"),
    path("objection/", public.follow, name="follow"),
    path("objection/received/", public.received, name="received"),
    path("objections/", handling.objections, name="objections"),
    path("objections/<uuid:ref>/", handling.objection, name="objection"),
    path("objections/<uuid:ref>/<slug:action>/", handling.act, name="act"),
    path("manage/", publishing.manage, name="manage"),
    path("manage/new/", publishing.compose, name="compose"),
    path("manage/<uuid:ref>/", publishing.preview, name="preview"),
    path("manage/<uuid:ref>/edit/", publishing.edit, name="edit"),
    path("manage/<uuid:ref>/post/", publishing.post_now, name="post"),
    path("manage/<uuid:ref>/withdraw/", publishing.withdraw, name="withdraw"),
    path("<uuid:ref>/", public.notice, name="notice"),
    path("<uuid:ref>/object/<uuid:item>/", public.object_to, name="object"),
]
