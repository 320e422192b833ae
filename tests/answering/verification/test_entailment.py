"""The judge by name: small cross-encoders that are made here, loaded by the real library."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer as RawTokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from credit_coach.answering.verification.entailment import EntailmentJudge
from credit_coach.answering.verification.verifier import Verifier
from credit_coach.errors import JudgeUnavailable

SENTENCE, SPAN = "the bank may decline", "the bank may decline a plan"


def _made(folder: Path, labels: list[str], favoured: int) -> Path:
    """Save a tiny model whose answer is always the label `favoured`."""
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted({*SPAN.split()})]
    raw = RawTokenizer(WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    raw.pre_tokenizer = Whitespace()
    raw.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=raw, **special).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([3.0 if n == favoured else -3.0 for n in range(len(labels))]))
    model.save_pretrained(folder)
    return folder


@pytest.mark.parametrize(
    ("labels", "favoured", "holds"),
    [
        (["contradiction", "entailment", "neutral"], 1, True),
        (["contradiction", "entailment", "neutral"], 0, False),
        (["entailment", "not_entailment"], 1, False),
        (["score"], 0, True),
        (["score"], 1, False),
    ],
)
def test_the_label_that_says_support_decides(tmp_path: Path, labels: list[str], favoured: int, holds: bool) -> None:
    """With several labels entailment must be the likely one; with one label its score must be positive."""
    judge = EntailmentJudge(str(_made(tmp_path / "model", labels, favoured)))
    assert judge(SENTENCE, [SPAN], "en", ()) is holds


def test_all_judges_must_agree(tmp_path: Path) -> None:
    """A model that sees no support drops a sentence that another judge lets through."""
    against = EntailmentJudge(str(_made(tmp_path / "model", ["entailment", "neutral"], 1)))
    alone = Verifier(str.split, (), [lambda *_: True])
    both = Verifier(str.split, (), [lambda *_: True, against])
    assert alone(SENTENCE, [SPAN], "en").holds
    assert both(SENTENCE, [SPAN], "en").reasons == ("support",)


def test_a_model_that_is_no_judge_is_an_error(tmp_path: Path) -> None:
    """Labels that say nothing of support, and a folder without a model, are said by name."""
    strange = _made(tmp_path / "model", ["positive", "negative"], 0)
    with pytest.raises(JudgeUnavailable, match="positive, negative"):
        EntailmentJudge(str(strange))(SENTENCE, [SPAN], "en", ())
    (tmp_path / "empty").mkdir()
    with pytest.raises(JudgeUnavailable, match="empty"):
        EntailmentJudge(str(tmp_path / "empty"))(SENTENCE, [SPAN], "en", ())
