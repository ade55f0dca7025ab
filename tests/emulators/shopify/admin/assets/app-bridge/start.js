// Start: the elements, the bounce page, and the greeting to the admin.
import { requestIdToken, tellHost } from "./host-channel.js";
import { AppModal, AppWindow } from "./modal.js";
import { currentPath, NavigationMenu } from "./navigation.js";
import { SaveBar } from "./save-bar.js";
import { shopify } from "./shopify-global.js";
import { TitleBar } from "./title-bar.js";

/** The bounce page's work: the address in `shopify-reload` again, with a fresh id token. */
async function reload(destination) {
  const url = new URL(destination, location.href);
  // The token must not go to whatever address a link may carry.
  if (url.origin !== location.origin)
    throw new Error(`App Bridge: shopify-reload must stay on ${location.origin}.`);
  url.searchParams.set("id_token", await requestIdToken());
  location.replace(url);
}

class SecondNavigationMenu extends NavigationMenu {}

window.shopify = shopify;
customElements.define("ui-title-bar", TitleBar);
customElements.define("ui-nav-menu", NavigationMenu);
customElements.define("s-app-nav", SecondNavigationMenu);
customElements.define("ui-save-bar", SaveBar);
customElements.define("ui-modal", AppModal);
customElements.define("s-app-window", AppWindow);

const reloadDestination = new URLSearchParams(location.search).get("shopify-reload");
tellHost("hello", { path: currentPath(), isBouncing: reloadDestination !== null });
if (reloadDestination !== null) void reload(reloadDestination);
