// Toasts at the bottom of the page.
import { tellApp } from "./frame-channel.js";

const area = document.querySelector("[data-toasts]");

export function showToast({ id, message, duration, isError, action }) {
  hideToast(id);
  const toast = document.createElement("div");
  toast.className = `toast${isError ? " error" : ""}`;
  toast.dataset.toast = id;
  const text = document.createElement("span");
  text.textContent = message;
  toast.append(text);
  if (action) toast.append(toastButton(action, () => tellApp("toast-action", { id })));
  toast.append(toastButton("×", () => hideToast(id), "Dismiss"));
  area.append(toast);
  setTimeout(() => hideToast(id), duration);
}

export function hideToast(id) {
  const toast = [...area.children].find((candidate) => candidate.dataset.toast === id);
  if (toast === undefined) return;
  toast.remove();
  tellApp("toast-dismissed", { id });
}

function toastButton(label, onPress, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  if (name) button.setAttribute("aria-label", name);
  button.addEventListener("click", onPress);
  return button;
}
