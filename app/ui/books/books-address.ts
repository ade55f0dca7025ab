import { type BooksView, booksViewNames } from "#app/domain/lists/books-views.ts";

/** What the page of QuickBooks' lists shows. All of it stands in the address. */
export type BooksState = { view: BooksView; search: string; cursor: string | null };

const maxSearchLength = 200;
export const firstBooks: BooksState = { view: "customers", search: "", cursor: null };

/** Reads the state of the page from an address. What it does not know falls back to the first view. */
export function readBooksAddress(parameters: URLSearchParams): BooksState {
  const view = parameters.get("list");
  return {
    view: booksViewNames.find((known) => known === view) ?? firstBooks.view,
    search: (parameters.get("q") ?? "").trim().slice(0, maxSearchLength),
    cursor: parameters.get("cursor") || null,
  };
}

/** The address of a state of the page. Leaves out what is as in the first view. */
export function booksAddress(change: Partial<BooksState>): string {
  const { view, search, cursor } = { ...firstBooks, ...change };
  const parameters = new URLSearchParams();
  if (view !== firstBooks.view) parameters.set("list", view);
  if (search) parameters.set("q", search);
  if (cursor) parameters.set("cursor", cursor);
  const query = parameters.toString();
  return query ? `/app/books?${query}` : "/app/books";
}
