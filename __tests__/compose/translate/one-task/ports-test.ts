import { oneTaskOf, translationOf } from "../../../support/compose-application";

const refusals = (text: string) =>
  translationOf(text, {}, "one-task")
    .report.entries.filter(({ outcome }) => outcome === "refused")
    .map(({ key, line, text: why }) => `${line} ${key}: ${why}`);

describe("the ports of a task", () => {
  it("are all reached by its containers", () => {
    const { of, task } = oneTaskOf('services: { web: { image: a, ports: ["80:8080"], expose: [81, 53/udp] } }');
    expect(task.containers[0]?.ports).toEqual([
      { port: 8080, protocol: "tcp" },
      { port: 81, protocol: "tcp" },
      { port: 53, protocol: "udp" },
    ]);
    expect(task.listeners).toMatchObject([{ port: 80, service: "web", containerPort: 8080 }]);
    expect(of("services.web.expose[1]")).toBe("mapped: The other containers of the task reach it at localhost.");
  });

  it.each([
    ["published ports", 'ports: ["81:80"]', "services.b.ports[0]"],
    ["published ports in long syntax", "ports: [{ target: 80, published: 81 }]", "services.b.ports[0]"],
    ["exposed ports of UDP", "expose: [80/udp]", "services.b.expose[0]"],
    ["exposed ports", "expose: [80]", "services.b.expose[0]"],
    ["ports of a well-known image", "tty: true", "services.b.image"],
  ])("are refused if two containers listen on one: %s", (_, keys, key) => {
    const text = `services:\n  a: { image: a, ports: ["80:80"] }\n  b: { image: nginx, ${keys} }`;
    expect(refusals(text)).toEqual([expect.stringContaining(`3 ${key}: The container of a listens on port 80`)]);
  });

  it("are refused once for a range of which several are another container's", () => {
    expect(refusals('services:\n  a: { image: a, expose: ["80-82"] }\n  b: { image: b, expose: ["81-90"] }')).toEqual([
      expect.stringContaining("3 services.b.expose[0]: The container of a listens on port 81"),
    ]);
  });

  it("may be the same for one container", () => {
    const text = `services:
  a: { image: a, ports: ["80:80", "81:80"], expose: [80] }
  c: { image: nginx, expose: [8080] }
  d: { image: nginx, entrypoint: /job.sh }`;
    expect(refusals(text)).toEqual([]);
  });

  it("are at most five behind a load balancer", () => {
    const text = `services:
  a: { image: a, ports: ["8001:8001", "8002:8002", "8003:8003"] }
  b: { image: a, ports: ["8004:8004", "8005:8005", "8006:8006"] }`;
    expect(refusals(text)).toEqual([expect.stringContaining("3 services.b.ports: A service stands behind at most 5")]);
  });
});
