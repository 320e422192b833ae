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
    rare than they gain. The same texts give the same tokenizer.
    """
    tokenizer = _tokenizer({UNKNOWN: UNKNOWN_ID})
    # The library numbers the pieces inside words in the order of a hash map, and breaks ties between pairs by these
    # numbers, so that no two runs agree. Handing in these pieces first, sorted, fixes their numbers.
    special = [UNKNOWN, *(f"##{letter}" for letter in _letters(tokenizer, texts))]
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    # A new tokenizer, in which the pieces handed in are ordinary ones.
    pieces = sorted(set(tokenizer.get_vocab()) - {UNKNOWN})
    return _tokenizer({piece: number for number, piece in enumerate([UNKNOWN, *pieces])})


def _tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.BertNormalizer(handle_chinese_chars=True, lowercase=True)]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def _letters(tokenizer: Tokenizer, texts: Sequence[str]) -> list[str]:
    """Return what can stand inside a word after normalisation: letters and digits that are not Chinese characters."""
    seen = {letter for text in texts for letter in text}
    folded = {letter for one in seen for letter in tokenizer.normalizer.normalize_str(one)}
    spaced = {letter for letter in folded if tokenizer.normalizer.normalize_str(letter) != letter}
    return sorted(letter for letter in folded - spaced if letter.isalnum())


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
