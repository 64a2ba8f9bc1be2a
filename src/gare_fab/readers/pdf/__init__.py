"""The PDF reader: pages of PDF files, and of Illustrator files that hold one."""
