import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { EntryPickerProps, PickedEntry } from "./entry-picker.tsx";

type Answer = {
  entries: PickedEntry[];
  after: string | null;
  isRead: boolean;
  search: string;
  isNextPage: boolean;
};

/** Asks the server for entries of QuickBooks to choose from: as the words change, and page by page. */
export function useEntryPicker(kind: string | null): Omit<EntryPickerProps, "onPick" | "currentId"> {
  const fetcher = useFetcher<Answer>();
  const [search, setSearch] = useState("");
  const [found, setFound] = useState<EntryPickerProps["found"]>(null);
  const { load, data } = fetcher;
  useEffect(() => {
    if (kind !== null) load(`/app/links/pick?${new URLSearchParams({ kind, q: search })}`);
  }, [kind, search, load]);
  useEffect(() => {
    if (!data) return;
    setFound((known) =>
      data.isNextPage && known ? { ...data, entries: [...known.entries, ...data.entries] } : data,
    );
  }, [data]);
  return {
    found,
    search,
    isLoading: fetcher.state === "loading",
    onSearch: setSearch,
    onMore: (after) =>
      kind !== null && load(`/app/links/pick?${new URLSearchParams({ kind, q: search, after })}`),
  };
}
