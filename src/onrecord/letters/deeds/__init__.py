"""What is done to letters and signatures: each deed is one transaction, asks the tables of `life`, keeps the trail."""
