import { ActionPlace } from "../../../src/rules/load-balancing/action-place";

const place = new ActionPlace("aws_lb_listener", "default_action");
const asks = (what: string, default_action: unknown) =>
  place.with(what)({ type: "aws_lb_listener", name: "web", attributes: { default_action } });

describe("a place of actions", () => {
  it("has an action with a block, or none", () => {
    expect(asks("redirect", { redirect: {} })).toBe(true);
    expect(asks("redirect", [{}, { redirect: [{}] }])).toBe(true);
    expect(asks("redirect", [{ redirect: null }, { forward: {} }])).toBe(false);
    expect(asks("redirect", [{ redirect: undefined }])).toBe(false);
    expect(asks("redirect", undefined)).toBe(false);
    expect(asks("redirect", "${var.actions}")).toBe(false);
  });

  it("makes an example of an action", () => {
    const rule = {
      id: "XX001",
      title: "a title",
      explanation: "AWS refuses it.",
      fix: "A fix.",
      source: "https://docs.aws.amazon.com/a.html",
    };
    expect(place.of(rule, { type: "a" }, { type: "b" })).toEqual({
      ...rule,
      resourceType: "aws_lb_listener",
      examples: {
        failing: { aws_lb_listener: { main: { default_action: [{ type: "a" }] } } },
        passing: { aws_lb_listener: { main: { default_action: [{ type: "b" }] } } },
      },
    });
  });
});
