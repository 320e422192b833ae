"""The model card: what went in, what came out, what the model does not know."""

from __future__ import annotations

from pathlib import Path

from credit_coach.training.trainer import TrainingReport

_DATA = """| file | data sets in it | licence state |
|---|---|---|
| train_pairs, dev_pairs | ATEC (Ant Financial, 2018), AFQMC (CLUE), CCKS 2018 task 3 / BQ (WeBank), LCQMC, OPPO Xiaobu matching | contest or research data; no open licence in the copies used |
| sts_zh | Chinese STS-B (CNSD), translated | none stated |
| en_intents_train | Banking77 (PolyAI), CLINC150 | CC BY 4.0, CC BY 3.0 |
| zh_en_terms | CC-CEDICT, Mifos interface strings | CC BY-SA 3.0, MPL 2.0 |
| unlabelled_questions | questions of the sets above, for vocabulary and word frequencies only | as above |
| typical questions of the articles | written for this project | Apache-2.0 |

None of the texts is in this repository. Before a product with this model is sold, a person should decide about the
licence state above; openly licensed data and this project's own questions alone train a weaker but clean model with the same command."""


def write_card(out: Path, report: TrainingReport) -> None:
    """Write README.md into the model folder."""
    figures = report.figures
    spearman = "\n".join(f"| {domain} | {value} |" for domain, value in figures.spearman.items())
    intents = "\n".join(f"| {source} | {value} % |" for source, value in figures.intent_accuracy.items())
    digests = "\n".join(f"- `{name}` sha256 {digest}…" for name, digest in report.digests.items())
    out.joinpath("README.md").write_text(
        f"""# The bundled encoder

A static bilingual (Chinese, English) sentence-transformers model: {report.vocabulary:,} word pieces (Chinese by character) of
{report.dimensions} dimensions at half precision; the vector of a text is the mean of its pieces, scaled to length one.
Made by `credit-coach train-encoder --corpora DIR --out DIR`: {report.epochs} epochs, seed {report.seed}, {report.seconds:.0f} s on one
thread, {report.own_groups} groups of the articles' own questions.

## Figures

Spearman x 100 between cosine and label on development pairs that share no question with the training pairs:

| domain | Spearman |
|---|---|
{spearman}

English queries (every tenth, held back) whose nearest training query has the same intent:

| source | accuracy |
|---|---|
{intents}

## Data

{_DATA}

{digests}

## What it does not know

Word order, negation and numbers: it is a bag of pieces. The pairs speak mostly of one app's features; words of collection, courts and
negotiation come only from the articles' own questions.
""",
        encoding="utf-8",
    )
