"""briefgen's own recogniser of names: a compact spaCy pipeline and what it reads words by."""
