"""Where what the guide knows is kept."""

from pathlib import Path

PACKAGE = Path(__file__).parent.parent
# In a wheel the catalogue is compiled to this file; a checkout reads the folder of YAML.
COMPILED = PACKAGE / "catalog.json"
FOLDER = PACKAGE.parent / "data"
# The figures have a folder of their own, in the data and in a wheel.
FIGURES = "figures"
