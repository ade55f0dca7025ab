/** The one Admin API version of the whole product: GraphQL calls, webhooks and the library. Stable since 2026-10-01. */
export const API_VERSION = "2026-10";
