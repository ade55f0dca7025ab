/** One row of an index page, ready for searching and filtering. */
export type ListRow<Item> = {
  id: string;
  item: Item;
  searchText: string;
  views: string[];
  appStatus: string;
};

export type ListRequest = { query: string; view: string; appStatus: string; page: number };

export type ListPage<Item> = {
  rows: ListRow<Item>[];
  total: number;
  first: number;
  page: number;
  hasPrevious: boolean;
  hasNext: boolean;
};

/** Shopify's index pages show 50 rows. */
export const ROWS_PER_PAGE = 50;

/** Reads search, view, filter and page from an address; a page that is no positive whole number is the first. */
export function readListRequest(parameters: URLSearchParams): ListRequest {
  const page = Number(parameters.get("page") ?? "1");
  return {
    query: (parameters.get("query") ?? "").trim(),
    view: parameters.get("view") ?? "all",
    appStatus: parameters.get("qbo_status") ?? "",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/**
 * One page of the rows that match: every word of the search must occur (any case), the view and the status must be equal.
 * The status `none` asks for rows without one; a page behind the last shows the last.
 */
export function pageOfRows<Item>(rows: ListRow<Item>[], request: ListRequest): ListPage<Item> {
  const words = request.query.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = rows.filter(
    (row) =>
      words.every((word) => row.searchText.toLowerCase().includes(word)) &&
      (request.view === "all" || row.views.includes(request.view)) &&
      (request.appStatus === "" || row.appStatus === (request.appStatus === "none" ? "" : request.appStatus)),
  );
  const lastPage = Math.max(1, Math.ceil(matching.length / ROWS_PER_PAGE));
  const page = Math.min(request.page, lastPage);
  const first = (page - 1) * ROWS_PER_PAGE;
  return {
    rows: matching.slice(first, first + ROWS_PER_PAGE),
    total: matching.length,
    first,
    page,
    hasPrevious: page > 1,
    hasNext: page < lastPage,
  };
}
