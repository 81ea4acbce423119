import { Flaw } from "../../../src/compose/syntax/flaw";
import { parseTaskCpu, parseTaskMemory } from "../../../src/compose/syntax/task-size";

describe("the size of a task", () => {
  it.each([
    ["256", 256],
    ["0.25 vCPU", 256],
    [".5vcpu", 512],
    ["2 vCPU", 2048],
    ["0.3 vCPU", undefined],
    ["1.5", undefined],
    ["many", undefined],
  ])("has CPU units: %s", (text, units) => {
    expect(parseTaskCpu(text)).toEqual(units ?? expect.any(Flaw));
  });

  it.each([
    ["512", 512],
    ["512MB", 512],
    ["0.5GB", 512],
    ["1.0 GB", 1024],
    ["2g", 2048],
    ["0.3MB", undefined],
    ["2TB", undefined],
  ])("has MiB: %s", (text, memory) => {
    expect(parseTaskMemory(text)).toEqual(memory ?? expect.any(Flaw));
  });
});
