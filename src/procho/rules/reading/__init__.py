"""What is found while a file is read: an id, a severity and a manual page each; the reader does the checking."""
