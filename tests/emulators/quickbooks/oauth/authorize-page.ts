const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef2f0;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: #1f2a26; }
main { width: min(30rem, calc(100vw - 2rem)); background: #fff; border: 1px solid #d5ddd9; border-radius: 12px;
  padding: 2rem; box-shadow: 0 8px 30px rgb(20 40 30 / 8%); }
.mark { display: flex; align-items: center; gap: .6rem; font-weight: 600; color: #1d6b3f; margin-bottom: 1.25rem; }
.mark span { display: grid; place-items: center; width: 2rem; height: 2rem; border-radius: 50%; background: #2a8a53;
  color: #fff; font-size: .85rem; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; }
.company { border: 1px solid #d5ddd9; border-radius: 8px; padding: .8rem 1rem; margin: 0 0 1rem; background: #f7faf8; }
.company strong { display: block; }
label.company { display: block; cursor: pointer; }
.company small, .note { color: #5a6a63; }
ul { margin: 0 0 1.25rem; padding-left: 1.2rem; }
.actions { display: flex; gap: .75rem; justify-content: flex-end; }
button { font: inherit; font-weight: 600; border-radius: 6px; padding: .6rem 1.2rem; cursor: pointer;
  border: 1px solid #b9c5bf; background: #fff; color: inherit; }
button.primary { background: #1d6b3f; border-color: #1d6b3f; color: #fff; }
button:focus-visible { outline: 3px solid #8fc7a6; outline-offset: 2px; }`;

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><div class="mark"><span aria-hidden="true">qb</span>QuickBooks emulator</div>${content}</main></body></html>`;
}

/** The consent page. `fields` travel back with the form; the user picks a company when there are several. */
export function consentPage(
  companies: readonly { realmId: string; name: string }[],
  fields: Readonly<Record<string, string>>,
): string {
  const hidden = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join("");
  const [first] = companies;
  const isChoice = companies.length > 1;
  const shown = companies
    .map(({ realmId, name }) => {
      const text = `<strong>${escapeHtml(name)}</strong><small>Company ID ${escapeHtml(realmId)}</small>`;
      const checked = realmId === first?.realmId ? " checked" : "";
      const radio = `<input type="radio" name="realmId" value="${escapeHtml(realmId)}"${checked}>`;
      return isChoice
        ? `<label class="company">${radio} ${text}</label>`
        : `<div class="company">${text}</div>`;
    })
    .join("");
  const only = isChoice
    ? ""
    : `<input type="hidden" name="realmId" value="${escapeHtml(first?.realmId ?? "")}">`;
  return page(
    "Connect to QuickBooks",
    `<h1>Connect this app to your QuickBooks company?</h1>
<form method="post" action="/connect/oauth2">${hidden}${only}${shown}
<p>The app will be able to:</p>
<ul><li>read and write customers, items and accounts</li><li>create, change and delete transactions</li><li>read company information and preferences</li></ul>
<div class="actions"><button type="submit" name="decision" value="cancel">Cancel</button><button type="submit" name="decision" value="connect" class="primary">Connect</button></div></form>`,
  );
}

/** Shown instead of a redirect when the client or its redirect address is not known. */
export function authorizeErrorPage(reason: string): string {
  return page(
    "Sorry, we cannot connect",
    `<h1>Sorry, but this app cannot be connected</h1><p>${escapeHtml(reason)}</p><p class="note">Nothing was shared with the app.</p>`,
  );
}
