import type { BooksFacts } from "#app/domain/accounting/books-facts.ts";
import { sampleCompany } from "#tests/emulators/quickbooks/companies/sample-companies.ts";
import { must } from "#tests/qbo/a-draft.ts";
import { openEmulatedBooks } from "#tests/qbo/emulated-books.ts";
import type { Place } from "./read-cases.ts";

const known = new Map<string, Promise<BooksFacts>>();

/** What the product reads of a sample company over HTTP, so that the ids in the cases are real. Read once for each company. */
export async function readCompanyFacts({ company, closedUntil }: Place): Promise<BooksFacts> {
  const reading = known.get(company) ?? readFacts(company);
  known.set(company, reading);
  return { ...(await reading), bookCloseDate: closedUntil };
}

async function readFacts(company: string): Promise<BooksFacts> {
  const seed = sampleCompany(company);
  if (!seed) throw new Error(`There is no sample company "${company}".`);
  await using session = await openEmulatedBooks(seed);
  return must(await session.books.readFacts());
}
