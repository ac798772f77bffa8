"""The words of a letter: Markdown made safe, cut into blocks for paper, plain for mail and for the checker."""
