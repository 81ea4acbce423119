import { accountIn, translationOf } from "../../support/compose-application";

const END = "{ condition: service_completed_successfully }";
const TEXT = `
services:
  web: { image: a, cpus: 1, depends_on: { job: ${END} } }
  worker: { image: a, depends_on: { job: ${END} } }
  job: { image: b, mem_limit: 3g }`;

describe("the size of a task", () => {
  const { plan, report } = translationOf(TEXT);

  it("is the smallest that fits its service and each job, as these run one after the other", () => {
    expect(plan.services.map(({ name, cpu, memoryLimitMiB }) => [name, cpu, memoryLimitMiB])).toEqual([
      ["web", 1024, 3072],
      ["worker", 512, 3072],
    ]);
  });

  it("is said of all tasks that a job runs in", () => {
    expect(accountIn(report.entries, "services.job.mem_limit")).toBe("mapped: The task has 3072 MiB.");
    const { entries } = translationOf(TEXT.replace("mem_limit: 3g", "cpus: 0.5")).report;
    expect(accountIn(entries, "services.job.cpus")).toMatch(/^approximated: The task has 1024 or 512 CPU units/);
  });

  it("is refused where the largest would not do", () => {
    const { entries } = translationOf(TEXT.replace("3g", "300g")).report;
    expect(accountIn(entries, "services.web.cpus")).toMatch(/^refused: No task/);
    expect(accountIn(entries, "services.job.mem_limit")).toMatch(/^refused: No task/);
  });
});
