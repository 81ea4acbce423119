import { CONTAINER, containerInput } from "../../../src/modules/task/container-shape";

describe("containerInput", () => {
  const { members } = containerInput(CONTAINER);

  it("asks for nothing but the image", () => {
    const required = Object.entries(members).flatMap(([name, member]) => (member.required ? [name] : []));
    expect(required).toEqual(["image"]);
  });

  it("has a log group that is kept for a year, if nobody says otherwise, as containers of constructs do", () => {
    const { enable_cloudwatch_logging: enabled, cloudwatch_log_group_retention_in_days: days } = members;
    expect([enabled?.default, days?.default]).toEqual([true, 365]);
  });
});

describe("CONTAINER", () => {
  it("has nothing that the ECS API does not know", () => {
    expect(Object.keys(CONTAINER.members).filter((name) => name.includes("_"))).toEqual([]);
  });
});
