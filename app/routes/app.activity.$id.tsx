import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { runResults } from "#app/domain/runs/run.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { runItemRow } from "#app/ui/runs/run-items.tsx";
import { RunPage } from "#app/ui/runs/run-page.tsx";
import { runRow } from "#app/ui/runs/run-row.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.run.title ?? "Run"} · Plumbline` },
];

const itemsPerPage = 50;
const pollMs = 2_000;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const { searchParams } = new URL(request.url);
  const result = runResults.find((known) => known === searchParams.get("result")) ?? null;
  const after = Math.max(0, Math.trunc(Number(searchParams.get("after")) || 0));
  const view = await context.loadRun(shop, params.id ?? "", { result, after, limit: itemsPerPage });
  if (!view) throw new Response("There is no such run.", { status: 404 });
  const { run, items, nextAfter, holds, preview } = view;
  return {
    run: runRow(run),
    items: items.map((item) => runItemRow(run.recordKind, item)),
    nextAfter,
    isFirstPage: after === 0,
    result,
    holds,
    preview,
  };
}

const intents = z.enum(["confirm", "pause", "resume", "cancel"]);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { shop, actor } = await context.authenticate(request);
  const intent = intents.safeParse((await request.formData()).get("intent"));
  if (!intent.success) throw new Response("This action is not known.", { status: 400 });
  const id = params.id ?? "";
  const steer = {
    confirm: context.confirmRun,
    pause: context.pauseRun,
    resume: context.resumeRun,
    cancel: context.cancelRun,
  };
  return { isDone: await steer[intent.data](shop, id, actor) };
}

export default function RunRoute() {
  const data = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  const [, setSearch] = useSearchParams();
  useRevalidateWhile(data.run.state === "preparing" || data.run.state === "running", pollMs);
  return (
    <RunPage
      {...data}
      isWorking={fetcher.state !== "idle"}
      onSteer={(intent) => fetcher.submit({ intent }, { method: "post" })}
      onShow={({ result, after }) =>
        setSearch({ ...(result && { result }), ...(after > 0 && { after: String(after) }) })
      }
    />
  );
}
