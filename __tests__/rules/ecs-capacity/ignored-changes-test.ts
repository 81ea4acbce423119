import { ignoresChangesOf } from "../../../src/rules/ecs-capacity/ignored-changes";

const ignores = (lifecycle: unknown) =>
  ignoresChangesOf({ type: "aws_autoscaling_group", name: "web", attributes: { lifecycle } }, "tag");

describe("ignoresChangesOf", () => {
  it.each([
    [{ ignore_changes: ["desired_capacity", "tag"] }],
    [{ ignore_changes: "all" }],
    [{ ignore_changes: ["all"] }],
    [[{ ignore_changes: ["tag"] }]],
  ])("is true with %j", (lifecycle) => {
    expect(ignores(lifecycle)).toBe(true);
  });

  it.each([[undefined], [{}], [{ ignore_changes: [] }], [{ ignore_changes: ["tags"] }], [{ prevent_destroy: true }]])(
    "is false with %j",
    (lifecycle) => {
      expect(ignores(lifecycle)).toBe(false);
    },
  );
});
