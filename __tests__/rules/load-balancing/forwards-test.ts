import { messages, violated } from "../../support/rules";

describe.each([
  ["aws_lb_listener", "default_action"],
  ["aws_lb_listener_rule", "action"],
])("the actions of %s", (type, block) => {
  const of = (actions: unknown) => violated({ [type]: { main: { [block]: actions } } });
  const said = (actions: unknown) => messages({ [type]: { main: { [block]: actions } } });

  it.each<[number, unknown, unknown, string[]]>([
    [5, 0, 1, []],
    [5, 999, 604800, []],
    [6, 1, 1, ["LI017"]],
    [1, 1000, 1, ["LI017"]],
    [1, -1, 1, ["LI017"]],
    [1, 1, 0, ["LI021"]],
    [1, 1, 604801, ["LI021"]],
    [1, "${var.weight}", "${var.duration}", []],
  ])("forward to %d groups of weight %j for %j seconds and violate %j", (count, weight, duration, expected) => {
    const target_group = Array.from({ length: count }, (_, i) => ({ arn: `arn:${i}`, weight }));
    expect(of([{ type: "forward", forward: { target_group, stickiness: { duration } } }])).toEqual(expected);
  });

  it("are looked at one by one", () => {
    const group = { arn: "arn:1" };
    const forward = [
      { target_group: [group] },
      { target_group: [group, { ...group, weight: 1000 }], stickiness: [{ duration: 0 }] },
    ];
    const actions = [
      { type: "authenticate-oidc", authenticate_oidc: {} },
      { type: "forward", forward },
    ];
    expect(said(actions)).toEqual([
      expect.stringContaining(
        `${block}[1].forward[1].target_group[1].weight is 1000; allowed: a whole number from 0 to 999.`,
      ),
      expect.stringContaining(
        `${block}[1].forward[1].stickiness[0].duration is 0; allowed: a whole number from 1 to 604800 seconds.`,
      ),
    ]);
    expect(said([{ type: "forward", forward: { target_group: Array(6).fill(group) } }])).toEqual([
      expect.stringContaining(`${block}[0].forward[0].target_group is "6 of them"; allowed: at most 5.`),
    ]);
  });

  it("may be known to Terraform only", () => {
    for (const forward of ["${var.forward}", { target_group: "${var.groups}" }, { dynamic: { target_group: {} } }]) {
      expect(of([{ type: "forward", forward }])).toEqual([]);
    }
  });
});
