import { messages, violated } from "../../support/rules";

const FORWARD = { type: "forward", target_group_arn: "arn:1" };

describe.each([
  ["aws_lb_listener", "default_action", "LI007"],
  ["aws_lb_listener_rule", "action", "LR015"],
])("the actions of %s", (type, block, none) => {
  const of = (actions: unknown) => violated({ [type]: { main: { [block]: actions } } });

  it.each<[unknown, string[]]>([
    [[], [none]],
    ["${var.actions}", []],
    [[{ type: "forward" }], ["LI008"]],
    [[{ type: "forward", target_group_arn: "${aws_lb_target_group.main.arn}" }], []],
    [[{ type: "redirect" }], ["LI008"]],
    [[{ type: "fixed-response" }], ["LI008"]],
    [[{ type: "authenticate-cognito" }, FORWARD], ["LI008"]],
    [[{ type: "authenticate-oidc" }, FORWARD], ["LI008"]],
    [[FORWARD, FORWARD], ["LI019"]],
    [[FORWARD, { type: "authenticate-oidc", authenticate_oidc: {} }], ["LI019"]],
    [
      [
        { ...FORWARD, order: 9 },
        { type: "authenticate-oidc", authenticate_oidc: {}, order: 1 },
      ],
      [],
    ],
    [[{ type: "${var.type}" }, FORWARD], []],
  ])("%j violate %j", (actions, expected) => {
    expect(of(actions)).toEqual(expected);
  });

  it("say what they do, one by one", () => {
    const OIDC = { type: "authenticate-oidc", authenticate_oidc: {} };
    const said = (...actions: object[]) => messages({ [type]: { main: { [block]: actions } } });
    expect(said(OIDC, { type: "forward" })).toEqual([
      expect.stringContaining(
        `${block}[1].forward is not set; allowed: target_group_arn or forward, as the type is forward.`,
      ),
    ]);
    expect(said(OIDC, { type: "fixed-response" })).toEqual([
      expect.stringContaining(
        `${block}[1].fixed_response is not set; allowed: fixed_response, as the type is fixed-response.`,
      ),
    ]);
    expect(said({ type: "authenticate-cognito" }, FORWARD)).toEqual([
      expect.stringContaining(`${block}[0].authenticate_cognito is not set; allowed: authenticate_cognito, as`),
    ]);
    expect(said(OIDC, FORWARD, OIDC)).toEqual([
      expect.stringContaining(
        `${block} is "authenticate-oidc, forward, authenticate-oidc"; allowed: one of forward, redirect, fixed-response, at the end.`,
      ),
    ]);
  });

  it.each<[unknown, string[]]>([
    [[{ type: "forward", target_group_arn: null }], ["LI008"]],
    [[{ type: "forward", forward: { target_group: { arn: "arn:1" } } }], []],
    [[{ type: "forward", forward: "${var.forward}" }], []],
    [[{ type: "redirect", dynamic: { redirect: {} } }], []],
    [[{ type: "redirect", redirect: { host: "a.jp" } }], []],
    [[{ type: "fixed-response", fixed_response: { status_code: "200" } }], []],
    [[{ type: "jwt-validation" }, FORWARD], []],
    [[{ ...FORWARD, order: "${var.order}" }, FORWARD], []],
    [
      [
        { ...FORWARD, order: 2 },
        { type: "redirect", redirect: { host: "a.jp" }, order: 1 },
      ],
      ["LI019"],
    ],
    [[{ type: "authenticate-oidc", authenticate_oidc: {} }], ["LI019"]],
    [
      [
        { ...FORWARD, order: 1 },
        { type: "authenticate-oidc", authenticate_oidc: {}, order: 2 },
      ],
      ["LI019"],
    ],
    [
      [
        { ...FORWARD, order: 3 },
        { type: "authenticate-oidc", authenticate_oidc: {} },
      ],
      [],
    ],
  ])("may be many: %j violate %j", (actions, expected) => {
    expect(of(actions)).toEqual(expected);
  });

  it("are those of a dynamic block, too", () => {
    expect(violated({ [type]: { main: { [block]: [], dynamic: { [block]: {} } } } })).toEqual([]);
    expect(messages({ [type]: { main: { [block]: [] } } })).toEqual([
      expect.stringContaining(`${none} [${type}.main] ${block} is "none"; allowed: one or more.`),
    ]);
  });
});
