"""The portal's own pages."""

from django.urls import path

from portal.views import display, effects, front, gallery, guides, home, law, self_check

app_name = "portal"
urlpatterns = [
    path("", front.front, name="front"),
    path("home/", home.todo, name="home"),
    path("home/done/", home.done, name="done"),
    path("home/started/", home.started, name="started"),
    path("regulations/<slug:slug>/", law.regulation, name="regulation"),
    path("regulations/<slug:slug>/compare/", law.comparison, name="comparison"),
    path("regulations/<slug:slug>/<slug:name>/", law.edition, name="edition"),
    path("self-check/", self_check.cities, name="self_check_cities"),
    path("self-check/compare/", self_check.compare, name="self_check_compare"),
    path("self-check/<slug:slug>/", self_check.self_check, name="self_check"),
    path("guides/", guides.guides, name="guides"),
    path("guides/administrator/", guides.administrator, name="guide_administrator"),
    path("guides/<slug:slug>/<slug:reader>/", guides.guide, name="guide"),
    path("effects/", effects.effects, name="effects"),
    path("effects/<int:pk>/retry/", effects.retry_effect, name="retry_effect"),
    path("deadlines/<int:pk>/retry/", effects.retry_deadline, name="retry_deadline"),
    path("display/", display.display, name="display"),
    path("language/", display.language, name="language"),
    path("components/", gallery.gallery, name="components"),
]
