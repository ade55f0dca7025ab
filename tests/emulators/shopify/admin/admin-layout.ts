import type { AdminView } from "../admin-view.ts";
import { type Html, html } from "./html.ts";
import { type IconName, icon } from "./icon.ts";

export type Section = "home" | "orders" | "products" | "customers" | "app" | "settings";

export type AdminPage = {
  title: string;
  section: Section;
  body: Html;
  isFullHeight?: boolean;
  head?: Html;
  overlays?: Html;
};

const SECTIONS: { section: Section; label: string; iconName: IconName; path: string }[] = [
  { section: "home", label: "Home", iconName: "home", path: "" },
  { section: "orders", label: "Orders", iconName: "orders", path: "/orders" },
  { section: "products", label: "Products", iconName: "products", path: "/products" },
  { section: "customers", label: "Customers", iconName: "customers", path: "/customers" },
];

const STYLESHEETS = ["pages", "chrome", "controls", "index-pages", "embedded-app", "narrow-screens"];

/** The address of a page of the shop's admin: `storePath(view, "/orders")` is `/store/{name}/orders`. */
export function storePath(view: AdminView, path: string): string {
  return `/store/${encodeURIComponent(view.shop.storeName)}${path}`;
}

/** The address of the app's page in the admin. */
export function appPath(view: AdminView): string {
  return storePath(view, `/apps/${encodeURIComponent(view.app.handle)}`);
}

/** A whole document of the admin: top bar, navigation, label of emulation, and the page's body. */
export function adminDocument(view: AdminView, page: AdminPage): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${view.shop.name}</title>
<link rel="icon" href="data:,">
${STYLESHEETS.map(
  (name) => html`<link rel="stylesheet" href="/admin-assets/${name}.css">
`,
)}
${page.head}
<script type="module" src="/admin-assets/host/navigation.js"></script>
</head>
<body class="${page.isFullHeight ? "full-height" : ""}">
<a class="skip-link" href="#main">Skip to content</a>
${topBar(view)}
<div class="frame">
${sideNavigation(view, page.section)}
<div class="nav-backdrop" data-close-navigation hidden></div>
<main id="main" class="main">${page.body}</main>
</div>
${page.overlays}
</body>
</html>
`.markup;
}

function topBar(view: AdminView): Html {
  return html`<header class="top-bar" data-top-bar>
<button class="top-bar-button menu-button" type="button" aria-label="Open navigation" aria-expanded="false" aria-controls="navigation" data-menu-button>${icon("menu")}</button>
<a class="brand" href="${storePath(view, "")}"><span class="brand-name">admin</span><span class="emulated-label">Emulated admin</span></a>
<form class="top-search" role="search" action="${storePath(view, "/orders")}">
<label>${icon("search")}<input type="search" name="query" placeholder="Search orders" aria-label="Search orders"></label>
</form>
<div class="store-menu"><span class="store-name">${view.shop.name}</span><span class="store-avatar" aria-hidden="true">${initials(view.shop.name)}</span></div>
</header>`;
}

function sideNavigation(view: AdminView, current: Section): Html {
  const entries = SECTIONS.map(
    ({ section, label, iconName, path }) =>
      html`<li><a class="nav-entry" href="${storePath(view, path)}"${ariaCurrent(section === current)}>${icon(iconName)}<span>${label}</span>${section === "orders" ? openOrderCount(view) : null}</a></li>`,
  );
  return html`<nav id="navigation" class="navigation" aria-label="Admin">
<ul>${entries}</ul>
<h2 class="nav-heading">Apps</h2>
<ul>
<li><a class="nav-entry" href="${appPath(view)}" data-app-home${ariaCurrent(current === "app")}>${appIcon(view)}<span>${view.app.name}</span></a>
<ul class="app-nav" data-app-nav aria-label="${view.app.name}"></ul></li>
</ul>
<div class="nav-bottom"><a class="nav-entry" href="${storePath(view, "/settings/apps")}"${ariaCurrent(current === "settings")}>${icon("settings")}<span>Settings</span></a></div>
</nav>`;
}

/** The app's icon: its initial on a coloured square. */
export function appIcon(view: AdminView): Html {
  return html`<span class="app-icon" aria-hidden="true">${view.app.name.slice(0, 1).toUpperCase()}</span>`;
}

function ariaCurrent(isCurrent: boolean): Html | null {
  return isCurrent ? html` aria-current="page"` : null;
}

function openOrderCount(view: AdminView): Html | null {
  const count = view.orders().filter((order) => order.closedAt === null && order.cancelledAt === null).length;
  return count === 0 ? null : html`<span class="nav-count">${count}</span>`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");
}
