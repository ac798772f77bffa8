"""Pages that everybody sees: letters, signing, the links of mails, whom to write to, letters of the record."""
