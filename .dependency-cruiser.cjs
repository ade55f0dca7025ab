/**
 * What may import what. `npm test` checks it (tests/house/import-rules.test.ts, which also plants a violation of every
 * rule); `npx depcruise app tests` prints it. A rule's comment is its reason. docs/ARCHITECTURE.md has the picture.
 */

/** Tests that lie beside the code they test. */
const test = "[.]test[.]tsx?$";
const adapters = ["shopify", "qbo", "queue", "db"];
/** The types that the sync engine asks its adapters to speak. */
const ports = "^app/sync/(ports|outcome)[.]ts$";
const composition = "^app/(services/|services[.]server[.]ts$|main[.]server[.]ts$)";
const pages = "^app/(routes/|ui/|contracts/|root[.]tsx$|entry[.](client|server)[.]tsx$)";

/** Files that nothing imports because something outside starts or reads them. */
const entryPoints = [
  "^app/main[.]server[.]ts$", // npm start
  "^app/db/embedded/keeper[.]server[.]ts$", // the process that keeps the embedded database
  "^app/root[.]tsx$",
  "^app/entry[.](client|server)[.]tsx$",
  "^app/routes/", // Remix finds them by their names
  "^tests/.*/(main|condense)[.]ts$", // npm run demo, bench, emulator:*; scripts that make data files
  "^tests/support/(run[.]mjs|count-reporter[.]ts|with-postgres-server[.]ts)$", // npm scripts, vitest
  "^tests/support/(hold-database|work-until-killed)[.]ts$", // processes that tests start and kill
  "^tests/house/print-faults[.]ts$", // npm run docs:faults
  "^tests/emulators/shopify/admin/(assets/|react-page[.]tsx$)", // what the browser loads; a test bundles the page
  "[.]test[.]tsx?$",
  "[.]d[.]ts$",
];

/** One layer: its files, without tests, may import only what `allowed` names. */
function layer(name, path, allowed, comment) {
  return {
    name,
    severity: "error",
    comment,
    from: { path, pathNot: test },
    to: { path: "^(app|tests|extensions)/", pathNot: allowed },
  };
}

const layers = [
  layer(
    "domain-imports-nothing-of-ours",
    "^app/domain/",
    ["^app/domain/"],
    "The core is what the books depend on: it must be readable, testable and replayable without anything around it.",
  ),
  layer(
    "platform-imports-npm-only",
    "^app/platform/",
    ["^app/platform/"],
    "Clock, ids, log, environment and encryption serve every layer, so they can know none.",
  ),
  layer(
    "contracts-import-domain-types",
    "^app/contracts/",
    ["^app/contracts/", "^app/domain/"],
    "Extensions are bundled with the contracts: anything else would travel to the browser with them.",
  ),
  layer(
    "ui-imports-domain-and-contracts",
    "^app/ui/",
    ["^app/ui/", "^app/domain/", "^app/contracts/"],
    "Components take props and give markup; what loads data would drag the server into the browser.",
  ),
  layer(
    "sync-imports-domain-and-platform",
    "^app/sync/",
    ["^app/sync/", "^app/domain/", "^app/platform/"],
    "The engine names what it needs in ports.ts and never who provides it: simulation puts other worlds behind them.",
  ),
  ...adapters.map((adapter) =>
    layer(
      `${adapter}-imports-ports-only`,
      `^app/${adapter}/`,
      [`^app/${adapter}/`, "^app/domain/", "^app/platform/", ports],
      "An adapter speaks to one outside system and fills ports. It knows no other adapter, and of the engine only ports.ts and outcome.ts.",
    ),
  ),
  layer(
    "routes-import-pages-and-services",
    "^app/routes/",
    [
      "^app/routes/",
      "^app/ui/",
      "^app/contracts/",
      "^app/domain/",
      "^app/services[.]server[.]ts$",
      "^app/root[.]tsx$",
    ],
    "A route parses, calls one use case and renders. It reaches everything through the services in its load context.",
  ),
  layer(
    "remix-entry-imports-pages",
    "^app/(root|entry[.](client|server))[.]tsx$",
    ["^app/(ui|contracts|domain)/", "^app/services[.]server[.]ts$"],
    "Remix's own entry files are pages too.",
  ),
  layer(
    "services-import-no-pages",
    "^app/services(/|[.]server[.]ts$)",
    ["^app/(services|domain|sync|shopify|qbo|queue|db|platform|contracts)/", "^app/services[.]server[.]ts$"],
    "The composition root joins adapters to ports. Pages come after it and depend on it.",
  ),
  layer(
    "main-starts-services",
    "^app/main[.]server[.]ts$",
    [
      "^app/services/",
      "^app/services[.]server[.]ts$",
      "^app/platform/",
      "^app/db/embedded/embedded-database-error[.]ts$",
    ],
    "Starting and stopping a process is all it does; the one error it knows is the database's, to say it plainly.",
  ),
];

const directions = [
  {
    name: "only-services-join",
    severity: "error",
    comment:
      "There is one place where adapters meet: whoever imports it from below turns the house upside down.",
    from: { path: "^app/", pathNot: [test, composition, pages] },
    to: { path: `${composition}|${pages}` },
  },
  {
    name: "routes-know-services-by-type",
    severity: "error",
    comment:
      "Services are made once, by main, and handed to routes as Remix's load context. Importing the code would bundle a second copy of it.",
    from: { path: pages, pathNot: test },
    to: { path: "^app/(services[.]server[.]ts|root[.]tsx)$", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "adapters-know-ports-by-type",
    severity: "error",
    comment: "Ports are types: an adapter that ran code of the engine would be part of it.",
    from: { path: `^app/(${adapters.join("|")})/`, pathNot: test },
    to: { path: ports, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "domain-does-no-input-or-output",
    severity: "error",
    comment: "No files, network or processes in the core, and none in what runs in the browser.",
    from: { path: "^app/(domain|contracts|ui)/", pathNot: test },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "domain-uses-few-packages",
    severity: "error",
    comment:
      "zod describes settings; a money library made for the field would be welcome. No framework, no driver.",
    from: { path: "^app/domain/", pathNot: test },
    to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer"], pathNot: "^node_modules/zod/" },
  },
  {
    name: "app-imports-no-tests",
    severity: "error",
    comment: "What runs at a merchant's must not need what only exists to check it.",
    from: { path: "^app/", pathNot: test },
    to: { path: "^(tests|extensions)/" },
  },
  {
    name: "tests-beside-code-use-support",
    severity: "error",
    comment:
      "A test beside pure code needs builders only; one that needs an emulator or a database lives under tests/.",
    from: { path: "^app/.*[.]test[.]tsx?$" },
    to: { path: "^(tests|extensions)/", pathNot: "^tests/support/" },
  },
  {
    name: "extensions-import-contracts",
    severity: "error",
    comment: "An extension talks to the app over HTTP in the words of app/contracts.",
    from: { path: "^extensions/([^/]+)/", pathNot: test },
    to: { path: "^(app|tests|extensions)/", pathNot: ["^app/contracts/", "^extensions/$1/"] },
  },
  {
    name: "emulators-import-no-app",
    severity: "error",
    comment:
      "They are an independent reading of the remote documentation: a mistake shared by both sides would pass every test.",
    from: { path: "^tests/emulators/" },
    to: { path: "^(app|extensions)/" },
  },
  {
    name: "emulators-know-no-other",
    severity: "error",
    comment:
      "Two remote systems that do not know each other; a shortcut between them would hide what only the app may join.",
    from: { path: "^tests/emulators/(shopify|quickbooks)/" },
    to: { path: "^tests/emulators/", pathNot: "^tests/emulators/$1/" },
  },
  {
    name: "emulators-stand-alone",
    severity: "error",
    comment:
      "Each emulator can be started, read and copied alone; only its tests use what the other tests use.",
    from: { path: "^tests/emulators/(shopify|quickbooks)/", pathNot: test },
    to: { path: "^tests/", pathNot: "^tests/emulators/$1/" },
  },
];

const hygiene = [
  {
    name: "no-cycles",
    severity: "error",
    comment:
      "A circle has no first file to read. Types may look back, because they are gone when the code runs.",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "no-orphans-in-app",
    severity: "error",
    comment:
      "A file that no code uses is dead, or its use was forgotten; a test of it is no use. What starts from outside is listed above.",
    from: { path: "^app/", pathNot: test },
    module: { path: "^app/", pathNot: entryPoints, numberOfDependentsLessThan: 1 },
  },
  {
    name: "no-orphans-in-tests",
    severity: "error",
    comment: "The same for what serves the tests and the demo.",
    from: { path: "^(app|tests|extensions)/" },
    module: { path: "^tests/", pathNot: entryPoints, numberOfDependentsLessThan: 1 },
  },
  {
    name: "no-unresolvable",
    severity: "error",
    comment: "An import that is not found would also escape every other rule.",
    from: {},
    to: { couldNotResolve: true, pathNot: "^(virtual:|build/)" },
  },
  {
    name: "app-needs-no-dev-packages",
    severity: "error",
    comment: "The app runs after `npm ci --omit=dev`.",
    from: { path: "^app/", pathNot: test },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "no-unlisted-packages",
    severity: "error",
    comment: "A package that only came with another one disappears with it.",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
];

module.exports = {
  forbidden: [...layers, ...directions, ...hygiene],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^build/" },
    moduleSystems: ["es6"],
    // Types count as imports: a layer that needs another's types needs the other.
    tsPreCompilationDeps: true,
    // The "imports" of package.json (#app/*) are resolved as Node does; they carry their .ts ending.
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
