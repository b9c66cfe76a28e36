"""The report: steps, chapters, words, figures, methods."""
