import { z } from "zod";
import { importedLists } from "#app/domain/settings/import-settings.ts";
import { pullReasons } from "#app/sync/lists-refresh-port.ts";

/** QuickBooks' lists of a shop are to be pulled. */
export const refreshListsName = "refresh-lists";

export const refreshListsSchema = z.object({
  shop: z.string().min(1),
  why: z.enum(pullReasons),
  /** Who asked, if it was a person. */
  by: z.string().optional(),
  /** Lists whose import was switched on: every entry of theirs is considered once they are here. */
  imported: z.array(z.enum(importedLists)).optional(),
});

export type RefreshLists = z.infer<typeof refreshListsSchema>;
