// The same services without a rule, to see what the rules cost.

import { allRules } from "../../src/rules/all-rules";
import type { Rule } from "../../src/rules/rule";

export { build } from "../fargate/ours";

// The synthesizer reads this very list.
(allRules as Rule[]).length = 0;
