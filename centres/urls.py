from django.urls import path

from centres import views

app_name = "centres"
urlpatterns = [
    path("", views.register, name="register"),
    path("<uuid:ref>/", views.centre, name="centre"),
]
