// The app's entries in the left navigation.
const list = document.querySelector("[data-app-nav]");
const home = document.querySelector("[data-app-home]");
let entries = [];
let homeHref = "/";
let currentPath = "/";

export function showAppNavigation(items, goTo) {
  entries = items.filter((item) => !item.isHome);
  homeHref = items.find((item) => item.isHome)?.href ?? "/";
  list.replaceChildren(...entries.map((item) => entry(item, goTo)));
  home.onclick = (event) => {
    event.preventDefault();
    event.stopPropagation();
    goTo(homeHref);
  };
  showCurrentPath(currentPath);
}

export function showCurrentPath(path) {
  currentPath = path;
  const paths = entries.map(({ href }) => new URL(href, "http://app.invalid").pathname);
  const isInside = (candidate) => path === candidate || path.startsWith(`${candidate}/`);
  const best = paths.filter(isInside).sort((a, b) => b.length - a.length)[0];
  list.querySelectorAll("a").forEach((link, index) => {
    if (best !== undefined && paths[index] === best) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  if (best === undefined) home.setAttribute("aria-current", "page");
  else home.setAttribute("aria-current", "true");
}

function entry({ label, href }, goTo) {
  const link = document.createElement("a");
  link.className = "nav-entry";
  link.href = `${home.getAttribute("href")}${new URL(href, "http://app.invalid").pathname}`;
  link.textContent = label;
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(href);
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}
