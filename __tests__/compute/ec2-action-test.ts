import { TerraformOutput } from "cdktf";
import { Ec2Action } from "../../src/compute/ec2-action";
import { synthesise } from "../support/synth";

describe("an action on an instance", () => {
  it.each(["recover", "reboot"] as const)("%s is in the instance's partition and region", (name) => {
    const stack = synthesise((scope) => {
      const { alarmActionArn } = Ec2Action[name]({ instanceArn: "arn:aws-cn:ec2:cn-north-1:1:instance/i-1" });
      new TerraformOutput(scope, "arn", { value: alarmActionArn });
    });
    const part = (i: number) => `\${element(split(":", "arn:aws-cn:ec2:cn-north-1:1:instance/i-1"), ${i})}`;
    expect(stack.output("arn").value).toBe(`arn:${part(1)}:automate:${part(3)}:ec2:${name}`);
  });
});
