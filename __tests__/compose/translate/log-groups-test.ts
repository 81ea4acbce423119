import { accountIn, refusalsOf, translationOf } from "../../support/compose-application";

const text = (host: string, job: string, other: string) => `services:
  ${host}: { image: a, expose: [], depends_on: { ${job}: { condition: service_completed_successfully } } }
  ${job}: { image: b }
  ${other}: { image: c, expose: [] }`;

describe("log groups", () => {
  it("are of one container each: what would share one is refused", () => {
    const { entries } = translationOf(text("web", "job", "web_job")).report;
    expect(accountIn(entries, "services.web_job")).toBe(
      "refused: A log group would be called as one of web. Rename the service.",
    );
    expect(refusalsOf(text("main", "job", "JOB-"))).toEqual([]);
  });

  it("leave `main` out as addresses do", () => {
    expect(refusalsOf(text("web", "job", "main").replace("image: c", "image: c, pre_start: [{ command: x }]"))).toEqual(
      [],
    );
    const twice = `services:
  main: { image: a, expose: [], pre_start: [{ command: x }] }
  main-pre-start-1: { image: b, expose: [] }`;
    expect(refusalsOf(twice)).toEqual(["3:3 services.main-pre-start-1"]);
  });
});
