import { TerraformVariable } from "cdktf";
import { ApplicationLoadBalancer } from "../../src/load-balancer/application-load-balancer";
import { ListenerAction } from "../../src/load-balancer/listener-action";
import { TargetGroup } from "../../src/load-balancer/target-group";
import { Network } from "../../src/network/network";
import { synthesiseFully } from "../support/synth";

const network = Network.fromNetworkAttributes({ vpcId: "vpc-1", privateSubnetIds: ["subnet-a", "subnet-c"] });

type Scope = ConstructorParameters<typeof TargetGroup>[0];

/** The default action of a listener as Terraform gets it. */
function written(defaultAction: (scope: Scope) => ListenerAction): unknown {
  const stack = synthesiseFully((scope) => {
    const loadBalancer = new ApplicationLoadBalancer(scope, "web", { network });
    loadBalancer.addListener("http", { port: 80, defaultAction: defaultAction(scope) });
  });
  return stack.resource("aws_lb_listener", "web_http").default_action;
}

describe("an action of a listener", () => {
  it("answers by itself, as plain text and without a body unless told otherwise", () => {
    expect(written(() => ListenerAction.fixedResponse(503))).toEqual([
      { type: "fixed-response", fixed_response: { status_code: "503", content_type: "text/plain" } },
    ]);
  });

  it("answers with the body and the type that it is given", () => {
    const page = { contentType: "text/html", messageBody: "<p>closed</p>" };
    expect(written(() => ListenerAction.fixedResponse(200, page))).toEqual([
      {
        type: "fixed-response",
        fixed_response: { status_code: "200", content_type: "text/html", message_body: "<p>closed</p>" },
      },
    ]);
  });

  it("answers with an empty body if it is given one", () => {
    expect(written(() => ListenerAction.fixedResponse(200, { messageBody: "" }))).toMatchObject([
      { fixed_response: { message_body: "" } },
    ]);
  });

  it("answers with a status that only Terraform knows", () => {
    const action = written((scope) => {
      return ListenerAction.fixedResponse(new TerraformVariable(scope, "status", { type: "number" }).numberValue);
    });
    expect(action).toMatchObject([{ fixed_response: { status_code: "${var.status}" } }]);
  });

  it("sends the client to HTTPS for good, to port 443 or the one that it is given", () => {
    const redirect = (port: string) => [
      { type: "redirect", redirect: { protocol: "HTTPS", port, status_code: "HTTP_301" } },
    ];
    expect(written(() => ListenerAction.redirectToHttps())).toEqual(redirect("443"));
    expect(written(() => ListenerAction.redirectToHttps(8443))).toEqual(redirect("8443"));
  });

  it("forwards to a target group, and knows which", () => {
    const action = written((scope) => {
      const targetGroup = new TargetGroup(scope, "app", { network, port: 80 });
      const forward = ListenerAction.forward(targetGroup);
      expect(forward.targetGroups).toEqual([targetGroup]);
      return forward;
    });
    expect(action).toEqual([{ type: "forward", target_group_arn: "${aws_lb_target_group.app.arn}" }]);
  });

  it("that forwards nowhere has no target groups", () => {
    expect(ListenerAction.fixedResponse(404).targetGroups).toEqual([]);
    expect(ListenerAction.redirectToHttps().targetGroups).toEqual([]);
  });
});
