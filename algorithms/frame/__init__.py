"""What every algorithm stands on: its form, its job, its way in and its way out."""
