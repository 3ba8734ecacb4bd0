"""How good is it? Scores against what people found in the same reports."""
