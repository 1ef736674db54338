"""Reading English laws and conventions: Parts, Articles, paragraphs and items."""
