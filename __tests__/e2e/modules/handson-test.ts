import { describeCalls } from "../../support/modules";

const URL = expect.stringMatching(/^http:\/\/.+\.elb\.amazonaws\.com$/);

describeCalls("handson", {
  adds: 7 * 39,
  update: { desired_count: 2 },
  outputs: { by_itself: URL, counted: ["pair-0", "pair-1"], for_each: { api: "api", web: "web" }, inside: "course" },
});
