import { accountOf, refusalsOf, serviceOf } from "../../support/compose-application";

describe("published ports", () => {
  it("stand behind the load balancer, and are open for the networks of the service", () => {
    const { listeners, ports } = serviceOf('ports: ["80:8080", "3000:3000"]');
    expect(listeners).toEqual([
      { port: 80, service: "web", containerPort: 8080, secure: false, secureTarget: false },
      { port: 3000, service: "web", containerPort: 3000, secure: false, secureTarget: false },
    ]);
    expect(ports).toEqual([
      { port: 8080, protocol: "tcp" },
      { port: 3000, protocol: "tcp" },
    ]);
  });

  it.each([
    ['["53:53/sctp"]', "No load balancer speaks sctp."],
    ['["443:443"]', "HTTPS needs a certificate."],
  ])("%s are refused", (ports, why) => {
    expect(accountOf(`ports: ${ports}`, "ports[0]")).toContain(`refused: ${why}`);
    const { listeners, networkListeners } = serviceOf(`ports: ${ports}`);
    expect([listeners, networkListeners]).toEqual([[], []]);
  });

  it.each([
    ['"127.0.0.1:8080:80"', "dropped"],
    ['"[::1]:8080:80"', "dropped"],
    ['"80"', "approximated"],
    ['"127.0.0.1:5432:80"', "dropped"],
  ])("%s are for the networks of the service alone", (port, outcome) => {
    const { listeners, networkListeners, ports } = serviceOf(`ports: [${port}]`);
    expect([listeners, networkListeners, ports]).toEqual([[], [], [{ port: 80, protocol: "tcp" }]]);
    expect(accountOf(`ports: [${port}]`, "ports[0]")).toMatch(new RegExp(`^${outcome}`));
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
