"""The way through: place, plan, compile, time, check, export."""
