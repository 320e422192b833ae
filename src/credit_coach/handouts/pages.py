"""Self-contained HTML pages: one stylesheet inside, no scripts, nothing loaded from anywhere."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from credit_coach.knowledge.figures import Lang
from credit_coach.wording import Wording


def page(template: str, lang: Lang, wording: Wording, **values: object) -> bytes:
    """Return a template filled in, as UTF-8. Everything that is not markup of the template is escaped.

    The template has `lang` and `say(key, variable=…)` besides `values`.
    """

    def say(key: str, **variables: str) -> str:
        return wording.say(lang, key, **variables)

    environment = Environment(
        loader=PackageLoader("credit_coach.handouts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(lang=lang, say=say, **values).encode()
