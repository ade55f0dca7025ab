import type { LoaderFunctionArgs } from "@remix-run/node";

/** Shopify's sign-in pages: the id token bounce, the way out of the frame, and the log-in. */
export const loader = ({ request, context }: LoaderFunctionArgs) => context.handleAuth(request);
