"""Pages and answers: reading, saving as one types, rows, workbooks, attachments."""
