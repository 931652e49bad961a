from django.urls import path

from materials.views import attachments, pages, rows, saving, submissions, workbook

app_name = "materials"

urlpatterns = [
    path("<uuid:ref>/", pages.overview, name="overview"),
    path("<uuid:ref>/s/<slug:key>/", pages.section, name="section"),
    path("<uuid:ref>/s/<slug:key>/save/", saving.section_save, name="section_save"),
    path("<uuid:ref>/r/<slug:key>/rows/", rows.rows, name="rows"),
    path("<uuid:ref>/r/<slug:key>/rows/<uuid:row_key>/", rows.row, name="row"),
    path("<uuid:ref>/r/<slug:key>/rows/<uuid:row_key>/move/", rows.row_move, name="row_move"),
    path("<uuid:ref>/r/<slug:key>/template.xlsx", workbook.roster_template, name="roster_template"),
    path("<uuid:ref>/r/<slug:key>/rows.xlsx", workbook.roster_export, name="roster_export"),
    path("<uuid:ref>/r/<slug:key>/import/", workbook.roster_import, name="roster_import"),
    path("<uuid:ref>/r/<slug:key>/import/<uuid:file>/", workbook.roster_take_over, name="roster_take_over"),
    path("<uuid:ref>/plan/", pages.plan, name="plan"),
    path("<uuid:ref>/plan/<slug:key>/save/", saving.plan_save, name="plan_save"),
    path("<uuid:ref>/attachments/", attachments.attachments, name="attachments"),
    path("<uuid:ref>/attachments/<slug:kind>/", attachments.attachment_add, name="attachment_add"),
    path("<uuid:ref>/attachment/<uuid:attachment>/note/", attachments.attachment_note, name="attachment_note"),
    path("<uuid:ref>/attachment/<uuid:attachment>/delete/", attachments.attachment_delete, name="attachment_delete"),
    path("<uuid:ref>/preview/", pages.preview, name="preview"),
    path("<uuid:ref>/pdf/", submissions.paper, name="draft_pdf"),
    path("<uuid:ref>/submission/<int:seq>/", submissions.submission, name="submission"),
    path("<uuid:ref>/submission/<int:seq>/pdf/", submissions.paper, name="submission_pdf"),
    path("<uuid:ref>/compare/<int:old>/<int:new>/", submissions.compare, name="compare"),
]
