import type { TerraformJson } from "../configuration";
import { isObject, type JsonObject } from "./terraform-json";
import { asWritten, UNKNOWN } from "./written-values";

/*
 * A plan has three views of a resource: what its attributes will be, which of them are not known yet, and which references each was
 * written with. Together they are what a configuration would say, with variables filled in.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */

/** A plan does not say it, and rules look at it. */
const lifecycle = { create_before_destroy: UNKNOWN, ignore_changes: UNKNOWN };

/** Whether it is a plan as `terraform show -json` prints it. */
export function isPlan(json: JsonObject): boolean {
  return isObject(json.planned_values) && isObject(json.configuration);
}

/** The resources of each module of a plan. */
export function modulesOf(plan: JsonObject): TerraformJson[] {
  const unknown = new Map<string, unknown>();
  for (const each of listOf(plan.resource_changes)) {
    unknown.set(String(each.address), isObject(each.change) ? each.change.after_unknown : undefined);
  }
  const { configuration, planned_values: planned } = plan as Record<string, JsonObject>;
  return configurationsOf(objectOf(planned?.root_module), objectOf(configuration?.root_module), unknown);
}

function configurationsOf(
  planned: JsonObject,
  written: JsonObject,
  unknown: ReadonlyMap<string, unknown>,
): TerraformJson[] {
  const calls = objectOf(written.module_calls);
  const children = listOf(planned.child_modules).flatMap((child) => {
    const name = withoutIndices(String(child.address)).split(".").at(-1) ?? "";
    return configurationsOf(child, objectOf(objectOf(calls[name]).module), unknown);
  });
  return [configurationOf(planned, written, unknown), ...children];
}

function configurationOf(
  planned: JsonObject,
  written: JsonObject,
  unknown: ReadonlyMap<string, unknown>,
): TerraformJson {
  const managed = listOf(planned.resources).filter(({ mode }) => mode === "managed");
  const resource: Record<string, Record<string, JsonObject>> = {};
  for (const { address, type, name, values } of managed) {
    const same = managed.filter((each) => each.type === type && each.name === name);
    const block = listOf(written.resources).find((each) => each.type === type && each.name === name);
    const key = same.length === 1 ? String(name) : String(address);
    const expressions = objectOf(block?.expressions);
    resource[String(type)] ??= {};
    Object.assign(resource[String(type)] as object, {
      [key]: {
        lifecycle,
        ...(block?.depends_on !== undefined && { depends_on: block.depends_on }),
        ...(asWritten(values, unknown.get(String(address)), expressions) as JsonObject),
        "//": { metadata: { path: address } },
      },
    });
  }
  const calls = valuesOf(written.module_calls).flatMap(({ expressions }) => valuesOf(expressions));
  const outputs = valuesOf(written.outputs).map(({ expression }) => expression);
  return { resource, output: outputs.map(asReferences), module: calls.map(asReferences) };
}

/** What an expression refers to, whatever it is worth. */
function asReferences(expression: unknown): unknown {
  return asWritten(undefined, true, expression);
}

/** `module.web["a"]` is `module.web`. */
export function withoutIndices(address: string): string {
  return address.replaceAll(/\[("([^"\\]|\\.)*"|\d+)\]/g, "");
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function valuesOf(value: unknown): JsonObject[] {
  return Object.values(objectOf(value)).filter(isObject);
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
