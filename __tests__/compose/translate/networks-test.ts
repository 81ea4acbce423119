import { accountIn, translationOf } from "../../support/compose-application";

function accounts(text: string, environment = {}) {
  const { plan, report } = translationOf(text, environment);
  return { plan, of: (key: string) => accountIn(report.entries, key) };
}

describe("the networks of a service", () => {
  it("are those whose security groups its tasks carry", () => {
    const { plan, of } = accounts("services: { web: { image: nginx, networks: [a, b] } }\nnetworks: { a: , b: , c: }");
    expect(plan.services[0]?.networks).toEqual(["a", "b"]);
    expect(plan.networks).toEqual(["a", "b"]);
    expect(of("services.web.networks.a")).toMatch(/^mapped/);
  });

  it("are four at most", () => {
    const names = "a,b,c,d,e".split(",");
    const declared = names.map((name) => `${name}: `).join(", ");
    const { of } = accounts(`services: { web: { image: nginx, networks: [${names}] } }\nnetworks: { ${declared} }`);
    expect(of("services.web.networks.e")).toMatch(/^refused/);
  });

  it.each([
    ["ipv4_address: 10.0.0.1", "refused"],
    ["mac_address: 02:42:ac:11:00:02", "refused"],
    ["priority: 1", "dropped"],
  ])("{ %s } is %s", (option, outcome) => {
    const { of } = accounts(`services: { web: { image: nginx, networks: { a: { ${option} } } } }\nnetworks: { a: }`);
    expect(of(`services.web.networks.a.${option.split(":")[0]}`)).toMatch(new RegExp(`^${outcome}`));
  });
});

describe("links", () => {
  const text = "services: { web: { image: nginx, links: [api, 'api:backend'] }, api: { image: nginx } }";

  it("are names, which all services find", () => {
    const { plan, of } = accounts(text);
    expect(plan.services[1]?.names).toEqual(["api", "backend"]);
    expect(of("services.web.links[0]")).toMatch(/^mapped/);
    expect(of("services.web.links[1]")).toMatch(/^approximated: All services/);
  });

  it("are refused where another service has the name", () => {
    expect(accounts(text.replace("backend", "web")).of("services.web.links[1]")).toMatch(/^refused/);
  });
});

describe("a network", () => {
  const network = (options: string) =>
    accounts(`services: { web: { image: nginx, networks: [a] } }\nnetworks: { a: { ${options} } }`);

  it.each([
    ["driver: bridge", "driver", "mapped"],
    ["driver: macvlan", "driver", "refused"],
    ["internal: true", "internal", "approximated"],
    ["external: true", "external", "refused"],
    ["ipam: { driver: default }", "ipam.driver", "dropped"],
    ["enable_ipv4: false", "enable_ipv4", "refused"],
    ["enable_ipv6: true", "enable_ipv6", "approximated"],
    ["attachable: true", "attachable", "dropped"],
    ["labels: { a: b }", "labels.a", "dropped"],
    ["name: n", "name", "dropped"],
  ])("{ %s }: %s is %s", (options, key, outcome) => {
    expect(network(options).of(`networks.a.${key}`)).toMatch(new RegExp(`^${outcome}`));
  });

  it("that exists is nothing to an application that is not in it", () => {
    const { of } = accounts("services: { web: { image: nginx } }\nnetworks: { a: { external: true } }");
    expect(of("networks.a.external")).toMatch(/^dropped/);
  });
});
