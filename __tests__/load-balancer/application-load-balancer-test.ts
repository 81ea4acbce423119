import { Lb } from "@cdktf/provider-aws/lib/lb";
import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  ApplicationLoadBalancer,
  type ApplicationLoadBalancerProps,
} from "../../src/load-balancer/application-load-balancer";
import { Network } from "../../src/network/network";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-public-a", "subnet-public-c"],
  privateSubnetIds: ["subnet-private-a", "subnet-private-c"],
});

function loadBalancer(props: (stack: TerraformStack) => Partial<ApplicationLoadBalancerProps>, id = "web") {
  return synthesiseFully((stack) => {
    new ApplicationLoadBalancer(stack, id, { network, ...props(stack) });
  });
}

describe("an application load balancer, by default", () => {
  const stack = loadBalancer(() => ({}));

  it("is internal, stands in the private subnets and drops invalid headers", () => {
    expect(stack.resource("aws_lb", "web")).toEqual({
      name: "stack-web",
      load_balancer_type: "application",
      internal: true,
      subnets: ["subnet-private-a", "subnet-private-c"],
      security_groups: ["${aws_security_group.web.id}"],
      drop_invalid_header_fields: true,
      enable_deletion_protection: false,
    });
  });

  it("has a security group of its own, which lets nothing in or out", () => {
    expect(stack.resource("aws_security_group", "web")).toEqual({
      name: "stack-web",
      vpc_id: "vpc-1",
      tags: { Name: "stack-web" },
    });
    expect(stack.addresses()).toEqual(["aws_lb.web", "aws_security_group.web"]);
  });
});

describe("an application load balancer", () => {
  it("stands in the public subnets if it faces the internet", () => {
    expect(loadBalancer(() => ({ internetFacing: true })).text).toHaveResourceWithProperties(Lb, {
      internal: false,
      subnets: ["subnet-public-a", "subnet-public-c"],
    });
  });

  it("waits for the route to the internet if it faces that, and for nothing if it is internal", () => {
    const waits = (internetFacing: boolean) => {
      const stack = synthesiseFully((scope) => {
        const made = new Network(scope, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
        new ApplicationLoadBalancer(scope, "web", { network: made, internetFacing });
      });
      return stack.resource("aws_lb", "web").depends_on;
    };
    expect(waits(true)).toContain("aws_route.public");
    expect(waits(true)).not.toContain("aws_route.private_1a");
    expect(waits(false)).toBeUndefined();
  });

  it.each([true, false])("stands in the subnets that it is given (internet-facing: %p)", (internetFacing) => {
    const subnetIds = ["subnet-x", "subnet-y"];
    expect(loadBalancer(() => ({ internetFacing, subnetIds })).text).toHaveResourceWithProperties(Lb, {
      internal: !internetFacing,
      subnets: subnetIds,
    });
  });

  it("uses the security groups that it is given, and makes none", () => {
    const stack = loadBalancer((scope) => ({
      securityGroups: [
        SecurityGroup.fromSecurityGroupId(scope, "first", "sg-1"),
        SecurityGroup.fromSecurityGroupId(scope, "second", "sg-2"),
      ],
    }));
    expect(stack.resource("aws_lb", "web").security_groups).toEqual(["sg-1", "sg-2"]);
    expect(stack.addresses()).toEqual(["aws_lb.web"]);
  });

  it("takes name, header handling, protection from deletion and tags", () => {
    const stack = loadBalancer(() => ({
      loadBalancerName: "shop",
      dropInvalidHeaderFields: false,
      deletionProtection: true,
      tags: { Team: "shop" },
    }));
    expect(stack.text).toHaveResourceWithProperties(Lb, {
      name: "shop",
      drop_invalid_header_fields: false,
      enable_deletion_protection: true,
      tags: { Team: "shop" },
    });
  });

  it("has at most 32 characters in its name, whatever the construct is called", () => {
    const name = loadBalancer(() => ({}), `web-${"x".repeat(40)}`).resource("aws_lb", `web-${"x".repeat(40)}`).name;
    expect(name).toMatch(/^stack-web-x+-[0-9a-z]{8}$/);
    expect(name).toHaveLength(32);
  });

  it("tells its DNS name and its ARN", () => {
    const stack = synthesiseFully((scope) => {
      const { dnsName, loadBalancerArn } = new ApplicationLoadBalancer(scope, "web", { network });
      new TerraformOutput(scope, "dns", { value: dnsName });
      new TerraformOutput(scope, "arn", { value: loadBalancerArn });
    });
    expect(stack.output("dns").value).toBe("${aws_lb.web.dns_name}");
    expect(stack.output("arn").value).toBe("${aws_lb.web.arn}");
  });

  it("opens a port with addListener, under its own name", () => {
    const stack = synthesiseFully((scope) => {
      new ApplicationLoadBalancer(scope, "web", { network }).addListener("http", { port: 8080 });
    });
    expect(stack.resource("aws_lb_listener", "web_http")).toMatchObject({
      load_balancer_arn: "${aws_lb.web.arn}",
      port: 8080,
    });
  });
});
