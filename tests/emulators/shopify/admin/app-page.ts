import type { AdminView } from "../admin-view.ts";
import { appIcon, appPath, storePath } from "./admin-layout.ts";
import { type Html, html, trusted } from "./html.ts";
import { scopeWords } from "./scope-words.ts";

/** The question that Shopify asks before an app is installed: who it is and what it will be able to do. */
export function installBody(view: AdminView): Html {
  return html`<div class="page narrow"><section class="card install">
<div class="install-heading">${appIcon(view)}<div><h1>Install ${view.app.name}</h1><p class="subdued">on ${view.shop.name} (${view.shop.domain})</p></div></div>
<h2>This app will be able to</h2>
<ul class="scope-list">${view.app.scopes.map((scope) => html`<li>${scopeWords(scope)} <code>${scope}</code></li>`)}</ul>
<p class="subdued">You can uninstall it at any time under Settings.</p>
<form method="post" action="${appPath(view)}/install" class="actions"><a class="button" href="${storePath(view, "")}">Cancel</a><button class="button primary" type="submit">Install</button></form>
</section></div>`;
}

/** The page that embeds the app at `path` (path and query inside the app, from `/`), with the parts that App Bridge drives. */
export function embeddedAppBody(view: AdminView, path: string): Html {
  const settings = {
    frameUrl: view.embedUrl(path),
    appOrigin: new URL(view.app.appUrl).origin,
    basePath: appPath(view),
    idTokenPath: storePath(view, "/id-token"),
    shop: view.shop.domain,
    storeName: view.shop.storeName,
    apiKey: view.app.apiKey,
    scopes: view.app.scopes,
  };
  return html`<div class="app-page">
<div class="loading-bar" data-loading-bar hidden></div>
<div class="app-title-bar"><span class="app-title">${appIcon(view)}<span data-breadcrumb></span><h1 data-title data-app-name="${view.app.name}">${view.app.name}</h1></span><span class="title-actions" data-title-actions></span></div>
<iframe class="app-frame" name="app-iframe" title="${view.app.name}" data-app-frame allow="clipboard-write"></iframe>
<div class="frame-error" data-frame-error hidden></div>
</div>
<script type="application/json" id="host-settings">${trusted(JSON.stringify(settings).replaceAll("<", "\\u003c"))}</script>`;
}

/** What lies over the whole admin while the app asks for it: save bar, toasts, shade and the question before leaving. */
export function appOverlays(): Html {
  return html`<div class="save-bar" role="region" aria-label="Unsaved changes" data-save-bar hidden><span class="save-bar-text">Unsaved changes</span><span class="save-bar-actions"><button class="button on-dark" type="button" data-discard>Discard</button><button class="button on-dark primary" type="button" data-save>Save</button></span></div>
<div class="toasts" role="status" aria-live="polite" data-toasts></div>
<div class="modal-shade" data-modal-shade hidden></div>
<dialog class="dialog" data-leave-dialog aria-labelledby="leave-title"><h2 id="leave-title">Leave page with unsaved changes?</h2><p>Leaving this page will delete all unsaved changes.</p><div class="actions"><button class="button" type="button" data-stay>Stay</button><button class="button critical" type="button" data-leave>Leave page</button></div></dialog>`;
}

/** Settings: the installed app with its way out. */
export function appSettingsBody(view: AdminView): Html {
  const row = view.isInstalled()
    ? html`<form method="post" action="${appPath(view)}/uninstall" class="app-row">${appIcon(view)}<a href="${appPath(view)}">${view.app.name}</a><button class="button critical" type="submit">Uninstall</button></form>`
    : html`<p class="app-row">${appIcon(view)}<span>${view.app.name}</span><a class="button" href="${appPath(view)}">Install</a></p>`;
  return html`<div class="page narrow"><div class="page-heading"><h1>Apps</h1></div><section class="card">${row}</section></div>`;
}
