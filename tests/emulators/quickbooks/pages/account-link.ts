import { type Html, html } from "./html.ts";

/** The account's name, as a link to its register when the account is known. */
export function accountLink(id: string, account: string): Html {
  return id === "" ? html`${account}` : html`<a href="/books/accounts/${id}">${account}</a>`;
}
