import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { ApplicationLoadBalancer, ListenerAction, ListenerCondition, Network } from "../../src";
import { assignedPriority } from "../../src/load-balancer/rule-priorities";
import { deployable } from "../support/deployable";
import { awsApi } from "../support/emulator/api";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { type Plan, Terraform } from "../support/terraform";
import { describeWith } from "../support/toolchain";

/** Target groups that share a listener, without a priority, and a last rule for all other requests. */
function shared(app: App, services: readonly string[], port: number): void {
  const stack = new TerraformStack(app, "shared");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const network = new Network(stack, "main", { cidr: "10.2.0.0/16", enableDnsHostnames: false });
  network.addPrivateSubnet("1a", { availabilityZone: "ap-northeast-1a", cidr: "10.2.1.0/24" });
  network.addPrivateSubnet("1c", { availabilityZone: "ap-northeast-1c", cidr: "10.2.2.0/24" });
  const listener = new ApplicationLoadBalancer(stack, "alb", { network }).addListener("http", { port: 80 });
  listener.addRule("rest", {
    conditions: [ListenerCondition.pathPatterns(["*"])],
    priority: "last",
    action: ListenerAction.fixedResponse(404, { messageBody: "no such service" }),
  });
  for (const service of services) {
    listener.addTargets(service, { port, conditions: [ListenerCondition.pathPatterns([`/${service}/*`])] });
  }
}

const rule = (service: string) => `aws_lb_listener_rule.alb_http_${service}`;
const targetGroup = (service: string) => `aws_lb_target_group.alb_http_${service}`;

describeWith(["terraform", "emulator"], "services that share a listener without priorities", () => {
  const emulator = useEmulator();
  const outdir = scratchDirectory("shared");
  const terraform = () => new Terraform(`${outdir}/stacks/shared`, { env: emulator().env });
  const writeOn = (port: number, ...services: string[]) =>
    deployable(outdir, "shared", (app) => shared(app, services, port));
  const write = (...services: string[]) => writeOn(80, ...services);

  /** The numbers of the listener's rules in AWS, by the paths that they are for. */
  async function priorities(): Promise<Record<string, string>> {
    const { elb } = awsApi(emulator());
    const { LoadBalancers: [alb] = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: ["shared-alb"] }));
    const LoadBalancerArn = alb?.LoadBalancerArn;
    const { Listeners: [listener] = [] } = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn: listener?.ListenerArn }));
    return Object.fromEntries(
      Rules.filter(({ IsDefault }) => !IsDefault).map(({ Conditions, Priority = "" }) => {
        return [Conditions?.[0]?.PathPatternConfig?.Values?.[0] ?? "", Priority];
      }),
    );
  }

  const expected = (...services: string[]) =>
    Object.fromEntries(services.map((service) => [`/${service}/*`, String(assignedPriority(service))]));

  /** What a plan does with which resource, apart from those that it leaves as they are. */
  async function changes(plan: Plan): Promise<string[]> {
    const { resource_changes = [] } = await plan.json();
    const changed = resource_changes.filter(({ change }) => change.actions.join() !== "no-op");
    return changed.map(({ address, change }) => `${change.actions.join()} ${address}`).sort();
  }

  let last: string;

  it("are applied, and planned again without a difference", async () => {
    write("cart", "pay", "shop");
    await terraform().init();
    await terraform().validate();
    await terraform().apply();
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("have the numbers that come from their ids, and the last rule the next one", async () => {
    const { "*": rest = "", ...numbers } = await priorities();
    expect(numbers).toEqual(expected("cart", "pay", "shop"));
    last = rest;
    expect(Number(last)).toBe(Math.max(...["cart", "pay", "shop"].map(assignedPriority)) + 1);
  });

  it("are left alone when one is added in the middle", async () => {
    write("cart", "news", "pay", "shop");
    const plan = await terraform().plan();
    expect(plan).toMatchObject({ add: 2, change: 0, destroy: 0 });
    expect(await changes(plan)).toEqual([`create ${rule("news")}`, `create ${targetGroup("news")}`]);
    await terraform().apply({ plan });
    expect(await priorities()).toEqual({ ...expected("cart", "news", "pay", "shop"), "*": last });
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("are left alone when one is removed, and when they are written in another order", async () => {
    write("shop", "news", "cart");
    const plan = await terraform().plan();
    expect(plan).toMatchObject({ add: 0, change: 0, destroy: 2 });
    expect(await changes(plan)).toEqual([`delete ${rule("pay")}`, `delete ${targetGroup("pay")}`]);
    await terraform().apply({ plan });
    expect(await priorities()).toEqual({ ...expected("shop", "news", "cart"), "*": last });
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("move to other target groups when these have to be replaced: AWS deletes none that a rule forwards to", async () => {
    writeOn(8080, "shop", "news", "cart");
    const plan = await terraform().plan();
    const services = ["cart", "news", "shop"];
    expect(await changes(plan)).toEqual([
      ...services.map((service) => `create,delete ${targetGroup(service)}`),
      ...services.map((service) => `update ${rule(service)}`),
    ]);
    await terraform().apply({ plan });
    expect(await priorities()).toEqual({ ...expected("shop", "news", "cart"), "*": last });
    expect((await terraform().plan()).noChanges).toBe(true);
  });

  it("leave nothing behind", async () => {
    await terraform().destroy();
    expect(await leftovers(emulator())).toEqual([]);
  });
});
