"""What every algorithm stands on: its form, its job, its outputs, presets, compat."""
