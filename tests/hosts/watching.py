"""Somebody who visits a site and notes whatever tries to run, load or pose."""

from collections.abc import Collection
from typing import Final
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

SPY: Final = """
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (...words) => console.error("ran", name, ...words);
document.addEventListener("securitypolicyviolation", (event) =>
  console.error("policy", event.violatedDirective, event.blockedURI, event.sample));
"""
"""Runs before anything of a page does."""

EXAMINE: Final = """() => {
  const wrong = [];
  const web = new Set(["http:", "https:", "mailto:", location.protocol]);
  const harmful = "script,style,iframe,frame,object,embed,applet,base,form,meta,link," +
    "template,math,foreignObject,use,animate,set,video,audio,source,track,portal," +
    "dialog,marquee,select,textarea,title,noscript";
  const note = (one) => wrong.push(one.outerHTML.slice(0, 160));
  for (const one of document.querySelectorAll("*"))
    for (const { name, value } of one.attributes) {
      if (name.startsWith("on") || name === "srcdoc" || name === "ping") note(one);
      if (["href", "src", "action", "formaction", "xlink:href"].includes(name)) {
        const { protocol } = new URL(value, document.baseURI);
        if (!web.has(protocol) && !(name === "src" && protocol === "data:")) note(one);
      }
    }
  for (const one of document.querySelectorAll(".gf")) {
    for (const inner of one.querySelectorAll(harmful)) note(inner);
    for (const inner of one.querySelectorAll("[style]")) note(inner);
  }
  for (const one of document.querySelectorAll(".gf-body *")) {
    // What the theme's own script adds to code and tables is its affair.
    if (one.id && !/^(u-|__code_)/.test(one.id)) note(one);
    if (one.getAttribute("name")) note(one);
    if (/\\bmd-(?!clipboard|code|typeset__)/.test(one.className)) note(one);
  }
  if (document.querySelectorAll(".gf").length > 1) wrong.push("several .gf");
  if (document.querySelectorAll("title").length !== 1) wrong.push("several titles");
  return wrong;
}"""
"""What of a page's document should not be there."""

POKE: Final = """() => {
  const events = ["pointerenter", "mouseenter", "mouseover", "focusin", "focus",
    "pointerdown", "animationstart", "toggle", "error", "load", "input"];
  for (const one of document.querySelectorAll(".gf-body *, .gf [title]"))
    for (const name of events)
      one.dispatchEvent(new Event(name, { bubbles: false, cancelable: true }));
}"""
"""Does to the elements of a page what a reader might."""


class Watcher:
    """Visits pages of a site, one after another, and collects what went wrong."""

    def __init__(
        self, context: BrowserContext, address: str, files: Collection[str]
    ) -> None:
        context.add_init_script(SPY)
        self.page: Page = context.new_page()
        self.wrong: list[str] = []
        self._address = address
        self._files = files
        self._at = ""
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", lambda request: self._meet(request.url))
        self.page.on("popup", lambda popup: self._note(f"popup {popup.url}"))
        self.page.on("dialog", lambda dialog: self._note(f"dialog {dialog.message}"))

    def visit(self, path: str) -> None:
        """Opens a page, does what a reader might, and looks it over."""
        self._at = path
        self.page.goto(self._address + path, wait_until="load")
        self.page.evaluate(POKE)
        self.look()

    def look(self) -> None:
        """Looks over the page as it is now."""
        for found in self.page.evaluate(EXAMINE):
            self._note(found)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(message.text)

    def _meet(self, url: str) -> None:
        """A request is wrong but for a file of the site, which people may show."""
        path = unquote(urlsplit(url).path).removeprefix(urlsplit(self._address).path)
        ours = url.startswith(self._address) and path in self._files
        if not ours and not url.startswith("data:"):
            self._note(f"asked for {url}")

    def _note(self, what: str) -> None:
        self.wrong.append(f"{self._at}: {what}")
