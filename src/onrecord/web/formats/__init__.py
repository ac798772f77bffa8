"""How dates are written where Django's own forms do not fit a record of the United Nations."""
