"""The units of the encoder, and the rows that they start with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from credit_coach.retrieval.units import Units, neighbours

SIZE = 16_000
UNKNOWN = "[UNK]"
#: The id of `UNKNOWN`: special pieces come first.
UNKNOWN_ID = 0
#: In so many questions a word or a pair of pieces must be.
WORD_SEEN, PAIR_SEEN = 2, 8
#: The constant of the smooth inverse frequency a / (a + p).
SMOOTHING = 1e-3


def train_units(texts: Sequence[str], questions: Iterable[str]) -> Units:
    """Return pieces trained on `texts`, and the words and pairs that `questions`, each counted once, have often."""
    units = Units(train_tokenizer(texts), (), ())
    words: Counter[str] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for question in set(questions):
        words.update(word for word in units.cut(question) if word.strip())
        pairs.update(neighbours(units.pieces(question)))
    return Units(
        units.tokenizer,
        sorted(word for word, seen in words.items() if seen >= WORD_SEEN),
        sorted(pair for pair, seen in pairs.items() if seen >= PAIR_SEEN),
    )


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


def first_rows(texts: Iterable[Sequence[int]], size: int, dimensions: int) -> torch.Tensor:
    """Return random directions scaled by a / (a + p), shape (size, dimensions); p is a row's share of `texts`.

    The sum of a text's rows then weighs its rare units more from the start. The unknown piece gets zeros: nothing in
    the data would train it.
    """
    counts: Counter[int] = Counter()
    for rows in texts:
        counts.update(rows)
    share = np.array([counts[row] for row in range(size)]) / max(1, counts.total())
    table = torch.nn.functional.normalize(torch.randn(size, dimensions), dim=1)
    table *= torch.from_numpy(SMOOTHING / (SMOOTHING + share)).float()[:, None]
    table[UNKNOWN_ID] = 0.0
    return table
