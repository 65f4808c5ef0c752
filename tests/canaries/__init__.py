"""A word planted in every place of a programme, and where it may come up again."""
