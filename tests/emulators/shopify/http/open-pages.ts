import { handleAdmin } from "../admin/handle-admin.ts";
import type { AdminView } from "../admin-view.ts";
import type { PageHandler } from "./create-server.ts";

/** The admin host page, bound to the state of one emulator. */
export function openPages(view: AdminView): PageHandler {
  return (request, response) => handleAdmin(request, response, view);
}
