import { describeCalls } from "../../support/modules";

describeCalls("alb", {
  adds: 43,
  update: { https: true, least_healthy: 3 },
  outputs: {
    by_itself: ["http/api", "http/closed"],
    counted: ["counted-0", "counted-1"],
    for_each: { edge: ["HTTP"], inside: ["TCP"] },
    none: { arn: null, groups: {} },
  },
});
