import { choicesOf, type DifferenceChoice } from "#app/domain/lists/drift/difference-choices.ts";
import type { FieldPolicy, FieldValue } from "#app/domain/lists/merge-fields.ts";
import { fieldWord, valueText } from "./field-words.ts";
import { type LinkFacts, type LinkRow, linkRow } from "./link-row.ts";

export type Trouble = "merged" | "deleted" | "inactive" | "renamed";
/** A link whose entry in QuickBooks is not what it was. */
export type TroubledView = {
  link: LinkRow;
  trouble: Trouble;
  text: string;
  into: { id: string; name: string } | null;
};
/** A field of a link that differs, with what may be done about it. `seen` travels back with the choice. */
export type DifferenceView = {
  label: string;
  shopify: string;
  quickbooks: string;
  isConflict: boolean;
  choices: DifferenceChoice[];
  seen: string;
};
export type DifferingView = { link: LinkRow; differences: DifferenceView[] };
export type BrokenView = { key: string; text: string; href: string };

type TroubledFacts = LinkFacts & {
  trouble: Trouble;
  linkedName: string | null;
  into: { id: string; name: string } | null;
};

export function troubledView(facts: TroubledFacts): TroubledView {
  return { link: linkRow(facts), trouble: facts.trouble, text: troubleText(facts), into: facts.into };
}

function troubleText({ trouble, linkedName, booksName, into }: TroubledFacts): string {
  switch (trouble) {
    case "merged":
      return into
        ? `It was merged into ${into.name} in QuickBooks.`
        : "It was merged into another entry in QuickBooks.";
    case "deleted":
      return "It is gone from QuickBooks. What needs it is held until it is linked to another entry.";
    case "inactive":
      return "It is inactive in QuickBooks, which refuses new documents with it.";
    case "renamed":
      return `It was called ${linkedName ?? "otherwise"} when it was linked, and is called ${booksName ?? "otherwise"} now.`;
  }
}

type Difference = {
  field: string;
  shopify: FieldValue;
  quickbooks: FieldValue;
  flow: FieldPolicy["flow"];
  isConflict: boolean;
};

export function differingView(facts: LinkFacts & { differences: Difference[] }): DifferingView {
  return {
    link: linkRow(facts),
    differences: facts.differences.map((difference) => ({
      label: fieldWord(difference.field),
      shopify: valueText(difference.shopify),
      quickbooks: valueText(difference.quickbooks),
      isConflict: difference.isConflict,
      choices: choicesOf(difference),
      seen: JSON.stringify({
        field: difference.field,
        shopify: difference.shopify,
        quickbooks: difference.quickbooks,
      }),
    })),
  };
}

type Broken = {
  id: string;
  words: string;
  part: string;
  name: string | null;
  state: "missing" | "merged" | "inactive";
};
const stateWords = {
  missing: "which QuickBooks does not have any more",
  merged: "which was merged into another entry in QuickBooks",
  inactive: "which is inactive in QuickBooks",
};

export function brokenView({ id, words, part, name, state }: Broken): BrokenView {
  const what = name === null ? `the entry with the id ${id}` : name;
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)} is ${what}, ${stateWords[state]}.`;
  return { key: `${words} ${id}`, text, href: `/app/settings#${part}` };
}
