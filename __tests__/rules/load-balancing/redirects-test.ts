import { messages, violated } from "../../support/rules";

describe.each([
  ["aws_lb_listener", "default_action"],
  ["aws_lb_listener_rule", "action"],
])("the actions of %s", (type, block) => {
  const of = (actions: unknown) => violated({ [type]: { main: { [block]: actions } } });
  const said = (actions: unknown) => messages({ [type]: { main: { [block]: actions } } });

  it.each<[object, string[]]>([
    [{}, ["LI009"]],
    [{ protocol: "#{protocol}", port: "#{port}", host: "#{host}", path: "/#{path}", query: "a" }, ["LI009"]],
    [{ host: "${var.host}" }, []],
    [{ path: "new" }, ["LI010"]],
    [{ path: `/${"a".repeat(127)}` }, []],
    [{ path: `/${"a".repeat(128)}` }, ["LI010"]],
    [{ path: "/" }, []],
    [{ path: "" }, ["LI010"]],
    [{ path: "${var.path}" }, []],
    [{ port: "0" }, ["LI011"]],
    [{ port: "-1" }, ["LI011"]],
    [{ port: "01" }, ["LI011"]],
    [{ port: "9" }, []],
    [{ port: "80" }, []],
    [{ port: "9999" }, []],
    [{ port: "10000" }, []],
    [{ port: "59999" }, []],
    [{ port: "60000" }, []],
    [{ port: "64999" }, []],
    [{ port: "65000" }, []],
    [{ port: "65499" }, []],
    [{ port: "65500" }, []],
    [{ port: "65529" }, []],
    [{ port: "65530" }, []],
    [{ port: "66000" }, ["LI011"]],
    [{ port: "70000" }, ["LI011"]],
    [{ port: "100000" }, ["LI011"]],
    [{ port: "#{host}" }, ["LI011"]],
    [{ port: "${var.port}" }, []],
    [{ port: "1" }, []],
    [{ port: 443 }, []],
    [{ port: "65535" }, []],
    [{ port: "65536" }, ["LI011"]],
    [{ port: "http" }, ["LI011"]],
    [{ protocol: "HTTP" }, []],
    [{ protocol: "HTTPS" }, []],
    [{ protocol: "TLS" }, ["LI012"]],
    [{ protocol: "https" }, ["LI012"]],
    [{ protocol: "${var.protocol}" }, []],
    [{ host: "a.jp", protocol: "#{protocol}" }, []],
    [{ host: "a.jp", protocol: "#{port}" }, ["LI012"]],
    [{ host: "a.jp", status_code: "${var.code}" }, []],
    [{ host: "a.jp", status_code: "HTTP_303" }, ["LI013"]],
    [{ port: "#{port}", protocol: "HTTPS", status_code: "HTTP_301" }, []],
    [{ host: "a.jp", status_code: "HTTP_302" }, []],
    [{ host: "a.jp", status_code: "301" }, ["LI013"]],
  ])("redirect to %j and violate %j", (redirect, expected) => {
    expect(of([{ type: "redirect", redirect }])).toEqual(expected);
  });

  it("are looked at one by one", () => {
    const to = (values: object) => ({ type: "redirect", redirect: [{ host: "a.jp" }, values], order: 1 });
    const actions = [{ type: "authenticate-oidc", authenticate_oidc: {} }, to({ query: "a" })];
    expect(said(actions)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^LI009 .* ${block}\\[1\\]\\.redirect\\[1\\] is "the same"; allowed: another protocol, port, host or path than the request's\\.`,
        ),
      ),
    ]);
    expect(said([actions[0], to({ path: "a" })])[0]).toContain(`${block}[1].redirect[1].path is "a"`);
    expect(said([actions[0], to({ port: "0" })])[0]).toContain(
      `${block}[1].redirect[1].port is "0"; allowed: a port from 1 to 65535, or #{port}.`,
    );
    expect(said([actions[0], to({ path: "a" })])[0]).toContain(
      "allowed: a path that begins with /, of at most 128 characters.",
    );
  });

  it("change one thing of the request at least", () => {
    const of = (redirect: unknown) => violated({ [type]: { main: { [block]: [{ type: "redirect", redirect }] } } });
    const same = { protocol: "#{protocol}", port: "#{port}", host: "#{host}", path: "/#{path}" };
    for (const [name, other] of Object.entries({ protocol: "HTTPS", port: "1", host: "a.jp", path: "/" })) {
      expect(of({ ...same, [name]: other })).toEqual([]);
      expect(of({ ...same, [name]: null })).toEqual(["LI009"]);
    }
    expect(of("${var.redirect}")).toEqual([]);
    expect(of(null)).toEqual(["LI008"]);
  });
});
