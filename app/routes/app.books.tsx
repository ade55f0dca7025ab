import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { type BooksState, booksAddress, readBooksAddress } from "#app/ui/books/books-address.ts";
import { BooksPage } from "#app/ui/books/books-page.tsx";
import { type BooksRow, booksRow } from "#app/ui/books/books-row.ts";
import { pullView } from "#app/ui/books/pull-view.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";

export const meta = () => [{ title: "QuickBooks lists · Plumbline" }];

const entriesPerPage = 50;
const noEntries = {
  listState: "disconnected" as const,
  needs: null,
  pull: null,
  rows: [] as BooksRow[],
  total: 0,
  nextCursor: null,
  previousCursor: null,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const state = readBooksAddress(new URL(request.url).searchParams);
  const list = await context.booksLists.load(shop, { ...state, limit: entriesPerPage });
  if (!list) return { state, ...noEntries };
  const { entries, total, nextCursor, previousCursor, needs } = list;
  return {
    state,
    listState: list.state,
    needs,
    pull: pullView(list.pull),
    rows: entries.map(booksRow),
    total,
    nextCursor,
    previousCursor,
  };
}

/** A person asks for a refresh, here or on the page of the connection. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  if ((await request.formData()).get("intent") !== "refresh")
    throw new Response("This action is not known.", { status: 400 });
  return { isAsked: await context.booksLists.refresh(shop, actor) };
}

export default function Books() {
  const view = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  useRevalidateWhile(view.pull?.isRunning ?? false, 2_000);
  const change = (wanted: Partial<BooksState>) =>
    navigate(booksAddress({ ...view.state, cursor: null, ...wanted }), {
      // Typing would fill the history with every half word.
      replace: wanted.search !== undefined,
    });
  return (
    <BooksPage
      {...view}
      isLoading={navigation.state === "loading" && navigation.location.pathname === "/app/books"}
      onChange={change}
    />
  );
}
