"""Static sites of annotated news briefings."""

import os

__version__ = "0.1.0"

# Products of matrices here are small: threads would only wait for each other. numpy reads it once.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
