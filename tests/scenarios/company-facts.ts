import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import { caseCompany } from "./case-company.ts";
import type { Place } from "./read-cases.ts";

const known = new Map<string, Promise<BooksFacts>>();

/** What the product reads of a case's company over HTTP, so that the ids in the cases are real. Read once for each company. */
export function readCompanyFacts(place: Place): Promise<BooksFacts> {
  const key = `${place.company} ${place.closedUntil}`;
  const facts = known.get(key) ?? readFacts(place);
  known.set(key, facts);
  return facts;
}

async function readFacts(place: Place): Promise<BooksFacts> {
  await using session = await openEmulatedBooks(caseCompany(place));
  return must(await session.books.readFacts());
}
