"""Guides for each kind of reader, drawn from the edition of the city: the law that runs writes them."""
