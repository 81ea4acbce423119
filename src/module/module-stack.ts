import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  TerraformElement,
  TerraformOutput,
  type TerraformOutputConfig,
  TerraformProvider,
  TerraformStack,
  TerraformVariable,
  type TerraformVariableValidationConfig,
  Token,
} from "cdktf";
import type { Construct } from "constructs";
import { AddressScope, addressOf } from "../core/address";
import type { IModule } from "../core/module";
import { withHyphens } from "../core/names";
import { CheckedSynthesizer } from "../rules/checked-synthesizer";
import { limitName, type VariableBlocks, writeDefaults } from "./inputs";
import { mergeTags } from "./merge-tags";
import { NameToken } from "./name-token";
import { addPreconditions } from "./preconditions";
import { type ModuleJson, repeat } from "./repeat";
import { expressionOf, repetitionOf } from "./repetition";
import { asModule, type Settings } from "./settings";
import type { Shape } from "./shape/shape";
import { typeConstraint } from "./shape/type-constraint";

/** As long as a name of IAM, which few resources beat: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const LONGEST_NAME = 64;

export interface ModuleStackProps {
  /** What the module makes, in a sentence or two. */
  readonly description: string;
  /**
   * A folder whose files come beside the module's own: `examples`, of which `examples/minimal/main.tf` stands in the README, and `tests`.
   * @default none
   */
  readonly filesFrom?: string;
  /**
   * How many characters the variable `name` may have, where the stack passes it on as a name.
   * @default what the names leave that the constructs make of it, at most 64
   */
  readonly longestName?: number;
  /**
   * Which versions of Terraform it is for.
   * @default ">= 1.9", which lets the validation of a variable ask another variable
   */
  readonly terraformVersion?: string;
  /**
   * Which versions of the AWS provider it is for.
   * @default ">= 5.79, < 6.0"
   */
  readonly providerVersion?: string;
}

export interface ModuleInput {
  /** A type constraint, such as `map(string)`; or a shape, of which one is written. */
  readonly type: string | Shape;
  /** What it means, its unit and limits. */
  readonly description: string;
  /**
   * What holds if the caller says nothing; null for nothing.
   * @default none: the caller has to say
   */
  readonly default?: unknown;
  /**
   * Whether Terraform keeps the value out of what it prints.
   * @default false
   */
  readonly sensitive?: boolean;
  /**
   * Whether null is a value; if not, null means the default.
   * @default whether the default is null
   */
  readonly nullable?: boolean;
  /** @default none */
  readonly validation?: TerraformVariableValidationConfig[];
}

export interface ModuleOutput extends Omit<TerraformOutputConfig, "staticId"> {
  readonly description: string;
}

/**
 * A stack that comes out as a Terraform module: variables and outputs, no provider and no backend. All constructs work in it, and the
 * rules hold for it as for any stack. Names begin with the variable `name`, so that a module can be called twice; the variable `tags` is
 * merged into the tags of every resource.
 */
export class ModuleStack extends TerraformStack implements IModule {
  readonly description: string;
  readonly filesFrom: string | undefined;
  /** What the names of everything in it begin with. */
  readonly name: TerraformVariable;
  private readonly settings: { readonly terraformVersion: string; readonly providerVersion: string };
  private readonly tags: TerraformVariable;
  private readonly inputs = new AddressScope(this, "Inputs");
  private readonly outputs = new AddressScope(this, "Outputs");
  private readonly defaults = new Map<string, unknown>();
  /** How long `name` may be, and how long together with any key of the maps that what it names is there for each of. */
  private longestName: number;
  private readonly longestWithKey = new Map<string, number>();

  constructor(scope: Construct, id: string, props: ModuleStackProps) {
    super(scope, id);
    const { description, terraformVersion = ">= 1.9", providerVersion = ">= 5.79, < 6.0" } = props;
    this.description = description;
    this.filesFrom = props.filesFrom;
    this.longestName = props.longestName ?? LONGEST_NAME;
    this.settings = { terraformVersion, providerVersion };
    new AwsProvider(this, "aws");
    this.name = this.addInput("name", {
      type: "string",
      description: "What the names of all resources begin with",
    });
    this.tags = this.addInput("tags", {
      type: "map(string)",
      description: "Tags of all resources",
      default: {},
    });
    CheckedSynthesizer.install(this.node.root);
  }

  /** Adds a variable. */
  addInput(
    name: string,
    { type, default: value, nullable = value === null, ...input }: ModuleInput,
  ): TerraformVariable {
    const constraint = typeof type === "string" ? type : typeConstraint(type);
    const variable = new TerraformVariable(this.inputs, name, { ...input, type: constraint, nullable });
    variable.overrideLogicalId(name);
    if (value !== undefined) this.defaults.set(name, value);
    return variable;
  }

  /** Adds an output. */
  addOutput(name: string, output: ModuleOutput): TerraformOutput {
    const added = new TerraformOutput(this.outputs, name, output);
    added.overrideLogicalId(name);
    return added;
  }

  physicalNameOf(scope: Construct, maxLength: number): string {
    // Whether there are several is settled when the name is written.
    return Token.asString(new NameToken(() => this.nameOf(scope, maxLength)));
  }

  private nameOf(scope: Construct, maxLength: number): string {
    const address = addressOf(scope);
    const suffix = address === "main" ? "" : `-${withHyphens(address)}`;
    const name = `\${var.${this.name.friendlyUniqueId}}`;
    const repetition = repetitionOf(scope);
    const each = repetition?.each;
    if (each === undefined) {
      this.longestName = Math.min(this.longestName, maxLength - suffix.length);
      return `${name}${suffix}`;
    }
    const map = expressionOf(scope, each.each);
    const longest = maxLength - "-".length - suffix.length;
    this.longestWithKey.set(map, Math.min(longest, this.longestWithKey.get(map) ?? longest));
    return `${name}-\${replace(each.key, "/[^A-Za-z0-9-]/", "-")}${suffix}`;
  }

  override toTerraform(): object {
    const json = super.toTerraform() as ModuleJson & { variable: VariableBlocks } & Settings;
    const elements = this.node.findAll().filter(TerraformElement.isTerraformElement);
    writeDefaults(json.variable, this.defaults);
    limitName(json.variable, this.name.friendlyUniqueId, this.longestName, this.longestWithKey);
    mergeTags(json, elements, `var.${this.tags.friendlyUniqueId}`);
    repeat(json, elements);
    addPreconditions(json);
    return asModule(json, this.settings, elements.filter(TerraformProvider.isTerraformProvider));
  }
}
