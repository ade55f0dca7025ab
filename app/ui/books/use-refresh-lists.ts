import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { showToast } from "#app/ui/frame/show-toast.ts";

/** Asks for a pull of QuickBooks' lists from any page. */
export function useRefreshLists(): { isAsking: boolean; refresh(): void } {
  const fetcher = useFetcher<{ isAsked: boolean } | "">();
  const { data } = fetcher;
  useEffect(() => {
    if (data) showToast(data.isAsked ? "Refreshing from QuickBooks" : "QuickBooks is not connected");
  }, [data]);
  return {
    isAsking: fetcher.state !== "idle",
    refresh: () => fetcher.submit({ intent: "refresh" }, { method: "post", action: "/app/books" }),
  };
}
