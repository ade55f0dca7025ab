import { useFetcher, useNavigate, useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { RecordStatus } from "#app/domain/record/record-status.ts";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";
import type { RunRow } from "#app/ui/runs/run-row.ts";
import { type RecordListState, recordListAddress } from "./record-list-address.ts";
import type { Ticked } from "./record-table.tsx";
import { problemTexts, type SteeringCounts, type SteeringName, successText } from "./steering-words.ts";

const runPollMs = 2_000;

/** What a list of records does: it follows its address, sends wishes to its own route, and stays up to date. */
export function useRecordList(
  kind: ListedKind,
  { state, counts, runs }: { state: RecordListState; counts: Record<RecordStatus, number>; runs: RunRow[] },
) {
  const { path } = kindWords[kind];
  const navigate = useNavigate();
  const navigation = useNavigation();
  const fetcher = useFetcher<SteeringCounts & { runId: string | null }>();
  const [problems, setProblems] = useState<string[]>([]);
  const isRunning = runs.some(({ state: runState }) => runState === "preparing" || runState === "running");
  useRevalidateWhile(isRunning || counts.Queued > 0, isRunning ? runPollMs : undefined);
  useEffect(() => {
    if (!fetcher.data) return;
    const success = successText(fetcher.data, kind);
    if (success) showToast(success);
    setProblems(problemTexts(fetcher.data, kind));
  }, [fetcher.data, kind]);

  const change = (wanted: Partial<RecordListState>) =>
    navigate(recordListAddress(kind, { ...state, cursor: null, ...wanted }), {
      // Typing would fill the history with every half word.
      replace: wanted.search !== undefined,
    });
  const steer = (intent: SteeringName, ticked: Ticked) => {
    const form = new FormData();
    form.set("intent", intent);
    if (ticked === "all") {
      form.set("all", "1");
      form.set("status", state.status ?? "");
      form.set("search", state.search);
    } else {
      for (const id of ticked) form.append("ids", id);
    }
    fetcher.submit(form, { method: "post", action: `${path}?index` });
  };
  const isListLoading = navigation.state === "loading" && navigation.location.pathname === path;
  return {
    isLoading: isListLoading || fetcher.state === "submitting",
    problems,
    onDismissProblems: () => setProblems([]),
    onChange: change,
    onSteer: steer,
  };
}
