import type { IndexTableProps } from "@shopify/polaris";
import { useState } from "react";

type OnSelectionChange = NonNullable<IndexTableProps["onSelectionChange"]>;

/** Ticks of a table that last over its pages: what was ticked on one stays so on the next. */
export function useTicks(idsOfPage: readonly string[]) {
  const [isAll, setIsAll] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const onSelectionChange: OnSelectionChange = (type, isTicking, selection) => {
    const named = idsOf(selection, idsOfPage);
    setIsAll(String(type) === "all" && isTicking);
    setTicked((before) => {
      // Without all pages' ticks only this page's are known.
      if (String(type) === "all" && !isTicking) return new Set();
      const ids = named ?? idsOfPage;
      const after = new Set(before);
      for (const id of ids) {
        if (isTicking) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  };
  return { isAll, ticked, onSelectionChange };
}

/** One id, or a range of positions on the page; null is the whole page. */
function idsOf(
  selection: Parameters<OnSelectionChange>[2],
  idsOfPage: readonly string[],
): readonly string[] | null {
  if (selection === undefined) return null;
  return typeof selection === "string" ? [selection] : idsOfPage.slice(selection[0], selection[1] + 1);
}
