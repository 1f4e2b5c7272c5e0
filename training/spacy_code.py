"""What `spacy train --code` imports: it doesn't look for modules beside the file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import learner  # noqa: F401
