// Ways out of the frame: window.open with _top or _parent, links with these targets, and links to the admin.
import { isEmbedded, scriptOrigin, tellHost } from "./host-channel.js";

const ADMIN_ORIGIN = "https://admin.shopify.com";
const nativeOpen = window.open.bind(window);

/** Leads the whole window (or with `_blank` a new one) to an address; addresses of the admin lead to the emulated one. */
export function leaveFrame(url, target = "_top") {
  if (isEmbedded) tellHost("leave", { url: String(url), target });
  else nativeOpen(String(url).replace(ADMIN_ORIGIN, scriptOrigin), target === "_blank" ? "_blank" : "_self");
}

function isAdminAddress(url) {
  return url.protocol === "shopify:" || url.origin === ADMIN_ORIGIN;
}

function leavesFrame(target) {
  return target === "_top" || target === "_parent";
}

window.open = (url = "", target = "_blank", features = undefined) => {
  const address = new URL(url, document.baseURI);
  if (!leavesFrame(target) && !isAdminAddress(address)) return nativeOpen(url, target, features);
  leaveFrame(address, target === "_blank" ? "_blank" : "_top");
  return null;
};

addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== "");
  if (link === undefined) return;
  const address = new URL(link.href, document.baseURI);
  if (!isAdminAddress(address) && !leavesFrame(link.target)) return;
  event.preventDefault();
  leaveFrame(address, link.target === "_blank" || event.metaKey || event.ctrlKey ? "_blank" : "_top");
});
