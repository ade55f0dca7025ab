// The contextual save bar over the top bar, and the question before unsaved changes are left.
import { tellApp } from "./frame-channel.js";

const bar = document.querySelector("[data-save-bar]");
const save = bar.querySelector("[data-save]");
const discard = bar.querySelector("[data-discard]");
const dialog = document.querySelector("[data-leave-dialog]");

export function isSaveBarShown() {
  return !bar.hidden;
}

export function showSaveBar({ isShown, save: saveState, discard: discardState, hasDiscardConfirmation }) {
  bar.hidden = !isShown;
  document.body.classList.toggle("save-bar-shown", isShown);
  if (!isShown) return;
  applyState(save, saveState);
  applyState(discard, discardState);
  bar.dataset.confirm = String(hasDiscardConfirmation);
}

/** Resolves true at once without unsaved changes, else with the merchant's answer. */
export function confirmLeaving() {
  if (bar.hidden) return Promise.resolve(true);
  return ask();
}

function applyState(button, { label, isDisabled, isLoading }) {
  if (label) button.textContent = label;
  button.disabled = isDisabled || isLoading;
  button.classList.toggle("loading", isLoading);
}

function ask() {
  return new Promise((resolve) => {
    let isAllowed = false;
    dialog.querySelector("[data-leave]").onclick = () => {
      isAllowed = true;
      dialog.close();
    };
    dialog.querySelector("[data-stay]").onclick = () => dialog.close();
    dialog.addEventListener("close", () => resolve(isAllowed), { once: true });
    dialog.showModal();
  });
}

save.addEventListener("click", () => tellApp("save"));
discard.addEventListener("click", async () => {
  if (bar.dataset.confirm === "true" && !(await ask())) return;
  tellApp("discard");
});
