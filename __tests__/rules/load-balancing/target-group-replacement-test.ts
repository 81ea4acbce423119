import type { ResourceMap } from "../../../src/rules/configuration";
import { messages, violated } from "../../support/rules";

const GROUP = "${aws_lb_target_group.web.arn}";
const FORWARD = { type: "forward", target_group_arn: GROUP };
const LISTENER: ResourceMap = { aws_lb_listener: { http: { default_action: FORWARD } } };

const group = (lifecycle: unknown, others: ResourceMap = LISTENER): ResourceMap => ({
  aws_lb_target_group: { web: { protocol: "HTTP", lifecycle } },
  ...others,
});

describe("a target group that something forwards to", () => {
  it.each<[unknown, string[]]>([
    [undefined, ["TG027"]],
    [null, ["TG027"]],
    [{}, ["TG027"]],
    [{ create_before_destroy: false }, ["TG027"]],
    [{ create_before_destroy: "false" }, ["TG027"]],
    [{ create_before_destroy: null }, ["TG027"]],
    [{ create_before_destroy: true }, []],
    [[{ create_before_destroy: "true" }], []],
    [{ create_before_destroy: "${unknown}" }, []],
    [{ prevent_destroy: true }, ["TG027"]],
  ])("with the lifecycle %j violates %j", (lifecycle, expected) => {
    expect(violated(group(lifecycle))).toEqual(expected);
  });

  it.each<[string, ResourceMap]>([
    ["aws_lb_listener", { aws_lb_listener: { http: { default_action: FORWARD } } }],
    ["aws_alb_listener", { aws_alb_listener: { http: { default_action: [FORWARD] } } }],
    ["aws_lb_listener_rule", { aws_lb_listener_rule: { web: { action: FORWARD } } }],
    ["aws_alb_listener_rule", { aws_alb_listener_rule: { web: { action: [FORWARD] } } }],
    [
      "one of several",
      {
        aws_lb_listener: { http: { default_action: { type: "forward", forward: { target_group: [{ arn: GROUP }] } } } },
      },
    ],
  ])("is one of %s", (_name, route) => {
    expect(violated(group({}, route))).toEqual(["TG027"]);
  });

  it("is not one that nothing here forwards to", () => {
    expect(violated(group({}, {}))).toEqual([]);
    expect(
      violated(group({}, { aws_lb_listener: { http: { default_action: { ...FORWARD, target_group_arn: "arn:1" } } } })),
    ).toEqual([]);
  });

  it("is told what is missing", () => {
    expect(messages(group({ create_before_destroy: false }))).toEqual([
      "Warning: TG027 [aws_lb_target_group.web] lifecycle.create_before_destroy is false; allowed: true. " +
        "Set create_before_destroy in its lifecycle, with a name_prefix, or a name that changes with these.",
    ]);
  });
});
