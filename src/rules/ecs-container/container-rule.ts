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

/** A member, and what of it is meant: itself, or a member further inside. */
interface Path {
  readonly name: string;
  readonly inside: Path | undefined;
}

/** A rule about values in the containers of a task definition, which Terraform checks where it alone knows the value. */
export function containerRule({ properties, required = false, of = () => true, ...rule }: ContainerRule): Rule {
  const constraints = Object.entries(properties).map(([place, constraint]) => ({
    path: pathOf(place.split(".")),
    constraint,
  }));
  const isOfAll = required && constraints.some(({ path }) => path.inside === undefined);

  function isWrong(value: unknown, constraint: Constraint): boolean {
    return value === undefined || value === null ? required : isKnown(value) && !constraint.holds(value);
  }

  function placesWhere(task: Resource, matters: (value: unknown, constraint: Constraint) => boolean): Place[] {
    const places: Place[] = [];
    if (!of(task)) return places;
    for (const { property, container } of knownContainersOf(task)) {
      for (const { path, constraint } of constraints) {
        for (const each of valuesAt(container, path, (value) => matters(value, constraint))) {
          places.push({ property: `${property}${each.property}`, value: each.value, constraint });
        }
      }
    }
    return places;
  }

  function found(task: Resource): Finding[] {
    return placesWhere(task, isWrong).map(({ property, value, constraint }) => ({
      property,
      got: value ?? undefined,
      allowed: constraint.allowed,
    }));
  }

  const members = constraints.map(({ path }) => (required ? path.name : firstOf(path)));
  return {
    ...rule,
    resourceType: "aws_ecs_task_definition",
    concerns: isOfAll ? undefined : withMember(...members),
    check: found,
    conditions: (task): Condition[] =>
      placesWhere(task, (value) => !isKnown(value)).map(({ property, value, constraint }) => ({
        property,
        value,
        allowed: constraint.allowed,
        holds: constraint.condition,
      })),
  };
}

function pathOf([name = "", ...rest]: readonly string[]): Path {
  return { name, inside: rest.length === 0 ? undefined : pathOf(rest) };
}

/** What a task has to have for the rule to say anything: the member, and that inside of it if it may be missing. */
function firstOf({ name, inside }: Path): string {
  return inside === undefined ? name : `${name}.${inside.name}`;
}

interface Value {
  readonly property: string;
  readonly value: unknown;
}

/** The values at `path` below `value` that matter, in each item of the lists on the way; none below what only Terraform knows. */
function valuesAt(value: unknown, path: Path | undefined, matters: (value: unknown) => boolean): readonly Value[] {
  if (path === undefined) return matters(value) ? [{ property: "", value }] : NONE;
  if (Array.isArray(value)) return value.flatMap((item, i) => further(`[${i}]`, valuesAt(item, path, matters)));
  if (typeof value !== "object" || value === null) return NONE;
  const member = (value as Readonly<Record<string, unknown>>)[path.name];
  return further(`.${path.name}`, valuesAt(member, path.inside, matters));
}

/** Values with their places from further outside: these are made from the end, as mostly nothing is found that would need one. */
function further(step: string, values: readonly Value[]): readonly Value[] {
  return values.map(({ property, value }) => ({ property: `${step}${property}`, value }));
}

const NONE: readonly Value[] = [];
