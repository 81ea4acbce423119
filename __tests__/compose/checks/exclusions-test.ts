import { errorsOf } from "../../support/compose";

const one = (settings: string) => `services:\n  a: {image: x, ${settings}}\n`;

describe("what says the same twice", () => {
  it.each([
    "scale: 2, deploy: {replicas: 2}",
    "cpus: 0.5, deploy: {resources: {limits: {cpus: '0.50'}}}",
    "mem_limit: 1024k, deploy: {resources: {limits: {memory: 1m}}}",
    "mem_limit: 1g, deploy: {resources: {reservations: {memory: 512m}}}",
    "container_name: c, scale: 1",
  ])("may agree: %s", (settings) => {
    expect(errorsOf(one(settings))).toEqual([]);
  });

  it.each([
    ["scale", "scale: 2, deploy: {replicas: 3}"],
    ["cpus", "cpus: 0.5, deploy: {resources: {limits: {cpus: 1}}}"],
    ["pids_limit", "pids_limit: 5, deploy: {resources: {limits: {pids: 6}}}"],
    ["mem_reservation", "mem_reservation: 1m, deploy: {resources: {reservations: {memory: 2m}}}"],
    ["network_mode", "network_mode: host, networks: [default]"],
    ["build.dockerfile", "build: {dockerfile: a, dockerfile_inline: FROM x}"],
    ["container_name", "container_name: c, deploy: {replicas: 2}"],
  ])("must not disagree: %s", (path, settings) => {
    expect(errorsOf(one(settings))).toEqual([expect.stringMatching(`^ConflictError .* services\\.a\\.${path}$`)]);
  });
});

describe("a secret and a config", () => {
  const resource = (section: string, settings: string) => `services: {a: {image: x}}\n${section}: {r: {${settings}}}\n`;

  it.each([
    ["secrets", "file: f"],
    ["secrets", "environment: E"],
    ["secrets", "external: true"],
    ["secrets", "driver: d"],
    ["configs", "content: c"],
    ["configs", "content: ''"],
    ["configs", "file: f"],
    ["configs", "environment: E"],
    ["configs", "external: true"],
  ])("of %s can come from %s", (section, settings) => {
    expect(errorsOf(resource(section, settings))).toEqual([]);
  });

  it.each([
    ["secrets", ""],
    ["secrets", "file: f, environment: E"],
    ["configs", "external: false"],
    ["configs", "content: c, file: f"],
  ])("of %s cannot come from {%s}", (section, settings) => {
    expect(errorsOf(resource(section, settings))).toEqual([`ConflictError compose.yaml:2:11 ${section}.r`]);
  });
});
