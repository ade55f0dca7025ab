import { readFileSync } from "node:fs";

export type SchemaColumn = { table: string; column: string; type: string; nullable: "YES" | "NO" };
export type SchemaKey = { table: string; kind: "primary" | "unique" | "index"; columns: string[] };

const postgresTypes: Record<string, string> = {
  String: "text",
  Boolean: "boolean",
  Int: "integer",
  BigInt: "bigint",
  Json: "jsonb",
  Bytes: "bytea",
  DateTime: "timestamp without time zone",
  Timestamptz: "timestamp with time zone",
  Uuid: "uuid",
};
const keyKinds = { "@@id": "primary", "@@unique": "unique", "@@index": "index" } as const;

/** Tables, columns and keys that schema.prisma describes, in PostgreSQL's words. Prisma's client keeps no types. */
export function readPrismaSchema(): { columns: SchemaColumn[]; keys: SchemaKey[] } {
  const text = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = "", body = ""]) =>
    readModel(
      name,
      body.split("\n").map((line) => line.trim()),
    ),
  );
  return { columns: models.flatMap(({ columns }) => columns), keys: models.flatMap(({ keys }) => keys) };
}

function readModel(name: string, lines: string[]): { columns: SchemaColumn[]; keys: SchemaKey[] } {
  const table = lines.map((line) => /^@@map\("(\w+)"\)/.exec(line)?.[1]).find(Boolean) ?? name;
  const fields = lines.flatMap((line) => {
    const [, field, type, optional, rest = ""] = /^(\w+)\s+(\w+)(\?)?(.*)$/.exec(line) ?? [];
    if (field === undefined || type === undefined) return [];
    const native = /@db\.(\w+)/.exec(rest)?.[1];
    const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
    return [
      { field, column, type: postgresTypes[native ?? type] ?? type, isOptional: optional === "?", rest },
    ];
  });
  const columnOf = (field: string) => fields.find((one) => one.field === field)?.column ?? field;
  const single = fields
    .filter(({ rest }) => /@id\b/.test(rest))
    .map(({ column }): SchemaKey => ({ table, kind: "primary", columns: [column] }));
  const composite = lines.flatMap((line): SchemaKey[] => {
    const [, word, list] = /^(@@id|@@unique|@@index)\(\[(.*)\]\)/.exec(line) ?? [];
    if (list === undefined) return [];
    const kind = keyKinds[word as keyof typeof keyKinds];
    const columns = list
      .replace(/\(.*?\)/g, "")
      .split(",")
      .map((field) => columnOf(field.trim()));
    return [{ table, kind, columns }];
  });
  const columns = fields.map(
    ({ column, type, isOptional }): SchemaColumn => ({
      table,
      column,
      type,
      nullable: isOptional ? "YES" : "NO",
    }),
  );
  return { columns, keys: [...single, ...composite] };
}
