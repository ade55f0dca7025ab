import { explain } from "#app/domain/faults/explain.ts";
import type { Fault } from "#app/domain/faults/fault.ts";
import { type Decision, policy } from "#app/domain/faults/policy.ts";
import { sampleFaults } from "#tests/house/sample-faults.ts";

/** Attempts after which no policy changes any more. */
const attempts = 12;

const intro = `# Faults

Everything that can go wrong and is expected to, with the texts that merchants read. Written by \`npm run docs:faults\` from
\`app/domain/faults\` and one sample of every kind; a test compares. Codes are stable: support and reports may rely on them.
`;

/** The text of docs/faults.md: every kind of fault with its code, its words and what is done about it. */
export function faultsPage(): string {
  const faults: Fault[] = Object.values(sampleFaults);
  return [intro, ...faults.map(faultSection)].join("\n");
}

function faultSection(fault: Fault): string {
  const { code, title, cause, fix, action } = explain(fault);
  const rows = [
    ["Cause", cause],
    ["Fix", fix],
    ["Button", action ? `${action.label} (\`${action.href}\`)` : "none"],
    ["Then", describePolicy(fault)],
  ];
  const table = rows.map(([name, text]) => `| ${name} | ${text?.replaceAll("|", "\\|")} |`).join("\n");
  return `## ${code}: ${title}\n\n| \`${fault.kind}\` | about ${fault.subject} |\n|---|---|\n${table}\n`;
}

/** "Queued, again after 1 s, 5 s, 20 s; then Failed, again after 1 min": the decisions of a row of attempts. */
function describePolicy(fault: Fault): string {
  const decisions = Array.from({ length: attempts }, (_, attempt) => policy(fault, attempt));
  const statuses = [...new Set(decisions.map((decision) => decision.status))];
  return statuses.map((status) => `**${status}**, ${describeTries(decisions, status)}`).join("; then ");
}

function describeTries(decisions: Decision[], status: Decision["status"]): string {
  const delays = decisions.filter((decision) => decision.status === status).map((one) => one.retryAfterMs);
  const timed = [...new Set(delays.filter((delay) => delay !== null))];
  if (timed.length === 0) return "until a person, a new event or a setting changes it";
  return `tried again after ${timed.map(describeDelay).join(", ")}`;
}

function describeDelay(delayMs: number): string {
  if (delayMs < 1_000) return `${delayMs} ms`;
  if (delayMs < 60_000) return `${delayMs / 1_000} s`;
  if (delayMs < 3_600_000) return `${delayMs / 60_000} min`;
  return `${delayMs / 3_600_000} h`;
}
