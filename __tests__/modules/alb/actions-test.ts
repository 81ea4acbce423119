import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { addActions } from "../../../src/modules/alb/actions";
import { synthesise } from "../../support/synth";

describe("addActions", () => {
  const written = synthesise((scope) => {
    const rule = new LbListenerRule(scope, "rule", { listenerArn: "arn", action: [], condition: [] });
    rule.overrideLogicalId("rule");
    addActions(rule, "action", "var.actions");
  });
  const { action } = written.resource("aws_lb_listener_rule", "rule").dynamic as {
    action: { for_each: string; content: { dynamic: Record<string, { for_each: string; content: object }> } };
  };

  it("makes a block of each thing that an action says, with what the provider calls it", () => {
    expect(action.for_each).toContain("for action in var.actions");
    expect(action.for_each).toContain('"authenticate_oidc" = "authenticate-oidc"');
    expect(action.for_each).toContain('"weighted_forward" = "forward"');
    expect(action.content).toMatchObject({ type: "${action.value.type}", order: "${action.value.said.order}" });
  });

  it("takes a target group by its key, or else by its ARN", () => {
    expect(action.content).toMatchObject({
      target_group_arn:
        '${action.value.member == "forward" ? (action.value.said.forward.target_group_key == null ? action.value.said.forward.target_group_arn : aws_lb_target_group.main[action.value.said.forward.target_group_key].arn) : null}',
    });
  });

  it("has in each block what is of its kind", () => {
    const { dynamic } = action.content;
    expect(Object.keys(dynamic)).toEqual([
      "authenticate_cognito",
      "authenticate_oidc",
      "fixed_response",
      "forward",
      "redirect",
    ]);
    expect(dynamic.redirect).toMatchObject({
      for_each: '${action.value.member == "redirect" ? [action.value.said.redirect] : []}',
      content: { status_code: "${redirect.value.status_code}" },
    });
    expect(dynamic.forward?.content).toMatchObject({
      dynamic: { target_group: { for_each: "${forward.value.target_groups}" } },
    });
  });
});
