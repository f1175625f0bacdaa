import { all, focusOn, make, one } from "#runtime/kit/dom.js";
import { interactionOf } from "#runtime/kit/interaction.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */

const LONGEST = 36; // choices; a longer path loses the loops in it
/** @type {Object<string, number>} */
const SCORES = { good: 1, bad: 0, other: 0.5 };

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  grade: (block, response) => SCORES[(block.data?.endings || [])[last(scenesOn(block, response))]] || 0,
  setUp: ($block, block, module) => {
    const { session, saving } = module;
    let began = saving.seconds;
    const $scenes = all($block, ".scene");
    const choicesIn = (/** @type {number} */ scene) => all($scenes[scene], "[data-target]");
    let path = session.answer(block.key).response || [];

    const show = () => {
      const scenes = scenesOn(block, path);
      path = path.slice(0, scenes.length - 1);
      $scenes.forEach(($scene, index) => ($scene.hidden = index !== last(scenes)));
      const taken = path.map((step, index) => make("li", {}, choicesIn(scenes[index])[Number.parseInt(step, 36)].textContent || ""));
      one($block, ".path ol").replaceChildren(...taken);
      one($block, ".path").hidden = one($block, ".row").hidden = !path.length;
      const { tries, done } = session.answer(block.key);
      const told = done ? module.sayOf(block.kind, "counted") : block.tries && tries ? module.say("tries_used", { used: tries, total: block.tries }) : "";
      one($block, ".tries").textContent = block.weight ? told : "";
    };

    const go = (/** @type {string[]} */ steps) => {
      path = steps;
      const scenes = scenesOn(block, path);
      const first = scenes.indexOf(last(scenes));
      if (path.length > LONGEST) path = path.slice(0, first);
      keep(scenes);
      show();
      const $scene = $scenes[last(scenes)];
      focusOn(one($scene.id ? $scene : $block, ":is(h2, h3, h4, h5, h6)"));
      module.refresh();
    };

    /** What counts is kept as it was, however the learner looks around after it. */
    const keep = (/** @type {number[]} */ scenes) => {
      const ended = Boolean(block.data?.endings[last(scenes)]) && path.length > 0;
      if (block.weight && session.answer(block.key).done) return;
      if (block.weight && ended) {
        const answer = session.submit(block.key, path);
        const record = interactionOf($block, block, answer, saving.seconds - began);
        began = saving.seconds;
        saving.changed("soon", [{ ...record, response: pairsOf($scenes, $block, scenes, path) }]);
        return;
      }
      session.draft(block.key, path);
      if (ended) session.markDone(block.key);
      saving.changed("later");
    };

    for (const $scene of $scenes) {
      const index = $scenes.indexOf($scene);
      choicesIn(index).forEach(($choice, choice) =>
        $choice.addEventListener("click", (event) => {
          event.preventDefault();
          if ($scene.hidden) return;
          go([...path, choice.toString(36)]);
        }),
      );
    }
    one($block, ".story-back").addEventListener("click", () => go(path.slice(0, -1)));
    one($block, ".story-again").addEventListener("click", () => go([]));
    show();
  },
};

/**
 * The scenes that a path leads through, the opening first; a step that leads nowhere ends it.
 * @param {BlockData} block
 * @param {string[]} path  the number of the choice in each scene, in base 36
 */
function scenesOn(block, path) {
  const scenes = [0];
  for (const step of path || []) {
    const next = ((block.data?.ways || [])[last(scenes)] || [])[Number.parseInt(step, 36)];
    if (next === undefined) break;
    scenes.push(next);
  }
  return scenes;
}

/**
 * What an LMS is told: at each scene the choice, then the ending.
 * @param {HTMLElement[]} $scenes
 * @param {HTMLElement} $block
 * @param {number[]} scenes
 * @param {string[]} path
 */
function pairsOf($scenes, $block, scenes, path) {
  const $named = all($block, "[data-option]");
  return scenes.map((scene, index) => {
    const $choice = index < path.length ? all($scenes[scene], "[data-target]")[Number.parseInt(path[index], 36)] : null;
    return `${$named[scene].dataset.option}.${$choice ? $choice.dataset.target : ""}`;
  });
}

/** @param {number[]} scenes */
function last(scenes) {
  return scenes[scenes.length - 1];
}
