"""Fit the regression of pledges to sentences of our own, and write data/pledge_weights.json.

Usage: python scripts/train_pledges.py [--check]

`pledges/sentences.txt` holds the sentences, `+` before a pledge and `-` before others: all written for this project,
about an invented country (see tests/gate/pledges/README.md for how they are told apart). With --check nothing is
written, and a cross-validation is printed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.annotate import annotate
from communique.annotate.commitments.programmes import WORDS, best_ground, wording
from communique.clean import clean
from communique.raw import RawReport
from communique.settings import Settings
from communique.tools import Tools, load_tools

HERE = Path(__file__).parent
SENTENCES = HERE / "pledges" / "sentences.txt"
WEIGHTS = HERE.parent / "src" / "communique" / "data" / "pledge_weights.json"
RIDGE = 1.0
ROUNDS = 50
FOLDS = 5
Matrix = NDArray[np.float64]


def examples(tools: Tools) -> tuple[Matrix, Matrix]:
    """A row of grounds and words for each sentence that promises something, and whether it is a pledge."""
    rows, answers = [], []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        text = line[2:]
        draft = annotate(clean(RawReport("s.txt", text.encode(), "text", text=text), tools.reference), tools)
        for sentence in draft.sentences[:1]:
            found = best_ground(draft.doc, sentence, tools.words.pledges)
            if found is not None:
                rows.append(np.concatenate([found[1], WORDS * wording(draft.doc, sentence)]))
                answers.append(float(line[0] == "+"))
    return np.array(rows), np.array(answers)


def fitted(rows: Matrix, answers: Matrix) -> Matrix:
    """The weights of a ridge regression on log odds, by Newton's method; the last is what is added."""
    wide = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(wide.shape[1])
    ridge = np.full(wide.shape[1], RIDGE)
    ridge[-1] = 1e-3
    for _ in range(ROUNDS):
        said = 1 / (1 + np.exp(-wide @ weights))
        slope = wide.T @ (said - answers) + ridge * weights
        step = np.linalg.solve((wide.T * (said * (1 - said))) @ wide + np.diag(ridge), slope)
        weights -= step
        if abs(step).max() < 1e-8:
            break
    return weights


def main() -> int:
    """Train, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print a cross-validation, write nothing")
    options = parser.parse_args()
    rows, answers = examples(load_tools(Settings()))
    if options.check:
        order = np.random.default_rng(0).permutation(len(rows))
        right = 0
        for fold in range(FOLDS):
            held = order[fold::FOLDS]
            rest = np.setdiff1d(order, held)
            weights = fitted(rows[rest], answers[rest])
            said = rows[held] @ weights[:-1] + weights[-1] > 0
            right += int((said == (answers[held] > 0.5)).sum())
        print(f"{len(rows)} sentences that promise, {int(answers.sum())} pledges: {right / len(rows):.3f} right")
        return 0
    weights = fitted(rows, answers)
    known = {
        "source": "Fitted by scripts/train_pledges.py to sentences written for Communiqué.",
        "licence": "Apache-2.0",
        "weights": [round(float(weight), 5) for weight in weights[:-1]],
        "bias": round(float(weights[-1]), 5),
    }
    WEIGHTS.write_text(json.dumps(known) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
