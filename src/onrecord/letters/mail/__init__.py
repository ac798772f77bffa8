"""Mail: its words, how it is sent and tried again, and what is sent by itself when a day comes."""
