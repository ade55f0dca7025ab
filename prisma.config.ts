import path from "node:path";
import { defineConfig } from "prisma/config";

// `prisma generate` needs no engine here: the client runs on the `pg` driver (engineType "client"). Prisma 6.19
// downloads its engines all the same unless these name an existing file, and closed machines cannot reach its host.
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
  process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= process.execPath;
}
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: path.join("prisma", "schema.prisma"),
  migrations: { path: path.join("prisma", "migrations") },
});
