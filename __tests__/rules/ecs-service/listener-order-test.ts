import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const GROUP = "${aws_lb_target_group.web.arn}";
const FORWARD = { type: "forward", target_group_arn: GROUP };
const LISTENER = { load_balancer_arn: "${var.arn}", port: 80 };
const TO_GROUP = { http: { ...LISTENER, default_action: FORWARD } };
const RULE = { listener_arn: "${var.listener}", priority: 1, condition: { path_pattern: { values: ["/"] } } };

function service(attributes: Record<string, unknown>, others: ResourceMap): ResourceMap {
  const load_balancer = { target_group_arn: GROUP, container_name: "web", container_port: 80 };
  return {
    aws_lb_target_group: { web: { port: 80, protocol: "HTTP", lifecycle: { create_before_destroy: true } } },
    ...others,
    aws_ecs_service: { web: { load_balancer, ...attributes } },
  };
}
const after = (depends_on: unknown, others: ResourceMap = { aws_lb_listener: TO_GROUP }) =>
  violated(service({ depends_on }, others));

describe("a service in a target group", () => {
  it("waits for the listener", () => {
    expect(after(["aws_lb_listener.http"])).toEqual([]);
    expect(after(undefined)).toEqual(["SV056"]);
    expect(after([])).toEqual(["SV056"]);
    expect(messages(service({}, { aws_lb_listener: TO_GROUP }))).toEqual([
      'SV056 [aws_ecs_service.web] depends_on is "nothing that load_balancer[0] needs"; allowed: aws_lb_listener.http, as the ' +
        "service is in aws_lb_target_group.web. Add the listener, or the listener rule, to depends_on of the service.",
    ]);
  });

  it("waits for the rule, where that leads to it", () => {
    const rule = { aws_lb_listener_rule: { web: { ...RULE, action: FORWARD } } };
    expect(after(["aws_lb_listener_rule.web"], rule)).toEqual([]);
    expect(after([], rule)).toEqual(["SV056"]);
  });

  it("may wait for one of several, also where they share traffic", () => {
    const forward = {
      target_group: [
        { arn: GROUP, weight: 1 },
        { arn: "${var.other}", weight: 1 },
      ],
    };
    const both = {
      aws_lb_listener: { ...TO_GROUP, alt: { ...LISTENER, port: 81, default_action: { type: "forward", forward } } },
    };
    expect(after(["aws_lb_listener.http"], both)).toEqual([]);
    expect(after(["aws_lb_listener.alt"], both)).toEqual([]);
    expect(after([], both)).toEqual(["SV056"]);
  });

  it("may wait for it by others", () => {
    const others = (topic: Record<string, unknown>) => ({ aws_lb_listener: TO_GROUP, aws_sns_topic: { a: topic } });
    expect(after(["aws_sns_topic.a"], others({ depends_on: ["aws_lb_listener.http"] }))).toEqual([]);
    expect(after(["aws_sns_topic.a"], others({ name: "${aws_lb_listener.http.port}" }))).toEqual([]);
    expect(after(["aws_sns_topic.a"], others({ depends_on: ["aws_sns_topic.a"] }))).toEqual(["SV056"]);
    const tagged = service({ tags: { listener: "${aws_lb_listener.http.arn}" } }, { aws_lb_listener: TO_GROUP });
    expect(violated(tagged)).toEqual([]);
  });

  it("is not judged where only Terraform knows", () => {
    expect(after(["module.network"])).toEqual([]);
    expect(after("${var.order}")).toEqual([]);
    expect(after([], {})).toEqual([]);
    expect(after([], { aws_lb_listener: { 'aws_lb_listener.http["a"]': TO_GROUP.http } })).toEqual([]);
    expect(after([], { aws_lb_listener: { http: { ...LISTENER, default_action: "${var.action}" } } })).toEqual([]);
  });
});
