import type { ExpressionFinding } from './expressionFinding.ts';
import { expressionVariables } from './expressionVariables.ts';
import { inferCall } from './inferCall.ts';
import type { Inference } from './inference.ts';
import { inferBinary } from './inferOperator.ts';
import { inferMember, inferTypeTest } from './inferPath.ts';
import type { ParseExpression } from './parseExpression.ts';
import { familyOf, one, type StaticType, unknownType } from './staticType.ts';
import type { Literal, Syntax } from './syntax.ts';

/** How strict the check is. */
export interface LintOptions {
  /** The variables that are defined; those of conditions if nothing is said. */
  readonly variables?: Readonly<Record<string, StaticType>>;
  /** True where `memberOf` may be used: expressions for sites with a terminology server, not for HAPI. */
  readonly memberOf?: boolean;
  /** What it must give: one Boolean that is never empty, if nothing is said; one that may be; or anything. */
  readonly gives?: 'condition' | 'boolean' | 'value';
}

/**
 * Checks an expression of a condition against the portable subset: it parses as FHIRPath, uses only defined variables and
 * paths that R4 has, only operators and functions that mean the same in a FHIRPath engine and compiled as CQL, none of the
 * forms in which engines are known to differ, and it is never empty. Gives every fault once.
 */
export function lintExpression(
  text: string,
  parse: ParseExpression,
  { variables = expressionVariables, memberOf = false, gives = 'condition' }: LintOptions = {},
): readonly ExpressionFinding[] {
  const parsed = parse(text);
  if ('trouble' in parsed)
    return [{ code: 'fhirpath-syntax', message: `This is not FHIRPath: ${parsed.trouble}.`, column: 1 }];
  const findings: ExpressionFinding[] = [];
  const fault: Inference['fault'] = (code, message, { column }) => {
    findings.push({ code, message, column });
    return unknownType;
  };
  const walk = (focus: StaticType | undefined, depth: number): Inference => {
    const self: Inference = {
      focus,
      depth,
      memberOf,
      fault,
      infer: (syntax, inner) =>
        inner ? inferWith(syntax, walk(inner, depth + 1), variables) : inferWith(syntax, self, variables),
    };
    return self;
  };
  const type = walk(undefined, 0).infer(parsed.syntax);
  if (findings.length === 0 && gives !== 'value') checkWhole(type, parsed.syntax, gives, fault);
  return findings;
}

function inferWith(
  syntax: Syntax,
  inference: Inference,
  variables: NonNullable<LintOptions['variables']>,
): StaticType {
  switch (syntax.kind) {
    case 'literal':
      return literalType(syntax, inference);
    case 'variable': {
      const known = Object.hasOwn(variables, syntax.name) ? variables[syntax.name] : undefined;
      if (!known)
        inference.fault(
          'fhirpath-variable-unknown',
          `%${syntax.name} is not defined; an undefined variable stops some engines. Known: ${Object.keys(
            variables,
          )
            .map((name) => `%${name}`)
            .join(', ')}.`,
          syntax,
        );
      return known ?? unknownType;
    }
    case 'this':
      if (inference.depth !== 1)
        inference.fault(
          'fhirpath-nested-this',
          inference.depth === 0
            ? '$this stands outside of where(...), where it means nothing.'
            : '$this below a nested where is silently true in every engine tried. Ask the path of the inner items instead.',
          syntax,
        );
      return inference.depth === 1 ? (inference.focus as StaticType) : unknownType;
    case 'member':
      return inferMember(syntax, inference);
    case 'call':
      return inferCall(syntax, inference);
    case 'index':
      inference.fault(
        'fhirpath-operator',
        'An index gives one item or none, and what follows differs. Write take(1).',
        syntax,
      );
      return { ...inference.infer(syntax.input), list: false, certain: false };
    case 'binary':
      return inferBinary(syntax, inference);
    case 'polarity': {
      const type = inference.infer(syntax.operand);
      const [first] = type.types;
      return first !== undefined && !['number', 'quantity', 'other'].includes(familyOf(first))
        ? inference.fault(
            'fhirpath-type-mismatch',
            `A sign stands before a number, this is ${first}.`,
            syntax,
          )
        : type;
    }
    case 'type':
      return inferTypeTest(syntax, inference);
  }
}

function literalType({ type, unit, ...literal }: Literal, inference: Inference): StaticType {
  if (type === 'Empty') {
    inference.fault(
      'fhirpath-maybe-empty',
      '{} is nothing, and a condition that is nothing never applies. Write false.',
      { type, ...literal },
    );
    return unknownType;
  }
  const text = literal.text.replace(/^@/, '');
  if ((type === 'Date' || type === 'DateTime') && !isInCalendar(text))
    inference.fault('fhirpath-date', `${literal.text} is a day that no calendar has.`, { type, ...literal });
  if (type === 'Time' && !/^T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?$/.test(text))
    inference.fault('fhirpath-date', `${literal.text} is a time that no clock shows.`, { type, ...literal });
  const wrong = type === 'String' ? wrongEscape(text) : undefined;
  if (wrong)
    inference.fault(
      'fhirpath-syntax',
      `FHIRPath has no escape ${wrong} in a text: write a backslash twice.`,
      { type, ...literal },
    );
  return { ...one(type), certain: true };
}

/** An escape that FHIRPath has not; some engines take it, others stop. https://hl7.org/fhirpath/N1/#string */
function wrongEscape(text: string): string | undefined {
  if (!text.includes('\\')) return undefined;
  return /\\.?/s.exec(text.replace(/\\(?:[`'"\\/fnrt]|u[0-9a-fA-F]{4})/g, ''))?.[0];
}

function isInCalendar(text: string): boolean {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** What the condition as a whole must be. */
function checkWhole(
  type: StaticType,
  syntax: Syntax,
  gives: 'condition' | 'boolean',
  fault: Inference['fault'],
): void {
  if (type.types.length === 0) return;
  if (type.list || familyOf(type.types[0] as string) !== 'boolean')
    fault(
      'fhirpath-not-boolean',
      `A condition is a Boolean, this is ${type.list ? 'a list' : type.types[0]}. Ask .exists() of a list, compare a value.`,
      syntax,
    );
  else if (!type.certain && gives === 'condition')
    fault(
      'fhirpath-maybe-empty',
      'This is nothing, neither true nor false, when the record lacks what it asks. Write (...) ~ true, or ask a list with exists().',
      syntax,
    );
}
