import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { ActivityPage } from "#app/ui/runs/activity-page.tsx";
import { runRow } from "#app/ui/runs/run-row.ts";

export const meta = () => [{ title: "Activity · Plumbline" }];

const runsShown = 50;
const pollMs = 2_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const runs = await context.listRuns(shop, { limit: runsShown });
  return { runs: runs.map(runRow) };
}

const wholeRun = z.union([
  z.object({ kind: z.literal("find"), recordKind: z.enum(["customer", "product"]) }),
  z.object({
    kind: z.literal("import"),
    recordKind: z.enum(["booksCustomer", "booksItem", "booksVendor"]),
  }),
]);

/** Starts a run over everything that Shopify or QuickBooks has of a kind. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const wish = wholeRun.safeParse(Object.fromEntries(await request.formData()));
  if (!wish.success) throw new Response("This run is not known.", { status: 400 });
  return context.startWholeRun({ shop, ...wish.data, actor });
}

export default function Activity() {
  const { runs } = useLoaderData<typeof loader>();
  useRevalidateWhile(
    runs.some(({ state }) => state === "preparing" || state === "running"),
    pollMs,
  );
  return <ActivityPage runs={runs} />;
}
