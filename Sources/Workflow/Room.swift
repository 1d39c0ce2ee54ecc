// Furnished next.
