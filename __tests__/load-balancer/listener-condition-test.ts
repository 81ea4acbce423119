import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { ListenerCondition } from "../../src/load-balancer/listener-condition";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

type Condition = ReturnType<typeof ListenerCondition.pathPatterns>;

/** The conditions of a rule as Terraform gets them. */
function written(conditions: Condition[]): unknown {
  const stack = synthesiseFully((scope) => {
    const listener = new ApplicationLoadBalancer(scope, "web", { network }).addListener("http", { port: 80 });
    listener.addRule("rule", { conditions, action: ListenerAction.fixedResponse(200) });
  });
  return stack.resource("aws_lb_listener_rule", "web_http_rule").condition;
}

describe("a condition of a listener rule", () => {
  it.each<[string, Condition, object]>([
    ["paths", ListenerCondition.pathPatterns(["/api/*", "/v?"]), { path_pattern: { values: ["/api/*", "/v?"] } }],
    ["hosts", ListenerCondition.hostHeaders(["*.example.com"]), { host_header: { values: ["*.example.com"] } }],
    [
      "methods",
      ListenerCondition.httpRequestMethods(["GET", "HEAD"]),
      { http_request_method: { values: ["GET", "HEAD"] } },
    ],
    ["clients", ListenerCondition.sourceIps(["203.0.113.0/24"]), { source_ip: { values: ["203.0.113.0/24"] } }],
  ])("can be about %s", (_, condition, block) => {
    expect(written([condition])).toEqual([block]);
  });

  it("holds together with the others of the rule, a block each", () => {
    const conditions = [ListenerCondition.pathPatterns(["/admin"]), ListenerCondition.sourceIps(["10.0.0.0/8"])];
    expect(written(conditions)).toEqual([
      { path_pattern: { values: ["/admin"] } },
      { source_ip: { values: ["10.0.0.0/8"] } },
    ]);
  });
});
