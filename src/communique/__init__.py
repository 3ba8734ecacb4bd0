"""What was said, agreed and disputed, from every report, down to the sentence."""

__version__ = "0.1.0"
