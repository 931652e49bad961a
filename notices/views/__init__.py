"""Pages of the notices: what the public sees, what the publisher does, what the handling office does."""
