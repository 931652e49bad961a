from django.urls import path

from files import views

app_name = "files"

urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("<uuid:ref>/", views.download, name="download"),
]
