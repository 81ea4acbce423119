import * as fs from "node:fs";
import * as path from "node:path";
import { App, type TerraformStack, Testing } from "cdktf";
import { Network } from "../../src/network/network";
import { SynthesisError } from "../../src/rules/checked-synthesizer";
import { Ec2TaskDefinition } from "../../src/task-definition/ec2-task-definition";
import { scratchDirectory } from "../support/scratch";
import { stackWithProvider, warningsOf, warningsOfApp } from "../support/synth";

/** A task definition that the rule CD012 warns of. */
function doubtful(stack: TerraformStack, id = "web"): void {
  const taskDefinition = new Ec2TaskDefinition(stack, id, { networkMode: "bridge" });
  for (const name of ["a", "b"]) {
    const portMappings = [{ containerPort: 80, hostPort: 8080 }];
    taskDefinition.addContainer(name, { image: "app", memoryLimitMiB: 64, portMappings });
  }
}

const wrong = (stack: TerraformStack) => new Network(stack, "main", { cidr: "10.0.0.0/29" });

describe("the warnings of a checked stack", () => {
  let printed: jest.SpyInstance;

  beforeEach(() => {
    printed = jest.spyOn(console, "warn").mockImplementation(() => {});
  });
  afterEach(() => {
    printed.mockRestore();
  });

  it("do not stop it", () => {
    const app = new App({ outdir: scratchDirectory("synth") });
    doubtful(stackWithProvider(app, "stack"));
    app.synth();
    expect(fs.existsSync(path.join(app.outdir, "stacks/stack/cdk.tf.json"))).toBe(true);
  });

  it("stand in no manifest, out of which cdktf's CLI would print them a second time", () => {
    const app = new App({ outdir: scratchDirectory("synth") });
    doubtful(stackWithProvider(app, "stack"));
    app.synth();
    expect(printed).toHaveBeenCalledTimes(1);
    expect(fs.readFileSync(path.join(app.outdir, "manifest.json"), "utf8")).not.toContain("CD012");
  });

  it("are no errors to Testing.synth, nor to the stack's validation", () => {
    const stack = stackWithProvider(Testing.app({ outdir: scratchDirectory("synth") }), "stack");
    doubtful(stack);
    expect(() => Testing.synth(stack, true)).not.toThrow();
    expect(stack.node.validate()).toEqual([]);
    expect(printed).not.toHaveBeenCalled();
  });

  it("are printed again by another synthesis", () => {
    const app = new App({ outdir: scratchDirectory("synth") });
    doubtful(stackWithProvider(app, "stack"));
    app.synth();
    app.synth();
    expect(printed).toHaveBeenCalledTimes(2);
  });

  it("are not printed when the stack is refused, only its errors are told", () => {
    const app = new App({ outdir: scratchDirectory("synth") });
    const stack = stackWithProvider(app, "stack");
    doubtful(stack);
    wrong(stack);
    expect(() => app.synth()).toThrow(SynthesisError);
    expect(() => app.synth()).toThrow(/^1 error, nothing was written:\n {2}NW001 [^\n]*$/);
    expect(printed).not.toHaveBeenCalled();
  });

  it("are not printed when it skips validation", () => {
    const app = new App({ outdir: scratchDirectory("synth"), skipValidation: true });
    doubtful(stackWithProvider(app, "stack"));
    app.synth();
    expect(printed).not.toHaveBeenCalled();
  });
});

describe("what is printed", () => {
  const line = (place: string) => expect.stringMatching(new RegExp(`^Warning: CD012 \\[${place}\\] [^\n]*$`));

  it("is nothing where there are no warnings", () => {
    expect(warningsOf((stack) => new Network(stack, "main"))).toEqual([]);
  });

  it("is all warnings of all stacks at once, a line each", () => {
    const printed = warningsOfApp((app) => {
      for (const id of ["a", "b", "c"]) {
        const stack = stackWithProvider(app, id);
        if (id === "b") new Network(stack, "main");
        else doubtful(stack);
        if (id === "c") doubtful(stack, "api");
      }
    });
    expect(printed).toHaveLength(1);
    expect(printed[0]?.split("\n")).toEqual([
      line("a/web/TaskDefinition"),
      line("c/web/TaskDefinition"),
      line("c/api/TaskDefinition"),
    ]);
  });
});
