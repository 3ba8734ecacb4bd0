"""How Sphinx builds the documentation."""

from communique import __version__

project = "Communiqué"
author = "the Communiqué authors"
copyright = "2026, the Communiqué authors"
release = version = __version__

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nitpicky = True

html_theme = "furo"
html_title = "Communiqué"
