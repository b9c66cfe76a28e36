"""Maps: pictures, print layouts, sheets, project files."""
