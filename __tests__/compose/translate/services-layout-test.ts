import { accountIn, accountOf, planOf, translationOf } from "../../support/compose-application";

describe("the layout of a service for each", () => {
  it.each([
    ["cpu_shares: 9", "cpu_shares", "dropped"],
    ["network_mode: host", "network_mode", "refused"],
    ["network_mode: bridge", "network_mode", "approximated"],
    ["pid: host", "pid", "refused"],
    ["volumes_from: ['container:a']", "volumes_from[0]", "refused"],
    ["restart: always", "restart", "mapped"],
    ["restart: on-failure:3", "restart", "approximated"],
    ["restart: 'no'", "restart", "approximated"],
  ])("{ %s }: %s is %s", (keys, key, outcome) => {
    expect(accountOf(keys, key)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it("has a container in each service, and names the networks that they are in", () => {
    const { services, networks } = planOf("networks: [a]\n---\nnetworks: { a: , b: }");
    expect(services.map(({ name, containers }) => [name, containers.map(({ service }) => service)])).toEqual([
      ["web", ["web"]],
    ]);
    expect(networks).toEqual(["a"]);
  });

  it("asks for the ports of who has peers alone", () => {
    const text = "services: { web: { image: example/web } }";
    expect(accountIn(translationOf(text).report.entries, "services.web.image")).toMatch(/^mapped/);
    const two = "services: { web: { image: example/web }, db: { image: example/db, expose: [1] } }";
    const { entries } = translationOf(two).report;
    expect(accountIn(entries, "services.web.image")).toMatch(/^approximated: .*no service finds it/);
    expect(accountIn(entries, "services.db.image")).toMatch(/^mapped/);
  });
});
