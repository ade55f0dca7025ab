import { useSyncExternalStore } from "react";
import { momentText } from "./moment-text.ts";

const never = () => () => {};

/** A moment in the reader's own time zone. The server does not know it and writes UTC until the page has come alive. */
export function Moment({ iso, isDateOnly = false }: { iso: string; isDateOnly?: boolean }) {
  const zone = useSyncExternalStore<"local" | "utc">(
    never,
    () => "local",
    () => "utc",
  );
  return (
    <time dateTime={iso} className="moment">
      {momentText(iso, zone, isDateOnly)}
    </time>
  );
}
