import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { TerraformStack } from "cdktf";
import { Network } from "../../src/network/network";
import { errorsOf, stackWithProvider, synthesise, synthesiseApp, synthesiseFully } from "./synth";

describe("the synthesis helpers", () => {
  it("look up what is there", () => {
    const stack = synthesise((scope) => new Vpc(scope, "v", { cidrBlock: "10.0.0.0/16" }));
    expect(stack.resource("aws_vpc", "v")).toEqual({ cidr_block: "10.0.0.0/16" });
    expect(stack.addresses()).toEqual(["aws_vpc.v"]);
    expect(stack.text).toHaveResource(Vpc);
  });

  it("say what there is instead of what is missing", () => {
    const stack = synthesise((scope) => new Vpc(scope, "v", {}));
    expect(() => stack.resource("aws_vpc", "w")).toThrow("no aws_vpc.w; there is: aws_vpc.v");
    expect(() => stack.output("o")).toThrow("no output.o; there is: nothing");
    expect(() => synthesiseApp((app) => stackWithProvider(app, "a")).stack("b")).toThrow("no stack b; there is: a");
  });

  it("run the rules on the real way only", () => {
    const wrong = (scope: TerraformStack) => new Network(scope, "main", { cidr: "10.0.0.0/29" });
    expect(synthesise(wrong).addresses()).toEqual(["aws_vpc.main"]);
    expect(errorsOf(wrong)).toEqual([expect.stringMatching(/^NW001 /)]);
    expect(() => synthesiseFully(wrong)).toThrow("1 error, nothing was written");
  });

  it("tell the errors of the rules from others", () => {
    expect(() =>
      errorsOf(() => {
        throw new Error("other");
      }),
    ).toThrow("other");
  });
});
