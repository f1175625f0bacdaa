"""A theme's own pictures, which authors use by name: people with their moods, places, objects."""
