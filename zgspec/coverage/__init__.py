"""Which rules of the text the vectors exercise, by line of the documents."""
