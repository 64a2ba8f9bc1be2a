"""Files of others, damaged at random: what comes out of reading them."""
