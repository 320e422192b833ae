"""The two losses, over unit rows of shape (n, dimensions); cosines are multiplied by `scale` before a softmax."""

from __future__ import annotations

import torch


def cosent(left: torch.Tensor, right: torch.Tensor, scores: torch.Tensor, scale: float) -> torch.Tensor:
    """Return the CoSENT loss: of any two pairs, the one with the higher score shall have the higher cosine."""
    cosines = (left * right).sum(dim=1) * scale
    gaps = cosines[:, None] - cosines[None, :]
    wrong_if_positive = gaps[scores[:, None] < scores[None, :]]
    return torch.logsumexp(torch.cat([wrong_if_positive, torch.zeros(1)]), dim=0)


def ranking(left: torch.Tensor, right: torch.Tensor, groups: torch.Tensor, scale: float) -> torch.Tensor:
    """Return the in-batch ranking loss both ways; other rows of the same group are not counted as wrong answers."""
    logits = left @ right.T * scale
    others = (groups[:, None] == groups[None, :]) & ~torch.eye(len(groups), dtype=torch.bool)
    logits = logits.masked_fill(others, -torch.inf)
    target = torch.arange(len(groups))
    cross_entropy = torch.nn.functional.cross_entropy
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2
