"""The portal's own pages."""

from django.urls import path

from portal.views import display

app_name = "portal"
urlpatterns = [
    path("display/", display.display, name="display"),
    path("language/", display.language, name="language"),
]
