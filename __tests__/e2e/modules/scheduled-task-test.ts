import { describeCalls } from "../../support/modules";

describeCalls("scheduled-task", {
  adds: 80,
  update: { schedule_expression: "cron(30 4 * * ? *)" },
  outputs: {
    by_itself: "report",
    counted: ["counted-0", "counted-1"],
    for_each: { fargate: "fargate", spot: "spot" },
    inside: "team-report",
  },
});
