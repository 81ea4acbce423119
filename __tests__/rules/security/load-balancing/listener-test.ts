import { insecure, shown } from "../../../support/security";

const listener = (attributes: object) => ({ aws_lb_listener: { main: { ...attributes } } });
const redirect = (protocol?: string) => ({ type: "redirect", redirect: [{ protocol }] });

describe("the security of a listener", () => {
  it.each<[object, boolean]>([
    [{ type: "forward" }, true],
    [{ type: "fixed-response" }, true],
    [redirect("HTTP"), true],
    [redirect(), true],
    [redirect("HTTPS"), false],
    [redirect("#{protocol}"), true],
    [redirect("${var.protocol}"), false],
    [{ type: "redirect", redirect: "${var.redirect}" }, false],
    [{ type: "${var.type}" }, false],
    [{}, true],
  ])("is that it encrypts, or sends away: %j", (action, isWrong) => {
    const found = (protocol: string) => insecure("SEC211", listener({ protocol, default_action: action }));
    for (const protocol of ["HTTP", "http"]) expect(found(protocol)).toEqual(isWrong ? ["main.protocol"] : []);
    for (const protocol of ["HTTPS", "TLS", "TCP", "UDP", "${var.protocol}"]) expect(found(protocol)).toEqual([]);
  });

  it("is not known where its actions are not", () => {
    expect(insecure("SEC211", listener({ protocol: "HTTP", default_action: "${var.actions}" }))).toEqual([]);
    expect(insecure("SEC211", listener({ protocol: "HTTP" }))).toEqual(["main.protocol"]);
  });

  const NEW = [
    "TLS13-1-2-2021-06",
    "TLS13-1-2-Res-2021-06",
    "TLS13-1-3-2021-06",
    "TLS13-1-2-FIPS-2023-04",
    "TLS13-1-2-Res-FIPS-2023-04",
  ];
  const PQ = [
    "TLS13-1-2-PQ-2025-09",
    "TLS13-1-2-Res-FIPS-PQ-2025-09",
    "TLS13-1-2-Res-PQ-2025-09",
    "TLS13-1-3-PQ-2025-09",
  ];
  const WEAK = [
    "TLS13-1-2-Ext1-2021-06",
    "TLS13-1-2-Ext2-2021-06",
    "TLS13-1-2-Ext0-FIPS-PQ-2025-09",
    "TLS-1-2-2017-01",
    "TLS-1-2-Ext-2018-06",
    "FS-1-2-2019-08",
    "FS-1-2-Res-2020-10",
  ];
  const OLD = [
    "2016-08",
    "2015-05",
    "TLS-1-0-2015-04",
    "TLS-1-1-2017-01",
    "FS-2018-06",
    "FS-1-1-2019-08",
    "TLS13-1-0-2021-06",
    "TLS13-1-1-2021-06",
  ];

  it.each([
    ["SEC212", [...OLD]],
    ["SEC213", [...OLD, ...WEAK]],
  ])("is a policy of TLS that nobody breaks: %s", (id, refused) => {
    const policies = [...OLD, ...WEAK, ...NEW, ...PQ].map((name) => `ELBSecurityPolicy-${name}`);
    const found = policies.flatMap((ssl_policy) => shown(id, listener({ protocol: "HTTPS", ssl_policy })));
    expect(found).toEqual(refused.map((name) => `ELBSecurityPolicy-${name}`));
  });

  it.each(["SEC212", "SEC213"])("is no policy of AWS's choice: %s", (id) => {
    const nothing = ["HTTPS", "TLS", "https", "HTTP", "TCP", "${var.protocol}"].map((protocol) =>
      insecure(id, listener({ protocol })),
    );
    expect(nothing).toEqual([["main.ssl_policy"], ["main.ssl_policy"], ["main.ssl_policy"], [], [], []]);
    expect(insecure(id, listener({ protocol: "TLS", ssl_policy: "${var.policy}" }))).toEqual([]);
  });
});
