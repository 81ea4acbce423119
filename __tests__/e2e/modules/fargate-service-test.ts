import { describeCalls } from "../../support/modules";

describeCalls("fargate-service", {
  adds: 84,
  update: { count_of_tasks: 3, most_tasks: 6 },
  outputs: {
    by_itself: "shop",
    counted: [{ api: "/ecs/counted-0-api" }, {}],
    for_each: { alone: [null, "alone"], spot: ["spot", "spot"] },
    inside: "team-report-execution-role",
  },
});
