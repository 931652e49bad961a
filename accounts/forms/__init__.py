"""Forms: of one's own account, of institutions, of people administration."""
