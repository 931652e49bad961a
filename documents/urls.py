from django.urls import path

from documents import views

app_name = "documents"
urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<uuid:ref>/", views.job, name="job"),
    path("jobs/<uuid:ref>/retry/", views.retry, name="retry"),
]
