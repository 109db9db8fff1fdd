import type { Rule } from '../rule.ts';
import { attachmentSize } from './attachmentSize.ts';
import { bundleFullUrl } from './bundleFullUrl.ts';
import { bundleLink } from './bundleLink.ts';
import { bundleReachable } from './bundleReachable.ts';
import { bundleReference } from './bundleReference.ts';
import { bundleRequest } from './bundleRequest.ts';
import { canonicalResolves } from './canonicalResolves.ts';
import { canonicalUnique } from './canonicalUnique.ts';
import { canonicalUrl } from './canonicalUrl.ts';
import { canonicalVersion } from './canonicalVersion.ts';
import { codeDisplay } from './codeDisplay.ts';
import { codeExists } from './codeExists.ts';
import { codingSystem } from './codingSystem.ts';
import { conceptMapComment } from './conceptMapComment.ts';
import { containedId } from './containedId.ts';
import { elementIdUnique } from './elementIdUnique.ts';
import { extensionContent } from './extensionContent.ts';
import { extensionContext } from './extensionContext.ts';
import { extensionKnown } from './extensionKnown.ts';
import { identifierUri } from './identifierUri.ts';
import { idFormat } from './idFormat.ts';
import { idUnique } from './idUnique.ts';
import { invariant } from './invariant.ts';
import { languageCode } from './languageCode.ts';
import { nameFormat } from './nameFormat.ts';
import { narrativeLink } from './narrativeLink.ts';
import { narrativeXhtml } from './narrativeXhtml.ts';
import { profileType } from './profileType.ts';
import { referenceForm } from './referenceForm.ts';
import { referenceResolves } from './referenceResolves.ts';
import { referenceTarget } from './referenceTarget.ts';
import { requiredBinding } from './requiredBinding.ts';
import { textLink } from './textLink.ts';
import { uriAbsolute } from './uriAbsolute.ts';
import { valueSetExpansion } from './valueSetExpansion.ts';

/**
 * All rules, in the order in which a reader wants their findings: what the artifact is called, what it points to,
 * which codes it uses, what it shows. A new rule is one file and one line here. The structure gate runs before them.
 */
export const rules: readonly Rule[] = Object.freeze([
  idFormat,
  idUnique,
  elementIdUnique,
  containedId,
  canonicalUrl,
  canonicalUnique,
  nameFormat,
  languageCode,
  invariant,
  profileType,
  extensionContext,
  extensionContent,
  extensionKnown,
  bundleFullUrl,
  bundleLink,
  bundleRequest,
  bundleReference,
  bundleReachable,
  referenceForm,
  referenceResolves,
  referenceTarget,
  canonicalResolves,
  canonicalVersion,
  uriAbsolute,
  identifierUri,
  requiredBinding,
  codingSystem,
  codeExists,
  codeDisplay,
  conceptMapComment,
  valueSetExpansion,
  narrativeXhtml,
  narrativeLink,
  textLink,
  attachmentSize,
]);
