import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { listKinds } from "#app/domain/lists/link-choice.ts";
import { entryView } from "#app/ui/links/entry-facts.ts";

const wanted = z.object({
  kind: z.enum(listKinds),
  q: z.string().trim().max(200).default(""),
  after: z.string().max(1_000).nullable().default(null),
});

/** Entries of QuickBooks to choose from, for the picker. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const query = wanted.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) throw new Response("This list is not known.", { status: 400 });
  const { kind, q, after } = query.data;
  const { entries, ...page } = await context.links.pick(shop, kind, q, after);
  return {
    ...page,
    search: q,
    isNextPage: after !== null,
    entries: entries.map((entry) => ({ ...entryView(entry), linkedTo: entry.linkedTo })),
  };
}
