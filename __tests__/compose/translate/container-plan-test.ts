import { containerPlans } from "../../../src/compose/translate/container-plan";
import { Draft } from "../../../src/compose/translate/draft";

describe("the plan of a container", () => {
  it("has all that the keys of its service added", () => {
    const draft = new Draft("web", { image: "nginx" });
    draft.container.user = "5";
    draft.linux.initProcessEnabled = true;
    draft.open(80, "tcp");
    draft.mounts.push({ containerPath: "/cache" });
    expect(containerPlans(draft)).toEqual([
      {
        service: "web",
        owner: "web",
        image: "nginx",
        container: { user: "5", linux: { initProcessEnabled: true } },
        tmpfs: [],
        ports: [{ port: 80, protocol: "tcp" }],
        mounts: [{ containerPath: "/cache" }],
        files: [],
        logging: {},
        waitsFor: [],
        volumesFrom: [],
        secrets: {},
        repositoryCredentials: undefined,
      },
    ]);
  });
});
