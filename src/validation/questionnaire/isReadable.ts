import type { Questionnaire } from 'fhir/r4.js';
import { isObject } from '../typedValue.ts';

const lists = ['item', 'enableWhen', 'answerOption', 'extension', 'contained'];

/**
 * True when the items of a questionnaire have the shape that answers can be laid over, though its structure may be unsound elsewhere:
 * one without a status still says which answers it takes.
 */
export function isReadable(questionnaire: Questionnaire): boolean {
  return hasLists(questionnaire as unknown as Record<string, unknown>);
}

function hasLists(node: Record<string, unknown>): boolean {
  return lists.every((name) => {
    const list = node[name];
    if (list === undefined) return true;
    return (
      Array.isArray(list) && list.every((each) => isObject(each) && hasNames(each, name) && hasLists(each))
    );
  });
}

function hasNames(node: Record<string, unknown>, list: string): boolean {
  return list !== 'item' || (typeof node.linkId === 'string' && typeof node.type === 'string');
}
