import { CONTAINER, CONTAINER_INPUT } from "../../../src/modules/task/container-shape";

describe("CONTAINER_INPUT", () => {
  it("asks for nothing but the image", () => {
    const required = Object.entries(CONTAINER_INPUT.members).flatMap(([name, member]) =>
      member.required ? [name] : [],
    );
    expect(required).toEqual(["image"]);
  });

  it("has a log group that is kept for a year, if nobody says otherwise, as containers of constructs do", () => {
    const { enable_cloudwatch_logging: enabled, cloudwatch_log_group_retention_in_days: days } =
      CONTAINER_INPUT.members;
    expect([enabled?.default, days?.default]).toEqual([true, 365]);
  });
});

describe("CONTAINER", () => {
  it("has nothing that the ECS API does not know", () => {
    expect(Object.keys(CONTAINER.members).filter((name) => name.includes("_"))).toEqual([]);
  });
});
