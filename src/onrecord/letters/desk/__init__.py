"""Pages of editors: their campaigns, writing, signatures, delivery, mail and trail."""
