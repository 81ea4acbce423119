import { composeOf } from "../../support/compose";

const FILE = "services: {a: {image: x}, b: {image: x, profiles: [p, q]}, c: {image: x, profiles: [r]}}";
const active = (options: Parameters<typeof composeOf>[1]) => Object.keys(composeOf(FILE, options).project.services);

describe("profiles", () => {
  it.each([
    [undefined, ["a"]],
    ["q", ["a", "b"]],
    ["p,r", ["a", "b", "c"]],
    ["*", ["a", "b", "c"]],
    ["other", ["a"]],
  ])("%s of the environment let in %j", (profiles, services) => {
    expect(active({ environment: { COMPOSE_PROFILES: profiles } })).toEqual(services);
  });

  it("that are given count alone", () => {
    expect(active({ profiles: ["r"], environment: { COMPOSE_PROFILES: "p" } })).toEqual(["a", "c"]);
    expect(active({ profiles: [], environment: { COMPOSE_PROFILES: "p" } })).toEqual(["a"]);
  });

  it("keep nothing from being checked", () => {
    expect(() => composeOf("services: {a: {image: x}, b: {image: 1, profiles: [p]}}")).toThrow(/services\.b\.image/);
  });

  it("let a service do without another one that is not required", () => {
    const file =
      "services: {a: {image: x, depends_on: {b: {condition: service_started, required: false}}}, b: {image: x, profiles: [p]}}";
    expect(Object.keys(composeOf(file).project.services)).toEqual(["a"]);
  });
});
