import { wordsFromCode } from "./display-text.ts";
import { type Html, html } from "./html.ts";

type Tone = "neutral" | "success" | "attention" | "warning" | "critical" | "info";

const TONES: Record<string, Tone> = {
  ACTIVE: "success",
  DRAFT: "info",
  UNFULFILLED: "attention",
  PARTIALLY_FULFILLED: "warning",
  PENDING: "warning",
  AUTHORIZED: "attention",
  PARTIALLY_PAID: "warning",
  EXPIRED: "critical",
  synced: "success",
  queued: "info",
  changed: "attention",
  on_hold: "warning",
  error: "critical",
};

/** A status pill; the colour follows the admin's for the codes it knows, any other code is grey. */
export function badge(code: string): Html | null {
  if (code === "") return null;
  const tone = TONES[code] ?? "neutral";
  return html`<span class="badge badge-${tone}">${wordsFromCode(code)}</span>`;
}
