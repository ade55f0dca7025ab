import type { CustomerEntry } from "#app/domain/lists/books-entry.ts";
import { matchKey } from "#app/domain/lists/match-key.ts";

/** Who is looked for in QuickBooks. */
export type WantedCustomer = {
  currency: string;
  email: string | null;
  /** Names that it may stand there under, as people write them. */
  names: readonly string[];
  /** Of a company: an e-mail address is a person's, so it counts only together with the name. */
  isCompany: boolean;
  /** Of a place of a company: the QuickBooks id of the company. */
  parentId: string | null;
};

/** An entry of QuickBooks, and whether it is another customer's of the shop already. */
export type MatchCandidate = { entry: CustomerEntry; isTaken: boolean };

export type CustomerMatch =
  | { kind: "none" }
  | { kind: "one"; entry: CustomerEntry; by: "email" | "name" }
  | { kind: "many"; entries: CustomerEntry[]; by: "email" | "name" };

/**
 * The customer of QuickBooks that is the wanted one: by e-mail, then by name. Never a guess between two: several of one
 * address are told apart by their name, else a person chooses. A namesake with another address is somebody else.
 */
export function matchCustomer(wanted: WantedCustomer, candidates: readonly MatchCandidate[]): CustomerMatch {
  const usable = candidates.filter((candidate) => isUsable(wanted, candidate)).map(({ entry }) => entry);
  const names = new Set(wanted.names.flatMap((name) => matchKey(name) ?? []));
  const isNamed = ({ name, company }: CustomerEntry) =>
    names.has(matchKey(name) ?? "") || (wanted.isCompany && names.has(matchKey(company) ?? ""));
  const email = matchKey(wanted.email);
  const byEmail = usable.filter((entry) => email !== null && emailKeys(entry).includes(email));
  const known = wanted.isCompany ? byEmail.filter(isNamed) : byEmail;
  if (known.length > 1) {
    const namesakes = known.filter(isNamed);
    return one(namesakes.length === 1 ? namesakes : known, "email");
  }
  if (known.length === 1) return one(known, "email");
  const byName = usable.filter(
    (entry) => isNamed(entry) && (wanted.isCompany || email === null || emailKeys(entry).length === 0),
  );
  return one(byName, "name");
}

function one(entries: CustomerEntry[], by: "email" | "name"): CustomerMatch {
  const [first] = entries;
  if (!first) return { kind: "none" };
  return entries.length === 1 ? { kind: "one", entry: first, by } : { kind: "many", entries, by };
}

/** A customer that a person made inactive is left alone; a project is none, and a sub-customer is its parent's. */
function isUsable({ currency, parentId }: WantedCustomer, { entry, isTaken }: MatchCandidate): boolean {
  if (isTaken || !entry.isActive || entry.isDeleted || entry.isProject || entry.currency !== currency)
    return false;
  return parentId === null ? !entry.isJob : entry.parentId === parentId;
}

/** The addresses of an entry, in the form in which they are compared. */
export function emailKeys({ email }: CustomerEntry): string[] {
  return (email ?? "").split(/[,;]/).flatMap((one) => matchKey(one) ?? []);
}
