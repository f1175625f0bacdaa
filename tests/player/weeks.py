"""Packages as other tools make them: a week of three modules, in either family of SCORM."""

import zipfile
from pathlib import Path

# A module as old tools write them: it looks for the LMS upwards, starts when it loads and ends when it goes.
MODULE = """<!doctype html><title>{title}</title><h1>{title}</h1>
<button onclick="finish(100)">Pass</button> <button onclick="finish(10)">Fail</button>
<script>
function find(at) { while (at && !at.API && !at.API_1484_11 && at.parent !== at) at = at.parent; return at; }
const lms = find(window).API || find(window).API_1484_11;
const old = Boolean(find(window).API);
const set = (name, value) => old ? lms.LMSSetValue(name, value) : lms.SetValue(name, value);
old ? lms.LMSInitialize("") : lms.Initialize("");
function finish(score) {
  const passed = score > 50;
  if (old) {
    set("cmi.core.score.raw", String(score));
    set("cmi.core.lesson_status", passed ? "passed" : "failed");
    set("cmi.interactions.0.id", "lock");
    set("cmi.interactions.0.type", "fill-in");
    set("cmi.interactions.0.student_response", "=the caretaker");
    set("cmi.interactions.0.result", passed ? "correct" : "wrong");
    lms.LMSCommit("");
  } else {
    set("cmi.score.scaled", String(score / 100));
    set("cmi.success_status", passed ? "passed" : "failed");
    set("cmi.completion_status", "completed");
    set("adl.nav.request", "continue");
    lms.Terminate("");
  }
}
window.addEventListener("pagehide", () => old ? lms.LMSFinish("") : lms.Terminate(""));
</script>
"""
DAYS = ("Monday", "Tuesday", "Wednesday")
OLD = """<?xml version="1.0"?>
<manifest identifier="week" version="1.1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="course"><organization identifier="course"><title>The week</title>
<item identifier="early"><title>Early days</title>
<item identifier="Monday" identifierref="r-Monday" parameters="?day=1"><title>Monday</title>
<adlcp:masteryscore>60</adlcp:masteryscore><adlcp:datafromlms>from the manifest</adlcp:datafromlms></item>
<item identifier="Tuesday" identifierref="r-Tuesday"><title>Tuesday</title>
<adlcp:prerequisites type="aicc_script">Monday</adlcp:prerequisites></item></item>
<item identifier="Wednesday" identifierref="r-Wednesday"><title>Wednesday</title>
<adlcp:prerequisites type="aicc_script">Monday &amp; Tuesday = "passed"</adlcp:prerequisites></item>
<item identifier="Handout" identifierref="r-Handout"><title>Handout</title></item>
</organization></organizations><resources>{resources}
<resource identifier="r-Handout" type="webcontent" adlcp:scormtype="asset" href="handout.html"/></resources></manifest>
"""
NEW = """<?xml version="1.0"?>
<manifest identifier="week" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
<metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="course"><organization identifier="course"><title>The week</title>
<item identifier="Monday" identifierref="r-Monday"><title>Monday</title><imsss:sequencing><imsss:objectives>
<imsss:primaryObjective objectiveID="monday-done" satisfiedByMeasure="true">
<imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure>
<imsss:mapInfo targetObjectiveID="global-monday" writeSatisfiedStatus="true"/></imsss:primaryObjective>
</imsss:objectives></imsss:sequencing><adlcp:dataFromLMS>from the manifest</adlcp:dataFromLMS>
<adlcp:completionThreshold completedByMeasure="false" minProgressMeasure="0.5"/></item>
<item identifier="Tuesday" identifierref="r-Tuesday"><title>Tuesday</title><imsss:sequencing>
<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
<imsss:ruleCondition referencedObjective="needs" operator="not" condition="satisfied"/>
<imsss:ruleCondition referencedObjective="needs" operator="not" condition="objectiveStatusKnown"/>
</imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule></imsss:sequencingRules>
<imsss:objectives><imsss:primaryObjective/><imsss:objective objectiveID="needs">
<imsss:mapInfo targetObjectiveID="global-monday" readSatisfiedStatus="true" writeSatisfiedStatus="false"/>
</imsss:objective></imsss:objectives></imsss:sequencing></item>
<item identifier="Wednesday" identifierref="r-Wednesday"><title>Wednesday</title><imsss:sequencing>
<imsss:limitConditions attemptLimit="1"/></imsss:sequencing></item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization></organizations><resources>{resources}</resources></manifest>
"""


HANDOUT = "<!doctype html><title>Handout</title><h1>Handout</h1>"


def week(path: Path, manifest: str, handout: str = HANDOUT) -> Path:
    """The zip."""
    kind = "scormtype" if manifest is OLD else "scormType"
    resources = "".join(
        f'<resource identifier="r-{day}" type="webcontent" adlcp:{kind}="sco" href="{day}.html">'
        f'<file href="{day}.html"/></resource>'
        for day in DAYS
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("imsmanifest.xml", manifest.replace("{resources}", resources))
        for day in DAYS:
            file.writestr(f"{day}.html", MODULE.replace("{title}", day))
        file.writestr("handout.html", handout)
    return path
