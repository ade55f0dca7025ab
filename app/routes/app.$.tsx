import type { LoaderFunctionArgs } from "@remix-run/node";

/** An address inside the embedded app that leads nowhere. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await context.authenticate(request);
  throw new Response("There is no such page.", { status: 404 });
}

export default function Nowhere() {
  return null;
}
