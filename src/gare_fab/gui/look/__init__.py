"""Look: words, colours, icons and small widgets that know nothing of jobs."""
