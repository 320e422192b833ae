"""What the tests share: the bundled content, its index and coach, built once, and a small content of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from credit_coach.assembly import quiet_libraries
from credit_coach.coach import Coach
from credit_coach.config import Retention, Settings, bundled_folder
from credit_coach.knowledge.library import Library
from credit_coach.knowledge.seal import seal
from credit_coach.retrieval.encoder import Encoder
from credit_coach.retrieval.search import Search
from credit_coach.storage.database import Database
from credit_coach.storage.store import ConversationStore
from credit_coach.web.metrics import Metrics
from credit_coach.web.turns import Turns
from credit_coach.web.workers import Workers
from credit_coach.wording import Wording

# Before any test module imports Chroma or Gradio: they read the environment when they are imported.
quiet_libraries()

# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with the project's source material; a checkout without it skips, continuous integration fails."""
    folder = Path(os.environ.get("CREDIT_COACH_SHARED") or REPOSITORY.parent / "shared").resolve()
    if not folder.is_dir():
        reason = f"{folder} is not there: set CREDIT_COACH_SHARED to the folder with facts/, corpora/ and reference/"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def library() -> Library:
    """The bundled knowledge."""
    return Library.load(bundled_folder("knowledge"))


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The bundled sentences of the coach."""
    return Wording.load(bundled_folder("prompts"))


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The bundled encoder."""
    from credit_coach.retrieval.encoder import load_encoder

    return load_encoder("bundled")


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory, library: Library, encoder: Encoder) -> Path:
    """A data folder that holds the index of the bundled knowledge, built once."""
    from credit_coach.retrieval.index import build_index

    settings = Settings(data_dir=tmp_path_factory.mktemp("data"))
    build_index(settings.index_dir, library, encoder, lambda done, total: None)
    return settings.data_dir


@pytest.fixture(scope="session")
def index_dir(data_dir: Path) -> Path:
    """The index folder inside `data_dir`."""
    return Settings(data_dir=data_dir).index_dir


@pytest.fixture(scope="session")
def search(index_dir: Path, library: Library, encoder: Encoder) -> Iterator[Search]:
    """The search over the bundled knowledge."""
    from credit_coach.retrieval.index import open_index

    search = open_index(index_dir, library, encoder)
    yield search
    search.close()


@pytest.fixture(scope="session")
def coach(search: Search, library: Library, wording: Wording, data_dir: Path) -> Coach:
    """The coach as `assembly` puts it together, on the search that the tests share."""
    from credit_coach.assembly import Content, coach_on

    return coach_on(search, Settings(data_dir=data_dir), Content(library, wording))


@pytest.fixture(scope="session")
def store() -> Iterator[ConversationStore]:
    """A store of conversations in memory."""
    store = ConversationStore(Database("sqlite://"), Retention())
    yield store
    store.close()


@pytest.fixture(scope="session")
def turns(coach: Coach, store: ConversationStore, wording: Wording) -> Turns:
    """Turns of the shared coach, kept in memory."""
    return Turns(coach, store, wording, Metrics(Workers(1, 0)))


def _binaries() -> Path | None:
    """Return the folder of Postgres' server programs; Debian keeps them off the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    beside = shutil.which("initdb")
    return versions[-1] if versions else Path(beside).parent if beside else None


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a Postgres server that lives as long as the tests."""
    binaries = _binaries()
    if binaries is None:
        assert os.environ.get("CI") != "true", "install postgresql for the tests of the store"
        pytest.skip("Postgres is not installed on this machine")
    # The server refuses to run as root: Debian's package brings a user for it.
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="credit-coach-postgres-") as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        initdb = [str(binaries / "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"]
        subprocess.run(initdb, check=True, user=user, capture_output=True, cwd="/")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
        control = [str(binaries / "pg_ctl"), "-D", data, "-w"]
        start = [*control, "-o", options, "-l", f"{folder}/log", "start"]
        subprocess.run(start, check=True, user=user, stdout=subprocess.DEVNULL, cwd="/")
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, user=user, capture_output=True, cwd="/")


@pytest.fixture
def small_knowledge(tmp_path: Path) -> Path:
    """A small knowledge folder in both languages that breaks no rule: two articles, seven facts, one boundary."""
    folder = tmp_path / "knowledge"
    for name, text in SMALL.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    seal(folder, Library.load(folder).facts)
    return folder


@pytest.fixture
def small_library(small_knowledge: Path) -> Library:
    """The small knowledge folder, loaded."""
    return Library.load(small_knowledge)


def _fact(fact_id: str, **fields: str) -> str:
    """Write one entry of the register; `fields` replace the ones that a plain fact has."""
    entry = {
        "topic": "billing",
        "statement_zh": "这是一条规则。",
        "statement_en": "This is a rule.",
        "jurisdiction": "CN",
        "effective_from": "'2021-03'",
        "effective_to": "null",
        "source": "{name_zh: 某规定, name_en: A Rule, issuer: 某机关 (An Authority)}",
        "verified": "primary-text",
        "as_of": "'2026-11-01'",
        "volatility": "low",
    } | fields
    return "\n".join([f"- id: {fact_id}", *(f"  {name}: {value}" for name, value in entry.items()), ""])


SMALL = {
    "facts.yaml": "\n".join(
        [
            _fact(
                "grace_days",
                statement_zh="信用卡一般有3天宽限期，差10元以内视为还清。",
                statement_en="A card usually has 3 days of grace; up to CNY 10 short counts as paid.",
                value="3",
                unit="days",
                figures="{tolerance: {value: 10, unit: yuan}}",
            ),
            _fact(
                "record_years",
                topic="credit_report",
                statement_zh="不良记录还清后保留5年。",
                statement_en="A bad record stays 5 years after settlement.",
                as_of="'2026-10-01'",
                value="5",
                unit="years_record",
            ),
            _fact(
                "complaint_line",
                topic="complaint",
                statement_zh="投诉热线是12378。",
                statement_en="The complaint line is 12378.",
                figures="{phone: {value: '12378', unit: phone}}",
            ),
            _fact("app_reports_daily", statement_zh="多数平台按日报送。", verified="memory"),
            _fact("repair_window", effective_from="'2026-01-01'", effective_to="'2026-03-31'"),
            _fact("interest_rule", effective_from="'2021'", volatility="medium", unused_because="nobody asks"),
            _fact(
                "arithmetic_example",
                verified="arithmetic",
                as_of="'2001'",
                volatility="high",
                unused_because="for the tests",
            ),
        ]
    ),
    "vocabulary/topics.yaml": """\
- {id: billing, zh: 账单, en: bills, ask_zh: 账单日是什么, ask_en: "What is a billing day?"}
- {id: credit_report, zh: 征信, en: the credit report, ask_zh: 逾期会上征信吗, ask_en: "Is being late reported?"}
- {id: complaint, zh: 投诉, en: complaints, ask_zh: 投诉打什么电话, ask_en: "Where do I complain?"}
""",
    "vocabulary/products.yaml": """\
- {id: credit_card, zh: 信用卡, en: credit card, names: [信用卡, credit card]}
- {id: huabei, zh: 花呗, en: Huabei, names: [花呗, huabei], specific: true}
""",
    "vocabulary/boundaries/daily.yaml": """\
- id: weather
  zh: 天气
  en: the weather
  help_zh: 天气请看手机自带的应用，信贷投诉打{complaint_line.phone}。
  help_en: See your phone's weather app; for credit complaints call {complaint_line.phone}.
  examples: [今天天气怎么样, 明天会下雨吗, what is the weather today, will it rain tomorrow]
""",
    "vocabulary/style.yaml": """\
promises:
  zh: [包过, 洗白征信]
  en: [guaranteed approval]
warns:
  zh: [骗, 别]
  en: [scam, never]
hedges:
  zh: [一般, 通常]
  en: [usually, commonly]
past:
  zh: [曾, 已]
  en: [ended, "was "]
""",
    "vocabulary/terms.yaml": "[花呗, 信用卡, 征信, 宽限期, 账单日]\n",
    "misconceptions.yaml": """\
- {id: gone-in-a-year, zh: 一年就没了, en: Gone in a year, section: late-by-days#short, facts: [record_years]}
""",
    "paraphrases/zh.jsonl": '{"section": "late-by-days#grace", "texts": ["晚了两天才想起来还"]}\n',
    "paraphrases/en.jsonl": '{"section": "late-by-days#grace", "question": "?", "texts": ["two days late, oops"]}\n',
    "articles/zh/late-by-days.md": """\
---
id: late-by-days
lang: zh
title: 信用卡晚还几天会上征信吗？
topics: [billing, credit_report]
products: [credit_card, huabei]
reviewed: 2026-11-20
related: [complain]
---

一般有{grace_days}宽限期，期内还清就不算逾期。
过了宽限期就可能上征信。[^record_years]

## 宽限期有多长 {#grace}

多数信用卡的宽限期是{grace_days}，以你的合同为准。
少还{grace_days.tolerance}以内通常也算还清。
- 平台通常按日报送，早一天还就少一天麻烦。[^app_reports_daily]
- [ ] 打开账单，看一下最后还款日。
? 信用卡宽限期几天
? 晚还一天要紧吗
? 差几块钱没还清算逾期不
? 忘记还信用卡了咋办
? 还款日当天晚上还来得及吗
? 宽限期收不收利息

## 记录会留多久 {#record}

不良记录从还清那天起保留{record_years}。
曾有过一次性的信用修复，那个窗口已结束。[^repair_window:past]

这条记录没有捷径可以删，说能删的是骗子。
- [ ] 先把欠款还清，再从那天开始数。
? 征信上的逾期记录多久消除
? 还清以后记录还在吗
? 不良记录怎么才能没有
? 逾期记录能不能提前删掉
? 花呗逾期会一直留着吗
? 想买房征信有逾期怎么办
""",
    "articles/en/late-by-days.md": """\
---
id: late-by-days
lang: en
title: Does paying my card a few days late show on my credit report?
topics: [billing, credit_report]
products: [credit_card, huabei]
reviewed: 2026-11-20
related: [complain]
---

There are usually {grace_days} of grace, and paying within them is not late.
After that it may show on your credit report (征信).[^record_years]

## How long is the grace period? {#grace}

Most cards give {grace_days}; check your contract.
Being up to {grace_days.tolerance} short usually counts as paid.
- Lenders commonly report every day, so each day earlier helps.[^app_reports_daily]
- [ ] Open your bill and look at the due date.
? how long is the grace period
? is one day late a problem
? paid a few yuan too little, am I late
? forgot to pay my credit card
? can I still pay on the evening of the due date
? is there interest during the grace period

## How long does the record stay? {#record}

A bad record stays {record_years} from the day you settle.
There was a one-off repair scheme, and its window has ended.[^repair_window:past]

There is no shortcut, and whoever sells one runs a scam.
- [ ] Settle the debt first, then count from that day.
? when does a late payment disappear
? is the record gone after I pay
? how do I get rid of a bad record
? can the record be deleted early
? will huabei stay on my report for ever
? want to buy a flat but I have a late record
""",
    "articles/zh/complain.md": """\
---
id: complain
lang: zh
title: 对银行不满意，去哪里投诉？
topics: [complaint]
reviewed: 2026-11-20
---

先找银行的官方客服，没结果再打{complaint_line.phone}。

## 怎么投诉才有用 {#how}

把事情、日期和你的要求写清楚，先交给银行自己的客服。
没有结果就打{complaint_line.phone}，这是监管的热线。
法院那边是另一条路，先问清楚再走。[^advice]
- [ ] 把聊天记录和账单截图存好。
? 投诉银行打什么电话
? 客服不理我怎么投诉
? 投诉要准备什么材料
? 投诉多久有结果呀
? 银行乱扣费找谁
? 投诉会不会影响我贷款
""",
    "articles/en/complain.md": """\
---
id: complain
lang: en
title: I am unhappy with my bank, where do I complain?
topics: [complaint]
reviewed: 2026-11-20
---

Ask the bank's own service first, then call {complaint_line.phone}.

## How do I complain so that it helps? {#how}

Write down what happened, when, and what you want, and give it to the bank first.
If nothing happens, call the regulator's hotline {complaint_line.phone}.
A court is another way, so ask before you go there.[^advice]
- [ ] Save the chat and take a picture of the bill.
? which number do I call about my bank
? customer service ignores me
? what do I need for a complaint
? how long until I hear back
? the bank charged me for nothing
? will complaining hurt my chances of a loan
""",
}
