import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { SynthesisError } from "../../src/rules/checked-synthesizer";

/** Whatever Terraform JSON holds for a block. */
export type Attributes = Readonly<Record<string, unknown>>;

type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** Terraform JSON without cdktf's `//` comments. */
export interface TerraformJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly output?: Readonly<Record<string, Attributes>>;
  readonly variable?: Readonly<Record<string, Attributes>>;
  readonly locals?: Attributes;
  readonly provider?: Readonly<Record<string, readonly Attributes[]>>;
  readonly terraform?: Attributes;
}

/** One synthesised stack. */
export class Synthesised {
  readonly json: TerraformJson;

  /** @param text Terraform JSON, for cdktf's matchers: `expect(synthesised.text).toHaveResource(Vpc)` */
  constructor(readonly text: string) {
    this.json = withoutComments(JSON.parse(text)) as TerraformJson;
  }

  /** The attributes of `type.name`; an error that names what there is, if there is no such resource. */
  resource(type: string, name: string): Attributes {
    return found(this.resources(type)[name], `${type}.${name}`, this.addresses());
  }

  /** The resources of one type, by name; none is an empty object. */
  resources(type: string): Readonly<Record<string, Attributes>> {
    return this.json.resource?.[type] ?? {};
  }

  /** `aws_vpc.main` and so on, sorted. */
  addresses(): string[] {
    return addressesIn(this.json.resource).sort();
  }

  data(type: string, name: string): Attributes {
    return found(this.json.data?.[type]?.[name], `data.${type}.${name}`, addressesIn(this.json.data));
  }

  output(name: string): Attributes {
    return found(this.json.output?.[name], `output.${name}`, Object.keys(this.json.output ?? {}));
  }

  variable(name: string): Attributes {
    return found(this.json.variable?.[name], `var.${name}`, Object.keys(this.json.variable ?? {}));
  }
}

/** A stack that is not going to be written: for what can be asked of constructs alone. */
export function emptyStack(id = "stack"): TerraformStack {
  return new TerraformStack(Testing.app({ outdir: os.tmpdir() }), id);
}

/** The stack `stack` with what `build` puts into it, without validations. */
export function synthesise(build: (stack: TerraformStack) => void): Synthesised {
  return inScratch((outdir) => {
    const stack = new TerraformStack(Testing.app({ outdir }), "stack");
    build(stack);
    return new Synthesised(Testing.synth(stack));
  });
}

/** The stack `stack`, with an AWS provider and what `build` puts into it, as `app.synth()` writes it: the rules run. */
export function synthesiseFully(build: (stack: TerraformStack) => void): Synthesised {
  return synthesiseApp((app) => build(stackWithProvider(app, "stack"))).stack("stack");
}

/** What `build` makes in a stack, as Terraform reads it. */
export function resolved(build: (stack: TerraformStack) => unknown): unknown {
  const stack = synthesise((scope) => {
    new TerraformOutput(scope, "resolved", { value: build(scope) });
  });
  return stack.output("resolved").value;
}

/** The errors of the rules, a line each, for the stack that `synthesiseFully` would write; empty if it is right. */
export function errorsOf(build: (stack: TerraformStack) => void): readonly string[] {
  return errorsOfApp((app) => build(stackWithProvider(app, "stack")));
}

/** An app of several stacks, or with a stack class of its own, as `app.synth()` writes it. */
export function synthesiseApp(build: (app: App) => void): { stack(id: string): Synthesised } {
  const written = inScratch((outdir) => {
    const app = Testing.app({ outdir });
    build(app);
    app.synth();
    const stacks = path.join(outdir, "stacks");
    const ids = fs.existsSync(stacks) ? fs.readdirSync(stacks) : [];
    return new Map(ids.map((id) => [id, fs.readFileSync(path.join(stacks, id, "cdk.tf.json"), "utf8")]));
  });
  return { stack: (id) => new Synthesised(found(written.get(id), `stack ${id}`, [...written.keys()])) };
}

/** The errors of the rules in the app that `synthesiseApp` would write. */
export function errorsOfApp(build: (app: App) => void): readonly string[] {
  try {
    synthesiseApp(build);
    return [];
  } catch (error) {
    if (error instanceof SynthesisError) return error.message.split("\n  ").slice(1);
    throw error;
  }
}

/** The warnings of the rules in the stack that `synthesiseFully` would write, one for each time that something is printed. */
export function warningsOf(build: (stack: TerraformStack) => void): readonly string[] {
  return warningsOfApp((app) => build(stackWithProvider(app, "stack")));
}

/** The warnings of the rules in the app that `synthesiseApp` would write. */
export function warningsOfApp(build: (app: App) => void): readonly string[] {
  const printed = jest.spyOn(console, "warn").mockImplementation(() => {});
  try {
    synthesiseApp(build);
    return printed.mock.calls.map(([text]) => String(text));
  } finally {
    printed.mockRestore();
  }
}

/** An empty stack with an AWS provider, which cdktf insists on where there are AWS resources. */
export function stackWithProvider(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  return stack;
}

function inScratch<T>(run: (directory: string) => T): T {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "cdktf-ecs-synth-"));
  try {
    return run(directory);
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

function withoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComments);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([key]) => key !== "//");
  return Object.fromEntries(members.map(([key, member]) => [key, withoutComments(member)]));
}

function addressesIn(blocks: Blocks = {}): string[] {
  return Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
}

function found<T>(value: T | undefined, what: string, there: readonly string[]): T {
  if (value === undefined) throw new Error(`no ${what}; there is: ${there.join(", ") || "nothing"}`);
  return value;
}
