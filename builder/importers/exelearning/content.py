"""What a device of eXeLearning is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import unquote

from builder.importers.json_object import JsonObject

if TYPE_CHECKING:
    from builder.importers.draft import Elements, Gap

WAYS = re.compile(r"^(?:\{\{context_path\}\}/|asset://[^/]+/|files/tmp/.*?/|resources/|content/resources/|\./)+")


@dataclass(slots=True)
class Content(JsonObject):
    """A device, or a part of one."""

    OF_PROGRAMS: ClassVar[re.Pattern[str]] = re.compile(
        r"^(?:_?(?:id|type|class|reference|idevice|field|purpose|tip|icon|version|parentNode|anchors|x_\w+|\w*[Ii]nstruc"
        r"|\w*_?nom\b)|\w*(?:Id|Help|Tip|Icon|Btn|Input|Random|Score|Color|Caption|Instruc)|msgs|i18n|typeGame|ideviceId"
        r"|userResources|systemResources|emphasis|lastIdevice|edit|undo|_\w*(?:Instruc|nom)|iDeviceDir|content_w?o?_?\w*)$"
    )

    def named(self, file: str) -> str:
        """A file's name in the zip: by its whole path, below a folder of the project, or by its last name alone."""
        clean = WAYS.sub("", unquote(file.strip())).lstrip("/")
        if not clean or "://" in clean or clean.startswith("data:"):
            return ""
        by_path = next((name for name in self.file.inside if name == clean or name.endswith(f"/{clean}")), "")
        last = clean.rpartition("/")[2]
        return by_path or next((name for name in self.file.inside if name.rpartition("/")[2] == last), "")

    def html(self, *keys: str) -> str:
        """A text; of older projects, the text of a field."""
        for key in keys:
            text: Any = self[key]
            if isinstance(text, dict):
                inner = (text.get("content_w_resourcePaths"), text.get("_content"), text.get("_encodedContent"))
                text = next((one for one in (*inner, text.get("content")) if isinstance(one, str) and one.strip()), "")
            if isinstance(text, str) and text.strip():
                return text
        return ""

    def prose(self, *keys: str) -> Elements:
        """A text as elements."""
        return self.as_elements(self.html(*keys))

    def gapped(self, text: str, gaps: list[Gap]) -> Elements:
        """A text whose signs are gaps."""
        return self.as_elements(text, gaps)
