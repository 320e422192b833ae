"""Prints what one verdict costs: `python benchmarks/verification_speed.py`; processor time a sentence."""

from __future__ import annotations

import time

from credit_coach.config import Settings
from credit_coach.evaluation.verification import load_pairs, make_verifier
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import load_encoder

if __name__ == "__main__":
    settings = Settings()
    verifier = make_verifier(Library.load(settings.knowledge_dir), load_encoder("bundled"))
    pairs = [pair for pair in load_pairs(settings.knowledge_dir / "verification") if pair.part == "dev"]
    for lang in ("zh", "en"):
        costs = []
        for pair in (one for one in pairs if one.lang == lang):
            begun = time.process_time()
            verifier(pair.sentence, pair.spans, pair.lang)
            costs.append((time.process_time() - begun) * 1000)
        costs.sort()
        print(f"{lang}: p50 {costs[len(costs) // 2]:.2f} ms, p95 {costs[int(len(costs) * 0.95)]:.2f} ms")
