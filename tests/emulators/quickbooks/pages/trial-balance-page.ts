import type { BooksView } from "../view.ts";
import { accountLink } from "./account-link.ts";
import { homeCurrencyOf } from "./books-facts.ts";
import { type Html, html } from "./html.ts";
import type { Page } from "./layout.ts";
import { minorOf, minorText } from "./money-text.ts";
import { balancesOf } from "./statements.ts";

type Sums = { debitMinor: number; creditMinor: number };

function sumsOf(view: BooksView): Sums {
  const home = homeCurrencyOf(view);
  const rows = view.trialBalance();
  const sum = (side: "debit" | "credit") => rows.reduce((total, row) => total + minorOf(row[side], home), 0);
  return { debitMinor: sum("debit"), creditMinor: sum("credit") };
}

/** Total debits against total credits, with the difference when there is one. */
export function balanceProof(view: BooksView): Html {
  const home = homeCurrencyOf(view);
  const { debitMinor, creditMinor } = sumsOf(view);
  const difference = debitMinor - creditMinor;
  const verdict =
    difference === 0
      ? html`<span class="chip good">In balance</span>`
      : html`<span class="chip bad">Out of balance by ${minorText(difference, home)}</span>`;
  return html`<p class="proof">${verdict}<span>Debits ${minorText(debitMinor, home)}</span><span>Credits ${minorText(creditMinor, home)}</span></p>`;
}

/** Every account with its balance on the side where it stands, and the two sums. */
export function trialBalancePage(view: BooksView): Page {
  const home = homeCurrencyOf(view);
  const rows = balancesOf(view).filter((row) => row.balanceMinor !== 0);
  const { debitMinor, creditMinor } = sumsOf(view);
  const side = (minor: number) => html`<td class="num">${minor > 0 ? minorText(minor, home) : ""}</td>`;
  const table = html`<div class="scroll"><table><caption>Amounts in ${home}</caption><thead><tr><th scope="col">Account</th><th scope="col" class="wide">Type</th><th scope="col" class="num">Debit</th><th scope="col" class="num">Credit</th></tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row" class="text">${accountLink(row.id, row.account)}</th><td class="wide quiet">${row.accountType}</td>${side(row.balanceMinor)}${side(-row.balanceMinor)}</tr>`,
  )}</tbody><tfoot><tr class="grand"><th scope="row">Total</th><td class="wide"></td><td class="num">${minorText(debitMinor, home)}</td><td class="num">${minorText(creditMinor, home)}</td></tr></tfoot></table></div>`;
  const body = html`<h1>Trial balance</h1><p class="lead">Every account, at the end of all that is booked</p><section class="card">${
    rows.length === 0 ? html`<p class="empty">No account has a balance yet.</p>` : table
  }${balanceProof(view)}</section>`;
  return { status: 200, title: "Trial balance", body };
}
