import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { HandsonStack } from "../../src/stacks/handson/handson-stack";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** The load balancer's chapter: AWS takes a minute for it, long enough to be interrupted. */
const LOAD_BALANCER = 9;

describeWith(["terraform", "emulator"], "an apply that does not come to its end", () => {
  const emulator = useEmulator();
  beforeEach(() => emulator().reset());

  it("converges when it was stopped by Ctrl-C and is run again", async () => {
    const terraform = await handson();
    const apply = terraform.start(["apply", "-auto-approve"]);
    await apply.waitForOutput(/aws_lb\.main: Still creating\.\.\. \[10s elapsed\]/);
    apply.signal("SIGINT");
    expect((await apply.exited).exitCode).toBe(1);

    await terraform.apply();
    expect((await terraform.plan()).noChanges).toBe(true);
    await terraform.destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });

  it("converges when it was killed and what the state does not know is imported", async () => {
    const terraform = await handson();
    const { elb } = awsApi(emulator());
    const loadBalancer = async () => (await elb.send(new DescribeLoadBalancersCommand({}))).LoadBalancers?.[0];
    const apply = terraform.start(["apply", "-auto-approve"]);
    // By now everything else is there, and known to the state.
    await apply.waitForOutput(/aws_lb\.main: Still creating\.\.\. \[20s elapsed\]/);
    apply.signal("SIGKILL");
    await apply.exited;
    expect(await terraform.stateList()).not.toContain("aws_lb.main");

    await expect(terraform.apply()).rejects.toThrow(/aws_lb\.main|already exists/);
    await terraform.import("aws_lb.main", (await loadBalancer())?.LoadBalancerArn ?? "");
    await terraform.apply();
    expect((await terraform.plan()).noChanges).toBe(true);
    await terraform.destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });

  async function handson(): Promise<Terraform> {
    const directory = deployable(scratchDirectory("interrupted"), "handson", (app) => {
      new HandsonStack(app, "handson", { chapter: LOAD_BALANCER });
    });
    const terraform = new Terraform(directory, { env: emulator().env });
    await terraform.init();
    return terraform;
  }
});
