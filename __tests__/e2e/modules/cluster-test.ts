import { describeCalls } from "../../support/modules";

describeCalls("cluster", {
  adds: 71,
  update: { most_instances: 3, weight: 2 },
  outputs: {
    by_itself: { batch: "shop-batch", "on-demand": "shop-on-demand", spot: "shop-spot", mixed: "shop-mixed" },
    sessions: "/aws/ecs/shop",
    counted: [
      ["counted-0", "counted-0-same", "counted-0-same-group"],
      ["counted-1", "counted-1-same", "counted-1-same-group"],
    ],
    for_each: { fargate: 1, plain: 0 },
    inside: "on-ecs-team-web",
  },
});
