import * as fs from "node:fs";
import * as path from "node:path";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App, TerraformStack } from "cdktf";
import { UserError } from "../../src/core/errors";
import { Network } from "../../src/network/network";
import { SynthesisError } from "../../src/rules/checked-synthesizer";
import { scratchDirectory } from "../support/scratch";
import { errorsOf, errorsOfApp, stackWithProvider, synthesiseFully } from "../support/synth";

const right = (stack: TerraformStack) => new Network(stack, "main");
const wrong = (stack: TerraformStack) => new Network(stack, "main", { cidr: "10.0.0.0/29" });

/** All files below `directory`, with their content. */
function files(directory: string): Record<string, string> {
  const names = fs.readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  const all = names.filter((name) => fs.statSync(path.join(directory, name)).isFile());
  return Object.fromEntries(all.map((name) => [name, fs.readFileSync(path.join(directory, name), "utf8")]));
}

/** Synthesises into `outdir` a stack for each of `builds`: `a`, `b` and so on. */
function synthesiseInto(outdir: string, ...builds: ((stack: TerraformStack) => unknown)[]): void {
  const app = new App({ outdir });
  for (const [i, build] of builds.entries()) build(stackWithProvider(app, String.fromCharCode(97 + i)));
  app.synth();
}

describe("a stack with one of our constructs", () => {
  it("is refused with every error in it, a line each", () => {
    const twice = (stack: TerraformStack) => {
      wrong(stack);
      new Network(stack, "other", { cidr: "10.0.0.0" });
    };
    expect(errorsOf(twice)).toEqual([
      expect.stringMatching(/^NW001 \[stack\/main\/Vpc\] cidr_block is "10.0.0.0\/29"; allowed: /),
      expect.stringMatching(/^NW001 \[stack\/other\/Vpc\] cidr_block is "10.0.0.0"; allowed: /),
    ]);
    expect(() => synthesiseFully(twice)).toThrow(/^2 errors, nothing was written:\n {2}NW001 .*\n {2}NW001 /);
    expect(() => synthesiseFully(wrong)).toThrow(/^1 error, nothing was written:\n {2}NW001 /);
  });

  it("is refused by an error that is the user's", () => {
    expect(new SynthesisError(["a"])).toBeInstanceOf(UserError);
  });

  it("is checked with the raw resources in it", () => {
    const raw = (stack: TerraformStack) => {
      const { vpcId } = right(stack);
      new Subnet(stack, "raw", { vpcId, cidrBlock: "192.168.0.0/24" });
    };
    expect(errorsOf(raw)).toEqual([expect.stringMatching(/^NW003 \[stack\/raw\] cidr_block is "192.168.0.0\/24"/)]);
  });

  it("is checked as it is after overrides, of a resource and of the stack", () => {
    const overridden = (stack: TerraformStack) => right(stack).vpc.addOverride("cidr_block", "10.0.0.0/8");
    expect(errorsOf(overridden)).toEqual([expect.stringMatching(/^NW001 .*10.0.0.0\/8/)]);
    const byStack = (stack: TerraformStack) => {
      right(stack);
      stack.addOverride("resource.aws_vpc.extra.cidr_block", "10.0.0.0/7");
    };
    expect(errorsOf(byStack)).toEqual([expect.stringMatching(/^NW001 \[aws_vpc.extra\] .*10.0.0.0\/7/)]);
    const mended = (stack: TerraformStack) => wrong(stack).vpc.addOverride("cidr_block", "10.0.0.0/16");
    expect(errorsOf(mended)).toEqual([]);
  });

  it("may have no two resources with one address", () => {
    const duplicate = (stack: TerraformStack) => {
      right(stack);
      new Vpc(stack, "raw", { cidrBlock: "10.0.0.0/16" }).overrideLogicalId("main");
    };
    expect(errorsOf(duplicate)).toEqual([expect.stringContaining("aws_vpc.main, which [stack/main/Vpc] has as well")]);
  });

  it("is refused for what validations of constructs say, together with the rules", () => {
    const both = (stack: TerraformStack) => {
      const { vpc } = wrong(stack);
      vpc.node.addValidation({ validate: () => ["is not to my taste"] });
    };
    expect(errorsOf(both)).toEqual(["[stack/main/Vpc] is not to my taste", expect.stringMatching(/^NW001 /)]);
  });

  it("is refused without a provider, as by cdktf", () => {
    const without = (app: App) => new Network(new TerraformStack(app, "bare"), "main");
    expect(errorsOfApp(without)).toEqual([
      expect.stringMatching(/^\[bare\] Found resources without a matching provider/),
    ]);
  });
});

describe("an app with a wrong stack", () => {
  it("is refused with the errors of all of its stacks", () => {
    const app = (scope: App) => ["a", "b", "c"].map((id) => (id === "b" ? right : wrong)(stackWithProvider(scope, id)));
    expect(errorsOfApp(app)).toEqual([expect.stringMatching(/^NW001 \[a\//), expect.stringMatching(/^NW001 \[c\//)]);
  });

  it.each([
    ["first", [wrong, right]],
    ["second", [right, wrong]],
  ])("writes nothing when it is the %s", (_position, builds) => {
    const outdir = scratchDirectory("synth");
    expect(() => synthesiseInto(outdir, ...builds)).toThrow(SynthesisError);
    expect(files(outdir)).toEqual({});
  });

  it.each([
    ["first", [wrong, right]],
    ["second", [right, wrong]],
  ])("leaves the previous output as it was when it is the %s", (_position, builds) => {
    const outdir = scratchDirectory("synth");
    synthesiseInto(outdir, right, right);
    const before = files(outdir);
    expect(Object.keys(before)).toEqual(["manifest.json", "stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json"]);
    expect(() => synthesiseInto(outdir, ...builds)).toThrow(SynthesisError);
    expect(files(outdir)).toEqual(before);
  });

  it("is written once it is mended", () => {
    const app = new App({ outdir: scratchDirectory("synth") });
    const { vpc } = wrong(stackWithProvider(app, "a"));
    expect(() => app.synth()).toThrow(SynthesisError);
    vpc.cidrBlock = "10.0.0.0/16";
    app.synth();
    expect(files(app.outdir)["stacks/a/cdk.tf.json"]).toContain('"cidr_block": "10.0.0.0/16"');
  });

  it("is written all the same when it skips validation", () => {
    const app = new App({ outdir: scratchDirectory("synth"), skipValidation: true });
    wrong(stackWithProvider(app, "a"));
    app.synth();
    expect(Object.keys(files(app.outdir))).toContain("stacks/a/cdk.tf.json");
  });
});

describe("a stack without our constructs", () => {
  it("is not checked", () => {
    const raw = (stack: TerraformStack) => new Vpc(stack, "raw", { cidrBlock: "10.0.0.0/29" });
    expect(errorsOf(raw)).toEqual([]);
  });

  it("is not written either when a stack after it in the app is wrong", () => {
    const outdir = scratchDirectory("plain");
    const raw = (stack: TerraformStack) => new Vpc(stack, "raw", { cidrBlock: "10.0.0.0/16" });
    expect(() => synthesiseInto(outdir, raw, wrong)).toThrow("1 error, nothing was written");
    expect(files(outdir)).toEqual({});
  });
});

describe("a stack with a synthesizer of the user's", () => {
  it("keeps it", () => {
    const outdir = scratchDirectory("own");
    let asked = 0;
    synthesiseInto(outdir, (stack) => {
      stack.synthesizer = { synthesize: () => asked++ };
      wrong(stack);
    });
    expect(asked).toBe(1);
  });
});
