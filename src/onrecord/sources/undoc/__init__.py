"""UN documents as issued: drafts, revised drafts, amendments, decisions, Chair's texts, notes and resolutions."""
