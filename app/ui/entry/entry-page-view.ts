import { explain } from "#app/domain/faults/explain.ts";
import type { Result } from "#app/domain/faults/fault.ts";
import type { EntryField, EntryPart, FieldFate } from "#app/domain/lists/entry-part.ts";
import type { Reason } from "#app/domain/record/record-status.ts";
import { matchWord } from "#app/ui/links/link-words.ts";
import { type HistoryFacts, type HistoryLine, historyLines } from "#app/ui/record/history-lines.ts";
import { type RecordRow, recordRow } from "#app/ui/record/record-row.ts";
import { fieldText, fieldWord } from "./field-words.ts";

/** The page of one customer or product. Plain data. */
export type EntryPageView = {
  kind: "customer" | "product";
  record: RecordRow;
  nextTryAt: string | null;
  standingWord: "hold" | "exclude" | null;
  shopifyUrl: string | null;
  parts: { kind: "parts"; parts: EntryPartView[] } | { kind: "cannot"; reason: Reason };
  history: HistoryLine[];
};

export type EntryPartView = {
  key: string;
  label: string | null;
  /** What it is in QuickBooks. */
  entry: { name: string; url: string | null; matched: string; linkHref: string } | null;
  effect: { kind: EntryPart["effect"]["kind"]; text: string; reason: Reason | null };
  fields: { label: string; shopify: string; quickbooks: string; fate: FieldFate }[];
};

type EntryFacts = {
  record: Parameters<typeof recordRow>[0] & {
    nextTryAt: Date | null;
    override: { kind: "hold" | "exclude" | "push" } | null;
  };
  history: HistoryFacts[];
  parts: Result<(EntryPart & { url: string | null })[]>;
  shopifyUrl: string | null;
};

/** Picks what the page of a customer or product shows. */
export function entryPageView(
  kind: EntryPageView["kind"],
  { record, history, parts, shopifyUrl }: EntryFacts,
): EntryPageView {
  const word = record.override?.kind;
  return {
    kind,
    record: recordRow(record),
    nextTryAt: record.nextTryAt?.toISOString() ?? null,
    standingWord: word === "hold" || word === "exclude" ? word : null,
    shopifyUrl,
    parts: parts.ok
      ? { kind: "parts", parts: parts.value.map(partView) }
      : { kind: "cannot", reason: explain(parts.fault) },
    history: historyLines(history, kind),
  };
}

function partView({
  kind,
  key,
  label,
  entry,
  url,
  matchedBy,
  effect,
  fields,
}: EntryPart & { url: string | null }) {
  return {
    key,
    label,
    entry: entry && {
      name: entry.name,
      url,
      matched: matchWord(matchedBy),
      linkHref: `/app/links/link?${new URLSearchParams({ kind, key })}`,
    },
    effect: { kind: effect.kind, ...effectWords(effect) },
    fields: fields.map(fieldView),
  } satisfies EntryPartView;
}

function effectWords(effect: EntryPart["effect"]): { text: string; reason: Reason | null } {
  switch (effect.kind) {
    case "create":
      return { text: `A push creates «${effect.name}» in QuickBooks.`, reason: null };
    case "link":
      return {
        text: `A push links it to «${effect.to}», found by ${byWords[effect.by] ?? "its link"}; nothing is created.`,
        reason: null,
      };
    case "update":
      return { text: "A push sends the differences marked below.", reason: null };
    case "nothing":
      return { text: "A push changes nothing: both sides agree.", reason: null };
    case "cannot": {
      const reason = explain(effect.fault);
      return { text: reason.title, reason };
    }
  }
}

const byWords: Record<string, string> = {
  email: "its e-mail address",
  name: "its name",
  sku: "its SKU",
};

function fieldView({ field, shopify, quickbooks, fate }: EntryField) {
  return {
    label: fieldWord(field),
    shopify: fieldText(shopify),
    quickbooks: fieldText(quickbooks),
    fate,
  };
}
