"""What a job is: frozen values, no behaviour beyond their own arithmetic."""
