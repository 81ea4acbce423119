import { composeOf } from "../../support/compose";

describe("what Compose takes for granted", () => {
  it("is a default network for services that name none", () => {
    const { services, networks } = composeOf(
      "name: p\nservices: {a: {image: x}, b: {image: x, networks: [n]}, c: {image: x, network_mode: none}, d: {image: x, networks: []}}\nnetworks: {n: }",
    ).project;
    expect(Object.values(services).map((service) => service.networks)).toEqual([
      { default: {} },
      { n: {} },
      undefined,
      { default: {} },
    ]);
    expect(networks).toEqual({
      default: { external: false, internal: false, name: "p_default" },
      n: { external: false, internal: false, name: "p_n" },
    });
  });

  it("is no default network that nobody is in, and one that is declared", () => {
    const nobody = composeOf("services: {b: {image: x, networks: [n]}}\nnetworks: {n: }").project;
    expect(Object.keys(nobody.networks)).toEqual(["n"]);
    const declared = composeOf("services: {a: {image: x}}\nnetworks: {default: {driver: overlay, name: mine}}").project;
    expect(declared.networks.default).toMatchObject({ driver: "overlay", name: "mine" });
  });

  it("is that a service waits for those whose namespaces, links or volumes it uses", () => {
    const { services } = composeOf(`
services:
  a: {image: x}
  b: {image: x, pid: "service:a", ipc: "service:a"}
  c: {image: x, links: ["a:alias"], depends_on: {a: {condition: service_healthy}}}
  d: {image: x, volumes_from: ["a:ro", "container:other"]}
`).project;
    expect(services.b?.depends_on).toEqual({ a: { condition: "service_started", required: true, restart: true } });
    expect(services.c?.depends_on).toEqual({ a: { condition: "service_healthy", required: true, restart: false } });
    expect(services.d?.depends_on).toEqual({ a: { condition: "service_started", required: true, restart: false } });
  });

  it("are the names of resources, but for those of others", () => {
    const { secrets, configs } = composeOf(
      "name: p\nservices: {a: {image: x}}\nsecrets: {s: {file: f}, t: {external: true}, u: {file: f, name: n}}\nconfigs: {c: {content: x}}",
    ).project;
    expect(Object.values(secrets).map((each) => each.name)).toEqual(["p_s", "t", "n"]);
    expect(configs.c?.name).toBe("p_c");
  });
});
