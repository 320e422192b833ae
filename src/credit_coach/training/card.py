"""The model card: what went in, what came out, what the model does not know."""

from __future__ import annotations

from pathlib import Path

from credit_coach.training.trainer import TrainingReport

_CARD = """# The bundled encoder

A static bilingual (Chinese, English) sentence-transformers model. Three views look at a text: {rows}
(a view's own units stand beside the word pieces; Chinese pieces are single characters). Each view has a table of 8-bit
rows, trained by itself; its vector is the sum of its rows at length one, and the views' vectors side by side, {dimensions} numbers,
are the text's. So a cosine is the mean of the views' cosines.

Made by `credit-coach train-encoder --corpora DIR --out DIR`: epochs {epochs}, seed {seed}, {seconds:.0f} s on one
thread, {own_groups} groups of the articles' own questions. The module is `credit_coach.retrieval.sentence_module.Views`, so
`SentenceTransformer(DIR, trust_remote_code=True)` needs this package; the coach reads the folder without torch.

## Figures

Spearman x 100 between cosine and label on development pairs that share no question with the training pairs:

| domain | Spearman |
|---|---|
{spearman}

`ant` are questions about Huabei and Jiebei, `webank` about Weilidai, `general` about anything. The labels of `ant` are
noisy: many paraphrases are labelled as different, and much larger models stay near 50 on this source.

English queries (every tenth, held back) whose nearest training query has the same intent:

| source | accuracy |
|---|---|
{intents}

## Data

| file | data sets in it | licence state |
|---|---|---|
| train_pairs, dev_pairs | ATEC (Ant Financial, 2018), OPPO Xiaobu matching (2021) | contest data; none stated |
| | AFQMC (selected from ATEC by CLUE) | contest data, passed on for research; none stated |
| | BQ / CCKS 2018 task 3 (HIT Shenzhen and WeBank), LCQMC (HIT Shenzhen) | given out for research; none stated |
| sts_zh | Chinese STS-B (CNSD), translated from English | none stated |
| en_intents_train | Banking77 (PolyAI), CLINC150 | CC BY 4.0, CC BY 3.0 |
| zh_en_terms | CC-CEDICT (2015), Mifos community app strings | CC BY-SA 3.0, MPL 2.0 |
| unlabelled_questions | AFQMC and OPPO test questions; only for word pieces and frequencies | as above |
| knowledge/articles | typical questions, written for this project | Apache-2.0 |

"None stated" speaks of the public copies that were read. None of the texts is in this repository; the tokenizer holds
single characters and word pieces, `units.json` words and pairs of pieces that many questions share. Before a product with this model is sold, a person should decide about this
licence state. The same command trains a weaker model on openly licensed data and this project's own questions alone.

{digests}

## What it does not know

- Word order beyond neighbours, negation and numbers: each view is a bag, so "I lend to others" and "others lend to me"
  are nearly the same.
- Words of collection, courts, negotiation and credit repair are rare in the pairs; it knows them from the articles' own
  questions alone. Product names weigh little, because nearly every question of `ant` holds one.
- Whether a question is about a person's own account: such requests look like the questions it was trained on.
"""


def write_card(out: Path, report: TrainingReport) -> None:
    """Write README.md into the model folder; the encoder's name does not depend on it."""
    card = _CARD.format(
        rows=", ".join(f"{view} ({count:,} rows)" for view, count in report.rows.items()),
        dimensions=report.dimensions,
        epochs=", ".join(f"{count} ({view})" for view, count in report.epochs.items()),
        seed=report.seed,
        seconds=report.seconds,
        own_groups=report.own_groups,
        spearman="\n".join(f"| {domain} | {value} |" for domain, value in report.figures.spearman.items()),
        intents="\n".join(f"| {source} | {value} % |" for source, value in report.figures.intent_accuracy.items()),
        digests="\n".join(f"- `{name}` sha256 {digest}" for name, digest in report.digests.items()),
    )
    out.joinpath("README.md").write_text(card, encoding="utf-8")
