"""Pages: signing in, one's own account, institutions, registrations, people, notifications."""
