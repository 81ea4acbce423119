import { oneTaskOf } from "../../../support/compose-application";

const text = (...services: string[]) => `services:\n${services.map((service) => `  ${service}\n`).join("")}`;

describe("the end of a container", () => {
  it("ends the task, whatever the file says of its restart", () => {
    for (const restart of ["always", "unless-stopped", "on-failure", '"no"']) {
      const { container, of } = oneTaskOf(text(`web: { image: a, restart: ${restart} }`));
      expect(container("web")).not.toHaveProperty("essential");
      expect(of("services.web.restart")).toMatch(/^approximated: The task ends with the container/);
    }
  });

  it("does not end it if nobody wants it back", () => {
    const { container, of } = oneTaskOf(
      text(
        "web: { image: a }",
        'seed: { image: b, restart: "no" }',
        "once: { image: c, deploy: { restart_policy: { condition: none } } }",
        "often: { image: d, deploy: { restart_policy: { condition: any } } }",
      ),
    );
    expect(["web", "seed", "once", "often"].map((name) => container(name)?.essential)).toEqual([
      undefined,
      false,
      false,
      undefined,
    ]);
    expect(of("services.seed.restart")).toMatch(/^mapped: The task goes on/);
    expect(of("services.once.deploy.restart_policy.condition")).toMatch(/^mapped: The task goes on/);
    expect(of("services.often.deploy.restart_policy.condition")).toMatch(/^approximated: The task ends/);
  });

  it("does not end it if others wait for it", () => {
    const { container, of } = oneTaskOf(
      text(
        "web: { image: a, depends_on: { seed: { condition: service_completed_successfully } } }",
        "seed: { image: b, restart: on-failure }",
      ),
    );
    expect(container("seed")?.essential).toBe(false);
    expect(of("services.seed.restart")).toMatch(/^approximated: .*nothing starts it again/);
  });
});
