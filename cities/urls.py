from django.urls import path

from cities import views

app_name = "cities"

urlpatterns = [
    path("calendar/", views.years, name="years"),
    path("calendar/<int:number>/", views.year, name="year"),
    path("calendar/<int:number>/day/", views.toggle, name="toggle"),
    path("calendar/<int:number>/confirm/", views.confirm, name="confirm"),
]
