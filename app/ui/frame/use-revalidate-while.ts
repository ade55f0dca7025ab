import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for fresh data every `everyMs` while `isWaiting`, and rests while nobody looks at the page. */
export function useRevalidateWhile(isWaiting: boolean, everyMs = 4_000): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    // The next turn is counted from the end of the last one, so that a slow answer is not asked for twice.
    if (!isWaiting || state !== "idle") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isWaiting, everyMs, state, revalidate]);
}
