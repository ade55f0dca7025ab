import facts from "./fields.json" with { type: "json" };

/** How a field travels as JSON. `id` is text of digits, `any` is passed over unseen. */
export type ScalarKind = "string" | "boolean" | "decimal" | "int" | "date" | "dateTime" | "id" | "any";

/** One field of a type at one place in an entity. */
export type Field = {
  name: string;
  isList: boolean;
  /** Set by the service; a value in a request is ignored. Known for the fields of the entity itself. */
  isReadOnly: boolean;
  /** Longest text that is accepted, in UTF-16 units. */
  maxLength: number | undefined;
  range: readonly [number, number] | undefined;
  content:
    | { is: "scalar"; kind: ScalarKind }
    | { is: "enumeration"; values: ReadonlySet<string> }
    | { is: "object"; shape: Shape };
};

/** The known fields of one type of the schema, at one place in an entity. */
export type Shape = { type: string; fields: ReadonlyMap<string, Field> };

type Limits = { entity: string; max: Record<string, number>; range: Record<string, number[]> };
type Built = Map<string, Shape>;

const SCALARS = new Set<string>(["string", "boolean", "decimal", "int", "date", "dateTime", "id", "any"]);
const typeTable: Record<string, string> = facts.types;
const enumTable: Record<string, string[]> = facts.enums;
const entityTable: Record<string, Omit<Limits, "entity"> & { readOnly: string[]; required: string[] }> =
  facts.entities;
const enumerations = new Map(Object.entries(enumTable).map(([name, values]) => [name, new Set(values)]));
const noLimits: Limits = { entity: "", max: {}, range: {} };

function isScalar(kind: string): kind is ScalarKind {
  return SCALARS.has(kind);
}

/** A shape is shared by all places that have no limits of their own, which also ends the recursion of group lines. */
function buildShape(built: Built, type: string, path: string, limits: Limits): Shape {
  const isLimited = [...Object.keys(limits.max), ...Object.keys(limits.range)].some((key) =>
    key.startsWith(path),
  );
  const key = isLimited ? `${limits.entity} ${path}` : type;
  const known = built.get(key);
  if (known !== undefined) return known;
  const fields = new Map<string, Field>();
  const shape = { type, fields };
  built.set(key, shape);
  for (const entry of (typeTable[type] ?? "").split(" ")) {
    const [name = "", declared = "any"] = entry.split(":");
    const kind = declared.replace("[]", "");
    const [from, to] = limits.range[path + name] ?? [];
    fields.set(name, {
      name,
      isList: kind !== declared,
      isReadOnly: false,
      maxLength: limits.max[path + name],
      range: from === undefined || to === undefined ? undefined : [from, to],
      content: contentOf(built, kind, `${path}${name}.`, isLimited ? limits : noLimits),
    });
  }
  return shape;
}

function contentOf(built: Built, kind: string, path: string, limits: Limits): Field["content"] {
  if (isScalar(kind)) return { is: "scalar", kind };
  const values = enumerations.get(kind);
  if (values !== undefined) return { is: "enumeration", values };
  return { is: "object", shape: buildShape(built, kind, path, limits) };
}

function buildEntities(): Map<string, Shape> {
  const built: Built = new Map();
  return new Map(
    Object.entries(entityTable).map(([entity, limits]) => {
      const shape = buildShape(built, entity, "", { ...limits, entity });
      const fields = [...shape.fields.values()].map((field): [string, Field] => [
        field.name,
        { ...field, isReadOnly: limits.readOnly.includes(field.name) },
      ]);
      return [entity, { type: entity, fields: new Map(fields) }];
    }),
  );
}

const shapes = buildEntities();

/** The known fields of an entity ("Invoice"), or undefined for one that the table does not hold. */
export function shapeOf(entity: string): Shape | undefined {
  return shapes.get(entity);
}

/** Fields of the entity itself that Intuit's reference page marks as required. */
export function documentedRequired(entity: string): string[] {
  return entityTable[entity]?.required ?? [];
}

/** Every entity of the table. */
export function knownEntities(): string[] {
  return [...shapes.keys()];
}
