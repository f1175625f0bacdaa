import { all, focusOn, one } from "./dom.js";

const JUMP = 2; // seconds: more between two looks at the clock is no playing

/**
 * A film or a sound with prompts. It plays only when the learner says so, and stops at each pause the first time that playing reaches
 * it. Who opens the transcript meets all prompts, and so does everybody when the clip can't be played.
 * @param {HTMLElement} $block
 * @param {import("./contract.js").BlockData} block
 * @param {import("./contract.js").Module} module
 */
export function setUpClip($block, block, module) {
  const $clip = /** @type {HTMLMediaElement} */ (one($block, "video, audio"));
  const $transcript = /** @type {HTMLDetailsElement | null} */ ($block.querySelector(".transcript"));
  const $prompts = all($block, ".prompt[data-time]");
  const show = (/** @type {boolean} */ shown) => $prompts.forEach(($prompt) => ($prompt.hidden = !shown));
  let clock = 0;
  show(module.session.answer(block.key).done);
  const finish = () => {
    show(true);
    if (module.session.answer(block.key).done) return;
    module.session.markDone(block.key);
    module.saving.changed("later");
  };
  $clip.addEventListener("timeupdate", () => {
    const now = $clip.currentTime;
    const $due = $prompts.find(({ hidden, dataset }) => hidden && Number(dataset.time) > clock && Number(dataset.time) <= now);
    if ($due && !$clip.seeking && now - clock < JUMP) stopAt($clip, $due);
    clock = now;
  });
  $clip.addEventListener("ended", () => {
    finish();
    const $after = $prompts.find(({ dataset }) => dataset.time === "end");
    if ($after) leaveFor($after);
  });
  $clip.addEventListener("error", () => {
    one($block, ".fault").textContent = module.sayOf(block.kind, "failed");
    one($block, ".fault").hidden = false;
    show(true);
    if ($transcript) $transcript.open = true;
  });
  if ($transcript) one($transcript, "summary").addEventListener("click", finish);
  window.addEventListener("hashchange", () => $clip.pause()); // another page: nobody would see what speaks
  if ($clip.error || $clip.networkState === 3) $clip.dispatchEvent(new Event("error"));
}

/** Pauses for a prompt, which is read out; the learner says when to go on. @param {HTMLMediaElement} $clip @param {HTMLElement} $prompt */
function stopAt($clip, $prompt) {
  $clip.pause();
  const $row = one($prompt, ".row");
  $prompt.hidden = $row.hidden = false;
  leaveFor($prompt);
  one($row, "button").onclick = () => {
    $row.hidden = true;
    $clip.focus();
    $clip.play();
  };
}

/** Moves from the clip, which may fill the screen, to a prompt. @param {HTMLElement} $prompt */
function leaveFor($prompt) {
  if (document.fullscreenElement) document.exitFullscreen();
  focusOn($prompt);
}
