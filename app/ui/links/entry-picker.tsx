import { Banner, BlockStack, Button, InlineStack, Spinner, Text, TextField } from "@shopify/polaris";
import { useDelayedSearch } from "#app/ui/frame/use-delayed-search.ts";
import type { EntryView } from "./entry-facts.ts";
import { SideLink } from "./side-link.tsx";

export type PickedEntry = EntryView & { linkedTo: number };
export type EntryPickerProps = {
  /** Null until the first answer came. */
  found: { entries: PickedEntry[]; after: string | null; isRead: boolean } | null;
  /** The entry that is linked now: it cannot be chosen again. */
  currentId: string | null;
  search: string;
  isLoading: boolean;
  onSearch(text: string): void;
  onMore(after: string): void;
  onPick(entry: PickedEntry): void;
};

/** Finds an entry of QuickBooks by part of its name, e-mail address or SKU. */
export function EntryPicker(props: EntryPickerProps) {
  const { found, search, isLoading } = props;
  const [typed, setTyped] = useDelayedSearch(search, props.onSearch);
  return (
    <BlockStack gap="300">
      <TextField
        label="Search in QuickBooks"
        value={typed}
        onChange={setTyped}
        placeholder="Name, e-mail address or SKU"
        autoComplete="off"
        clearButton
        onClearButtonClick={() => setTyped("")}
        suffix={isLoading ? <Spinner size="small" accessibilityLabel="Searching" /> : null}
      />
      {found && !found.isRead && (
        <Banner tone="info">
          QuickBooks' list has not been read whole yet, so that an entry may be missing here. It is read
          within minutes of connecting.
        </Banner>
      )}
      {found && <Entries {...props} entries={found.entries} />}
      {found?.after && (
        <InlineStack align="center">
          <Button onClick={() => props.onMore(found.after ?? "")}>Show more</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Entries({ entries, currentId, search, onPick }: EntryPickerProps & { entries: PickedEntry[] }) {
  if (entries.length === 0)
    return (
      <Text as="p" tone="subdued">
        {search ? `Nothing in QuickBooks fits "${search}".` : "There is nothing to choose from."}
      </Text>
    );
  return (
    <ul className="rows" aria-label="Entries of QuickBooks">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="pick-row">
            <div className="keep-lines">
              <SideLink name={entry.name} url={entry.url} system="QuickBooks" />
              <div className="subdued">{factsText(entry)}</div>
            </div>
            {entry.id === currentId ? (
              <Text as="span" tone="subdued">
                Linked now
              </Text>
            ) : (
              <Button onClick={() => onPick(entry)} accessibilityLabel={`Link to ${entry.name}`}>
                Link
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function factsText({ facts, linkedTo }: PickedEntry): string {
  const known = facts.slice(0, 4).map(({ value }) => value);
  const linked = linkedTo > 0 ? [linkedTo === 1 ? "linked already" : `linked ${linkedTo} times already`] : [];
  return [...known, ...linked].join(" · ");
}
