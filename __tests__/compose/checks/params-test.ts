import { errorsOf, messagesOf } from "../../support/compose";

const filesOf = (services: string) => ({
  "compose.yaml": "services: { web: { image: nginx }, seed: { image: nginx, profiles: [seed] } }",
  "ecs-params.yml": `task_definition:\n  services:\n    ${services}`,
});

describe("the services of an ecs-params.yml", () => {
  it.each(["web: { essential: true }", "seed: { essential: true }", "web:"])(
    "are those of the files: %s",
    (services) => {
      expect(errorsOf(filesOf(services))).toEqual([]);
    },
  );

  it.each([
    ["wep: {}", "UnknownReferenceError ecs-params.yml:3:5 task_definition.services.wep"],
    [
      "web: { depends_on: [{ container_name: db, condition: START }] }",
      "UnknownReferenceError ecs-params.yml:3:43 task_definition.services.web.depends_on.0.container_name",
    ],
  ])("have to be: %s", (services, error) => {
    expect(errorsOf(filesOf(services))).toEqual([error]);
  });

  it("are suggested", () => {
    expect(messagesOf(filesOf("wep: {}"))[0]).toContain("Did you mean web?");
  });
});
