import { accountOf, refusalsOf, serviceOf } from "../../support/compose-application";

describe("published ports", () => {
  it("stand behind the load balancer, and are open for the networks of the service", () => {
    const { listeners, ports } = serviceOf('ports: ["80:8080", "3000:3000"]');
    expect(listeners).toEqual([
      { port: 80, containerPort: 8080, secure: false, secureTarget: false },
      { port: 3000, containerPort: 3000, secure: false, secureTarget: false },
    ]);
    expect(ports).toEqual([
      { port: 8080, protocol: "tcp" },
      { port: 3000, protocol: "tcp" },
    ]);
  });

  it("are taken to be of HTTP, which is an approximation unless it is usual or said", () => {
    expect(accountOf('ports: ["80:8080"]', "ports[0]")).toMatch(/^mapped/);
    expect(accountOf('ports: ["3000:3000"]', "ports[0]")).toMatch(/^approximated: Port 3000 .*taken to speak/);
    const said = "ports: [{ target: 3000, published: 3000, app_protocol: http }]";
    expect(accountOf(said, "ports[0].published")).toMatch(/^mapped/);
  });

  it.each([
    ['["5432:5432"]', "The load balancer speaks HTTP, and port 5432 does not."],
    ['["53:53/udp"]', "The load balancer speaks no udp."],
    ['["443:443"]', "HTTPS needs a certificate."],
  ])("%s are refused", (ports, why) => {
    expect(accountOf(`ports: ${ports}`, "ports[0]")).toContain(`refused: ${why}`);
    expect(serviceOf(`ports: ${ports}`).listeners).toEqual([]);
  });

  it.each([
    ['"127.0.0.1:8080:80"', "dropped"],
    ['"[::1]:8080:80"', "dropped"],
    ['"80"', "approximated"],
  ])("%s are for the networks of the service alone", (port, outcome) => {
    const { listeners, ports } = serviceOf(`ports: [${port}]`);
    expect([listeners, ports]).toEqual([[], [{ port: 80, protocol: "tcp" }]]);
    expect(accountOf(`ports: [${port}]`, "ports[0]")).toMatch(new RegExp(`^${outcome}`));
  });

  it("take the first of a range that no other service has", () => {
    const text = 'services: { a: { image: a, ports: ["8000:80"] }, b: { image: b, ports: ["8000-8001:80"] } }';
    expect(refusalsOf(text)).toEqual([]);
    const none = text.replace("8000-8001", "7999-8000").replace('"8000:80"', '"8000:80", "7999:81"');
    expect(refusalsOf(none)).toEqual([expect.stringContaining("services.b.ports[0]")]);
  });

  it("are five at most", () => {
    const ports = [1, 2, 3, 4, 5, 6].map((n) => `"800${n}:80"`);
    expect(accountOf(`ports: [${ports}]`, "ports[5]")).toMatch(/^refused: A service stands behind at most 5/);
  });
});

describe("exposed ports", () => {
  it("are open for the networks of the service", () => {
    expect(serviceOf('expose: ["8000-8001", 53/udp]').ports).toEqual([
      { port: 8000, protocol: "tcp" },
      { port: 8001, protocol: "tcp" },
      { port: 53, protocol: "udp" },
    ]);
  });

  it("have no names by UDP", () => {
    expect(accountOf("expose: [53/udp]", "expose[0]")).toMatch(/^approximated/);
    expect(accountOf("expose: [53/tcp]", "expose[0]")).toMatch(/^mapped/);
  });

  it.each(["1-65535", "0", "70000", "9-8", "9/sctp"])("%s are refused", (port) => {
    expect(accountOf(`expose: ["${port}"]`, "expose[0]")).toMatch(/^refused/);
  });

  it("are a hundred at most", () => {
    const keys = 'expose: ["1000-1099", "2000"]';
    expect(refusalsOf(`services: { web: { image: x, ${keys} } }`)).toEqual([
      expect.stringMatching(/services\.web\.expose\[0\]$|services\.web\.ports$/),
    ]);
  });
});
