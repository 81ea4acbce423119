import type { TerraformStack } from "cdktf";
import { TerraformOutput } from "cdktf";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import type { LoadBalancerBase, LoadBalancerBaseProps } from "../../src/load-balancer/load-balancer-base";
import { NetworkLoadBalancer } from "../../src/load-balancer/network-load-balancer";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

type Make = (stack: TerraformStack, id: string, props: LoadBalancerBaseProps) => LoadBalancerBase;

const subnets = ["subnet-a", "subnet-c"];
const existing = Network.fromNetworkAttributes({ vpcId: "vpc-1", publicSubnetIds: subnets, privateSubnetIds: subnets });

describe.each<[string, Make]>([
  ["application", (stack, id, props) => new ApplicationLoadBalancer(stack, id, props)],
  ["network", (stack, id, props) => new NetworkLoadBalancer(stack, id, props)],
])("a load balancer of the type %s", (type, make) => {
  it("waits for the route to the internet if it faces that, and for nothing if it is internal", () => {
    const waits = (internetFacing: boolean) => {
      const stack = synthesiseFully((scope) => {
        const network = new Network(scope, "main", { availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
        make(scope, "web", { network, internetFacing });
      });
      return stack.resource("aws_lb", "web").depends_on;
    };
    expect(waits(true)).toContain("aws_route.public");
    expect(waits(false)).toBeUndefined();
  });

  it("has at most 32 characters in its name", () => {
    const id = `web-${"x".repeat(40)}`;
    const stack = synthesiseFully((scope) => {
      make(scope, id, { network: existing });
    });
    expect(stack.resource("aws_lb", id)).toMatchObject({
      load_balancer_type: type,
      name: expect.stringMatching(/^.{32}$/),
    });
  });

  it("tells its DNS name and its ARN, and whom its listeners open ports for", () => {
    const stack = synthesiseFully((scope) => {
      const { dnsName, loadBalancerArn, defaultPeer } = make(scope, "web", { network: existing, internetFacing: true });
      new TerraformOutput(scope, "dns", { value: dnsName });
      new TerraformOutput(scope, "arn", { value: loadBalancerArn });
      expect(defaultPeer).toEqual({ cidrIpv4: "0.0.0.0/0" });
      expect(make(scope, "internal", { network: existing }).defaultPeer).toBeUndefined();
    });
    expect(stack.output("dns").value).toBe("${aws_lb.web.dns_name}");
    expect(stack.output("arn").value).toBe("${aws_lb.web.arn}");
  });
});
