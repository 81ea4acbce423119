import { EXECUTE_COMMAND } from "../../src/service/execute-command";

describe("EXECUTE_COMMAND", () => {
  it("is what the agent in a task needs for a shell, and nothing else", () => {
    expect(EXECUTE_COMMAND).toEqual({
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      resources: ["*"],
    });
  });
});
