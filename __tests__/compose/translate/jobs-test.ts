import { Draft } from "../../../src/compose/translate/draft";
import { Jobs, oneOf } from "../../../src/compose/translate/jobs";
import { composeOf } from "../../support/compose";

function jobsOf(text: string) {
  const { services } = composeOf(text).project;
  const drafts = new Map(Object.entries(services).map(([name, service]) => [name, new Draft(name, service)]));
  const draft = (name: string) => drafts.get(name) as Draft;
  const names = (found: readonly Draft[]) => found.map(({ name }) => name);
  const jobs = new Jobs(drafts);
  return {
    jobs,
    of: (name: string) => names(jobs.of(draft(name))),
    hosts: (name: string) => names(jobs.hostsOf(draft(name))),
  };
}

const END = "condition: service_completed_successfully";
const CHAIN = `
services:
  web: { image: a, depends_on: { seed: { ${END} }, db: { condition: service_healthy } } }
  worker: { image: a, depends_on: { migrate: { condition: service_started } } }
  seed: { image: a, depends_on: { migrate: { ${END} } } }
  migrate: { image: a, depends_on: [db] }
  db: { image: b }
  gone: { image: c, profiles: [never], depends_on: { db: { ${END} } } }`;

describe("jobs", () => {
  it("are the services whose end somebody waits for", () => {
    const { jobs } = jobsOf(CHAIN);
    expect(["web", "worker", "seed", "migrate", "db", "gone"].filter((name) => jobs.has(name))).toEqual([
      "seed",
      "migrate",
    ]);
    expect(jobs.services.map(({ name }) => name)).toEqual(["web", "worker", "db"]);
  });

  it("run in the tasks of those that wait for them, one behind the other", () => {
    const { of, hosts } = jobsOf(CHAIN);
    expect(of("web")).toEqual(["migrate", "seed"]);
    expect(of("worker")).toEqual(["migrate"]);
    expect(of("db")).toEqual([]);
    expect(hosts("migrate")).toEqual(["web", "worker"]);
    expect(hosts("seed")).toEqual(["web"]);
  });

  it("are those of a service once, whichever way it waits for them", () => {
    const { of } = jobsOf(
      CHAIN.replace("web: { image: a, depends_on: {", `web: { image: a, depends_on: { migrate: { ${END} },`),
    );
    expect(of("web")).toEqual(["migrate", "seed"]);
  });

  it("are said in words", () => {
    const drafts = ["a", "b", "c"].map((name) => new Draft(name, {}));
    expect([1, 2, 3].map((count) => oneOf(drafts.slice(0, count)))).toEqual(["a", "a or b", "a, b or c"]);
  });
});
