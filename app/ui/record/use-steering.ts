import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { showToast } from "#app/ui/frame/show-toast.ts";
import { kindWords, type ListedKind } from "#app/ui/record/kind-words.ts";
import {
  problemTexts,
  type SteeringCounts,
  type SteeringName,
  successText,
} from "#app/ui/records/steering-words.ts";

/** Sends a person's word about one record to the route of its list, and tells what came of it. */
export function useSteering(kind: ListedKind, id: string) {
  const fetcher = useFetcher<SteeringCounts>();
  const { data } = fetcher;
  useEffect(() => {
    const success = data && successText(data, kind);
    if (success) showToast(success);
  }, [data, kind]);
  return {
    isWorking: fetcher.state !== "idle",
    problems: data ? problemTexts(data, kind) : [],
    onSteer: (intent: SteeringName, note = "") =>
      fetcher.submit({ intent, note, ids: id }, { method: "post", action: `${kindWords[kind].path}?index` }),
  };
}
