import { accountOf, serviceOf, translationOf } from "../../support/compose-application";

const containersOf = (keys: string) =>
  translationOf(`services: { web: { image: a, ${keys} } }`).plan.services[0]?.containers ?? [];

describe("what runs before a container", () => {
  it("is a container of the same task for each step, which waits for the one before", () => {
    const containers = containersOf("pre_start: [{ command: a b }, { command: [c], image: busybox }]");
    expect(
      containers.map(({ service, image, waitsFor, container }) => [service, image, container.command, waitsFor]),
    ).toEqual([
      ["web-pre-start-1", "a", ["a", "b"], []],
      ["web-pre-start-2", "busybox", ["c"], [{ service: "web-pre-start-1", condition: "SUCCESS" }]],
      ["web", "a", undefined, [{ service: "web-pre-start-2", condition: "SUCCESS" }]],
    ]);
    expect(containers.map(({ container }) => container.essential)).toEqual([false, false, undefined]);
  });

  it("has the user, directory, variables and volumes of the service, as far as it says nothing else", () => {
    const service =
      "user: '5', working_dir: /srv, environment: { A: a, B: b }, volumes: [/cache], expose: [80], init: true";
    const [first, second, own] = containersOf(
      `${service}, pre_start: [{ command: x }, { command: y, user: root, working_dir: /, environment: { B: c, D: } }]`,
    );
    expect(first?.container).toMatchObject({
      user: "5",
      workingDirectory: "/srv",
      environment: { A: "a", B: "b" },
      linux: {},
    });
    expect(second?.container).toMatchObject({ user: "root", workingDirectory: "/", environment: { A: "a", B: "c" } });
    expect([first?.mounts, first?.owner, first?.ports]).toEqual([own?.mounts, "web", []]);
  });

  it.each([
    ["{ command: x }", "command", "approximated"],
    ["{ command: x, per_replica: true }", "command", "mapped"],
    ["{ command: x, per_replica: true }", "per_replica", "mapped"],
    ["{ command: x, per_replica: false }", "per_replica", "approximated"],
    ["{ command: x, image: busybox }", "image", "approximated"],
    ["{ command: x, image: 'not an image' }", "image", "refused"],
    ["{ command: x, privileged: true }", "privileged", "refused"],
    ["{ command: x, privileged: false }", "privileged", "mapped"],
    ["{ command: x, user: root }", "user", "mapped"],
    ["{ command: x, working_dir: / }", "working_dir", "mapped"],
    ["{ command: x, environment: { A: b } }", "environment.A", "mapped"],
    ["{ command: x, environment: { A: } }", "environment.A", "dropped"],
  ])("%s: %s is %s", (hook, key, outcome) => {
    expect(accountOf(`pre_start: [${hook}]`, `pre_start[0].${key}`)).toMatch(new RegExp(`^${outcome}: .`));
  });

  it("may be what the image does by itself", () => {
    expect(accountOf("pre_start: [{ command: [] }]", "pre_start[0].command")).toMatch(/^approximated: ECS has no way/);
    expect(containersOf("pre_start: [{ image: busybox }]")[0]).toMatchObject({
      image: "busybox",
      service: "web-pre-start-1",
    });
    expect(serviceOf("tty: true").containers).toHaveLength(1);
  });
});
