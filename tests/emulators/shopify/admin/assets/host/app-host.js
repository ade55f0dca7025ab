// The page around the embedded app: answers App Bridge's messages.

import { showAppNavigation, showCurrentPath } from "./app-navigation.js";
import { frame, listenToApp, settings, tellApp } from "./frame-channel.js";
import { confirmLeaving, isSaveBarShown, showSaveBar } from "./host-save-bar.js";
import { showLoading, showModalShade, showTitleBar } from "./host-title-bar.js";
import { hideToast, showToast } from "./host-toast.js";
import { setNavigationOpen } from "./navigation.js";

const SHOPIFY_PARAMETERS = [
  "embedded",
  "shop",
  "host",
  "id_token",
  "locale",
  "session",
  "timestamp",
  "hmac",
  "link_source",
];

async function sendIdToken({ requestId }) {
  const reply = await fetch(settings.idTokenPath, { method: "POST" });
  if (!reply.ok) {
    tellApp("id-token", { requestId, error: `The admin gave no id token (HTTP ${reply.status}).` });
    return;
  }
  tellApp("id-token", { requestId, ...(await reply.json()) });
}

function followNavigation({ path }) {
  const location = new URL(path, settings.appOrigin);
  for (const name of SHOPIFY_PARAMETERS) location.searchParams.delete(name);
  const inside = `${location.pathname === "/" ? "" : location.pathname}${location.search}`;
  history.replaceState(null, "", `${settings.basePath}${inside}${location.hash}`);
  showCurrentPath(location.pathname);
}

/** Leads the whole window to an address; the admin's public addresses lead to this emulated admin. */
function leave({ url, target }) {
  const address = new URL(url, settings.appOrigin);
  const isAdmin = address.origin === "https://admin.shopify.com" || address.protocol === "shopify:";
  if (isAdmin && address.protocol === "shopify:") {
    location.assign(`/store/${settings.storeName}${url.replace(/^shopify:\/*admin/, "")}`);
  } else if (isAdmin) {
    location.assign(`${address.pathname}${address.search}${address.hash}`);
  } else if (address.protocol === "https:" || address.protocol === "http:") {
    if (target === "_blank") open(address, "_blank", "noopener");
    else location.assign(address);
  }
}

listenToApp({
  hello: ({ path, isBouncing }) => {
    tellApp("welcome", { shop: settings.shop, locale: "en", scopes: settings.scopes });
    if (!isBouncing) followNavigation({ path });
    showLoading(false);
  },
  "id-token-request": (message) => void sendIdToken(message),
  navigated: followNavigation,
  leave,
  navigation: ({ items }) => showAppNavigation(items, goTo),
  "title-bar": (message) => showTitleBar(message),
  "save-bar": (message) => showSaveBar(message),
  "leave-confirmation": async ({ requestId }) =>
    tellApp("leave-answer", { requestId, isAllowed: await confirmLeaving() }),
  toast: (message) => showToast(message),
  "toast-hide": ({ id }) => hideToast(id),
  loading: ({ isLoading }) => showLoading(isLoading),
  modal: ({ isOpen }) => showModalShade(isOpen),
});

async function goTo(href) {
  setNavigationOpen(false);
  if (isSaveBarShown() && !(await confirmLeaving())) return;
  tellApp("navigate", { href });
}

// Links of the admin's own chrome leave the app: ask first when there are unsaved changes.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (link === null || link.closest("[data-app-nav]") !== null || !isSaveBarShown()) return;
  event.preventDefault();
  if (await confirmLeaving()) location.assign(link.href);
});

showLoading(true);
frame.addEventListener("load", () => showLoading(false));
// The app starts only now, so that none of its first messages goes unheard.
frame.src = settings.frameUrl;
