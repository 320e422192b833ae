"""A real, small training run on questions made from templates, and the parts that it is put together from."""

from __future__ import annotations

import gzip
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import CoSENTLoss

from credit_coach.config import bundled_folder
from credit_coach.errors import SettingInvalid
from credit_coach.knowledge.library import Library
from credit_coach.retrieval.encoder import ViewsEncoder, load_encoder
from credit_coach.retrieval.units import VIEWS
from credit_coach.training import batches
from credit_coach.training.batches import epoch_batches
from credit_coach.training.card import write_card
from credit_coach.training.corpora import Corpora, load_corpora, question_groups
from credit_coach.training.losses import cosent, ranking
from credit_coach.training.trainer import TrainingReport, train
from credit_coach.training.vocabulary import UNKNOWN_ID, first_rows, train_tokenizer, train_units

PRODUCTS = {"花呗": "huabei", "借呗": "jiebei", "信用卡": "credit card", "白条": "baitiao", "网贷": "online loan"}
# Each line asks one thing in two Chinese ways and two English ways.
ASKS = [
    ("怎么提前还清{}", "{}能不能早点结清", "how to repay my {} early", "can i settle the {} before it is due"),
    ("{}逾期了怎么办", "{}没按时还会怎样", "my {} is overdue", "what if i pay the {} late"),
    ("如何注销{}", "{}可以关掉吗", "how to close my {}", "can i cancel the {}"),
    ("{}利息多少", "{}一年收多少钱", "what interest does the {} charge", "how expensive is a {} per year"),
    ("{}额度怎么提高", "为什么{}额度变少了", "how to raise the limit of my {}", "why is my {} limit lower"),
]
OWN = [["协商还款怎么谈", "how do i negotiate a plan"], ["法院传票怎么办", "i got a summons from the court"]]


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a file in the format of the corpora."""
    with gzip.open(path, "wt", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in [header, *rows])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpora folder with a few hundred rows made from the templates above."""
    folder = tmp_path_factory.mktemp("corpora")
    pairs, sentences, queries = [], [], []
    for number, (one, other, first, second) in enumerate(ASKS):
        for domain, name in zip(("ant", "webank", "general", "ant", "general"), PRODUCTS, strict=True):
            pairs.append(("made", domain, one.format(name), other.format(name), 1))
            wrong = ASKS[(number + 1) % len(ASKS)][0]
            pairs.append(("made", domain, one.format(name), wrong.format(name), 0))
            sentences.append(("made", one.format(name), other.format(name), 4.5))
            queries += [("banking77", "b", text.format(PRODUCTS[name]), f"i{number}") for text in (first, second)]
            queries += [("clinc150", "c", f"please tell me {first.format(PRODUCTS[name])}", f"i{number}")]
    terms = [("made", zh, en) for zh, en in [*PRODUCTS.items(), ("利息", "interest"), ("逾期", "overdue")]] * 10
    write_table(folder / "train_pairs.tsv.gz", ("source", "domain", "text_a", "text_b", "label"), pairs * 4)
    write_table(folder / "dev_pairs.tsv.gz", ("source", "domain", "text_a", "text_b", "label"), pairs)
    write_table(folder / "unlabelled_questions.tsv.gz", ("source", "text"), [("made", "还款日是哪天")])
    write_table(folder / "sts_zh.tsv.gz", ("source", "text_a", "text_b", "score"), sentences)
    write_table(folder / "en_intents_train.tsv.gz", ("source", "domain", "text", "intent"), queries)
    write_table(folder / "zh_en_terms.tsv.gz", ("source", "zh", "en"), terms)
    return folder


@pytest.fixture(scope="module")
def corpora(folder: Path) -> Corpora:
    """Return that folder as values."""
    return load_corpora(folder)


@pytest.fixture(scope="module")
def trained(corpora: Corpora, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TrainingReport, list[str]]:
    """Train once, with what the run reported."""
    lines: list[str] = []
    out = tmp_path_factory.mktemp("models") / "small"
    report = train(corpora, out, OWN, dimensions=16, seed=5, progress=lines.append)
    return out, report, lines


def test_trained_model_is_read_alike_by_both_loaders(trained: tuple[Path, TrainingReport, list[str]]) -> None:
    """The folder is a sentence-transformers model of 8 bits a number, and the light loader gives the same vectors."""
    out, report, _ = trained
    tables = load_file(out / "model.safetensors")
    assert {view: (tables[view].dtype, tables[view].shape) for view in VIEWS} == {
        view: (np.int8, (rows, 16)) for view, rows in report.rows.items()
    }
    encoder = load_encoder(str(out))
    assert isinstance(encoder, ViewsEncoder)
    texts = ["花呗逾期了怎么办", "how to close my credit card", "龘😭花呗", "", "😭"]
    expected = SentenceTransformer(str(out), device="cpu", trust_remote_code=True).encode(texts)
    np.testing.assert_allclose(encoder.encode(texts), expected, atol=1e-6)


def test_every_file_can_be_read_by_other_users(trained: tuple[Path, TrainingReport, list[str]]) -> None:
    """A server may run under another account than the training did."""
    out, _, _ = trained
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in out.rglob("*") if path.is_file())


def test_training_teaches_meaning_and_bridges_the_languages(
    trained: tuple[Path, TrainingReport, list[str]],
) -> None:
    """After three small epochs paraphrases beat other questions, and the project's own translations find each other."""
    out, report, _ = trained
    assert set(report.figures.spearman) == {"ant", "webank", "general"}
    assert min(report.figures.spearman.values()) > 70
    assert set(report.figures.intent_accuracy) == {"banking77", "clinc150"}
    encoder = ViewsEncoder(out)
    zh = encoder.encode([group[0] for group in OWN])
    en = encoder.encode([group[1] for group in OWN])
    assert (zh @ en.T).argmax(axis=1).tolist() == [0, 1]


def test_unknown_piece_stays_at_zero(trained: tuple[Path, TrainingReport, list[str]]) -> None:
    """An emoji or a character never seen must not pull a question anywhere: its row is zeros."""
    out, _, _ = trained
    tables = load_file(out / "model.safetensors")
    assert not any(tables[view][UNKNOWN_ID].any() for view in VIEWS)
    with_emoji, without = ViewsEncoder(out).encode(["花呗逾期了怎么办😭", "花呗逾期了怎么办"])
    np.testing.assert_allclose(with_emoji, without, atol=1e-6)


def test_progress_and_report_say_what_happened(folder: Path, trained: tuple[Path, TrainingReport, list[str]]) -> None:
    """One line an epoch of each view, and a report that names every file that went in by its SHA-256."""
    _, report, lines = trained
    epochs = [f"{view} {number + 1}/{of}" for view, of in report.epochs.items() for number in range(of)]
    assert [line.split(":")[0] for line in lines] == epochs
    assert (report.seed, report.own_groups, report.dimensions) == (5, 2, 3 * 16)
    assert set(report.digests) == {path.name for path in folder.iterdir()}
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in report.digests.values())


def test_same_seed_gives_the_same_model(
    corpora: Corpora, trained: tuple[Path, TrainingReport, list[str]], tmp_path: Path
) -> None:
    """A training run can be repeated to the bit."""
    out, _, _ = trained
    train(corpora, tmp_path / "small", OWN, dimensions=16, seed=5)
    assert ViewsEncoder(tmp_path / "small").name == ViewsEncoder(out).name
    train(corpora, tmp_path / "small", OWN, dimensions=16, seed=6)
    assert ViewsEncoder(tmp_path / "small").name != ViewsEncoder(out).name


def test_failed_run_leaves_the_old_model(corpora: Corpora, tmp_path: Path) -> None:
    """The folder is replaced only at the end, so that an interrupted run costs nothing but time."""
    (tmp_path / "model.safetensors").write_text("old")

    def interrupt(line: str) -> None:
        raise KeyboardInterrupt(line)

    with pytest.raises(KeyboardInterrupt):
        train(corpora, tmp_path, (), dimensions=8, progress=interrupt)
    assert (tmp_path / "model.safetensors").read_text() == "old"


def test_card_names_figures_data_and_limits(trained: tuple[Path, TrainingReport, list[str]]) -> None:
    """The model card holds each figure, each file with its digest, the licence state and what the model cannot do."""
    out, report, _ = trained
    name = ViewsEncoder(out).name
    write_card(out, report)
    card = (out / "README.md").read_text("utf-8")
    for figure in (*report.figures.spearman.values(), *report.figures.intent_accuracy.values()):
        assert str(figure) in card
    for file, digest in report.digests.items():
        assert f"`{file}` sha256 {digest}\n" in card
    for word in ("seed 5", "licence state", "ATEC", "Banking77", "CC-CEDICT", "negation"):
        assert word in card
    assert ViewsEncoder(out).name == name


def test_every_batch_has_one_source_and_partners_of_one_group(corpora: Corpora) -> None:
    """Rows of other sources would be too easy to tell apart; a partner must mean the same as its text."""
    epoch = epoch_batches(corpora, OWN, random.Random(1), own_repeats=3, terms=10)
    owners = {
        **{text: f"pairs/{name}" for name, rows in corpora.pairs.items() for row in rows for text in (row.a, row.b)},
        **{text: "terms" for term in corpora.terms for text in term},
        **{text: name for name, texts in corpora.intents.items() for text in texts},
        **{text: f"own/{number}" for number, group in enumerate(OWN) for text in group},
    }
    for batch in epoch:
        assert len(batch.left) == len(batch.right) == len(batch.groups) <= batches.SIZE
        kinds = {owners[text].split("/")[0] for text in (*batch.left, *batch.right)}
        assert len(kinds - {"banking77", "clinc150"}) <= 1
        if batch.scores is None:
            assert [owners[text] for text in batch.left] == [owners[text] for text in batch.right]
    own = [text for batch in epoch for text in batch.left if owners[text].startswith("own/")]
    assert sorted(own) == sorted([text for group in OWN for text in group] * 3)


def test_own_questions_meet_the_other_language(corpora: Corpora) -> None:
    """About half of the pairs of a bilingual group bridge the languages, the rest stay in one."""
    group = ["一问", "二问", "三问", "四问", "one", "two", "three", "four"]
    rows = [
        (left, right)
        for batch in epoch_batches(corpora, [group], random.Random(1), own_repeats=4, terms=10)
        for left, right in zip(batch.left, batch.right, strict=True)
        if left in group
    ]
    across = sum(left.isascii() != right.isascii() for left, right in rows)
    assert 0.6 < across / len(rows) < 0.95  # half by choice, and four of seven of the other half
    assert all(left != right for left, right in rows)


def test_ranking_leaves_out_rows_of_the_same_meaning() -> None:
    """Two rows of one intent are no wrong answers to each other: with the mask the loss does not see them."""
    rows = torch.nn.functional.normalize(torch.randn(4, 8, generator=torch.Generator().manual_seed(1)), dim=1)
    apart = ranking(rows[[0, 1]], rows[[2, 3]], torch.tensor([0, 1]), 12.0)
    doubled = ranking(rows[[0, 1, 0]], rows[[2, 3, 2]], torch.tensor([0, 1, 0]), 12.0)
    unmasked = ranking(rows[[0, 1, 0]], rows[[2, 3, 2]], torch.tensor([0, 1, 2]), 12.0)
    assert doubled < unmasked
    assert torch.isfinite(doubled)
    assert torch.isclose(ranking(rows[[0]], rows[[2]], torch.tensor([0]), 12.0), torch.tensor(0.0))
    assert apart > 0


def test_cosent_is_that_of_sentence_transformers() -> None:
    """Our loss, which needs no model around it, is theirs to the last digits."""
    left, right = torch.nn.functional.normalize(torch.randn(2, 6, 8, generator=torch.Generator().manual_seed(1)), dim=2)
    scores = torch.tensor([1.0, 0.0, 0.5, 1.0, 0.0, 0.2])
    theirs = CoSENTLoss(SentenceTransformer(modules=[torch.nn.Identity()], device="cpu"), scale=12.0)
    expected = theirs.compute_loss_from_embeddings([left, right], scores)
    torch.testing.assert_close(cosent(left, right, scores, 12.0), expected)


def test_units_are_words_and_pairs_seen_often_enough() -> None:
    """A word in two questions and a pair of pieces in eight get rows; the same question twice counts once."""
    questions = [f"花呗逾期{number}天" for number in range(9)] + ["信用卡注销"] * 9
    units = train_units(questions, questions)
    assert "逾期" in units.words
    assert "注销" not in units.words
    pieces, words, pairs = units("花呗逾期")
    assert pieces == [units.tokenizer.token_to_id(piece) for piece in "花呗逾期"]
    assert words[:4] == pairs[:4] == pieces
    assert units.words[words[-1] - units.sizes["pieces"]] == "逾期"
    assert len(pairs) == 4 + 4  # the first edge and three neighbours; nothing ends in 期
    assert units("注销")[2] == units("注销")[0]


def test_tokenizer_splits_chinese_and_folds_width_and_case() -> None:
    """Chinese goes by character, full width and capitals are folded, Latin words come in pieces."""
    tokenizer = train_tokenizer(["花呗怎么还款 interest rate", "the interest rates of huabei"] * 5, 120)
    assert tokenizer.encode("花呗还款").tokens == ["花", "呗", "还", "款"]
    assert tokenizer.encode("ＩＮＴＥＲＥＳＴ").tokens == tokenizer.encode("interest").tokens == ["interest"]
    assert tokenizer.encode("😭").ids == [UNKNOWN_ID]


def test_first_rows_are_shorter_for_frequent_pieces() -> None:
    """The start already weighs by inverse frequency, and the unknown piece weighs nothing."""
    often, seldom = 1, 2
    lengths = first_rows([[often, often, seldom]] * 30 + [[often]] * 30, 4, 8).norm(dim=1)
    assert lengths[often] < lengths[seldom] < lengths[3]
    assert lengths[UNKNOWN_ID] == 0.0


def test_held_back_queries_are_not_trained_on(corpora: Corpora) -> None:
    """The queries behind the intent figures appear nowhere in what the trainer reads."""
    held_back = {text for texts in corpora.held_back_intents.values() for text in texts}
    assert held_back
    assert not held_back & set(corpora.texts())


def test_articles_give_groups_in_both_languages() -> None:
    """Each section's typical questions and paraphrases make one group, Chinese and English together."""
    groups = question_groups(Library.load(bundled_folder("knowledge")))
    assert len(groups) > 50
    assert all(len(group) > 1 for group in groups)
    mixed = sum(len({text.isascii() for text in group}) == 2 for group in groups)
    assert mixed > len(groups) / 2


@pytest.mark.parametrize(
    "content", [None, b"plain text", gzip.compress(b"", mtime=0), gzip.compress(b"source\ttext\nmade\ta\tb\n", mtime=0)]
)
def test_broken_corpora_are_named(folder: Path, tmp_path: Path, content: bytes | None) -> None:
    """A file that is missing, not gzip, empty or of another shape is reported with its path."""
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    broken = tmp_path / "unlabelled_questions.tsv.gz"
    broken.unlink()
    if content is not None:
        broken.write_bytes(content)
    with pytest.raises(SettingInvalid, match=r"unlabelled_questions\.tsv\.gz"):
        load_corpora(tmp_path)


def test_corpora_are_read_without_torch() -> None:
    """The command line may import the package and read the corpora before it knows whether torch is installed."""
    program = "import sys, credit_coach.training.corpora; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
