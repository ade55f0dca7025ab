import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EntryPage } from "#app/ui/entry/entry-page.tsx";
import { entryPageView } from "#app/ui/entry/entry-page-view.ts";
import { useRevalidateWhile } from "#app/ui/frame/use-revalidate-while.ts";
import { useSteering } from "#app/ui/record/use-steering.ts";

const kind = "customer";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.record.name ?? "Customer"} · Plumbline` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const entry = await context.loadEntry(shop, kind, params.id ?? "");
  if (!entry) throw new Response("There is no such customer.", { status: 404 });
  return { view: entryPageView(kind, entry) };
}

export default function Customer() {
  const { view } = useLoaderData<typeof loader>();
  const steering = useSteering(kind, view.record.id);
  useRevalidateWhile(view.record.status === "Queued");
  return <EntryPage view={view} {...steering} />;
}
