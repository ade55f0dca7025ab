import type { FieldPolicy, FieldValue } from "#app/domain/lists/merge-fields.ts";
import type { Actor } from "#app/domain/record/record-status.ts";
import type { LinkChange } from "#app/sync/links-port.ts";

/** A field of two linked entries that differs. `flow`: who may write it; a conflict is one that both sides changed. */
export type LinkDifference = {
  field: string;
  shopify: FieldValue;
  quickbooks: FieldValue;
  flow: FieldPolicy["flow"];
  isConflict: boolean;
};
/** Which link it is about. */
export type LinkRef = { shop: string; realmId: string; kind: string; key: string };

/** What merges left to a person. */
export type Differences = {
  /**
   * Says what of a link differs now, in place of what was said before: an empty list says that nothing does. What a person
   * accepted stays accepted while both values stay.
   */
  note(link: LinkRef, differences: readonly LinkDifference[]): Promise<void>;
  list(link: LinkRef): Promise<LinkDifference[]>;
  /** Lets a difference be until one of its values changes, with a line of the link's history. */
  accept(link: LinkRef, field: string, note: string, actor: Actor): Promise<boolean>;
  /**
   * Changes what both sides are taken to have agreed on in one field, so that the next merge writes one of the values; with a
   * line of the link's history. False when the difference is none any more.
   */
  settle(
    link: LinkRef,
    settled: { field: string; agreed: FieldValue; change: LinkChange; note: string },
    actor: Actor,
  ): Promise<boolean>;
  /** A person takes the name that QuickBooks has as the right one. */
  acceptName(link: LinkRef, name: string, actor: Actor): Promise<void>;
};
