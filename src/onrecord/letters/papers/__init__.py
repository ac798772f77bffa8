"""A letter on paper: PDF set by Typst, DOCX, plain text for mail, and the picture that is shared."""
