import { albModule } from "../../support/alb-module";

describe("the rules of listeners in the module alb", () => {
  const written = albModule();
  const rule = written.resource("aws_lb_listener_rule", "main");

  it("are called after their listener and their own key", () => {
    expect(rule).toMatchObject({
      for_each: expect.stringContaining('"${listener_key}/${rule_key}" =>'),
      listener_arn: "${aws_lb_listener.main[each.value.listener_key].arn}",
      tags: "${merge(var.tags, each.value.rule.tags)}",
    });
  });

  it("have the number of the caller, or that of the construct of the same id", () => {
    expect(rule.priority).toBe(
      "${(each.value.rule.priority != null ? each.value.rule.priority : 1000 + parseint(substr(sha256(each.value.rule_key), 0, 12), 16) % 49001)}",
    );
  });

  it("have a block for each condition, and in it for each kind", () => {
    expect(rule.condition).toBeUndefined();
    expect(rule.dynamic).toMatchObject({
      condition: {
        content: {
          dynamic: {
            host_header: { content: { values: "${host_header.value.values}" } },
            query_string: {
              for_each: "${condition.value.query_string == null ? [] : condition.value.query_string}",
              content: { key: "${query_string.value.key}", value: "${query_string.value.value}" },
            },
          },
        },
      },
    });
  });

  it("are given out without what may hold a secret", () => {
    expect(written.output("listener_rules").value).toContain('if name != "action"');
  });
});
