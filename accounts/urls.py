from django.urls import path

from accounts.views import account, institutions, people, registrations, signing_in

app_name = "accounts"

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("password/", signing_in.change_password, name="change_password"),
    path("password/reset/", signing_in.reset, name="reset"),
    path("password/reset/sent/", signing_in.reset_sent, name="reset_sent"),
    path("password/reset/<uidb64>/<token>/", signing_in.reset_confirm, name="reset_confirm"),
    path("password/reset/done/", signing_in.reset_done, name="reset_done"),
    path("invitation/<str:token>/", signing_in.invitation, name="invitation"),
    path("profile/", account.profile, name="profile"),
    path("notifications/", account.notifications, name="notifications"),
    path("notifications/read/", account.read_all, name="read_all"),
    path("notifications/<uuid:ref>/", account.open_notification, name="notification"),
    path("register/", institutions.register, name="register"),
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/<uuid:ref>/", institutions.institution, name="institution"),
    path("institutions/<uuid:ref>/correct/", institutions.correct, name="correct"),
    path("institutions/<uuid:ref>/say/<slug:key>/", institutions.claim, name="claim"),
    path("institutions/<uuid:ref>/verify/<uuid:attribute>/", institutions.verify, name="verify"),
    path("institutions/<uuid:ref>/invite/", institutions.invite_member, name="invite_member"),
    path(
        "institutions/<uuid:ref>/invitations/<uuid:invitation>/withdraw/",
        institutions.withdraw_invitation,
        name="withdraw_member_invitation",
    ),
    path("institutions/<uuid:ref>/members/<uuid:assignment>/end/", institutions.end_member, name="end_member"),
    path("registrations/", registrations.registrations, name="registrations"),
    path("registrations/<uuid:ref>/", registrations.registration, name="registration"),
    path("registrations/<uuid:ref>/act/<slug:action>/", registrations.act, name="registration_act"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_person, name="invite_person"),
    path("people/invitations/<uuid:ref>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path("people/<uuid:ref>/end/", people.end, name="end_role"),
    path("people/<uuid:ref>/deputy/", people.deputy, name="deputy"),
]
