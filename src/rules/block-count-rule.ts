import { blocks, knownBlocks, type Resource } from "./configuration";
import type { Finding, Rule } from "./rule";
import { withAttribute } from "./where";

export interface BlockCountRule extends Omit<Rule, "check" | "conditions"> {
  /** The blocks that are counted, after those that they stand in: `service_connect_configuration.service.client_alias`. */
  readonly block: string;
  /** How many there may be in one place. */
  readonly most: number;
}

/** A rule about how many blocks of a kind there are. Those that Terraform makes are not counted. */
export function blockCountRule({ block, most, ...rule }: BlockCountRule): Rule {
  const path = block.split(".");
  return {
    ...rule,
    concerns: withAttribute(path[0] as string),
    *check({ attributes }: Resource): Iterable<Finding> {
      for (const { property, count } of counts(attributes, path)) {
        if (count > most) yield { property, got: `${count} of them`, allowed: `at most ${most}` };
      }
    },
  };
}

function counts(
  attributes: Readonly<Record<string, unknown>>,
  path: readonly string[],
  prefix = "",
): { property: string; count: number }[] {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return [{ property: `${prefix}${name}`, count: knownBlocks(attributes, name)?.length ?? 0 }];
  return blocks(attributes[name]).flatMap((each, i) => counts(each, rest, `${prefix}${name}[${i}].`));
}
