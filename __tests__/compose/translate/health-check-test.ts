import { accountOf, serviceOf } from "../../support/compose-application";

const KEYS = `healthcheck:
  test: ["CMD", "true"]
  interval: 5s
  timeout: 500ms
  retries: 20
  start_period: 1m
  start_interval: 1s`;

describe("a health check", () => {
  it("is that of the container, within the limits of ECS", () => {
    expect(serviceOf(KEYS).container.healthCheck).toEqual({
      command: ["CMD", "true"],
      interval: 5,
      timeout: 2,
      retries: 10,
      startPeriod: 60,
    });
  });

  it("says which limits have changed it", () => {
    expect(accountOf(KEYS, "healthcheck.interval")).toMatch(/^mapped/);
    expect(accountOf(KEYS, "healthcheck.timeout")).toBe("approximated: 2: ECS takes whole numbers from 2 to 60.");
    expect(accountOf(KEYS, "healthcheck.retries")).toMatch(/^approximated: 10/);
    expect(accountOf(KEYS, "healthcheck.start_interval")).toMatch(/^dropped/);
  });

  it.each(["disable: true", "test: [NONE]"])("is none by %s", (key) => {
    expect(serviceOf(`healthcheck: { ${key}, interval: 9s }`).container.healthCheck).toBeUndefined();
    expect(accountOf(`healthcheck: { ${key}, interval: 9s }`, "healthcheck.interval")).toMatch(/^dropped/);
  });

  it("has a command, for ECS does not know that of the image", () => {
    expect(serviceOf("healthcheck: { interval: 9s }").container.healthCheck).toBeUndefined();
    expect(accountOf("healthcheck: { interval: 9s }", "healthcheck.interval")).toMatch(/^dropped: Without a command/);
    expect(accountOf("healthcheck: { test: [CMD] }", "healthcheck.test[0]")).toMatch(/^refused: The command is empty/);
  });

  it("delays the load balancer's opinion by its start period", () => {
    expect(serviceOf("healthcheck: { test: x, start_period: 5m }").gracePeriod).toBe(300);
    expect(serviceOf("").gracePeriod).toBe(60);
  });
});
