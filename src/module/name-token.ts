import { TemplateToken } from "../core/template";

/** A name with expressions in it, which is made when it is written. */
export class NameToken extends TemplateToken {
  constructor(private readonly produce: () => string) {
    super();
  }

  protected template(): string {
    return this.produce();
  }
}
