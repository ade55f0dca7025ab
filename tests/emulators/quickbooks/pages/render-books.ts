import type { BooksView } from "../view.ts";
import { html } from "./html.ts";
import { layout, type Page } from "./layout.ts";
import { kindPage, searchPage } from "./list-pages.ts";
import { nameListOfSlug, nameListPage } from "./name-lists.ts";
import { namePage } from "./name-page.ts";
import { overviewPage } from "./overview-page.ts";
import { reportIndexPage, reportPage } from "./report-pages.ts";
import { balanceSheetPage, profitAndLossPage } from "./statement-pages.ts";
import { kindOfSlug } from "./transaction-kinds.ts";
import { transactionPage } from "./transaction-page.ts";
import { trialBalancePage } from "./trial-balance-page.ts";

const FIXED: Record<string, (view: BooksView, search: URLSearchParams) => Page> = {
  "": overviewPage,
  "balance-sheet": balanceSheetPage,
  "profit-and-loss": profitAndLossPage,
  reports: reportIndexPage,
  search: searchPage,
  "trial-balance": trialBalancePage,
};

function notFound(): Page {
  const body = html`<h1>Not in these books</h1><p class="lead">There is no such page or record, or it was deleted.</p><p><a href="/books">Back to the overview</a></p>`;
  return { status: 404, title: "Not found", body };
}

function listOrRecord(view: BooksView, slug: string, id: string | undefined, search: URLSearchParams): Page {
  const kind = kindOfSlug(slug);
  const list = nameListOfSlug(slug);
  const entity = kind?.entity ?? list?.entity;
  const object = id === undefined || entity === undefined ? undefined : view.find(entity, id);
  if (id !== undefined && object === undefined) return notFound();
  if (kind !== undefined)
    return object === undefined ? kindPage(view, kind, search) : transactionPage(view, kind, object);
  if (list === undefined) return notFound();
  return object === undefined ? nameListPage(view, list, search) : namePage(view, list, object, search);
}

function pageAt(view: BooksView, path: string, search: URLSearchParams): Page {
  const [root, slug = "", id, ...rest] = path.split("/").filter((part) => part !== "");
  if (root !== "books" || rest.length > 0) return notFound();
  const fixed = Object.hasOwn(FIXED, slug) ? FIXED[slug] : undefined;
  if (slug === "reports" && id !== undefined) return reportPage(view, id, search) ?? notFound();
  if (fixed !== undefined) return id === undefined ? fixed(view, search) : notFound();
  return listOrRecord(view, slug, id, search);
}

/**
 * Renders one page of the books as a whole HTML document without outside parts.
 *
 * @param path `/books`, `/books/invoices`, `/books/invoices/17`, `/books/customers`, `/books/trial-balance`,
 *   `/books/profit-and-loss?from=&to=`, `/books/balance-sheet?to=`, `/books/search?q=` ...
 * @returns status 200, or 404 with a page that says so. All texts of the books are escaped.
 */
export function renderBooks(
  view: BooksView,
  path: string,
  search: URLSearchParams,
): { status: number; html: string } {
  const page = pageAt(view, path, search);
  return { status: page.status, html: layout(view, path, search.get("q") ?? "", page) };
}
