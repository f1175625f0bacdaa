import { all, focusOn, make, one } from "./dom.js";

/**
 * A film or a sound with prompts. It plays only when the learner says so, and stops at each pause the first time that playing reaches
 * it. Who opens the transcript meets all prompts, and so does everybody when the clip can't be played.
 * @param {HTMLElement} $block
 * @param {import("../contract.js").BlockData} block
 * @param {import("../contract.js").Module} module
 */
export function setUpClip($block, block, module) {
  const $clip = /** @type {HTMLMediaElement | null} */ ($block.querySelector("video, audio"));
  if (!$clip) return; // it is on the web: all prompts stay in sight
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
    if ($clip.paused) return; // it has just stopped
    const now = $clip.currentTime;
    const $due = $prompts.find(({ hidden, dataset }) => hidden && Number(dataset.time) > clock && Number(dataset.time) <= now);
    if ($due) stopAt($clip, $due, module.sayOf(block.kind, "go_on")); // a slow computer tells late: more may be due, and come next
    else clock = now;
  });
  $clip.addEventListener("seeking", () => (clock = $clip.currentTime)); // what is passed over is not reached
  $clip.addEventListener("ended", () => {
    finish();
    const $after = $prompts.find(({ dataset }) => dataset.time === "end");
    if ($after) leaveFor($after);
  });
  $clip.addEventListener("error", () => {
    const $fault = one($block, ".fault");
    $fault.textContent = module.sayOf(block.kind, "failed");
    $fault.hidden = false;
    show(true);
    if ($transcript) $transcript.open = true;
  });
  if ($transcript) one($transcript, "summary").addEventListener("click", finish);
  window.addEventListener("hashchange", () => $clip.pause()); // another page: nobody would see what speaks
  if ($clip.error) $clip.dispatchEvent(new Event("error")); // it failed before anybody listened
}

/**
 * Pauses for a prompt, which is read out; the learner says when to go on.
 * @param {HTMLMediaElement} $clip
 * @param {HTMLElement} $prompt
 * @param {string} words of the button
 */
function stopAt($clip, $prompt, words) {
  const $button = make("button", { type: "button" }, words);
  const $row = make("p", { class: "row" }, $button);
  $clip.pause();
  $prompt.append($row);
  $prompt.hidden = false;
  leaveFor($prompt);
  $button.addEventListener("click", () => {
    $row.remove();
    $clip.focus();
    $clip.play();
  });
}

/** Moves from the clip, which may fill the screen, to a prompt. @param {HTMLElement} $prompt */
function leaveFor($prompt) {
  if (document.fullscreenElement) document.exitFullscreen();
  focusOn($prompt);
}
