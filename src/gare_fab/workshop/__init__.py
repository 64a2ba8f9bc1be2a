"""The one door: what can be done with a job."""
