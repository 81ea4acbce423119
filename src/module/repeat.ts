import { TerraformDataSource, type TerraformElement, TerraformLocal, TerraformOutput, TerraformResource } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import { EphemeralResource } from "../core/ephemeral-resource";
import { ConfigurationError } from "../core/errors";
import { alternativeTo } from "./alternative";
import { References, type Repeated } from "./references";
import { countIf, expressionOf, type Repetition, repetitionOf } from "./repetition";

type Block = Record<string, unknown>;
type Blocks = Record<string, Record<string, Block>>;

/** Terraform's JSON, as far as it is changed here. */
export interface ModuleJson {
  resource?: Blocks;
  data?: Blocks;
  ephemeral?: Blocks;
  output?: Record<string, Block>;
  locals?: Block;
}

/** What may have `count` or `for_each`. */
type Repeatable = TerraformResource | TerraformDataSource | EphemeralResource;

/**
 * Writes into `json` how many there are of each resource, and has every expression that refers to one say which: the one of the same element inside of
 * a repetition, all of them in a list outside, the one or null elsewhere.
 *
 * @throws ConfigurationError if one value is taken from what there are several of
 */
export function repeat(json: ModuleJson, elements: readonly TerraformElement[]): void {
  const resources = elements.filter(isRepeatable);
  const repeated = new Map(resources.flatMap(repeatedOf).map((each) => [each.address, each]));
  for (const element of resources) {
    const named = json[kindOf(element)]?.[element.terraformResourceType];
    const block = named?.[element.friendlyUniqueId];
    if (block !== undefined) Object.assign(named ?? {}, forms(element, block, repeated));
  }
  for (const element of elements) {
    const name = element.friendlyUniqueId;
    const references = new References(repeated, element, undefined);
    const output = element instanceof TerraformOutput ? json.output?.[name] : undefined;
    if (json.output && output) json.output[name] = references.block(output);
    if (json.locals && element instanceof TerraformLocal) json.locals[name] = references.changed(json.locals[name]);
  }
}

/** What becomes of the block of `element`, by name: one, or two of which one stands in the other's place. */
function forms(element: Repeatable, before: Block, repeated: ReadonlyMap<string, Repeated>): Record<string, Block> {
  const name = element.friendlyUniqueId;
  const own = repetitionOf(element);
  const references = new References(repeated, element, own);
  // How many there are is asked before there is any.
  const outside = new References(repeated, element, undefined);
  const block = references.block(before);
  const times = (argument: Readonly<Record<string, string>>) => outside.block(written(argument));
  const alternative = alternativeTo(element);
  if (alternative === undefined) return { [name]: own === undefined ? block : { ...times(own.argument), ...block } };
  const when = expressionOf(element, alternative.when);
  const conditions = conditionsOf(element, own);
  const differs = references.block(resolve(element, alternative.differs));
  return {
    [name]: { ...times(countIf([...conditions, `!(${when})`])), ...block },
    [`${name}_${alternative.suffix}`]: { ...times(countIf([...conditions, when])), ...block, ...differs },
  };
}

function repeatedOf(element: Repeatable): Repeated[] {
  const kind = kindOf(element);
  const resource = `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  const address = kind === "resource" ? resource : `${kind}.${resource}`;
  const repetition = repetitionOf(element);
  const alternative = alternativeTo(element);
  if (repetition === undefined && alternative === undefined) return [];
  return [{ address, construct: element, repetition, other: alternative && `${address}_${alternative.suffix}` }];
}

function conditionsOf(element: Repeatable, repetition: Repetition | undefined): readonly string[] {
  if (repetition?.each === undefined) return repetition?.conditions ?? [];
  throw new ConfigurationError(element, {
    property: "alternativeOf",
    got: "a resource in forEach",
    allowed: "a resource of which there is one",
    fix: "Take it out of the repetition.",
  });
}

/** Expressions as Terraform's JSON has them. */
function written(argument: Readonly<Record<string, string>>): Block {
  return Object.fromEntries(Object.entries(argument).map(([name, expression]) => [name, `\${${expression}}`]));
}

function kindOf(element: Repeatable): "resource" | "data" | "ephemeral" {
  if (element instanceof EphemeralResource) return "ephemeral";
  return element instanceof TerraformDataSource ? "data" : "resource";
}

function isRepeatable(element: TerraformElement): element is Repeatable {
  return (
    element instanceof TerraformResource ||
    element instanceof TerraformDataSource ||
    element instanceof EphemeralResource
  );
}
