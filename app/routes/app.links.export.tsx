import type { LoaderFunctionArgs } from "@remix-run/node";

/** All links of the shop as a CSV file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop } = await context.authenticate(request);
  const file = await context.links.exportFile(shop);
  if (!file) throw new Response("No QuickBooks company is connected to this shop.", { status: 409 });
  return new Response(file, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="links.csv"',
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
