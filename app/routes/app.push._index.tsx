import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { PushPage } from "#app/ui/push/push-page.tsx";
import { runRow } from "#app/ui/runs/run-row.ts";

export const meta = () => [{ title: "Manual data push · Plumbline" }];

const runsRead = 20;
const runsShown = 5;
const pollMs = 2_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const [product, customer, products, customers] = await Promise.all([
    context.countRecords(shop, "product"),
    context.countRecords(shop, "customer"),
    context.listRuns(shop, { recordKind: "product", limit: runsRead }),
    context.listRuns(shop, { recordKind: "customer", limit: runsRead }),
  ]);
  const runs = [...products, ...customers]
    .filter(({ kind }) => kind === "push")
    .toSorted((left, right) => right.createdAt.getTime() - left.createdAt.getTime())
    .slice(0, runsShown);
  return { counts: { product, customer }, runs: runs.map(runRow) };
}

export default function Push() {
  const data = useLoaderData<typeof loader>();
  useRevalidateWhile(
    data.runs.some(({ state }) => state === "preparing" || state === "running"),
    pollMs,
  );
  return <PushPage {...data} />;
}
