"""Addresses of the interface."""

from django.urls import path

from portal.api import views

app_name = "api"
urlpatterns = [
    path("openapi.json", views.openapi, name="openapi"),
    path("regulations/", views.regulations, name="regulations"),
    path("regulations/<slug:city>/<slug:name>/clauses/", views.clauses, name="clauses"),
    path("regulations/<slug:city>/<slug:name>/facts/", views.facts, name="facts"),
    path("regulations/<slug:city>/<slug:name>/assess/", views.assess, name="assess"),
]
