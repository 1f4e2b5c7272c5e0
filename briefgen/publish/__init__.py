"""Publishing: the only part that writes a site, and the lock that lets two builds take turns."""
