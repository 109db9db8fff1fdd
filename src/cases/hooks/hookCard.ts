import type { PlanDefinition, PlanDefinitionAction, RequestGroupAction } from 'fhir/r4.js';

/** A card of CDS Hooks 2.0, as far as plans make one. https://cds-hooks.hl7.org/2.0/#card-attributes */
export interface HookCard {
  readonly summary: string;
  readonly detail?: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: { readonly label: string; readonly url?: string };
  readonly links?: readonly HookLink[];
}

/** A link of a card. */
export interface HookLink {
  readonly label: string;
  readonly url: string;
  readonly type: 'absolute';
}

/** By priority of the action, as HAPI has it. */
const indicators = { routine: 'info', urgent: 'warning', asap: 'warning', stat: 'critical' } as const;

/**
 * The card that an outermost action comes to, as HAPI makes it: title, description, priority, first documentation, and the plan's
 * related artifacts with a url as links. Nothing that is empty goes into it; the plan speaks where an action names no source.
 */
export function hookCard(
  { title, description, priority = 'routine', documentation = [] }: PlanDefinitionAction | RequestGroupAction,
  plan: PlanDefinition,
): HookCard {
  const [first] = documentation;
  const links = (plan.relatedArtifact ?? []).flatMap(({ display, url }): readonly HookLink[] =>
    display && isAbsolute(url) ? [{ label: display, url, type: 'absolute' }] : [],
  );
  return {
    summary: title ?? plan.title ?? 'Recommendation',
    ...(description && { detail: description }),
    indicator: indicators[priority],
    source: {
      label: first?.display ?? first?.label ?? plan.publisher ?? plan.title ?? 'Guideline',
      ...(isAbsolute(first?.url) && { url: first?.url as string }),
    },
    ...(links.length > 0 && { links }),
  };
}

function isAbsolute(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url);
}
