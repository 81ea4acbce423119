import { BARE, container } from "../support/container";

describe("the health check of a container", () => {
  it.each([
    [
      "a line is for the shell",
      "curl -f http://localhost/ || exit 1",
      ["CMD-SHELL", "curl -f http://localhost/ || exit 1"],
    ],
    ["a list is as it is", ["CMD", "curl", "-f", "http://localhost/"], ["CMD", "curl", "-f", "http://localhost/"]],
  ])("has a command: %s", (_, command, written) => {
    expect(container({ healthCheck: { command } })).toEqual({ ...BARE, healthCheck: { command: written } });
  });

  it("has times and counts, 0 included", () => {
    const times = { interval: 60, timeout: 30, retries: 3, startPeriod: 0 };
    expect(container({ healthCheck: { command: "true", ...times } })).toEqual({
      ...BARE,
      healthCheck: { command: ["CMD-SHELL", "true"], ...times },
    });
  });
});
