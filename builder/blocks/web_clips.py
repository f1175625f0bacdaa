"""A film or a sound on the web: a card that leads to it, since a package can't hold it; nothing is embedded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from builder.frozen import frozen
from builder.model import Figure, Hyperlink, Paragraph, Picture, Words
from builder.model.inline import plain_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Inline, Node, Span

ADDRESS = pattern(r"https?://[^\s\"'<>()]+|www\.[^\s\"'<>()]+", re.IGNORECASE)
PROVIDERS = {  # by the end of the host's name
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "microsoftstream.com": "Microsoft Stream",
    "sharepoint.com": "Microsoft Stream",
}


@frozen
class WebClip:
    """What a card says of a film or a sound on the web."""

    link: Hyperlink  # its title, which leads to it
    provider: str  # "YouTube"; of a website that we don't know, its host's name

    @property
    def drawn(self) -> Paragraph:
        """The link, to be drawn as text is."""
        return Paragraph((self.link,), self.link.span, tight=True)


def web_clip(address: str, nodes: Sequence[Node], title: str, span: Span) -> WebClip:
    """The card for an address; its title is the words of its link, else that of its block."""
    url = address if "://" in address else f"https://{address}"
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    provider = next((name for end, name in PROVIDERS.items() if host == end or host.endswith(f".{end}")), host)
    named = next((words for node in nodes if (words := _words_of_link(node, address))), "")
    return WebClip(Hyperlink("web", url, (Words(named or title or provider),), span), provider)


def only_leads_to(node: Node, address: str) -> bool:
    """Whether a node is the address and nothing else, so that the card says it all."""
    if not isinstance(node, Paragraph | Figure):
        return False
    left = [one for one in node.inside if not (isinstance(one, Words) and not one.text.strip(" \n.:"))]
    return len(left) == 1 and (_leads_to(left[0], address) or plain_of(left).strip() == address)


def _leads_to(one: Inline, address: str) -> bool:
    if isinstance(one, Picture):
        return one.web == address
    return isinstance(one, Hyperlink) and one.kind == "web" and one.place == address


def _words_of_link(node: Node, address: str) -> str:
    """The words that an author gave a link to the address; "" where these are the address itself."""
    for one in getattr(node, "inside", ()):
        if _leads_to(one, address):
            words = (one.alt if isinstance(one, Picture) else plain_of(one.inside)).strip()
            return "" if ADDRESS.fullmatch(words) else words
    return ""
