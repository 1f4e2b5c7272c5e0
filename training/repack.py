"""Packs the weights of a pipeline that was trained before, with the lexicon as it is built now.

    python training/repack.py BEFORE CORPORA VECTORS OUT

CORPORA and VECTORS are those of `train.py`. OUT/briefgen is the result.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import lexicon
from packing import begun, pack, read


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    for name in ("before", "corpora", "vectors", "out"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    members = [begun(network) for network in read(given.before)]
    size = pack(members, lexicon.build(given.corpora, given.vectors), given.out / "briefgen")
    print(f"{size:,} bytes in {given.out / 'briefgen'}")


if __name__ == "__main__":
    main()
