"""The word pieces of the encoder, and the rows that they start with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

SIZE = 16_000
UNKNOWN = "[UNK]"
#: The id of `UNKNOWN`: special pieces come first.
UNKNOWN_ID = 0
#: The constant of the smooth inverse frequency a / (a + p).
SMOOTHING = 1e-3


def train_tokenizer(texts: Sequence[str], size: int = SIZE) -> Tokenizer:
    """Return a WordPiece tokenizer: NFKC, lower case, Chinese character by character, Latin in pieces.

    Single characters carry most of the meaning of short Chinese questions; larger Chinese pieces lose more by being
    rare than they gain.
    """
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.BertNormalizer(handle_chinese_chars=True, lowercase=True)]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=[UNKNOWN], show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def first_rows(tokenizer: Tokenizer, texts: Sequence[str], dimensions: int) -> torch.Tensor:
    """Return random directions scaled by a / (a + p), shape (pieces, dimensions); p is a piece's share of `texts`.

    The mean of a text's rows then weighs its rare pieces more from the start. The unknown piece gets zeros: nothing in
    the data would train it, and a random row would pull a question with an emoji to a random place.
    """
    counts: Counter[int] = Counter()
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.ids)
    share = np.array([counts[piece] for piece in range(tokenizer.get_vocab_size())]) / max(1, counts.total())
    rows = torch.nn.functional.normalize(torch.randn(len(share), dimensions), dim=1)
    rows *= torch.from_numpy(SMOOTHING / (SMOOTHING + share)).float()[:, None]
    rows[UNKNOWN_ID] = 0.0
    return rows
