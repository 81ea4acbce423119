import { EC2_CONTAINER } from "../../../src/modules/ec2-service/ec2-container-shape";
import { CONTAINER } from "../../../src/modules/task/container-shape";

describe("a container on instances", () => {
  it("is one on Fargate, and more", () => {
    const names = Object.keys(EC2_CONTAINER.members);
    expect(names).toEqual(expect.arrayContaining(Object.keys(CONTAINER.members)));
    expect(names).toEqual(expect.arrayContaining(["links", "privileged", "resourceRequirements"]));
  });

  it("has nothing that the ECS API does not know", () => {
    expect(Object.keys(EC2_CONTAINER.members).filter((name) => name.includes("_"))).toEqual([]);
  });
});
