import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { TerraformVariable } from "cdktf";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import type { Listener, ListenerOptions } from "../../src/load-balancer/listener";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { assignedPriority } from "../../src/load-balancer/rule-priorities";
import { TargetGroup } from "../../src/load-balancer/target-group";
import { Network } from "../../src/network/network";
import { Peer } from "../../src/network/peer";
import { SecurityGroup } from "../../src/network/security-group";
import { synthesiseFully } from "../support/synth";

const subnetIds = ["subnet-a", "subnet-c"];
const network = Network.fromNetworkAttributes({
  vpcId: "vpc-1",
  publicSubnetIds: subnetIds,
  privateSubnetIds: subnetIds,
});
const certificateArn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1";
const INGRESS = "aws_vpc_security_group_ingress_rule";

/** A load balancer with a listener, and what `use` does with it. */
function listening(options: Partial<ListenerOptions> = {}, { internetFacing = false, use = (_: Listener) => {} } = {}) {
  return synthesiseFully((stack) => {
    const loadBalancer = new ApplicationLoadBalancer(stack, "web", { network, internetFacing });
    use(loadBalancer.addListener("http", { port: 80, ...options }));
  });
}

describe("a listener", () => {
  it("speaks HTTP, and answers 404 to what no rule is for", () => {
    expect(listening().resource("aws_lb_listener", "web_http")).toEqual({
      load_balancer_arn: "${aws_lb.web.arn}",
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "fixed-response", fixed_response: { status_code: "404", content_type: "text/plain" } }],
    });
  });

  it("speaks HTTPS, by TLS 1.2 and 1.3, if it has a certificate", () => {
    expect(listening({ port: 443, certificateArn }).text).toHaveResourceWithProperties(LbListener, {
      port: 443,
      protocol: "HTTPS",
      certificate_arn: certificateArn,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    });
  });

  it("takes another policy for TLS", () => {
    const sslPolicy = "ELBSecurityPolicy-TLS13-1-3-2021-06";
    expect(listening({ certificateArn, sslPolicy }).text).toHaveResourceWithProperties(LbListener, {
      ssl_policy: sslPolicy,
    });
  });

  it("speaks the protocol that it is told to", () => {
    const secure = listening({ protocol: "HTTPS", certificateArn });
    expect(secure.resource("aws_lb_listener", "web_http").protocol).toBe("HTTPS");
    expect(listening({ protocol: "HTTP" }).resource("aws_lb_listener", "web_http").ssl_policy).toBeUndefined();
  });

  it("is refused, when the stack is written, if it speaks HTTPS without a certificate", () => {
    expect(() => listening({ protocol: "HTTPS" })).toThrow(/LI002 \[stack\/web\/http\/Listener\] certificate_arn/);
  });

  it("takes another default action", () => {
    const defaultAction = ListenerAction.redirectToHttps();
    expect(listening({ defaultAction }).resource("aws_lb_listener", "web_http").default_action).toEqual([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
    ]);
  });
});

describe("who may connect to a listener", () => {
  const fromEverybody = {
    security_group_id: "${aws_security_group.web.id}",
    ip_protocol: "tcp",
    from_port: 80,
    to_port: 80,
    cidr_ipv4: "0.0.0.0/0",
  };

  it("is everybody, on that port only, if the load balancer faces the internet", () => {
    expect(listening({}, { internetFacing: true }).resources(INGRESS)).toEqual({ web_http: fromEverybody });
  });

  it("is nobody if the load balancer is internal", () => {
    expect(listening().resources(INGRESS)).toEqual({});
  });

  it.each([true, false])("is who it says (internet-facing: %p)", (internetFacing) => {
    const allowFrom = Peer.ipv4("10.1.0.0/16");
    expect(listening({ allowFrom }, { internetFacing }).resources(INGRESS)).toEqual({
      web_http: { ...fromEverybody, cidr_ipv4: "10.1.0.0/16" },
    });
  });

  it("is the business of the security groups that the load balancer was given", () => {
    const stack = synthesiseFully((scope) => {
      const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")];
      const loadBalancer = new ApplicationLoadBalancer(scope, "web", { network, internetFacing: true, securityGroups });
      loadBalancer.addListener("http", { port: 80 });
    });
    expect(stack.addresses()).toEqual(["aws_lb.web", "aws_lb_listener.web_http"]);
  });

  it("cannot be said where it would have no effect", () => {
    const ineffective = () =>
      synthesiseFully((scope) => {
        const securityGroups = [SecurityGroup.fromSecurityGroupId(scope, "given", "sg-1")];
        const loadBalancer = new ApplicationLoadBalancer(scope, "web", { network, securityGroups });
        loadBalancer.addListener("http", { port: 80, allowFrom: Peer.ipv4("192.0.2.0/24") });
      });
    expect(ineffective).toThrow('[stack/web/http] allowFrom is {"cidrIpv4":"192.0.2.0/24"}; allowed: nothing');
  });
});

describe("a rule of a listener", () => {
  const conditions = [ListenerCondition.pathPatterns(["/api/*"])];
  const action = ListenerAction.fixedResponse(200);

  it("has an action and conditions, at a priority that comes from its id", () => {
    const stack = listening({}, { use: (listener) => listener.addRule("api", { conditions, action }) });
    expect(stack.resource("aws_lb_listener_rule", "web_http_api")).toEqual({
      listener_arn: "${aws_lb_listener.web_http.arn}",
      priority: assignedPriority("api"),
      action: [{ type: "fixed-response", fixed_response: { status_code: "200", content_type: "text/plain" } }],
      condition: [{ path_pattern: { values: ["/api/*"] } }],
    });
  });

  it("has the priority that it is given", () => {
    const stack = listening({}, { use: (listener) => listener.addRule("api", { conditions, action, priority: 10 }) });
    expect(stack.resource("aws_lb_listener_rule", "web_http_api").priority).toBe(10);
  });

  it("has a priority that only Terraform knows", () => {
    const use = (listener: Listener) => {
      const priority = new TerraformVariable(listener, "priority", { type: "number" });
      priority.overrideLogicalId("priority");
      listener.addRule("api", { conditions, action, priority: priority.numberValue });
    };
    expect(listening({}, { use }).resource("aws_lb_listener_rule", "web_http_api").priority).toBe("${var.priority}");
  });

  it("can forward to a target group that exists", () => {
    const arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/old/1";
    const use = (listener: Listener) => {
      const existing = TargetGroup.fromTargetGroupArn(listener, "old", arn);
      listener.addRule("old", { conditions, action: ListenerAction.forward(existing) });
    };
    expect(listening({}, { use }).resource("aws_lb_listener_rule", "web_http_old").action).toEqual([
      { type: "forward", target_group_arn: arn },
    ]);
  });
});
