"""Parts of the report: steps, chapters, words, numbers, tables, figures and methods."""
