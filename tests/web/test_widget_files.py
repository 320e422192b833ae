"""The widget's scripts as they are served, and the page that shows the widget."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from credit_coach.config import Settings
from credit_coach.web.app import create_app

SCRIPTS = ("/widget.js", "/widget-chat.js")
MOST = 40 * 1024


@pytest.fixture(scope="module")
def client(data_dir: Path) -> Iterator[TestClient]:
    """A client of the whole application on the shared index."""
    with TestClient(create_app(Settings(data_dir=data_dir))) as client:
        yield client


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_may_be_used_by_every_page(client: TestClient, path: str) -> None:
    """A page of another origin may load it, also one that isolates itself, and caches keep it apart by packing."""
    response = client.get(path, headers={"origin": "https://anybody.example"})
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "Accept-Encoding" in response.headers["vary"]
    assert client.head(path).status_code == 200


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_that_is_known_is_not_sent_again(client: TestClient, path: str) -> None:
    """An ETag saves the second transfer; packed and plain are the same script."""
    first = client.get(path)
    assert first.headers["content-encoding"] == "gzip"
    assert client.get(path, headers={"accept-encoding": "identity"}).content == first.content
    again = client.get(path, headers={"if-none-match": f"W/{first.headers['etag']}"})
    assert (again.status_code, again.content) == (304, b"")


def test_the_chat_is_kept_for_a_year_under_its_own_name_only(client: TestClient) -> None:
    """The version that the first script asks for is the one at hand; an older name is asked for anew."""
    loader = client.get("/widget.js").text
    version = client.get("/widget-chat.js").headers["etag"].strip('"')
    assert version in loader
    assert "immutable" in client.get(f"/widget-chat.js?v={version}").headers["cache-control"]
    assert client.get("/widget-chat.js?v=old").headers["cache-control"] == "no-cache"
    assert "max-age=600" in client.get("/widget.js").headers["cache-control"]


def test_both_scripts_fit_into_their_size_and_name_no_host(client: TestClient) -> None:
    """At most 40 KB packed, nothing from elsewhere, nothing that a strict policy would stop."""
    scripts = [client.get(path).content for path in SCRIPTS]
    assert sum(len(gzip.compress(one, 9)) for one in scripts) <= MOST
    for text in (one.decode() for one in scripts):
        assert set(re.findall(r"https?://[^\s\"'`$\\)]+", text)) <= {"http://www.w3.org/2000/svg"}
        assert not re.search(
            r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|document\.cookie", text
        )
        assert not re.search(r"setAttribute\(\"style\"", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_front_page_obeys_a_strict_policy(client: TestClient, lang: str) -> None:
    """It has no inline script or style, speaks the language asked for, and states the sizes that are served."""
    response = client.get(f"/?lang={lang}")
    assert "unsafe" not in response.headers["content-security-policy"]
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", response.text)
    assert f'lang="{"zh-CN" if lang == "zh" else "en"}"' in response.text
    size = sum(len(gzip.compress(client.get(path).content, 9)) for path in SCRIPTS)
    assert f"{size / 1024:.0f} KB" in response.text


def test_the_front_page_follows_the_browser(client: TestClient) -> None:
    """English for a browser that prefers it, Chinese otherwise."""
    assert 'lang="en"' in client.get("/", headers={"accept-language": "en-GB,zh;q=0.5"}).text
    assert 'lang="zh-CN"' in client.get("/", headers={"accept-language": "fr"}).text
