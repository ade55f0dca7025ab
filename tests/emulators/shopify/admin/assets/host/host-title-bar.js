// The bar above the app: its title and buttons, the loading bar, and the shade while the app shows a modal.
import { tellApp } from "./frame-channel.js";

const heading = document.querySelector("[data-title]");
const breadcrumb = document.querySelector("[data-breadcrumb]");
const actions = document.querySelector("[data-title-actions]");
const loadingBar = document.querySelector("[data-loading-bar]");
const shade = document.querySelector("[data-modal-shade]");

/** `buttons`: {key, label, variant, tone, isDisabled, isLoading, items?}; an entry with items is a menu. */
export function showTitleBar({ title, buttons }) {
  heading.textContent = title || heading.dataset.appName;
  document.title = `${heading.textContent} · ${heading.dataset.appName}`;
  breadcrumb.replaceChildren(...buttons.filter(({ variant }) => variant === "breadcrumb").map(actionButton));
  actions.replaceChildren(...buttons.filter(({ variant }) => variant !== "breadcrumb").map(action));
}

export function showLoading(isLoading) {
  loadingBar.hidden = !isLoading;
}

export function showModalShade(isOpen) {
  shade.hidden = !isOpen;
  document.body.classList.toggle("modal-open", isOpen);
}

shade.addEventListener("click", () => tellApp("modal-dismiss"));

function action(description) {
  if (description.items === undefined) return actionButton(description);
  const menu = document.createElement("details");
  menu.className = "action-menu";
  const summary = document.createElement("summary");
  summary.className = "button";
  summary.textContent = description.label;
  const list = document.createElement("div");
  list.className = "action-list";
  list.append(...description.items.map(actionButton));
  list.addEventListener("click", () => menu.removeAttribute("open"));
  menu.append(summary, list);
  return menu;
}

function actionButton({ key, label, variant, tone, isDisabled, isLoading }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `button${variant === "primary" ? " primary" : ""}${tone === "critical" ? " critical" : ""}`;
  button.textContent = variant === "breadcrumb" ? `${label} ›` : label;
  button.disabled = isDisabled || isLoading;
  button.classList.toggle("loading", isLoading);
  button.addEventListener("click", () => tellApp("press", { key }));
  return button;
}
