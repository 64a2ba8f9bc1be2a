"""gare_fab prepares jobs for the machines of a fablab."""
