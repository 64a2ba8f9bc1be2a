"""What every floor needs: errors, messages, progress, params, units, resources."""
