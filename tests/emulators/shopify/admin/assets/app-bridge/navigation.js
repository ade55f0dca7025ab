// The app's navigation menu, and the app's address as the admin shows it.
import { onHost, tellHost } from "./host-channel.js";

const NAVIGATE = "shopify:navigate";
let navigateListeners = 0;
let reportedPath = "";

export function currentPath() {
  return `${location.pathname}${location.search}${location.hash}`;
}

export class NavigationMenu extends HTMLElement {
  connectedCallback() {
    this.style.display = "none";
    this.observer = new MutationObserver(() => this.report());
    this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    this.report();
  }

  disconnectedCallback() {
    this.observer.disconnect();
    queueMicrotask(() => {
      if (document.querySelector("ui-nav-menu, s-app-nav") === null) tellHost("navigation", { items: [] });
    });
  }

  report() {
    const links = [...this.querySelectorAll("a[href], s-link[href]")];
    const items = links.map((link) => ({
      label: link.textContent.trim(),
      href: link.getAttribute("href"),
      isHome: link.getAttribute("rel") === "home",
    }));
    tellHost("navigation", { items });
  }
}

/** Lets the app's router follow `href`; without a listener for the event the document itself goes there. */
export function navigateInApp(href) {
  if (navigateListeners === 0) {
    location.assign(href);
    return;
  }
  const known = document.querySelector(`:is(ui-nav-menu, s-app-nav) [href="${CSS.escape(href)}"]`);
  const link =
    known ?? document.body.appendChild(Object.assign(document.createElement("a"), { hidden: true }));
  if (known === null) link.setAttribute("href", href);
  link.dispatchEvent(new CustomEvent(NAVIGATE, { bubbles: true, composed: true, detail: { href } }));
  if (known === null) link.remove();
}

export function reportPath() {
  if (currentPath() === reportedPath) return;
  reportedPath = currentPath();
  tellHost("navigated", { path: reportedPath });
}

// Which apps route on the client is only visible in who listens for the event.
for (const target of [window, document]) {
  const addListener = target.addEventListener.bind(target);
  const removeListener = target.removeEventListener.bind(target);
  target.addEventListener = (type, ...rest) => {
    if (type === NAVIGATE) navigateListeners += 1;
    addListener(type, ...rest);
  };
  target.removeEventListener = (type, ...rest) => {
    if (type === NAVIGATE) navigateListeners -= 1;
    removeListener(type, ...rest);
  };
}

for (const method of ["pushState", "replaceState"]) {
  const native = history[method].bind(history);
  history[method] = (...values) => {
    native(...values);
    reportPath();
  };
}

addEventListener("popstate", reportPath);
addEventListener("hashchange", reportPath);
onHost("navigate", ({ href }) => navigateInApp(href));
