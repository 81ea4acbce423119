import { accountOf, serviceOf } from "../../support/compose-application";

describe("logging", () => {
  it("goes to CloudWatch where nothing is said", () => {
    expect(serviceOf("").logging).toEqual({});
  });

  it("goes there instead of to a host", () => {
    const keys = "logging: { driver: json-file, options: { max-size: 1m } }";
    expect(serviceOf(keys).logging).toEqual({});
    expect(accountOf(keys, "logging.driver")).toMatch(/^approximated/);
    expect(accountOf(keys, "logging.options.max-size")).toMatch(/^dropped/);
  });

  it("takes the mode of awslogs", () => {
    const keys = "logging: { driver: awslogs, options: { mode: blocking, awslogs-group: x } }";
    expect(serviceOf(keys).logging).toEqual({ mode: "blocking" });
    expect(accountOf(keys, "logging.driver")).toMatch(/^mapped/);
    expect(accountOf(keys, "logging.options.mode")).toMatch(/^mapped/);
    expect(accountOf(keys, "logging.options.awslogs-group")).toMatch(/^approximated/);
  });

  it("goes nowhere by none", () => {
    expect(serviceOf("logging: { driver: none }").logging).toBeUndefined();
    expect(accountOf("logging: { driver: none }", "logging.driver")).toMatch(/^mapped/);
  });

  it("is refused where another driver sends it elsewhere", () => {
    expect(accountOf("logging: { driver: gelf }", "logging.driver")).toMatch(/^refused/);
  });

  it("may have keys of the author's own", () => {
    expect(accountOf("logging: { x-a: 1 }", "logging.x-a")).toMatch(/^dropped/);
  });
});
