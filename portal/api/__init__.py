"""The law as a service: what the regulations ask and what becomes of stated facts, as JSON, without signing in."""
