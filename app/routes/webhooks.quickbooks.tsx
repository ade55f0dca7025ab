import type { ActionFunctionArgs } from "@remix-run/node";

export const action = ({ request, context }: ActionFunctionArgs) => context.receiveQuickBooksWebhook(request);

export const loader = () => new Response(null, { status: 405, headers: { Allow: "POST" } });
