import { all, fill, focusOn, make, one } from "#runtime/kit/dom.js";
import { interactionOf } from "#runtime/kit/interaction.js";

/** @typedef {import("../../runtime/contract.js").BlockData} BlockData */

const LONGEST = 36; // choices; a longer path loses the loops in it
const A = 65; // the letter of the opening, in the ASCII code
const Z = 26; // so many scenes beside the opening can be kept as seen
/** @type {Object<string, number>} */
const SCORES = { good: 1, bad: 0, other: 0.5 };

/** @type {import("../../runtime/contract.js").ActivityKind} */
export const kind = {
  keepsBest: true, // so that the other ways can be tried for nothing
  grade: (block, response) => SCORES[endingsOf(block)[last(scenesOn(block, response))]] || 0,
  setUp: ($block, block, module) => {
    const { session, saving } = module;
    const say = (/** @type {string} */ name, values = {}) => fill(module.sayOf(block.kind, name), values);
    let began = saving.seconds;
    const $scenes = all($block, ".scene");
    const $past = one($block, ".past");
    const choicesIn = (/** @type {number} */ scene) => all($scenes[scene], "[data-target]");
    const response = session.answer(block.key).response || [];
    let path = stepsOf(response);
    const seen = new Set(response.filter(isLetter).map((letter) => letter.charCodeAt(0) - A));

    const show = () => {
      const scenes = scenesOn(block, path);
      path = path.slice(0, scenes.length - 1);
      for (const scene of scenes) seen.add(scene);
      $scenes.forEach(($scene, index) => ($scene.hidden = index !== last(scenes)));
      const turns = path.map((step, index) => [...asPast($scenes[scenes[index]]), choiceMade(choicesIn(scenes[index])[Number.parseInt(step, 36)])]);
      $past.replaceChildren(...turns.flat());
      $past.hidden = one($block, ".row").hidden = !path.length;
      showFace($block);
      showEndings(scenes);
      const { tries, done } = session.answer(block.key);
      const note = done ? say("counted") : block.tries && tries ? module.say("tries_used", { used: tries, total: block.tries }) : "";
      one($block, ".tries").textContent = block.weight ? note : "";
    };

    /** @param {HTMLElement} $choice */
    const choiceMade = ($choice) => make("p", { class: "chose" }, make("span", { class: "unseen" }, `${say("chose")} `), $choice.textContent || "");

    const go = (/** @type {string[]} */ steps) => {
      path = steps;
      const scenes = scenesOn(block, path);
      const first = scenes.indexOf(last(scenes));
      if (path.length > LONGEST) path = path.slice(0, first);
      keep(scenes);
      show();
      tell($scenes[last(scenes)]);
      module.refresh();
    };

    /** The new scene builds up, and is heard once: what was chosen, and all that is said in it. @param {HTMLElement} $scene */
    const tell = ($scene) => {
      for (const $one of $scenes) $one.toggleAttribute("data-fresh", $one === $scene);
      $scene.setAttribute("role", "group");
      $scene.setAttribute("aria-label", $past.lastElementChild?.textContent || say("beginning"));
      $scene.setAttribute("aria-describedby", `${one($scene, ".telling").id} ${block.id}--found`);
      focusOn($scene);
    };

    /** What counts is kept as it was, however the learner looks around after it. */
    const keep = (/** @type {number[]} */ scenes) => {
      const ended = Boolean(endingsOf(block)[last(scenes)]) && path.length > 0;
      for (const scene of scenes) seen.add(scene);
      const { done, response: counted } = session.answer(block.key);
      if (block.weight && ended && !done) {
        const answer = session.submit(block.key, withSeen(path));
        const record = interactionOf($block, block, { ...answer, score: kind.grade?.(block, path) ?? null }, saving.seconds - began);
        began = saving.seconds;
        saving.changed("soon", [{ ...record, response: pairsOf($scenes, $block, scenes, path) }]);
        return;
      }
      session.draft(block.key, withSeen(block.weight && done ? stepsOf(counted || []) : path));
      if (ended) session.markDone(block.key);
      saving.changed("later");
    };

    /** A path, and behind it a letter for each other scene that was ever seen. @param {string[]} steps */
    const withSeen = (steps) => {
      const on = scenesOn(block, steps);
      const others = [...seen].filter((scene) => !on.includes(scene) && scene < Z).sort((a, b) => a - b);
      return [...steps, ...others.map((scene) => String.fromCharCode(A + scene))];
    };

    /** At the end: how many endings are found, and the scenes as a map. @param {number[]} scenes */
    const showEndings = (scenes) => {
      const endings = endingsOf(block);
      const isOver = path.length > 0 && Boolean(endings[last(scenes)]);
      const $endings = one($block, ".endings");
      $endings.hidden = !isOver;
      const [all, found] = [endings, endings.filter((_, scene) => seen.has(scene))].map((some) => some.filter(Boolean).length);
      one($endings, ".found").textContent = isOver ? say(found < all ? "found" : "found_all", { found, all }) : "";
      one($endings, ".map").replaceChildren(make("ul", {}, branchOf(0, scenes, treeOf(block, scenes))));
    };

    /**
     * A scene on the map, and those that it leads to; beyond one that was never seen nothing is told.
     * @param {number} scene
     * @param {number[]} scenes  on the learner's way
     * @param {number[][]} tree
     * @returns {HTMLElement}
     */
    const branchOf = (scene, scenes, tree) => {
      const place = scenes.indexOf(scene);
      const ending = endingsOf(block)[scene];
      const name = (scene && $scenes[scene].querySelector("[data-option]")?.textContent) || say("beginning");
      const words = !seen.has(scene) ? say(ending ? "unknown_ending" : "unknown_scene") : ending ? `${name}: ${one($scenes[scene], ".outcome .verdict").textContent}` : name;
      const isFork = place >= 0 && choicesIn(scene).length > 1;
      const note = isFork ? "choose_here" : place >= 0 ? "on_way" : "";
      const $stop = make(isFork ? "button" : "span", { class: "stop", type: isFork && "button" }, words);
      if (note) $stop.append(make("span", { class: "unseen" }, ` (${say(note)})`));
      if (isFork) $stop.addEventListener("click", () => go(path.slice(0, place)));
      const $branch = make("li", { "data-way": place >= 0, "data-unknown": !seen.has(scene) }, $stop);
      const next = seen.has(scene) ? tree[scene].map((one) => branchOf(one, scenes, tree)) : [];
      if (next.length) $branch.append(make("ul", {}, ...next));
      return $branch;
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

/** @param {BlockData} block @returns {string[]} how each scene ends; "": it goes on */
function endingsOf(block) {
  return block.data?.endings || [];
}

/** Whether a part of a response is a scene that was seen on another way. @param {string} part */
function isLetter(part) {
  return /^[A-Z]$/.test(part);
}

/** @param {string[]} response @returns {string[]} the number of the choice in each scene, in base 36 */
function stepsOf(response) {
  return response.filter((part) => !isLetter(part));
}

/**
 * The scenes that a path leads through, the opening first; a step that leads nowhere ends it.
 * @param {BlockData} block
 * @param {string[]} response
 */
function scenesOn(block, response) {
  const scenes = [0];
  for (const step of stepsOf(response || [])) {
    const next = ((block.data?.ways || [])[last(scenes)] || [])[Number.parseInt(step, 36)];
    if (next === undefined) break;
    scenes.push(next);
  }
  return scenes;
}

/**
 * The scenes to which each leads on the map, where each stands once: on the learner's way, else where the fewest choices lead to it.
 * @param {BlockData} block
 * @param {number[]} way
 * @returns {number[][]}
 */
function treeOf(block, way) {
  /** @type {number[][]} */
  const ways = block.data?.ways || [];
  const before = new Map([[0, -1]]);
  way.forEach((scene, index) => before.has(scene) || before.set(scene, way[index - 1]));
  const waiting = [...before.keys()];
  for (const scene of waiting) {
    for (const next of ways[scene].filter((one) => !before.has(one))) {
      before.set(next, scene);
      waiting.push(next);
    }
  }
  const last = (/** @type {number} */ scene) => Number(way.includes(scene)); // the way is a line; what branches off stands before it goes on
  return ways.map((next, scene) => [...new Set(next)].filter((one) => before.get(one) === scene).sort((a, b) => last(a) - last(b)));
}

/** What was said in a scene that is past: nothing in it is to be chosen any more, nor known by its id. @param {HTMLElement} $scene */
function asPast($scene) {
  return all($scene, ":scope > div:not(.ways)").map(($one) => {
    const $past = /** @type {HTMLElement} */ ($one.cloneNode(true));
    for (const $choice of all($past, "[data-target]")) $choice.replaceWith($choice.textContent || "");
    for (const $known of [$past, ...all($past, "[id]")]) $known.removeAttribute("id");
    return $past;
  });
}

/** Shows, large, the face of whoever spoke last, as they look now. @param {HTMLElement} $block */
function showFace($block) {
  const $who = /** @type {HTMLElement | null} */ ($block.querySelector(".who"));
  const $last = all($block, ".past .says:not(.mine), .scene:not([hidden]) .says:not(.mine)").pop();
  if (!$who || !$last) return;
  $who.hidden = false;
  $who.replaceChildren(...[".face", ".speaker"].map((part) => one($last, part).cloneNode(true)));
  $who.dataset.mood = $last.dataset.mood || "";
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
