import type { EntryFact } from "./entry-facts.ts";

/** Facts, a name and a value a line; those that differ from others stand out. */
export function FactList({
  facts,
  differing = [],
}: {
  facts: readonly EntryFact[];
  differing?: readonly string[];
}) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <Fact key={label} label={label} value={value} isDiffering={differing.includes(label)} />
      ))}
    </dl>
  );
}

function Fact({ label, value, isDiffering }: EntryFact & { isDiffering: boolean }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{isDiffering ? <strong>{value}</strong> : value}</dd>
    </>
  );
}
