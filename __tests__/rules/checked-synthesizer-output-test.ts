import * as fs from "node:fs";
import os from "node:os";
import * as path from "node:path";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import {
  Annotations,
  App,
  Aspects,
  AssetType,
  TerraformAsset,
  TerraformOutput,
  type TerraformStack,
  Testing,
} from "cdktf";
import { StackSynthesizer } from "cdktf/lib/synthesize/synthesizer";
import type { IConstruct } from "constructs";
import { Role } from "../../src/iam/role";
import { Network } from "../../src/network/network";
import { SynthesisError } from "../../src/rules/checked-synthesizer";
import { HandsonStack } from "../../src/stacks/handson/handson-stack";
import { scratchDirectory, scratchFiles } from "../support/scratch";
import { errorsOf, stackWithProvider, synthesiseApp } from "../support/synth";

const read = (...file: string[]) => JSON.parse(fs.readFileSync(path.join(...file), "utf8"));

/** What an app with the stack of `build` writes: by our synthesizer, or by cdktf's. */
function output(build: (app: App) => TerraformStack, ours: boolean) {
  const app = new App({ outdir: scratchDirectory("synth"), stackTraces: false });
  const stack = build(app);
  if (!ours) stack.synthesizer = new StackSynthesizer(stack);
  app.synth();
  return {
    stack: read(app.outdir, "stacks", stack.node.id, "cdk.tf.json"),
    manifest: read(app.outdir, "manifest.json"),
  };
}

/** A stack with a warning, an override, an output and an aspect. */
function mixed(app: App): TerraformStack {
  const stack = stackWithProvider(app, "mixed");
  const network = new Network(stack, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
  new Role(stack, "role", { assumedBy: "ecs.amazonaws.com" }).addToPolicy({
    actions: ["s3:GetObject"],
    resources: ["${x}"],
  });
  new Vpc(stack, "raw", { cidrBlock: "10.0.0.0/16", tags: { 日本: "語" } }).addOverride("lifecycle.x", [null, 0, ""]);
  new TerraformOutput(stack, "vpc", { value: network.vpcId });
  Annotations.of(network).addWarning("only an example");
  Aspects.of(stack).add({ visit: (node) => node instanceof Vpc && node.addOverride("tags.seen", "yes") });
  return stack;
}

describe("the output of a checked stack", () => {
  it.each([
    ["the hands-on", (app: App) => new HandsonStack(app, "handson")],
    ["a stack of everything", mixed],
  ])("is that of cdktf's own synthesizer: %s", (_name, build) => {
    const ours = output(build, true);
    expect(ours).toEqual(output(build, false));
    expect(Object.keys(ours.stack.resource)).toContain("aws_vpc");
  });

  it("has the files of assets", () => {
    const source = path.join(scratchFiles({ "hello.txt": "hello" }), "hello.txt");
    const app = new App({ outdir: scratchDirectory("synth") });
    const stack = stackWithProvider(app, "stack");
    new Network(stack, "main");
    const asset = new TerraformAsset(stack, "asset", { path: source, type: AssetType.FILE });
    app.synth();
    expect(fs.readFileSync(path.join(app.outdir, "stacks/stack", asset.path), "utf8")).toBe("hello");
  });

  it("has references to other stacks, also from inside JSON", () => {
    const { stack } = synthesiseApp((app) => {
      const { vpcId } = new Network(stackWithProvider(app, "a"), "main");
      const role = new Role(stackWithProvider(app, "b"), "role", { assumedBy: "ecs.amazonaws.com" });
      role.addToPolicy({ actions: ["s3:GetObject"], resources: [`arn:${vpcId}`] });
    });
    const outputs = Object.keys(stack("a").json.output ?? {});
    expect(outputs).toHaveLength(1);
    expect(stack("b").resource("aws_iam_role_policy", "role").policy).toContain(
      `data.terraform_remote_state.cross-stack-reference-input-a.outputs.${outputs[0]}`,
    );
  });

  it("is HCL when the app says so", () => {
    const app = new App({ outdir: scratchDirectory("synth"), hclOutput: true });
    new Network(stackWithProvider(app, "stack"), "main");
    app.synth();
    expect(fs.readFileSync(path.join(app.outdir, "stacks/stack/cdk.tf"), "utf8")).toContain(
      'resource "aws_vpc" "main"',
    );
    expect(read(app.outdir, "stacks/stack/metadata.json")).toBeDefined();
  });
});

describe("aspects of a checked stack", () => {
  it("visit each construct once", () => {
    const visited: string[] = [];
    const visit = ({ node }: IConstruct) => visited.push(node.path);
    synthesiseApp((app) => {
      for (const id of ["a", "b"]) {
        const stack = stackWithProvider(app, id);
        new Network(stack, "main");
        Aspects.of(stack).add({ visit });
      }
    });
    expect(visited).toContain("b/main/Vpc");
    expect(new Set(visited).size).toBe(visited.length);
  });

  it("come before the rules", () => {
    const broken = (stack: TerraformStack) => {
      const { vpc } = new Network(stack, "main");
      Aspects.of(vpc).add({ visit: () => vpc.addOverride("cidr_block", "10.0.0.0/8") });
    };
    expect(errorsOf(broken)).toEqual([expect.stringMatching(/^NW001 /)]);
  });
});

describe("annotations of a checked stack", () => {
  const annotated = (stack: TerraformStack) =>
    Annotations.of(new Network(stack, "main")).addError("is not to my taste");
  const SWITCH = "CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS";
  afterEach(() => {
    delete process.env[SWITCH];
  });

  it("refuse it when they are errors", () => {
    expect(errorsOf(annotated)).toEqual(["[stack/main] is not to my taste"]);
  });

  it("stand in the manifest, from where cdktf's CLI prints them itself", () => {
    process.env[SWITCH] = "1";
    const app = new App({ outdir: scratchDirectory("synth") });
    annotated(stackWithProvider(app, "stack"));
    app.synth();
    expect(read(app.outdir, "manifest.json").stacks.stack.annotations).toMatchObject([
      { constructPath: "stack/main", message: "is not to my taste" },
    ]);
  });
});

describe("cdktf's test helpers on a checked stack", () => {
  const stackOf = (cidr: string) => {
    const stack = stackWithProvider(Testing.app({ outdir: scratchDirectory("synth") }), "stack");
    new Network(stack, "main", { cidr });
    return stack;
  };

  it("Testing.synth runs the rules when it is to run validations", () => {
    expect(() => Testing.synth(stackOf("10.0.0.0/29"), true)).toThrow(/\[stack\] NW001 \[stack\/main\/Vpc\]/);
    expect(Testing.synth(stackOf("10.0.0.0/29"))).toHaveResourceWithProperties(Vpc, { cidr_block: "10.0.0.0/29" });
    expect(Testing.synth(stackOf("10.0.0.0/16"), true)).toHaveResource(Vpc);
  });

  it("Testing.fullSynth writes the stack, or refuses it", () => {
    const tmpdir = jest.spyOn(os, "tmpdir").mockReturnValue(scratchDirectory("synth"));
    try {
      const outdir = Testing.fullSynth(stackOf("10.0.0.0/16"));
      expect(read(outdir, "stacks/stack/cdk.tf.json").resource.aws_vpc.main.cidr_block).toBe("10.0.0.0/16");
      expect(() => Testing.fullSynth(stackOf("10.0.0.0/29"))).toThrow(SynthesisError);
    } finally {
      tmpdir.mockRestore();
    }
  });
});
