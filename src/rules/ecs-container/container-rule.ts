import { isKnown, type Resource } from "../configuration";
import type { Constraint } from "../constraint";
import type { Condition, Finding, Rule } from "../rule";
import { knownContainersOf, withMember } from "./container-document";

export interface ContainerRule extends Omit<Rule, "resourceType" | "check" | "conditions" | "concerns"> {
  /** What a value in each container has to be, by its place, through objects and lists: `portMappings.protocol`. */
  readonly properties: Readonly<Record<string, Constraint>>;
  /**
   * Whether the values have to be there, in each object that they would stand in.
   * @default false
   */
  readonly required?: boolean;
  /**
   * Which task definitions the rule is about.
   * @default all
   */
  readonly of?: (task: Resource) => boolean;
}

interface Place {
  readonly property: string;
  readonly value: unknown;
  readonly constraint: Constraint;
}

/** A rule about values in the containers of a task definition, which Terraform checks where it alone knows the value. */
export function containerRule({ properties, required = false, of = () => true, ...rule }: ContainerRule): Rule {
  const constraints = Object.entries(properties).map(([place, constraint]) => ({ path: pathOf(place), constraint }));
  const isOfAll = required && constraints.some(({ path }) => path.length === 1);

  function placesIn(task: Resource): Place[] {
    const places: Place[] = [];
    if (!of(task)) return places;
    for (const { property, container } of knownContainersOf(task)) {
      for (const { path, constraint } of constraints) {
        for (const place of valuesAt(container, path, property)) places.push({ ...place, constraint });
      }
    }
    return places;
  }

  function* found(task: Resource): Iterable<Finding> {
    for (const { property, value, constraint } of placesIn(task)) {
      const isSet = value !== undefined && value !== null;
      if (isSet ? !isKnown(value) || constraint.holds(value) : !required) continue;
      yield { property, got: value ?? undefined, allowed: constraint.allowed };
    }
  }

  return {
    ...rule,
    resourceType: "aws_ecs_task_definition",
    concerns: isOfAll ? undefined : withMember(...constraints.map(({ path }) => path[0])),
    check: found,
    *conditions(task): Iterable<Condition> {
      for (const { property, value, constraint } of placesIn(task)) {
        if (!isKnown(value)) yield { property, value, allowed: constraint.allowed, holds: constraint.condition };
      }
    },
  };
}

function pathOf(place: string): readonly [string, ...string[]] {
  const [first = "", ...rest] = place.split(".");
  return [first, ...rest];
}

/** The values at `path` below `value`, in each item of the lists on the way; none below what only Terraform knows. */
function valuesAt(value: unknown, path: readonly string[], property: string): { property: string; value: unknown }[] {
  const [name, ...rest] = path;
  if (name === undefined) return [{ property, value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => valuesAt(item, path, `${property}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  const member = (value as Readonly<Record<string, unknown>>)[name];
  return valuesAt(member, rest, `${property}.${name}`);
}
