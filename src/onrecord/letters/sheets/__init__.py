"""Lists of signatures as files: CSV and XLSX come in, CSV goes out."""
