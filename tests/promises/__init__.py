"""What the program promises of the files that it writes, held against independent means."""
