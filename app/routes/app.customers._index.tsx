import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readSteeringWish } from "#app/contracts/steering-wish.ts";
import { readRecordListAddress } from "#app/ui/records/record-list-address.ts";
import { listQueryOf, recordListView, steeringAnswer } from "#app/ui/records/record-list-view.ts";
import { RecordsPage } from "#app/ui/records/records-page.tsx";
import { useRecordList } from "#app/ui/records/use-record-list.ts";
import { runRow } from "#app/ui/runs/run-row.ts";
import { useStartRun } from "#app/ui/runs/use-start-run.ts";

const kind = "customer";

export const meta = () => [{ title: "Customers · Plumbline" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const state = readRecordListAddress(kind, new URL(request.url).searchParams);
  const [page, counts, runs] = await Promise.all([
    context.listRecords(shop, kind, listQueryOf(state)),
    context.countRecords(shop, kind),
    context.watchRuns(shop, kind),
  ]);
  return { state, counts, runs: runs.map(runRow), ...recordListView(page) };
}

/** A person's wish about customers, from the list or the page of one customer. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const wish = readSteeringWish(await request.formData());
  if (!wish) throw new Response("This action is not known.", { status: 400 });
  return steeringAnswer(wish.steering, await context.steerSelection({ shop, kind, ...wish, actor }));
}

export default function Customers() {
  const data = useLoaderData<typeof loader>();
  const list = useRecordList(kind, data);
  const start = useStartRun();
  return (
    <RecordsPage
      {...data}
      {...list}
      kind={kind}
      primaryAction={{ content: "Manual data push", url: "/app/push/customers" }}
      secondaryActions={[
        {
          content: "Find all in Shopify",
          loading: start.isStarting,
          onAction: () => start.startRun("find", kind),
        },
      ]}
    />
  );
}
