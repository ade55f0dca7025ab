import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { showToast } from "#app/ui/frame/show-toast.ts";
import type { ListedKind } from "#app/ui/record/kind-words.ts";

/** Starts a run over everything; the page below shows it once it is there. */
export function useStartRun() {
  const fetcher = useFetcher<{ id: string; isNew: boolean }>();
  useEffect(() => {
    if (!fetcher.data) return;
    showToast(fetcher.data.isNew ? "Started. You can leave the page." : "It is under way already.");
  }, [fetcher.data]);
  return {
    isStarting: fetcher.state !== "idle",
    startRun: (kind: "find", recordKind: ListedKind) =>
      fetcher.submit({ kind, recordKind }, { method: "post", action: "/app/activity?index" }),
  };
}
