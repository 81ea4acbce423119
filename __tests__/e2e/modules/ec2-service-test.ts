import { describeCalls } from "../../support/modules";

describeCalls("ec2-service", {
  adds: 57,
  update: { count_of_tasks: 3, most_tasks: 6 },
  outputs: {
    by_itself: "shop",
    counted: [{ web: "/ecs/counted-0-web" }, { web: "/ecs/counted-1-web" }],
    for_each: { DAEMON: ["daemon", "daemon"], REPLICA: [null, "replica"] },
    inside: "team-report-execution-role",
  },
});
