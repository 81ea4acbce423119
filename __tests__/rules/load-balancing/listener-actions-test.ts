import { violated } from "../../support/rules";

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

  it.each<[object, string[]]>([
    [{}, ["LI009"]],
    [{ protocol: "#{protocol}", port: "#{port}", host: "#{host}", path: "/#{path}", query: "a" }, ["LI009"]],
    [{ host: "${var.host}" }, []],
    [{ path: "new" }, ["LI010"]],
    [{ path: `/${"a".repeat(127)}` }, []],
    [{ path: `/${"a".repeat(128)}` }, ["LI010"]],
    [{ port: "0" }, ["LI011"]],
    [{ port: "1" }, []],
    [{ port: 443 }, []],
    [{ port: "65535" }, []],
    [{ port: "65536" }, ["LI011"]],
    [{ port: "http" }, ["LI011"]],
    [{ protocol: "HTTP" }, []],
    [{ protocol: "HTTPS" }, []],
    [{ protocol: "TLS" }, ["LI012"]],
    [{ port: "#{port}", protocol: "HTTPS", status_code: "HTTP_301" }, []],
    [{ host: "a.jp", status_code: "HTTP_302" }, []],
    [{ host: "a.jp", status_code: "301" }, ["LI013"]],
  ])("redirect to %j and violate %j", (redirect, expected) => {
    expect(of([{ type: "redirect", redirect }])).toEqual(expected);
  });

  it.each<[object, string[]]>([
    [{ status_code: "200" }, []],
    [{ status_code: 404 }, []],
    [{ status_code: "599" }, []],
    [{ status_code: "301" }, ["LI014"]],
    [{ status_code: "5XX" }, ["LI014"]],
    [{ message_body: "a".repeat(1024) }, []],
    [{ message_body: "a".repeat(1025) }, ["LI015"]],
    [{ content_type: "text/css" }, []],
    [{ content_type: "text/html" }, []],
    [{ content_type: "application/javascript" }, []],
    [{ content_type: "application/json" }, []],
    [{ content_type: "text/xml" }, ["LI016"]],
  ])("answer %j and violate %j", (response, expected) => {
    expect(of([{ type: "fixed-response", fixed_response: { content_type: "text/plain", ...response } }])).toEqual(
      expected,
    );
  });

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
});
