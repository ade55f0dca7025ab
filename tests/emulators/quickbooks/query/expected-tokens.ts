/**
 * What the service's parser says it was expecting, by the place of the error. The lists after a property, after a
 * value, of a literal, after IN and at the start were met on the wire, repeated entries included; the others follow
 * from the grammar.
 */
export const EXPECTED = {
  start: ['"select"'],
  projection: ['"*"', '"count"', "<IDENTIFIER>"],
  afterProjection: ['","', '"."', '"from"'],
  identifier: ["<IDENTIFIER>"],
  afterEntity: ["<EOF>", '"iterator"', '"maxresults"', '"order"', '"orderby"', '"startposition"', '"where"'],
  operator: [
    ..."<EOF> . <AND> between contains = in iterator like maxresults != <NOT> <OR> order orderby startposition".split(
      " ",
    ),
    ..."= != = != = != .".split(" "),
  ].map((each) => (each.startsWith("<") ? each : `"${each}"`)),
  afterValue: [
    "<EOF>",
    "<AND>",
    '"iterator"',
    '"maxresults"',
    "<OR>",
    '"order"',
    '"orderby"',
    '"startposition"',
  ],
  list: ['"("'],
  literal: ['"false"', '"true"', "<DATETIME>", "<ID>", "<STRING>"],
  afterListValue: ['")"', '","'],
  by: ['"by"'],
  afterOrder: ["<EOF>", '"asc"', '","', '"desc"', '"iterator"', '"maxresults"', '"startposition"'],
  number: ["<INTEGER>"],
  star: ['"*"'],
  close: ['")"'],
} as const satisfies Record<string, readonly string[]>;
