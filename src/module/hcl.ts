import { type IResolvable, ref, Token } from "cdktf";

/** An expression in HCL, wherever a construct takes a value: what only Terraform knows. */
export interface Expression {
  readonly stringValue: string;
  readonly numberValue: number;
  readonly listValue: string[];
  readonly mapValue: { [key: string]: string };
  readonly value: IResolvable;
}

/**
 * An expression in Terraform's own language, for what cdktf has no class for: `hcl("each.value.port").numberValue`,
 * `hcl("length(var.subnet_ids) > 1").value`.
 *
 * @param expression without `${` and `}`; it is written as it is
 */
export function hcl(expression: string): Expression {
  const reference = ref(expression);
  return {
    get stringValue() {
      return Token.asString(reference);
    },
    get numberValue() {
      return Token.asNumber(reference);
    },
    get listValue() {
      return Token.asList(reference);
    },
    get mapValue() {
      return Token.asStringMap(reference);
    },
    value: reference,
  };
}
