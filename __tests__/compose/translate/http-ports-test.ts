import { accountOf, applicationOf, CERTIFICATE, refusalsOf, serviceOf } from "../../support/compose-application";

describe("published ports of HTTP", () => {
  it("are taken to be so, which is an approximation unless it is usual or said", () => {
    expect(accountOf('ports: ["80:8080"]', "ports[0]")).toMatch(/^mapped/);
    expect(accountOf('ports: ["3000:3000"]', "ports[0]")).toMatch(/^approximated: Port 3000 .*taken to speak/);
    const said = "ports: [{ target: 3000, published: 3000, app_protocol: http }]";
    expect(accountOf(said, "ports[0].published")).toMatch(/^mapped/);
    expect(accountOf('image: grafana/grafana\nports: ["9999:3000"]', "ports[0]")).toMatch(/^mapped/);
  });

  it("need a certificate at 443, and where the file says that they speak TLS", () => {
    const text = (port: string) => `services: { web: { image: web, ports: [${port}] } }`;
    const said = "{ target: 3000, published: 3000, app_protocol: https }";
    for (const port of ['"443:80"', said]) {
      expect(refusalsOf(text(port))).toEqual([expect.stringContaining("services.web.ports[0]")]);
      expect(refusalsOf(text(port), { certificateArn: CERTIFICATE })).toEqual([]);
    }
    const stack = applicationOf(text(said), { certificateArn: CERTIFICATE });
    expect(Object.values(stack.resources("aws_lb_listener"))).toMatchObject([{ port: 3000, protocol: "HTTPS" }]);
    expect(Object.values(stack.resources("aws_lb_target_group"))).toMatchObject([{ port: 3000, protocol: "HTTPS" }]);
  });

  it("lead to programs that speak TLS as these do", () => {
    expect(serviceOf('ports: ["80:8443"]').listeners).toMatchObject([{ secure: false, secureTarget: true }]);
  });
});
