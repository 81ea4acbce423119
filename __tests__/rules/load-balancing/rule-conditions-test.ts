import { messages, violated } from "../../support/rules";

const on = (...condition: object[]) => violated({ aws_lb_listener_rule: { main: { condition } } });

describe("the priority of a rule", () => {
  it("is from 1 to 50000", () => {
    const of = (priority: unknown) => violated({ aws_lb_listener_rule: { main: { priority } } });
    expect([0, 50001].map(of)).toEqual([["LR001"], ["LR001"]]);
    expect([1, 50000, "${var.priority}", undefined].flatMap(of)).toEqual([]);
  });
});

describe("the value of a condition", () => {
  it.each<[string, unknown, string[]]>([
    ["path_pattern", "/", []],
    ["path_pattern", "*.html", []],
    ["path_pattern", "?", []],
    ["path_pattern", "", ["LR005"]],
    ["path_pattern", `/${"a".repeat(127)}`, []],
    ["path_pattern", `/${"a".repeat(128)}`, ["LR005"]],
    ["path_pattern", "api/*", ["LR013"]],
    ["path_pattern", "/a b", ["LR013"]],
    ["path_pattern", "${var.path}", []],
    ["host_header", "a.example.com", []],
    ["host_header", "*.example.com", []],
    ["host_header", "example.*", []],
    ["host_header", "", ["LR006"]],
    ["host_header", `${"a".repeat(125)}.jp`, []],
    ["host_header", `${"a".repeat(126)}.jp`, ["LR006"]],
    ["host_header", "localhost", ["LR007"]],
    ["host_header", "192.0.2.1", ["LR007"]],
    ["host_header", "${var.host}", []],
    ["http_request_method", "GET", []],
    ["http_request_method", "M-SEARCH", []],
    ["http_request_method", "A_B", []],
    ["http_request_method", "get", ["LR010"]],
    ["http_request_method", "A".repeat(40), []],
    ["http_request_method", "A".repeat(41), ["LR010"]],
    ["source_ip", "192.0.2.0/24", []],
    ["source_ip", "2001:db8::/32", []],
    ["source_ip", "192.0.2.1", ["LR011"]],
    ["source_ip", "192.0.2.0/33", ["LR011"]],
    ["source_ip", "${var.source}", []],
  ])("of %s: %j violates %j", (kind, value, expected) => {
    expect(on({ [kind]: { values: [value] } })).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["X", []],
    ["X".repeat(40), []],
    ["X".repeat(41), ["LR009"]],
    ["Host", ["LR009"]],
    ["host", ["LR009"]],
    ["${var.header}", []],
  ])("of the header %s violates %j", (http_header_name, expected) => {
    expect(on({ http_header: { http_header_name, values: ["a"] } })).toEqual(expected);
  });

  it("of a query has at most 128 characters, as has its key", () => {
    const [most, more] = ["a".repeat(128), "a".repeat(129)];
    expect(on({ query_string: [{ key: most, value: most }] })).toEqual([]);
    expect(on({ query_string: [{ key: more, value: "a" }] })).toEqual(["LR008"]);
    expect(on({ query_string: [{ value: more }] })).toEqual(["LR008"]);
  });
});

describe("the conditions of a rule", () => {
  const path = { path_pattern: { values: ["/a"] } };

  it("are of one kind each", () => {
    expect(on({ ...path, host_header: { values: ["a.jp"] } })).toEqual(["LR003"]);
    expect(on({})).toEqual(["LR003"]);
    expect(on({ dynamic: { path_pattern: {} } })).toEqual([]);
  });

  it("have at most 5 values together, queries among them", () => {
    const queries = (count: number) => ({ query_string: Array(count).fill({ value: "a" }) });
    expect(on(path, queries(4))).toEqual([]);
    expect(on(path, queries(5))).toEqual(["LR004"]);
    expect(on({ path_pattern: { values: "${var.paths}" } }, queries(5))).toEqual([]);
  });

  it.each(["path_pattern", "host_header", "http_request_method", "source_ip"])("have one of %s", (kind) => {
    const condition = { [kind]: { values: "${var.values}" } };
    expect(on(condition, condition)).toEqual(["LR012"]);
    expect(on(condition)).toEqual([]);
  });

  it("may have several of headers and queries", () => {
    const query = { query_string: { value: "a" } };
    const header = { http_header: { http_header_name: "X", values: ["a"] } };
    expect(on(query, query, header, header)).toEqual([]);
  });
});

describe("what is said of a rule's conditions", () => {
  const said = (...condition: object[]) => messages({ aws_lb_listener_rule: { main: { condition } } });
  const path = { path_pattern: { values: ["/a"] } };

  it("is said of each", () => {
    expect(
      said(path, {
        http_header: [
          { http_header_name: "X", values: ["a"] },
          { http_header_name: "HOST", values: ["a"] },
        ],
      }),
    ).toEqual([
      expect.stringContaining('condition[1].http_header[1].http_header_name is "HOST"; allowed: another header.'),
    ]);
    expect(said(path, { ...path, source_ip: { values: ["192.0.2.0/24"] } }).sort()).toEqual([
      expect.stringContaining(
        'condition[1] is "path_pattern, source_ip"; allowed: one of host_header, http_header, http_request_method, path_pattern, query_string, source_ip.',
      ),
      expect.stringContaining('condition is "2 of path_pattern"; allowed: one.'),
    ]);
    expect(said(path, {})).toEqual([expect.stringContaining('condition[1] is "nothing"; allowed: one of')]);
    expect(
      said({ path_pattern: { values: ["/a", "/b", "/c"] } }, { host_header: { values: ["a.jp", "b.jp", "c.jp"] } }),
    ).toEqual([expect.stringContaining('condition is "6 values"; allowed: at most 5.')]);
  });

  it.each<[string, unknown, string]>([
    ["path_pattern", "api", "a pattern that begins with /, * or ?, without spaces"],
    ["host_header", "localhost", "a domain name with only letters after its last dot"],
    ["http_request_method", "get", "1 to 40 capital letters, hyphens and underscores"],
    ["source_ip", "192.0.2.1", "a block of addresses in CIDR notation"],
  ])("is what %s takes instead of %j", (kind, value, allowed) => {
    expect(said({ [kind]: [{ values: ["${var.other}", value] }] })[0]).toContain(`condition[0].${kind}[0].values is `);
    expect(said({ [kind]: [{ values: [value] }] })[0]).toContain(`; allowed: ${allowed}.`);
  });

  it("is nothing of a kind that Terraform makes, or that is null", () => {
    expect(on({ ...path, dynamic: { host_header: {} } })).toEqual([]);
    expect(on({ ...path, host_header: null, query_string: [] })).toEqual([]);
    expect(on({ ...path, host_header: "${var.hosts}" })).toEqual([]);
  });
});
