"""How passages of different reports are compared: words, passages, shared wording, weighted features."""
