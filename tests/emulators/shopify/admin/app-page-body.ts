/** The body of the fake app's page: one button per thing that App Bridge does. */
export const APP_PAGE_BODY = `
<style>body{font:13px/20px "Open Sans",sans-serif;margin:16px;color:#303030} .card{background:#fff;border-radius:12px;padding:16px;margin-bottom:12px} button{margin:2px}</style>
<ui-nav-menu><a href="/" rel="home">Home</a><a href="/documents">Documents</a><a href="/settings">Settings</a></ui-nav-menu>
<ui-title-bar title="Overview"><button variant="breadcrumb" id="crumb">Home</button><button id="second">Refresh</button><button variant="primary" id="main">Sync now</button>
<section label="More"><button id="export">Export</button></section></ui-title-bar>
<div class="card"><h1 id="path"></h1><p id="log"></p>
<button id="toast">Toast</button><button id="error-toast">Error toast</button><button id="modal-open">Modal</button><button id="bar">Save bar</button>
<button id="leave">Leave by open()</button><a id="admin-link" href="shopify://admin/products" target="_top">Products in the admin</a>
<a id="orders-link" href="https://admin.shopify.com/store/harbor-pine/orders" target="_top">Orders in the admin</a></div>
<div class="card"><form data-save-bar id="form"><label>Prefix <input name="prefix" value="SH-"></label></form></div>
<ui-save-bar id="my-bar"><button variant="primary" id="save">Save</button><button id="discard">Discard</button></ui-save-bar>
<ui-modal id="my-modal"><p id="modal-text">Are you sure?</p><ui-title-bar title="Send again"><button variant="primary" id="modal-yes">Send</button><button id="modal-no">Cancel</button></ui-title-bar></ui-modal>
<script>
const log = (text) => { document.querySelector("#log").textContent = text; };
const on = (id, listener) => document.getElementById(id).addEventListener("click", listener);
const showPath = () => { document.querySelector("#path").textContent = location.pathname; };
showPath();
for (const id of ["main", "second", "export", "crumb"]) on(id, () => log("pressed " + id));
on("toast", () => shopify.toast.show("Order sent", { action: "Undo", onAction: () => log("undone"), onDismiss: () => {} }));
on("error-toast", () => shopify.toast.show("Could not send", { isError: true, duration: 60000 }));
on("modal-open", () => shopify.modal.show("my-modal"));
on("modal-yes", () => { log("confirmed"); shopify.modal.hide("my-modal"); });
on("modal-no", () => shopify.modal.hide("my-modal"));
on("bar", () => shopify.saveBar.show("my-bar"));
on("save", () => { log("saved"); shopify.saveBar.hide("my-bar"); });
on("discard", () => { log("discarded"); shopify.saveBar.hide("my-bar"); });
on("leave", () => open("https://admin.shopify.com/store/harbor-pine/apps/test-key/settings?tab=1", "_top"));
document.getElementById("form").addEventListener("submit", (event) => { event.preventDefault(); log("submitted"); });
if (!location.search.includes("plain")) addEventListener("shopify:navigate", (event) => {
  history.pushState(null, "", event.target.getAttribute("href")); showPath();
});
</script>`;
