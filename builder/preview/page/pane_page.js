import { one } from "../../runtime/kit/dom.js";
import { embed } from "./embedded.js";
import { served } from "./served.js";

embed(served(), /** @type {HTMLMetaElement} */ (one(document, "meta[name=holder]")).content);
