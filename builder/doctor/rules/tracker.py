"""A service that tracks people is called.

What it finds:
The addresses of services that count and follow visitors, in pages and scripts.

Why it matters:
Learners' data goes to a company that they never heard of, often without a contract or their consent, which the law
of the UK and the EU on personal data asks for. It makes no difference which LMS it is.

Example:

    <script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>

Use instead:

    the reports of your LMS
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING

HOSTS = (
    "google-analytics.com",
    "googletagmanager.com",
    "doubleclick.net",
    "connect.facebook.net",
    "hotjar.com",
    "clarity.ms",
    "mixpanel.com",
    "cdn.segment.com",
    "fullstory.com",
    "matomo.cloud",
    "mc.yandex.ru",
    "bat.bing.com",
    "js.hs-scripts.com",
    "newrelic.com",
    "nr-data.net",
    "amplitude.com",
    "heapanalytics.com",
    "snap.licdn.com",
    "analytics.tiktok.com",
)
CALLED = re.compile("|".join(map(re.escape, HOSTS)))


def find(package: Package, report: Report) -> None:
    """The first in each file."""
    for place, match in package.matches(CALLED, HOSTS):
        message = f"learners are tracked through {match[0]}"
        report(
            "tracker",
            place,
            message,
            help="turn analytics off in the program that made the course, and export it again",
        )
