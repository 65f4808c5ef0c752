"""What the theme makes → what is written: it asks nobody, and says what may run."""

from collections.abc import Callable

from growthfolio.hosts.content_policy import Policy
from growthfolio.hosts.sitemap import SITEMAP
from growthfolio.hosts.theme import without_strangers


class Outgoing:
    """Pages and templates of one site, on their way out.

    `sitemap` is the site map as it was made, and `whole` makes it one of all pages.
    `empty` are the templates of which nothing came.
    """

    def __init__(
        self,
        policy: Policy,
        whole: Callable[[str], str],
        *,
        private: bool,
        watched: bool,
    ) -> None:
        self._policy, self._whole = policy, whole
        self._private, self._watched = private, watched
        self.sitemap = ""
        self.empty: set[str] = set()

    @property
    def scripts(self) -> frozenset[str]:
        """All that the policies of pages let run so far."""
        return frozenset(self._policy.runs)

    def page(self, output: str, content: str = "") -> str:
        """A page with nothing on it that asks strangers, and the policy that says so.

        `content` is what of it people wrote. While somebody watches, MkDocs writes a
        script of its own into each page.
        """
        quiet = without_strangers(output, private=self._private)
        return quiet if self._watched else self._policy.on(quiet, content)

    def template(self, name: str, output: str) -> str:
        """What a theme brings itself, such as 404.html."""
        if not output.strip():
            self.empty.add(name)
            return output
        if name == SITEMAP:
            self.sitemap = output
            return self._whole(output)
        return self.page(output) if name.endswith(".html") else output
