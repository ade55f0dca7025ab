import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { connectionView } from "#app/ui/connection/connection-view.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { HomePage } from "#app/ui/home/home-page.tsx";
import { recordRow } from "#app/ui/record/record-row.ts";

export const meta = () => [{ title: "Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const [home, look] = await Promise.all([context.loadHome(shop), context.links.look.count(shop)]);
  return {
    connection: connectionView(home.connection),
    counts: home.counts,
    hasOrders: Object.values(home.counts).some((count) => count > 0),
    needsAttention: home.needsAttention.map(recordRow),
    oldestWaiting: home.oldestWaiting && recordRow(home.oldestWaiting),
    lastBookedAt: home.lastBookedAt?.toISOString() ?? null,
    nextSweepAt: home.nextSweepAt?.toISOString() ?? null,
    look,
  };
}

export default function Home() {
  const view = useLoaderData<typeof loader>();
  useRevalidateWhile(view.counts.Queued > 0);
  return <HomePage {...view} />;
}
