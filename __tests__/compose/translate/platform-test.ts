import { accountOf, serviceOf } from "../../support/compose-application";

describe("a platform", () => {
  it.each([
    ["linux/amd64", "X86_64"],
    ["linux/arm64", "ARM64"],
    ["linux/arm64/v8", "ARM64"],
    ["linux/riscv64", undefined],
  ])("chooses the processors: %s", (platform, architecture) => {
    expect(serviceOf(`platform: ${platform}`).cpuArchitecture).toBe(architecture);
    expect(accountOf(`platform: ${platform}`, "platform")).toMatch(architecture ? /^mapped/ : /^refused/);
  });
});
