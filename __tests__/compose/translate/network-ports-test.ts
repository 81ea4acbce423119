import { accountOf, refusalsOf, serviceOf } from "../../support/compose-application";

describe("published ports that are not of HTTP", () => {
  it("stand behind the Network Load Balancer as they are, at whatever port they are published", () => {
    const { listeners, networkListeners } = serviceOf('ports: ["222:22", "5432:5432", "7000:9000"]');
    expect(listeners).toEqual([]);
    expect(networkListeners).toEqual([
      { port: 222, service: "web", containerPort: 22, protocol: "TCP" },
      { port: 5432, service: "web", containerPort: 5432, protocol: "TCP" },
      { port: 7000, service: "web", containerPort: 9000, protocol: "TCP" },
    ]);
    expect(accountOf('ports: ["222:22"]', "ports[0]")).toMatch(
      /^mapped: .*Port 222 of the Network Load Balancer, by TCP\./,
    );
  });

  it("are those of which the file says so, and no others of HTTP", () => {
    const said = (name: string) => `ports: [{ target: 80, published: 80, app_protocol: ${name} }]`;
    expect(serviceOf(said("tcp"))).toMatchObject({ listeners: [], networkListeners: [{ port: 80, protocol: "TCP" }] });
    expect(serviceOf(said("grpc")).networkListeners).toHaveLength(1);
    expect(serviceOf(said("http")).networkListeners).toEqual([]);
    for (const name of ["tcp", "http"]) expect(accountOf(said(name), "ports[0].app_protocol")).toMatch(/^mapped/);
  });

  it("need no certificate for TLS that the program ends itself", () => {
    const said = "ports: [{ target: 443, published: 443, app_protocol: tcp }]";
    expect(serviceOf(said).networkListeners).toEqual([
      { port: 443, service: "web", containerPort: 443, protocol: "TCP" },
    ]);
    expect(serviceOf('ports: ["8443:8443"]').networkListeners).toHaveLength(1);
  });

  it("are of UDP, with a health check at a port that takes TCP", () => {
    const dns = { port: 53, service: "web", containerPort: 5353, protocol: "UDP" };
    const web = 'ports: ["53:5353/udp", "8080:8080"]';
    expect(serviceOf(web).networkListeners).toEqual([{ ...dns, healthCheckPort: 8080 }]);
    expect(accountOf(web, "ports[0]")).toMatch(/^mapped: .*Port 53 of the Network Load Balancer, by UDP\./);
    const keys = (more: string) => `image: dns\nports: ["53:5353/udp"]\n${more}`;
    const exposed = serviceOf(keys('expose: ["9000/udp", "8000-8001", "5353"]'));
    expect(exposed.networkListeners).toEqual([{ ...dns, healthCheckPort: 5353 }]);
    expect(serviceOf(keys("image: redis").replace("image: dns\n", "")).networkListeners).toEqual([
      { ...dns, healthCheckPort: 6379 },
    ]);
  });

  it("are refused if they are of UDP, and nobody knows a port that takes TCP", () => {
    const keys = 'image: dns\nports: ["53:53/udp"]\nexpose: [9000/udp]';
    expect(accountOf(keys, "ports[0]")).toMatch(/^refused: .* by TCP, never by UDP\. Name by expose:/);
    expect(serviceOf(keys).networkListeners).toEqual([]);
  });

  it.each(['"53:53", "53:53/udp"', '"53:53/udp", "53:53"'])("are of both at one port: %s", (ports) => {
    expect(serviceOf(`image: dns\nports: [${ports}]`).networkListeners).toEqual([
      { port: 53, service: "web", containerPort: 53, protocol: "TCP_UDP" },
    ]);
    for (const key of ["ports[0]", "ports[1]"]) {
      expect(accountOf(`image: dns\nports: [${ports}]`, key)).toMatch(/^mapped: .*by TCP and UDP\./);
    }
  });

  it("are of UDP whatever is spoken over it", () => {
    const keys = `image: dns
ports: ["53:53", { target: 53, published: 53, protocol: udp, app_protocol: http }]`;
    expect(serviceOf(keys).networkListeners).toEqual([
      { port: 53, service: "web", containerPort: 53, protocol: "TCP_UDP" },
    ]);
  });

  it("are refused at one port if they lead to two", () => {
    const text = 'services: { dns: { image: dns, expose: [1], ports: ["53:53", "53:5353/udp"] } }';
    expect(refusalsOf(text)).toEqual([expect.stringContaining("services.dns.ports[1]")]);
  });

  it("of UDP stand beside HTTP at the same port, at another address", () => {
    const keys = 'ports: ["8080:8080", "8080:8080/udp"]';
    expect(serviceOf(keys)).toMatchObject({
      listeners: [{ port: 8080 }],
      networkListeners: [{ port: 8080, protocol: "UDP", healthCheckPort: 8080 }],
    });
    expect(accountOf(keys, "ports[1]")).toMatch(/^approximated: .*another address/);
  });

  it("are for the networks alone if they are published for the host, by UDP too", () => {
    const keys = 'ports: ["127.0.0.1:53:53/udp"]';
    expect(serviceOf(keys)).toMatchObject({ networkListeners: [], ports: [{ port: 53, protocol: "udp" }] });
    expect(accountOf(keys, "ports[0]")).toMatch(/^dropped/);
  });
});
