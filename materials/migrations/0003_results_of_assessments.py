from django.db import migrations, models

FILL = """
ALTER TABLE materials_assessment DISABLE TRIGGER USER;
UPDATE materials_assessment SET results = coalesce(
    (SELECT jsonb_object_agg(finding->>'requirement', finding->>'result') FROM jsonb_array_elements(findings) finding),
    '{}'::jsonb
);
ALTER TABLE materials_assessment ENABLE TRIGGER USER;
"""
"""An assessment never changes; only the owner of the tables, in a migration, may put a new column to it."""


class Migration(migrations.Migration):
    dependencies = [("materials", "0002_five_cities")]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="results",
            field=models.JSONField(default=dict),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
