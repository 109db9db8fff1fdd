import type { Issue } from './verdict.ts';

interface Kind {
  readonly kind: string;
  /** What a finding of the official engines begins with or says: `id: text`, of which either may be missing. */
  readonly theirs: RegExp;
  /** The codes of our rules that mean the same. */
  readonly ours: RegExp;
}

/** Kinds of defects, so that findings of different validators can be compared; the first that fits counts. */
const kinds: readonly Kind[] = [
  {
    kind: 'terminology server',
    theirs: /UNABLE_TO_INFER|expression-language#|TX_NoValid_11|HAPI-0676/,
    ours: /^$/,
  },
  { kind: 'signature', theirs: /signature/i, ours: /^structure-format$/ },
  {
    kind: 'unknown profile or extension',
    theirs: /Entry_NoProfile|Unknown_Profile|EXT_Unknown_NotHere|Extension_EXT_Version_Invalid/,
    ours: /^extension-known$/,
  },
  {
    kind: 'JSON',
    theirs:
      /Error parsing JSON|MalformedJson|JsonNull|getStart|is a duplicate and|not a Null|in JSON$|no quotes around/i,
    ours: /^json-|^structure-(?:null|type)$/,
  },
  {
    kind: 'narrative link',
    theirs: /XHTML_Resolve|TEXT_LINK|DT_URL_INTERNAL/i,
    ours: /^narrative-link$|^text-link$|^canonical-resolves$/,
  },
  { kind: 'narrative', theirs: /XHTML|txt-[12]/i, ours: /^narrative-xhtml$|^structure-missing-element$/ },
  {
    kind: 'extension',
    theirs: /^Extension_|^EXT_|Extension\.url|ext-1/,
    ours: /^extension-|^uri-absolute$|^structure-(?:missing-element|choice)$/,
  },
  { kind: 'answer', theirs: /Questionnaire_QR|QUESTIONNAIRE_QR/, ours: /^response-|^code-display$/ },
  {
    kind: 'profile',
    theirs:
      /slice|slicing|snapshot|discriminator|MatchMultiple|_DT_Fixed|MAGIC|SD_|sdf-|eld-|\(from (?!http:\/\/hl7\.org\/fhir\/StructureDefinition\/[A-Z])|The Profile '|\/(?:oxygensat|bp)#|StructureDefinition\/(?:cpg|crmi|shareable|publishable)-|uv\/(?:cpg|crmi)/i,
    ours: /^profile-|^structure-definition$|^invariant$|^structure-(?:missing-element|empty|code|format|cardinality)$/,
  },
  {
    kind: 'empty',
    theirs: /ele-1|cannot be empty|must have some content|at least one valid value|Primitive_NotEmpty/i,
    ours: /^structure-(?:empty|null)$/,
  },
  {
    kind: 'structure',
    theirs:
      /Profile_Minimum|Profile_Maximum|Unrecogni[sz]ed property|ILLEGAL_PROPERTY|This property must|array cannot be|must be an? (?:array|object)|exp-1/i,
    ours: /^structure-|^invariant$/,
  },
  { kind: 'invariant', theirs: /constraint failed/i, ours: /^(?!structure-(?!empty)|json-)/ },
  { kind: 'display', theirs: /Display_Name/, ours: /^code-display$/ },
  {
    kind: 'search parameter',
    theirs: /SEARCHPARAMETER|SEARCH_EXPRESSION|CS_SP_/i,
    ours: /^search-parameter$|^capability-search$/,
  },
  {
    kind: 'canonical',
    theirs: /CANONICAL|SYSTEM_ABSOLUTE/,
    ours: /^canonical-|^uri-absolute$|^value-set-compose$|^structure-format$/,
  },
  { kind: 'measure', theirs: /MEASURE_/, ours: /^measure/ },
  { kind: 'operation', theirs: /OPDEF_/, ours: /^operation-/ },
  {
    kind: 'code system',
    theirs: /CODESYSTEM_/,
    ours: /^code-system-|^coding-system$|^code-exists$|^structure-(?:missing-element|format)$/,
  },
  {
    kind: 'bundle',
    theirs: /BUNDLE_|DUPLICATE_ID/i,
    ours: /^bundle-|^id-unique$|^element-id-unique$|^reference-|^invariant$/,
  },
  {
    kind: 'reference',
    theirs: /Reference_|REF_|CONTAINED_ORPHAN/i,
    ours: /^reference-|^bundle-reference$|^response-reference$|^contained-id$|^invariant$/,
  },
  {
    kind: 'code',
    theirs: /Unknown_Code|TX_|Code_WS|DT_Code|VALUESET_|CONCEPTMAP_|Coding/i,
    ours: /^structure-(?:code|format|missing-element)$|^required-binding$|^code-|^coding-system$|^concept-map|^value-set|^language-code$/,
  },
  {
    kind: 'format',
    theirs: /./,
    ours: /^structure-(?:format|type|empty)$|^id-format$|^uri-|^attachment-|^identifier-uri$|^canonical-|^questionnaire-|^contained-id$/,
  },
];

/** The kind of an official engine's finding. */
export function kindOf({ messageId, text }: Issue): string {
  const said = `${messageId ?? ''}: ${text}`;
  return kinds.find(({ theirs }) => theirs.test(said))?.kind ?? 'format';
}

/** True when a finding of ours is of the kind. */
export function isOfKind({ messageId }: Issue, kind: string): boolean {
  return kinds.some((each) => each.kind === kind && each.ours.test(messageId ?? ''));
}

/** The place of a finding from the resource it is in: an entry of a Bundle stands for itself. */
function placeOf(expression: string): string {
  return expression
    .replace(/^.*\.resource\/\*(\w+)(?:\/[^*]*)?\*\//, '$1')
    .replace(/\/\*.*?\*\//g, '')
    .replace(/\[url='[^']*'\]/g, '')
    .replace(/\[x\]/g, '');
}

/** True when two findings are at the same element, or one at the parent of the other's. */
export function isNear(one: string | null, other: string | null): boolean {
  if (!one || !other) return true;
  const [a = '', b = ''] = [placeOf(one), placeOf(other)].sort((x, y) => x.length - y.length);
  if (a === b) return true;
  const rest = b.startsWith(a) ? b.slice(a.length) : undefined;
  return rest !== undefined && /^(?:\[\d+\])?(?:\.[^.]*(?:\.ofType\(\w+\))?)?$/.test(rest);
}
