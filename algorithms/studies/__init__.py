"""Whole studies: workflows, their runs, scenarios, uncertainty."""
