import { changes } from '../pieces.ts';
import { become } from './become.ts';

/** Children of an element, each made of a text. Of the next texts only those that are new are made: the others stay as they are drawn. */
export class Kept {
  private texts: readonly string[] = [];
  private elements: readonly Element[] = [];

  /**
   * @param make makes an element of each text, or none at all
   * @returns false when none were made, and nothing is changed
   */
  show(texts: readonly string[], parent: Element, make: (texts: readonly string[]) => readonly Element[] | undefined): boolean {
    const parts = changes(this.texts, texts);
    const fresh = parts.filter(part => typeof part === 'string');
    const made = make(fresh);
    if (made?.length !== fresh.length) return false;
    const same = new Set(parts);
    const left = Map.groupBy(
      this.elements.filter((_, place) => !same.has(place)),
      nameOf,
    );
    const next = made.values();
    const elements = parts.flatMap(part => {
      if (typeof part === 'number') return this.elements[part] ?? [];
      const wanted = next.next().value;
      const there = wanted && left.get(nameOf(wanted))?.shift();
      return there ? become(there, wanted) : (wanted ?? []);
    });
    this.texts = texts;
    this.elements = elements;
    place(elements, parent);
    return true;
  }
}

/** What is about the same thing becomes what it is to be. */
const nameOf = (element: Element): string => `${element.localName} ${element.getAttribute('data-key') ?? ''}`;

/** Touches nothing that stays where it is. */
function place(elements: readonly Element[], parent: Element): void {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let at = parent.firstElementChild;
  for (const element of elements) {
    if (element === at) at = at.nextElementSibling;
    else parent.insertBefore(element, at);
  }
}
