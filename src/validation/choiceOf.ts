/** The value of a choice element such as `value[x]`. */
export interface Choice {
  /** Type as JSON spells it in the property: `Coding`, `DateTime`, `Boolean`. */
  readonly type: string;
  readonly value: unknown;
  /** The property: `valueCoding`. */
  readonly key: string;
}

/** Finds the value of a choice by the stem of its property, `value` or `answer`; undefined where there is none. */
export function choiceOf(node: object, stem: string): Choice | undefined {
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length)))
      return { type: key.slice(stem.length), value, key };
  }
  return undefined;
}

/** How FHIRPath names the value of a choice: `value.ofType(dateTime)`. */
export function choiceStep(stem: string, { type }: Choice): string {
  return `${stem}.ofType(${typeName(type)})`;
}

/** `dateTime` for `DateTime`, but `Coding` for `Coding`: the name of the type. */
export function typeName(type: string): string {
  return primitives.has(type) ? type.charAt(0).toLowerCase() + type.slice(1) : type;
}

const primitives = new Set(
  (
    'Base64Binary Boolean Canonical Code Date DateTime Decimal Id Instant Integer Markdown Oid PositiveInt String ' +
    'Time UnsignedInt Uri Url Uuid'
  ).split(' '),
);
