"""Onrecord: the open record of where states stand on human rights at the United Nations."""

__version__ = "0.1.0"
