import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { TerraformVariable } from "cdktf";
import { TargetGroup, type TargetGroupProps } from "../../src/load-balancer/target-group";
import { Network } from "../../src/network/network";
import { errorsOf, synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1" });

function targetGroup(props: Partial<TargetGroupProps> = {}) {
  return synthesiseFully((stack) => {
    new TargetGroup(stack, "app", { network, port: 80, ...props });
  });
}

describe("a target group", () => {
  it("is for addresses and HTTP, and leaves the health check to AWS", () => {
    expect(targetGroup().resource("aws_lb_target_group", "app")).toEqual({
      lifecycle: { create_before_destroy: true },
      name: expect.stringMatching(/^stack-app-[0-9a-z]{4}$/),
      vpc_id: "vpc-1",
      port: 80,
      protocol: "HTTP",
      target_type: "ip",
    });
  });

  it("takes protocol, target type, name and tags", () => {
    const props = {
      protocol: "HTTPS",
      targetType: "instance",
      targetGroupName: "shop",
      tags: { Team: "shop" },
    } as const;
    expect(targetGroup(props).text).toHaveResourceWithProperties(LbTargetGroup, {
      protocol: "HTTPS",
      target_type: "instance",
      name: "shop",
      tags: { Team: "shop" },
    });
  });

  it("has at most 32 characters in its name, whatever the construct is called", () => {
    const stack = synthesiseFully((scope) => {
      new TargetGroup(scope, "x".repeat(40), { network, port: 80 });
    });
    const [group] = Object.values(stack.resources("aws_lb_target_group"));
    expect(group?.name).toMatch(/^stack-x{12}-[0-9a-z]{8}-[0-9a-z]{4}$/);
  });

  it("has another name for whatever replaces it, as the new one stands beside the old one for a while", () => {
    const variants: Partial<TargetGroupProps>[] = [
      {},
      { port: 8080 },
      { protocol: "HTTPS" },
      { targetType: "instance" },
    ];
    const nameOf = (props: Partial<TargetGroupProps>) => targetGroup(props).resource("aws_lb_target_group", "app").name;
    expect(new Set(variants.map(nameOf)).size).toBe(variants.length);
    const inPlace: Partial<TargetGroupProps>[] = [{ deregistrationDelay: 20 }, { tags: { Team: "shop" } }];
    expect(inPlace.map(nameOf)).toEqual(inPlace.map(() => nameOf({})));
  });

  it.each([
    [0, "0"],
    [20, "20"],
  ])("gives a target that leaves %i seconds", (deregistrationDelay, written) => {
    expect(targetGroup({ deregistrationDelay }).resource("aws_lb_target_group", "app").deregistration_delay).toBe(
      written,
    );
  });

  it("gives a target that leaves the seconds of a variable", () => {
    const stack = synthesiseFully((scope) => {
      const delay = new TerraformVariable(scope, "delay", { type: "number" });
      new TargetGroup(scope, "app", { network, port: 80, deregistrationDelay: delay.numberValue });
    });
    expect(stack.resource("aws_lb_target_group", "app").deregistration_delay).toBe("${var.delay}");
  });

  it("has a port that AWS knows", () => {
    const wrong = (port: number) => errorsOf((stack) => new TargetGroup(stack, "app", { network, port }));
    expect(wrong(0)).toEqual([expect.stringMatching(/^TG005 \[stack\/app\/TargetGroup\] port is 0; allowed: /)]);
    expect(wrong(1)).toEqual([]);
  });
});

describe("the health check of a target group", () => {
  it("has each of its options under Terraform's name", () => {
    const healthCheck = {
      path: "/health",
      port: "8081",
      healthyHttpCodes: "200-299",
      interval: 15,
      timeout: 4,
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
    };
    expect(targetGroup({ healthCheck }).resource("aws_lb_target_group", "app").health_check).toEqual({
      path: "/health",
      port: "8081",
      matcher: "200-299",
      interval: 15,
      timeout: 4,
      healthy_threshold: 2,
      unhealthy_threshold: 3,
    });
  });

  it("leaves to AWS what is not set", () => {
    const { health_check } = targetGroup({ healthCheck: { path: "/" } }).resource("aws_lb_target_group", "app");
    expect(health_check).toEqual({ path: "/" });
  });
});
