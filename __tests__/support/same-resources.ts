import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { deployable } from "./deployable";
import { CallWithoutAws, WITHOUT_AWS } from "./modules";
import type { PlanJson } from "./plan-json";
import { scratchDirectory } from "./scratch";
import { Terraform } from "./terraform";

const UNKNOWN = "(known after apply)";

/** The resources of a plan by type, without their addresses: values of attributes, of which nothing and an empty list or map are left out. */
export type PlannedResources = Readonly<Record<string, readonly unknown[]>>;

/** What the stack would create that `build` fills. */
export async function plannedByStack(build: (stack: TerraformStack) => void): Promise<PlannedResources> {
  const directory = deployable(scratchDirectory("planned-stack"), "stack", (app) => {
    const stack = new TerraformStack(app, "stack");
    new AwsProvider(stack, "aws");
    build(stack);
  });
  writeFileSync(join(directory, "plan_override.tf.json"), JSON.stringify({ provider: { aws: WITHOUT_AWS } }));
  return planned(new Terraform(directory));
}

/**
 * What a call of the module `name` would create.
 *
 * @param rename changes each text of an attribute, for names in which stack and module differ
 */
export async function plannedByModule(
  name: string,
  inputs: object,
  rename: (text: string) => string = (text) => text,
): Promise<PlannedResources> {
  return planned(new CallWithoutAws(name, inputs).terraform, rename);
}

async function planned(terraform: Terraform, rename?: (text: string) => string): Promise<PlannedResources> {
  await terraform.init();
  const plan = await terraform.plan();
  return resourcesOf(await plan.json(), rename);
}

/** The resources that a plan creates. */
export function resourcesOf(
  { resource_changes = [] }: Pick<PlanJson, "resource_changes">,
  rename: (text: string) => string = (text) => text,
): PlannedResources {
  const byType: Record<string, unknown[]> = {};
  for (const { type, change } of resource_changes) {
    if (!change.actions.includes("create")) continue;
    byType[type] = [...(byType[type] ?? []), simplified(withUnknown(change.after, change.after_unknown), rename)];
  }
  const sorted = Object.entries(byType).map(([type, resources]) => [type, sortedByText(resources)] as const);
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sortedByText(values: readonly unknown[]): unknown[] {
  return [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** `value` with a mark where only the apply will tell. */
function withUnknown(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(unknown)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(items.length, unknown.length) }, (_, i) => withUnknown(items[i], unknown[i]));
  }
  if (!isMap(unknown)) return value;
  const members = isMap(value) ? value : {};
  const names = new Set([...Object.keys(members), ...Object.keys(unknown)]);
  return Object.fromEntries([...names].map((name) => [name, withUnknown(members[name], unknown[name])]));
}

/** The same in one spelling: keys in order, JSON in texts as what it says, nothing that says nothing. */
function simplified(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === "string") {
    const json = jsonIn(value);
    return json === undefined ? rename(value) : simplified(json, rename);
  }
  if (Array.isArray(value)) return value.map((item) => simplified(item, rename));
  if (!isMap(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, simplified(member, rename)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isNothing(member)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function jsonIn(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
