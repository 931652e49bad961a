"""Pages of applications, one module a page."""
