// Adds cdktf's matchers (toHaveResourceWithProperties, ...), and their types, to `expect`.
import { setupJest } from "cdktf/lib/testing/adapters/jest";

setupJest();
