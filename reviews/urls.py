from django.urls import path

from reviews.views import acts, agencies, panels, pool, sheets

app_name = "reviews"

urlpatterns = [
    path("", panels.home, name="home"),
    path("experts/", pool.experts, name="experts"),
    path("experts/new/", pool.add, name="expert_add"),
    path("experts/<uuid:ref>/", pool.expert, name="expert"),
    path("experts/<uuid:ref>/active/", pool.active, name="expert_active"),
    path("experts/<uuid:ref>/invite/", pool.invite, name="expert_invite"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/new/", agencies.add, name="agency_add"),
    path("agencies/<uuid:ref>/", agencies.agency, name="agency"),
    path("agencies/<uuid:ref>/people/", agencies.invite, name="agency_invite"),
    path("agencies/<uuid:ref>/people/<uuid:place>/invite/", agencies.invite_again, name="agency_invite_again"),
    path("agencies/<uuid:ref>/people/<uuid:place>/end/", agencies.end, name="agency_end"),
    path("<uuid:ref>/", panels.panel, name="panel"),
    path("<uuid:ref>/summary.pdf", panels.summary, name="summary"),
    path("<uuid:ref>/appoint/", acts.appoint, name="appoint"),
    path("<uuid:ref>/conclude/", acts.conclude, name="conclude"),
    path("<uuid:ref>/act/<slug:action>/", acts.act, name="act"),
    path("<uuid:ref>/sheet/", sheets.sheet, name="sheet"),
    path("<uuid:ref>/sheet/save/", sheets.save, name="sheet_save"),
]
