import { accountIn, translationOf } from "../../support/compose-application";

/** A job with some keys, in the tasks of `web` and `worker`. */
function job(keys: string, { web = "", rest = "" } = {}) {
  const end = "depends_on: { job: { condition: service_completed_successfully } }";
  const { plan, report } = translationOf(
    `services:\n  web: { image: a, ${end}${web} }\n  worker: { image: a, ${end} }\n  job: { image: b, ${keys} }\n${rest}`,
  );
  return { plan, of: (key: string) => accountIn(report.entries, `services.job.${key}`) };
}

describe("keys of a job", () => {
  it.each([
    ["container_name: it", "container_name", "dropped"],
    ["cpu_shares: 5", "cpu_shares", "dropped"],
    ["cpus: 0.25", "cpus", "mapped"],
    ["cpus: 17", "cpus", "refused"],
    ["environment: { A: b }", "environment.A", "mapped"],
    ["expose: [80]", "expose[0]", "dropped"],
    ["hostname: it", "hostname", "dropped"],
    ["links: [web2]", "links[0]", "mapped"],
    ["network_mode: bridge", "network_mode", "approximated"],
    ["network_mode: host", "network_mode", "refused"],
    ["pid: host", "pid", "refused"],
    ["platform: linux/amd64", "platform", "mapped"],
    ["platform: linux/arm64", "platform", "refused"],
    ["platform: windows/amd64", "platform", "refused"],
    ['ports: ["80:80"]', "ports[0]", "refused"],
    ['ports: ["127.0.0.1:80:80", "80"]', "ports[0]", "dropped"],
    ['ports: ["127.0.0.1:80:80", "80"]', "ports[1]", "dropped"],
    ['restart: "no"', "restart", "mapped"],
    ["restart: on-failure:3", "restart", "approximated"],
    ["restart: always", "restart", "refused"],
    ["restart: unless-stopped", "restart", "refused"],
    ["scale: 1", "scale", "mapped"],
    ["scale: 2", "scale", "refused"],
    ["storage_opt: { size: 30G }", "storage_opt.size", "approximated"],
    ["sysctls: { net.a: 1 }", 'sysctls["net.a"]', "mapped"],
    ["volumes_from: ['container:a']", "volumes_from[0]", "refused"],
    ["deploy: { mode: replicated-job }", "deploy.mode", "mapped"],
    ["deploy: { mode: global-job }", "deploy.mode", "refused"],
    ["deploy: { replicas: 3 }", "deploy.replicas", "refused"],
    ["deploy: { labels: { a: b } }", "deploy.labels.a", "dropped"],
    ["deploy: { update_config: { order: start-first } }", "deploy.update_config.order", "dropped"],
    ["deploy: { restart_policy: { condition: none } }", "deploy.restart_policy.condition", "mapped"],
    ["deploy: { restart_policy: { condition: any } }", "deploy.restart_policy.condition", "refused"],
  ])("{ %s }: %s is %s", (keys, key, outcome) => {
    expect(job(keys, { rest: "  web2: { image: a, expose: [1] }" }).of(key)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it("need no ports, names or tags: it opens none, and has no service", () => {
    const { plan, of } = job("expose: [80], container_name: it");
    expect(plan.services.map(({ name, names }) => [name, names])).toEqual([
      ["web", ["web"]],
      ["worker", ["worker"]],
    ]);
    expect(plan.services.flatMap(({ containers }) => containers.map(({ service, ports }) => [service, ports]))).toEqual(
      [
        ["job", []],
        ["web", []],
        ["job", []],
        ["worker", []],
      ],
    );
    expect(of("image")).toBe("mapped: The image of the container.");
  });

  it("are those of its tasks where these have networks and processors", () => {
    const rest = "networks: { back: , front: }";
    const both = ", networks: [front, back]";
    expect(job("networks: [back]", { rest, web: both }).of("networks.back")).toBe(
      "refused: It runs in the tasks of worker, which are not in the network. Put worker into back as well.",
    );
    const text = `services:
  web: { image: a, platform: linux/arm64, networks: [back], depends_on: { job: { condition: service_completed_successfully } } }
  job: { image: b, platform: linux/arm64/v8, networks: { back: { aliases: [it] } } }
networks: { back: }`;
    const { entries } = translationOf(text).report;
    expect(accountIn(entries, "services.job.networks.back.aliases[0]")).toMatch(/^dropped/);
    expect(accountIn(entries, "services.job.platform")).toMatch(/^mapped/);
    expect(entries.filter(({ outcome }) => outcome === "refused")).toEqual([]);
  });
});
