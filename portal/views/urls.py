"""The portal's own pages."""

from django.urls import path

from portal.views import display, gallery

app_name = "portal"
urlpatterns = [
    path("display/", display.display, name="display"),
    path("language/", display.language, name="language"),
    path("components/", gallery.gallery, name="components"),
]
