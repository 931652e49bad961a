"""Every address needs a signed-in person; whose draft it is, ``materials.access`` asks."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from materials.views import attachments, pages, rows, saving, submissions, workbook

app_name = "materials"

urlpatterns = [
    path(route, login_required(view), name=name)
    for route, view, name in (
        ("<uuid:ref>/", pages.overview, "overview"),
        ("<uuid:ref>/s/<slug:key>/", pages.section, "section"),
        ("<uuid:ref>/s/<slug:key>/save/", saving.section_save, "section_save"),
        ("<uuid:ref>/r/<slug:key>/rows/", rows.rows, "rows"),
        ("<uuid:ref>/r/<slug:key>/rows/<uuid:row_key>/", rows.row, "row"),
        ("<uuid:ref>/r/<slug:key>/rows/<uuid:row_key>/move/", rows.row_move, "row_move"),
        ("<uuid:ref>/r/<slug:key>/template.xlsx", workbook.roster_template, "roster_template"),
        ("<uuid:ref>/r/<slug:key>/rows.xlsx", workbook.roster_export, "roster_export"),
        ("<uuid:ref>/r/<slug:key>/import/", workbook.roster_import, "roster_import"),
        ("<uuid:ref>/r/<slug:key>/import/<uuid:file>/", workbook.roster_take_over, "roster_take_over"),
        ("<uuid:ref>/plan/", pages.plan, "plan"),
        ("<uuid:ref>/plan/<slug:key>/save/", saving.plan_save, "plan_save"),
        ("<uuid:ref>/attachments/", attachments.attachments, "attachments"),
        ("<uuid:ref>/attachments/<slug:kind>/", attachments.attachment_add, "attachment_add"),
        ("<uuid:ref>/attachment/<uuid:attachment>/note/", attachments.attachment_note, "attachment_note"),
        ("<uuid:ref>/attachment/<uuid:attachment>/delete/", attachments.attachment_delete, "attachment_delete"),
        ("<uuid:ref>/preview/", pages.preview, "preview"),
        ("<uuid:ref>/pdf/", submissions.paper, "draft_pdf"),
        ("<uuid:ref>/submission/<int:seq>/", submissions.submission, "submission"),
        ("<uuid:ref>/submission/<int:seq>/pdf/", submissions.paper, "submission_pdf"),
        ("<uuid:ref>/submission/<int:seq>/review/pdf/", submissions.review_paper, "review_pdf"),
        ("<uuid:ref>/compare/<int:old>/<int:new>/", submissions.compare, "compare"),
    )
]
