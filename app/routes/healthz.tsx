import type { LoaderFunctionArgs } from "@remix-run/node";

/** For load balancers: 200 while the database answers, 503 otherwise. */
export async function loader({ context }: LoaderFunctionArgs) {
  const isHealthy = await context.isHealthy();
  return Response.json(
    { status: isHealthy ? "ok" : "unavailable" },
    { status: isHealthy ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
