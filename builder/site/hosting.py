"""What a web server is told to hold the site: headers, types, and how nginx and IIS say them."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

# What its server should send with each file. The page has its strictest rules in itself: `POLICY` in making.py.
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm"}  # that not every server knows
PRESSED = (
    "text/javascript",
    "application/javascript",
    "application/wasm",
    "application/zip",
    "application/json",
    "text/css",
)
NGINX = """{headers}
include mime.types;
types {{ {types} }}
gzip on;
gzip_types {pressed};"""
IIS = """<configuration>
  <system.webServer>
    <staticContent>
{types}
    </staticContent>
    <httpProtocol>
      <customHeaders>
{headers}
      </customHeaders>
    </httpProtocol>
    <urlCompression doStaticCompression="true" />
  </system.webServer>
</configuration>"""


def texts() -> dict[str, str]:
    """Each text of the page for IT by its name there."""
    return {
        "headers": "\n".join(f"{name}: {value}" for name, value in HEADERS.items()),
        "types": "\n".join(f"{ending}  {kind}" for ending, kind in TYPES.items()),
        "pressed": ", ".join(PRESSED),
        "nginx": NGINX.format(
            headers="\n".join(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
            types=" ".join(f"{kind} {ending[1:]};" for ending, kind in TYPES.items()),
            pressed=" ".join(PRESSED),
        ),
        "iis": IIS.format(
            headers="\n".join(_anew(8, "name", name, "value", value) for name, value in HEADERS.items()),
            types="\n".join(_anew(6, "fileExtension", ending, "mimeType", kind) for ending, kind in TYPES.items()),
        ),
    }


def _anew(indent: int, key: str, name: str, other: str, value: str) -> str:
    """An entry of IIS, which refuses one that the server has already: that is taken out before."""
    tag = "mimeMap" if key == "fileExtension" else "add"
    before = " " * indent
    removed = f"{before}<remove {key}={quoteattr(name)} />"
    return f"{removed}\n{before}<{tag} {key}={quoteattr(name)} {other}={quoteattr(value)} />"
