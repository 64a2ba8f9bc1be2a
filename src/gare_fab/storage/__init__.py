"""Files of our own: jobs, catalogue, settings."""
